"""CSV files for other tools: their cells are never run as formulas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from whoheld.interfaces.formats import Format, cell, rows_as

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

#: A spreadsheet takes a text that begins so for a formula; the last four are what it makes of full-width letters.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")

#: What the sidecar says of it.
ESCAPED = (
    "a text that begins with = + - @, a tab or a line end has one apostrophe before it, so that no spreadsheet runs it "
    "as a formula (one that begins with apostrophes and then such a character has one more); numbers have none"
)


def write_csv(out: Path, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> int:
    """Write a header and rows in UTF-8, lines ended by a line feed; how many rows there were.

    Lists are joined by "; ", nothing stands for None, and texts that a spreadsheet would run are escaped.
    """
    count = 0

    def guarded() -> Iterable[dict[str, Any]]:
        nonlocal count
        for row in rows:
            count += 1
            yield {name: safe(row.get(name)) for name in columns}

    with out.open("w", encoding="utf-8", newline="") as file:
        file.writelines(rows_as(Format.CSV, guarded(), columns))
    return count


def safe(value: object) -> object:
    """A value as a cell that no spreadsheet runs; numbers as they are."""
    if value is None or isinstance(value, bool | int | float):
        return value
    text = cell(value)
    return f"'{text}" if _FORMULA.match(text) else text


def unsafe(text: str) -> str:
    """The text that `safe` made a cell of."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
