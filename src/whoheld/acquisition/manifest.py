"""The list beside the documents: ``documents.csv``, in which a person says when each was published, and by whom."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from io import StringIO
from time import struct_time
from typing import TYPE_CHECKING

import edtf

from whoheld.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping
    from pathlib import Path

FILE_NAME = "documents.csv"
COLUMNS = ("path", "title", "publisher", "published", "url")
#: So many rows of one list are named in a remark.
FEW = 3
_FORMS = "write a day (2017-11-08), a month, a year, or an interval (2017-10-09/2017-10-10, ../2018-05-13)"


@dataclass(frozen=True, slots=True)
class Row:
    """What a person says of one document; None where the cell is empty. ``published`` is EDTF as written."""

    path: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None


def row_for(document: Path) -> Row | None:
    """What the list beside a document says of it; None where there is no list, or nothing in it about this document.

    Raises:
        DocumentError: If the list cannot be read, names the document twice, or gives a date that is none.
    """
    listing = document.parent / FILE_NAME
    try:
        stat = listing.stat()
    except OSError:
        return None
    return row_in(_rows(listing, stat.st_mtime_ns, stat.st_size), document.name, str(listing))


def row_in(rows: Mapping[str, tuple[int, dict[str, str]]], name: str, listing: str) -> Row | None:
    """What the rows of a list say of a document; None where nothing.

    Raises:
        DocumentError: If they give a date that is none.
    """
    number, cells = rows.get(name, (0, {}))
    return _row(cells, f"{listing}, row {number}") if number else None


def idle_in_list(listing: Path) -> str | None:
    """What is to be said of rows of a list that are about no file beside it; None where all of them are about one.

    A list that cannot be read is told with the documents that it would be about.
    """
    try:
        stat = listing.stat()
        rows = _rows(listing, stat.st_mtime_ns, stat.st_size)
    except (OSError, DocumentError):
        return None
    return idle(rows, {file.name for file in listing.parent.iterdir()})


def idle(rows: Mapping[str, tuple[int, dict[str, str]]], beside: Container[str]) -> str | None:
    """What is to be said of rows that are about no file, with the first of them; None where all are about one.

    Args:
        rows: See `rows_of`.
        beside: The names of the files beside the list.
    """
    told = [f"row {number} ({name})" for name, (number, _) in rows.items() if name not in beside]
    if not told:
        return None
    more = f" and {len(told) - FEW:,} more" if len(told) > FEW else ""
    return (
        f"{', '.join(told[:FEW])}{more}: no such file lies beside this list; write the name of one, without folders, "
        "in the list of its own folder"
    )


@lru_cache(maxsize=64)
def _rows(listing: Path, _changed_at: int, _size: int) -> Mapping[str, tuple[int, dict[str, str]]]:
    """The rows by document; read again only when the file has changed."""
    try:
        data = listing.read_bytes()
    except OSError as error:
        raise _unreadable(str(listing), error) from error
    return rows_of(data, str(listing))


def rows_of(data: bytes, listing: str) -> Mapping[str, tuple[int, dict[str, str]]]:
    """The rows of a list by document, each with its number.

    Args:
        data: The list.
        listing: What to call it in a message.

    Raises:
        DocumentError: If it is no CSV, or names a document twice.
    """
    found: dict[str, tuple[int, dict[str, str]]] = {}
    for number, cells in _cells(data, listing):
        name = cells["path"] = cells["path"].removeprefix("./")
        if name in found:
            raise DocumentError(
                f"{listing}, row {number}: {name} stands there twice, first in row {found[name][0]}; keep one"
            )
        found[name] = number, cells
    return found


def _cells(data: bytes, listing: str) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        reader = csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        if "path" not in (reader.fieldnames or ()):
            raise DocumentError(
                f"{listing}, row 1: no column is called path; write {','.join(COLUMNS)} in the first row"
            )
        for row in reader:
            cells = {str(k): v.strip() for k, v in row.items() if isinstance(v, str)}
            if None in row:
                raise DocumentError(
                    f"{listing}, row {reader.line_num}: more cells than columns; "
                    "put quotes around a cell with a comma in it"
                )
            if cells.get("path"):
                yield reader.line_num, cells
    except (UnicodeDecodeError, csv.Error) as error:
        raise _unreadable(listing, error) from error


def _unreadable(listing: str, error: Exception) -> DocumentError:
    return DocumentError(f"{listing} cannot be read as CSV in UTF-8 ({error}): save it anew, or take it away")


def _row(cells: Mapping[str, str], where: str) -> Row:
    said = {name: cells.get(name) or None for name in COLUMNS[1:]}
    if said["published"]:
        said["published"] = checked_date(said["published"], where)
    return Row(cells["path"], **said)


def checked_date(text: str, where: str) -> str:
    """A publication day or interval, if it is one.

    Args:
        text: EDTF, level 0 or 1.
        where: Who says it, for the message.

    Raises:
        DocumentError: If it is not EDTF, no day of the calendar, or ends before it begins.
    """
    try:
        parsed = edtf.parse_edtf(text.strip())
        first = _strict(getattr(parsed, "lower", parsed), "lower_strict")
        last = _strict(getattr(parsed, "upper", parsed), "upper_strict")
    except (edtf.EDTFParseException, ValueError) as error:
        raise DocumentError(f"{where}: {text!r} is no publication date; {_FORMS}") from error
    if first and last and first > last:
        raise DocumentError(f"{where}: {text!r} ends before it begins; turn it round")
    return text.strip()


def _strict(bound: object, method: str) -> tuple[int, ...]:
    """A bound as year, month, day; empty for an open one."""
    strict = getattr(bound, method, None)
    day = strict() if strict else None
    return (day.tm_year, day.tm_mon, day.tm_mday) if isinstance(day, struct_time) else ()
