"""A CSV as people have it: any of four delimiters, any encoding with a mark, packed or not, columns in any order."""

from __future__ import annotations

import csv
import gzip
import io
import re
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from whoheld.acquisition.decoding import MAX_BYTES, decode
from whoheld.errors import PeerTableError, UnreadableDocument
from whoheld.evidence.peers.incident import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_DELIMITERS = ",;\t|"
_PACKED = b"\x1f\x8b"
#: What Excel writes before the column names.
_SEPARATOR = re.compile(r"\Asep=.[^\n]*\n")
#: Characters that steer a terminal or turn the direction of writing: in a cell they say nothing.
_UNSEEN = dict.fromkeys([*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
#: A cell may hold a long note, but not a book.
_LONGEST_CELL = 1_000_000


class Line(NamedTuple):
    """A row of a sheet: its number (that of the column names is 1 as a rule), and its cells by column, none missing."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: the file's name, its columns in small letters, its rows, and rows that have more cells than columns."""

    name: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    refused: tuple[Refused, ...]

    def needs(self, wanted: Sequence[str], what: str) -> None:
        """See that columns are there.

        Raises:
            PeerTableError: Some are not.
        """
        if lacking := [name for name in wanted if name not in self.columns]:
            seen = ", ".join(self.columns[:12]) + (", ..." if len(self.columns) > 12 else "")  # noqa: PLR2004 - a line
            raise PeerTableError(
                f"{self.name}: no column {' or '.join(lacking)}, so it is no {what}; its columns are: {seen}"
            )


def read_sheet(path: str | Path, telling: Sequence[str]) -> Sheet:
    """Read a .csv or .csv.gz.

    Args:
        path: The file.
        telling: Column names by which the delimiter is told.

    Raises:
        PeerTableError: It is missing, too large, no text, or has no rows.
    """
    path = Path(path)
    text = _text(path)
    delimiter = _delimiter(text, telling)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    csv.field_size_limit(_LONGEST_CELL)
    try:
        told = [(number, row) for number, row in enumerate(reader, 1) if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise PeerTableError(f"{path.name}: near line {reader.line_num}: {error}; save it as CSV again") from error
    columns, rows = told[0][1] if told else [], told[1:]
    names = tuple(name.strip().strip("\ufeff").lower().replace(" ", "_") for name in columns)
    if twice := sorted({n for n in names if n and names.count(n) > 1}):
        raise PeerTableError(f"{path.name}: two columns are called {twice[0]}: take one out")
    if not rows:
        raise PeerTableError(f"{path.name}: no rows under its column names; give a table with rows")
    fitting = list(_lines(names, rows))
    return Sheet(
        path.name,
        names,
        tuple(one for one in fitting if isinstance(one, Line)),
        tuple(one for one in fitting if isinstance(one, Refused)),
    )


def _lines(names: tuple[str, ...], rows: Sequence[tuple[int, Sequence[str]]]) -> Iterator[Line | Refused]:
    for number, row in rows:
        if len(row) > len(names) and any(cell.strip() for cell in row[len(names) :]):
            yield Refused(number, f"{len(row)} cells under {len(names)} column names: quote cells with a delimiter in")
        else:
            filled = [*row, *[""] * (len(names) - len(row))]
            yield Line(
                number, {n: cell.translate(_UNSEEN).strip() for n, cell in zip(names, filled, strict=False) if n}
            )


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
        if data.startswith(_PACKED):
            with gzip.open(io.BytesIO(data)) as packed:
                data = packed.read(MAX_BYTES + 1)
        return _SEPARATOR.sub("", decode(data, path.name).text)
    except (zlib.error, EOFError, gzip.BadGzipFile) as error:
        raise PeerTableError(f"{path.name}: is packed and damaged ({error}): fetch it again") from error
    except OSError as error:
        raise PeerTableError(f"{path}: cannot be read ({error.strerror}); name a .csv or .csv.gz") from error
    except UnreadableDocument as error:
        raise PeerTableError(f"{error} (of a table, the part with your country and years is enough)") from error


def _delimiter(text: str, telling: Sequence[str]) -> str:
    """The delimiter under which the first line has most of the columns that are looked for."""
    first = next((line for line in text.splitlines() if line.strip()), "").lower()

    def known(delimiter: str) -> tuple[int, int]:
        cells = [c.strip().strip('"').replace(" ", "_") for c in first.split(delimiter)]
        return sum(cell in telling for cell in cells), len(cells)

    return max(_DELIMITERS, key=known)
