"""Comparisons with other people's tables told in prose: events with the nearest of ours, spells with our days."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from whoheld.interfaces import prose
from whoheld.interfaces.words import days, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from whoheld.interfaces.formats import Row


def events(console: Console, rows: Sequence[Row]) -> None:
    """The rows, state by state; the nearest of the other side stands indented under one that is not matched."""
    for state, some in groupby(rows, key=lambda row: row["state"]):
        console.print(Text(state, style="bold underline"))
        for row in some:
            _told(console, row)
        console.print()


def spells(console: Console, rows: Sequence[Row]) -> None:
    """Rows of who held what, each with what the record says of its days."""
    for row in rows:
        head = f"{days(row['start'], row['end'])}  {row['place']}: {row['holder']} (row {row['row']})"
        console.print(Text(head, style="bold"))
        if row["found"]:
            console.print(Padding(Text(_days(row)), (0, 0, 0, 2)))
        if row["first_other"]:
            console.print(Padding(Text(f"from {row['first_other']} another: {row['other_holder']}"), (0, 0, 0, 2)))
        for why in row["why"]:
            console.print(Padding(Text(why), (0, 0, 0, 2)))


def _days(row: Row) -> str:
    """On how many days the record says what."""
    told = [(row[key], words) for key, words in _ANSWERS.items() if row[key]]
    called = "" if row["found"] == row["place"] else f" at {row['found']}"
    return f"of {row['days']} days{called}: " + ", ".join(f"{number} {words}" for number, words in told)


_ANSWERS = {
    "same": "the same holder",
    "other": "another",
    "disputed": "accounts differ",
    "divided": "held in parts, one of them theirs",
    "changing": "passing to or from theirs",
    "unknown": "not known",
}


def _told(console: Console, row: Row) -> None:
    mine = row["state"].startswith("ours")
    if mine:
        _ours(console, row, indent=0)
    else:
        console.print(Text(_theirs(row), style="bold"))
    console.print(Padding(Text(text(row["why"])), (0, 0, 0, 2)))
    if mine and row["their_id"]:
        console.print(Padding(Text(f"theirs: {_theirs(row)}"), (0, 0, 0, 4)))
    elif not mine and row["claim_id"]:
        _ours(console, row, indent=4)


def _theirs(row: Row) -> str:
    dead = "" if row["their_dead"] is None else f", {row['their_dead']} dead"
    sides = " and ".join(row["their_sides"])
    parts = (row["their_day"], row["their_place"] or "no place", sides, f"({row['their_id']}, row {row['their_row']})")
    return "  ".join(part for part in parts if part) + dead


def _ours(console: Console, row: Row, *, indent: int) -> None:
    console.print(Padding(Text(prose.told({**row, "unnamed": None, "extent": None})), (0, 0, 0, indent)))
    prose.quote(console, {**row, "id": row["claim_id"]}, indent=indent + 2)
