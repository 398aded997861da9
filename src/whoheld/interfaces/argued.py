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
    """Statements, each with its words, who says them, and their document; explanations under the event they explain."""
    events: dict[str, list[Row]] = {}
    for row in rows:
        events.setdefault(_event(row), []).append(row)
    for told in events.values():
        if told[0]["group"]:
            console.print(Text(_heading(told), style="bold"))
        for row in told:
            console.print(Text(_told(row), style="bold"))
            prose.quote(console, row)


def _event(row: Row) -> str:
    """What the explanations of one event have in common; a statement that is none of these stands alone."""
    if row["explained"]:
        return str(row["explained"]["id"])
    return f"{row['doc']} {row['group']}" if row["group"] else str(row["id"])


def _heading(rows: Sequence[Row]) -> str:
    """The event as told, with the place and days of its claim."""
    event = rows[0]["explained"]
    if event is None:
        return "Explanations of an event that is not told"
    days = " to ".join(dict.fromkeys(filter(None, (event["start_on"], event["end_on"]))))
    where = ", ".join(filter(None, (event["place"], days)))
    return f"Explanations of: “{event['text']}”{f' ({where})' if where else ''}"


def _told(row: Row) -> str:
    """What it is and what it is about, in one line."""
    about = ", ".join(filter(None, (row["about_place"], row["about_actor"])))
    leaning = f" ({row['leaning']} by the author: “{row['leaning_text']}”)" if row["leaning"] else ""
    figure = f": {_figure(row)}" if row["unit"] else ""
    judged = f" ({row['judged']} by a person)" if row["judged"] else ""
    return f"{row['type'].replace('_', ' ')}{leaning}{f' about {about}' if about else ''}{figure}{judged}"


def _figure(row: Row) -> str:
    """The figure in its own words and, where they are others, in kilometres or as bounds."""
    low, high = (None if bound is None else f"{bound:g}" for bound in (row["low"], row["high"]))
    bounds = low if low == high else f"{low or '..'} to {high or '..'}"
    return f"{row['figure_text']} ({bounds} {row['unit']})"
