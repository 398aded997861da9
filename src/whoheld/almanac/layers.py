"""Layers of places that a person adds: GeoNames' country files, and plain CSV files (name, lat, lon, kind)."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from whoheld.almanac.folding import fold, is_latin
from whoheld.almanac.index import open_index
from whoheld.almanac.kinds import GEONAMES_CLASSES, geonames_feature, known_kinds, sort_of
from whoheld.almanac.place import Candidate, FeatureClass
from whoheld.errors import GazetteerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

GEONAMES_COLUMNS = 19  # https://download.geonames.org/export/dump/readme.txt
PLAIN_COLUMNS = ("name", "lat", "lon")
_ASK = (
    "a layer is a GeoNames country file (19 columns, tab separated, or a .zip of one) or a CSV file with name,lat,lon"
)


@dataclass(frozen=True, slots=True)
class Layer:
    """A gazetteer file as read: its name (the file's, without endings), SHA-256 of its bytes, and its places."""

    name: str
    digest_sha256: str
    rows: tuple[Candidate, ...]


def read_layer(path: str | Path) -> Layer:
    """Read a layer; places without a country get that of the nearest known settlement.

    Raises:
        GazetteerError: If the file is missing, or a line of it is no place; the message names file, line and cell.
    """
    path = Path(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise GazetteerError(f"{path}: cannot be read ({error.strerror}); {_ASK}") from error
    name, text = path.stem.lower(), _text(path, data)
    reader = _geonames if text.split("\n", 1)[0].count("\t") >= GEONAMES_COLUMNS - 1 else _plain
    rows = tuple(reader(path, name, text))
    if not rows:
        raise GazetteerError(f"{path}: no place in it; {_ASK}")
    return Layer(name, hashlib.sha256(data).hexdigest(), rows)


def _text(path: Path, data: bytes) -> str:
    if data[:2] == b"PK":
        data = _unzipped(path, data)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise GazetteerError(f"{path}, line {line}: not UTF-8; save the file as UTF-8 and add it again") from error


def _unzipped(path: Path, data: bytes) -> bytes:
    """The one data file of a zip, beside which GeoNames puts a readme.txt."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [n for n in archive.namelist() if not n.lower().endswith("readme.txt") and not n.endswith("/")]
            if len(names) == 1:
                return archive.read(names[0])
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        raise GazetteerError(f"{path}: cannot be unpacked ({error}); fetch it again") from error
    raise GazetteerError(
        f"{path}: {len(names)} files in the zip where one is expected ({', '.join(names[:5])}); {_ASK}"
    )


def _geonames(path: Path, layer: str, text: str) -> Iterator[Candidate]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        cells = line.split("\t")
        if len(cells) != GEONAMES_COLUMNS:
            raise GazetteerError(f"{path}, line {number}: {len(cells)} columns where GeoNames has 19; {_ASK}")
        if cells[6] in GEONAMES_CLASSES:
            at = f"{path}, line {number}"
            yield Candidate(
                id=f"geonames:{cells[0]}",
                name=cells[1],
                lon=_degrees(at, "longitude", cells[5], 180),
                lat=_degrees(at, "latitude", cells[4], 90),
                feature=geonames_feature(cells[6], cells[7]),
                layer=layer,
                country=cells[8],
                division=cells[10],
                population=_count(at, cells[14]),
                kind=f"{cells[6]}.{cells[7]}",
                alternates=tuple(n for n in (cells[2], *cells[3].split(",")) if n and n != cells[1] and is_latin(n)),
            )


def _plain(path: Path, layer: str, text: str) -> Iterator[Candidate]:
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    missing = [c for c in PLAIN_COLUMNS if c not in (rows.fieldnames or ())]
    if missing:
        seen = ", ".join(rows.fieldnames or ()) or "an empty line"
        raise GazetteerError(f"{path}, line 1: no column {', '.join(missing)} in {seen[:120]!r}; {_ASK}")
    locate = open_index().located
    try:
        for row in rows:
            yield _located(_place(f"{path}, line {rows.line_num}", layer, rows.line_num, row), locate)
    except csv.Error as error:
        raise GazetteerError(f"{path}, line {rows.line_num}: {error}; {_ASK}") from error


def _place(at: str, layer: str, number: int, row: dict[str, str | None]) -> Candidate:
    cell = {k: (v or "").strip() for k, v in row.items() if k and isinstance(v, str | None)}
    name, kind = cell["name"], cell.get("kind", "")
    if not name:
        raise GazetteerError(f"{at}: no name; give one or take the line out")
    return Candidate(
        id=f"layer:{layer}:{fold(name)}:{number}",
        name=name,
        lon=_degrees(at, "lon", cell["lon"], 180),
        lat=_degrees(at, "lat", cell["lat"], 90),
        feature=_feature(at, kind),
        layer=layer,
        country=cell.get("country", ""),
        division=cell.get("division", ""),
        population=_count(at, cell.get("population", "")),
        kind=kind,
        alternates=tuple(filter(None, cell.get("alternates", "").split("|"))),
    )


def _located(place: Candidate, locate: Callable[[float, float], tuple[str, str]]) -> Candidate:
    if place.country:
        return place
    country, division = locate(place.lon, place.lat)
    return replace(place, country=country, division=division)


def _feature(at: str, kind: str) -> FeatureClass:
    sort = sort_of(kind) if kind else None
    if sort:
        return sort.feature
    if not kind or kind in FeatureClass.__members__.values():
        return FeatureClass(kind or FeatureClass.SETTLEMENT)
    raise GazetteerError(f"{at}: unknown kind {kind!r}; use one of: {', '.join(known_kinds())}")


def _degrees(at: str, what: str, cell: str, most: int) -> float:
    try:
        value = float(cell)
    except ValueError:
        value = float("nan")
    if not -most <= value <= most:
        raise GazetteerError(f"{at}: {what} is {cell!r}, not decimal degrees from -{most} to {most}")
    return value


def _count(at: str, cell: str) -> int:
    if cell and not cell.isdigit():
        raise GazetteerError(f"{at}: population is {cell!r}, not a whole number")
    return int(cell or 0)
