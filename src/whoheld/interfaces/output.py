"""Writes an answer to standard output in the format that was asked for."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from whoheld.interfaces.formats import Format, answer_as, rows_as
from whoheld.interfaces.shapes import COLUMNS, shaped, shaped_all

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whoheld.interfaces.flags import Settings
    from whoheld.interfaces.shapes import HasRow


def put_answer(settings: Settings, command: str, answer: HasRow) -> None:
    """One answer: an object, a row, or a page for reading."""
    row = shaped(command, answer)
    if settings.format is Format.TABLE:
        from whoheld.interfaces.tables import draw  # noqa: PLC0415 - rich costs a program that asks for data 0.1 s

        draw(command, [row])
    else:
        sys.stdout.writelines(answer_as(settings.format, row, COLUMNS[command]))


def put_rows(settings: Settings, command: str, items: Iterable[HasRow]) -> None:
    """A list of answers: rows, or a table for reading."""
    rows = shaped_all(command, items)
    if settings.format is Format.TABLE:
        from whoheld.interfaces.tables import draw  # noqa: PLC0415 - as above

        draw(command, list(rows))
    else:
        sys.stdout.writelines(rows_as(settings.format, rows, COLUMNS[command]))
