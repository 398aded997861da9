"""What is counted of sources, told in lines: never a share without its count, and no share of fewer than ten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from whoheld.history.spread import FEWEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from whoheld.interfaces.formats import Row

#: So wide is the first column.
_WIDE = 26


def cards(console: Console, rows: Sequence[Row]) -> None:
    """Each source in some lines."""
    for row in rows:
        kinds = ", ".join(f"{count} {kind}" for kind, count in row["kinds"].items())
        console.print(Text(f"{row['name']}: {row['claims']} claims", style="bold"))
        _line(console, "kinds of claim", kinds or "none")
        _line(console, "events", f"{row['events']}, told or denied in {row['in_events']} claims")
        _line(console, "nobody else speaks of", f"{row['alone']}")
        _line(console, "others confirm", _share(row["confirmed"]))
        _line(console, "others contradict", _share(row["contradicted"]))
        _line(console, "days to the report", _spread(row["delay"]))
        _line(console, "its first report", _early(row["lead"], "the others'"))
        _line(console, "takings told, by side", "; ".join(f"{g['side']} {_share(g)}" for g in row["gains"]) or "none")
        _line(console, "its figures of harm", _figures(row["figures"], "the others'"))
        console.print()


def pair(console: Console, row: Row, a: str, b: str) -> None:
    """Two sources over what both speak of."""
    console.print(Text(f"{a} beside {b}: {row['events']} dated events of which both speak", style="bold"))
    _line(console, "they agree on", _share(row["agree"]))
    _line(console, "they contradict on", _share(row["contradict"]))
    _line(console, f"first reports of {a}", _early(row["lead"], f"{b}'s"))
    _line(console, f"figures of {a}", _figures(row["figures"], f"{b}'s"))
    console.print()


def _line(console: Console, what: str, told: str) -> None:
    line = Table.grid(padding=(0, 2, 0, 0))
    line.add_column(width=_WIDE)
    line.add_column(overflow="fold")
    line.add_row(Text(f"  {what}"), Text(told))
    console.print(line)


def _share(row: Row) -> str:
    """A count of how many, with the share and its interval where there are enough."""
    told = f"{row['count']} of {row['of']}"
    return told if row["share"] is None else f"{told} ({row['share']:.0%}, 95% {row['low']:.0%} to {row['high']:.0%})"


def _early(row: Row, whose: str) -> str:
    counts = f"earlier than {whose} {row['below']}, the same day {row['level']}, later {row['above']}"
    middle = row["spread"]
    return counts if middle["median"] is None else f"{counts}; days after {whose}: {_spread(middle)}"


def _figures(row: Row, whose: str) -> str:
    counts = f"below {whose} {row['below']}, the same {row['level']}, above {row['above']}"
    middle = row["spread"]
    if middle["median"] is None:
        return counts
    return f"{counts}; times {whose}: {_spread(middle)}"


def _spread(row: Row) -> str:
    if row["median"] is None:
        return f"known of {row['count']}, fewer than {FEWEST}: no middle is given" if row["count"] else "not known"
    quartiles = f"quartiles {row['lower']:g} and {row['upper']:g}"
    return f"median {row['median']:g} (95% {row['low']:g} to {row['high']:g}), {quartiles}, of {row['count']}"
