"""A user's file on which source leans to which side: a CSV with the columns source, side, from and to."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from whoheld.errors import LeaningsError
from whoheld.evidence.circle import Leaning

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NEEDED = ("source", "side")
_ASK = "a file of leanings is a CSV with the columns source, side and, if wanted, from and to (days such as 2016-03-01)"


def read_leanings(path: str | Path) -> tuple[Leaning, ...]:
    """Read a file of leanings, in its order; an empty side says that a source leans to nobody.

    Raises:
        LeaningsError: The file is missing, or a line of it is no leaning; the message names file, line and cell.
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise LeaningsError(f"{path}: cannot be read ({error.strerror}); {_ASK}") from error
    except UnicodeDecodeError as error:
        raise LeaningsError(f"{path}: is not UTF-8; save it as CSV UTF-8 and try again; {_ASK}") from error
    return tuple(_lines(path, text))


def _lines(path: Path, text: str) -> Iterator[Leaning]:
    reader = csv.DictReader(text.splitlines())
    columns = {(name or "").strip().lower() for name in reader.fieldnames or ()}
    if lacking := [name for name in _NEEDED if name not in columns]:
        raise LeaningsError(f"{path}: no column {' or '.join(lacking)}; {_ASK}")
    for row in reader:
        cells = {k.strip().lower(): (v or "").strip() for k, v in row.items() if k and isinstance(v, str | None)}
        if any(cells.values()):
            yield _leaning(f"{path}, line {reader.line_num}", cells)


def _leaning(at: str, cells: Mapping[str, str]) -> Leaning:
    if not cells["source"]:
        raise LeaningsError(f"{at}: no source; name one or take the line out")
    first, last = (_day(at, name, cells.get(name, "")) for name in ("from", "to"))
    if first and last and first > last:
        raise LeaningsError(f"{at}: from {first} comes after to {last}; put them in order")
    return Leaning(cells["source"], cells["side"], first, last)


def _day(at: str, name: str, cell: str) -> date | None:
    try:
        return date.fromisoformat(cell) if cell else None
    except ValueError as error:
        raise LeaningsError(f"{at}: {name} is {cell!r}, not a day such as 2016-03-01") from error
