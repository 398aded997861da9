"""What is cut off, told in prose: which places, by which lost ways, and what leaves it in doubt."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from whoheld.interfaces import prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from whoheld.interfaces.formats import Row

#: So many places without a point are named.
_NAMED = 12


def distance(console: Console, rows: Sequence[Row]) -> None:
    """How far it is, where the points are from, and how far documents say that it is."""
    for row in rows:
        a, b = row["a"], row["b"]
        console.print(Text(f"{a['name']} to {b['name']}: {row['told']}", style="bold"))
        for place in (a, b):
            _line(
                console, f"{place['name']}: {place['lon']:.3f} {place['lat']:.3f}, by {place['basis']} ({place['id']})"
            )
        for told in row["told_of"]:
            by = f"{told['source'] or 'the author'} ({told['doc']}, {told['stance']}): {told['beside']}"
            _line(console, f"told: {told['words']}{_in_km(told)} by {by}")


def _in_km(told: Row) -> str:
    """A told distance in kilometres, where its own words are others."""
    if "km" in told["words"] or "kilomet" in told["words"]:
        return ""
    bounds = [f"{bound:.0f}" for bound in dict.fromkeys((told["low"], told["high"])) if bound is not None]
    return f" ({' to '.join(bounds)} km)"


def cutoff(console: Console, rows: Sequence[Row]) -> None:
    """What loses every way, the ways whose loss does it, and what is held in doubt."""
    for row in rows:
        falls = " and ".join(row["falls"]) or "nothing"
        console.print(Text(f"{row['side']}, {row['date']}: cut off if {falls} fell", style="bold"))
        if not row["cut_off"]:
            _line(console, "nothing that had a way to the rest loses it")
        for number, piece in groupby(row["cut_off"], key=lambda one: one["piece"]):
            _line(console, f"{number}. {', '.join(one['place'] for one in piece)}")
            for way in (way for way in row["lost"] if way["piece"] == number):
                _line(console, f"lost: {_way(way, stand_in=row['stand_in'])}", indent=5)
        _more(console, row)


def besieged(console: Console, rows: Sequence[Row]) -> None:
    """Places under siege on a day, and who says so."""
    console.print(Text(f"Besieged on {rows[0]['date']}", style="bold"))
    for row in rows:
        console.print()
        told = f"{row['place']} ({row['holder'] or 'unknown'}), by {', '.join(row['besiegers']) or 'unknown'}"
        console.print(Text(told, style="bold"))
        for item in row["told"]:
            prose.quote(console, item, indent=2, dated=True)


def _way(way: Row, *, stand_in: bool) -> str:
    by = f", {', '.join(way['roads'])}" if way["roads"] else ""
    return f"{way['cut_off']} - {way['fallen']} (about {way['km']} km{' in a straight line' if stand_in else by})"


def _more(console: Console, row: Row) -> None:
    """What the answer rests on."""
    _line(console, f"the rest: {row['rest']}; places in it after the fall: {row['rest_places']}")
    _line(console, f"by {row['graph']}")
    if row["apart"]:
        _line(console, f"without a way to the rest before, too: {', '.join(one['place'] for one in row['apart'])}")
    if row["doubts"]:
        _line(console, "in doubt:")
    for one in row["doubts"]:
        _line(console, f"{one['place']} ({one['holder']}): {'; '.join(one['doubts'])}", indent=5)
    if row["not_placed"]:
        _line(console, f"held too, but not in the graph: {_first(row['not_placed'])}")


def _first(names: Sequence[str]) -> str:
    """The first of many names, and how many more there are; the other formats have all of them."""
    more = len(names) - _NAMED
    told = ", ".join(names[:_NAMED])
    return f"{told} and {more} more (`--format json` names all)" if more > 1 else ", ".join(names)


def _line(console: Console, words: str, indent: int = 2) -> None:
    console.print(Padding(Text(words), (0, 0, 0, indent)))
