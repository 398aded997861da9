"""Statements for reading: each with its sentence, explanations of one event under one heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from whoheld.interfaces import prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from whoheld.interfaces.formats import Row


def statements(console: Console, rows: Sequence[Row]) -> None:
    """Statements, each with its words, who says them, and their document."""
    for row in rows:
        console.print(Text(_told(row), style="bold"))
        prose.quote(console, row)


def _told(row: Row) -> str:
    """What it is and what it is about, in one line."""
    about = ", ".join(filter(None, (row["about_place"], row["about_actor"])))
    group = f" (explanation of event {row['group']} of its document)" if row["group"] else ""
    figure = f": {_figure(row)}" if row["unit"] else ""
    judged = f" ({row['judged']} by a person)" if row["judged"] else ""
    return f"{row['type'].replace('_', ' ')}{group}{f' about {about}' if about else ''}{figure}{judged}"


def _figure(row: Row) -> str:
    """The figure in its own words and, where they are others, in kilometres or as bounds."""
    low, high = (None if bound is None else f"{bound:g}" for bound in (row["low"], row["high"]))
    bounds = low if low == high else f"{low or '..'} to {high or '..'}"
    return f"{row['figure_text']} ({bounds} {row['unit']})"
