"""Rows and single answers as JSON, JSON lines and CSV; `docs/shapes.md` has the columns of each command."""

from __future__ import annotations

import csv
import io
import json
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

#: Columns and their plain values, or lists and mappings of such.
Row: TypeAlias = "Mapping[str, Any]"


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


def rows_as(form: Format, rows: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    """A list of rows in pieces of text: one array, one object a line, or a header and one line a row.

    Raises:
        ValueError: If the format is `Format.TABLE`, which `whoheld.interfaces.tables` draws.
    """
    match form:
        case Format.JSON:
            yield from _array(rows)
        case Format.JSONL:
            yield from (f"{_dump(row)}\n" for row in rows)
        case Format.CSV:
            yield _line(columns)
            yield from (_line([cell(row.get(column)) for column in columns]) for row in rows)
        case _:
            raise ValueError(f"no rows are written as {form}")


def answer_as(form: Format, row: Row, columns: Sequence[str]) -> Iterator[str]:
    """One answer: one object in JSON and JSON lines, a header and one line in CSV."""
    if form is Format.JSON:
        return iter([f"{json.dumps(row, ensure_ascii=False, indent=2, default=str)}\n"])
    return rows_as(form, [row], columns)


def _array(rows: Iterable[Row]) -> Iterator[str]:
    """An array with one row a line, written as the rows come; an empty one on one line."""
    before = "[\n  "
    for row in rows:
        yield f"{before}{_dump(row)}"
        before = ",\n  "
    yield "[]\n" if before.startswith("[") else "\n]\n"


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def cell(value: object) -> str:
    """A value in a CSV cell: nothing for none, plain lists joined by "; ", anything deeper as JSON."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case list() | tuple() if all(isinstance(item, str) for item in value):
            return "; ".join(value)
        case list() | tuple() | dict():
            return _dump(value)
        case _:
            return str(value)


def _line(cells: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(cells)  # its own line end, \r\n, makes it quote a \r within a cell
    return out.getvalue().removesuffix("\r\n") + "\n"
