"""Lists of claims told in prose: what two sources say, what was foretold, and what waits for a review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from whoheld.interfaces import prose
from whoheld.interfaces.words import days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from whoheld.interfaces.formats import Row


def compare(console: Console, rows: Sequence[Row]) -> None:
    """What two sources say: where they contradict each other first, then what both say, then each alone."""
    for row in rows:
        a, b = row["a"]["name"], row["b"]["name"]
        for name, title in (("contradict", "contradict each other"), ("both", "say the same")):
            _heading(console, f"{a} and {b} {title}", row, name)
            for one in row[name]:
                _meeting(console, one, a, b)
        for name, source in (("only_a", a), ("only_b", b)):
            _heading(console, f"Only {source} says", row, name)
            prose.claims(console, row[name])


def queue(console: Console, rows: Sequence[Row]) -> None:
    """Claims to be looked at, each with the reason."""
    for row in rows:
        prose.claims(console, [row["claim"]])
        console.print(Padding(Text(f"why: {'; '.join(row['why'])}"), (0, 0, 0, 2)))


def forecasts(console: Console, rows: Sequence[Row]) -> None:
    """What was foretold, what came of it, and the sentences for both."""
    for row in rows:
        who = (row["actor"] or "someone").replace("; ", " and ")
        where = row["place"] or "an unnamed place"
        title = f"{row['told'] or 'no date'}  {row['stance']}: {who} {row['kind']} {where}"
        console.print(Text(f"{title} · {row['outcome']}", style="bold"))
        prose.quote(console, row)
        by_when = ": ".join(filter(None, (row["horizon"], row["reading"]))) if row["test"] else ""
        for name, words in (("test", row["test"]), ("by when", by_when), ("why", row["why"])):
            if words:
                console.print(Padding(Text(f"{name}: {words}"), (0, 0, 0, 2)))
        for name, label in (("for", "By"), ("rivals", "But")):
            if row[name]:
                console.print(Padding(Text(label, style="italic"), (0, 0, 0, 2)))
            for claim in row[name]:
                prose.quote(console, claim, indent=4, dated=True)


def _heading(console: Console, title: str, row: Row, name: str) -> None:
    """A title with how many there are, and how many of them are shown where those are fewer."""
    shown, total = len(row[name]), row["totals"][name]
    more = f", the first {shown}" if shown < total else ""
    console.print(Text(f"{title}: {total}{more}", style="bold"))


def _meeting(console: Console, one: Row, a: str, b: str) -> None:
    console.print(Text(f"  {one['place']}, {days(one['start'], one['end'])}", style="bold"))
    for name, claims in ((a, one["a"]), (b, one["b"])):
        console.print(Text(f"  {name}", style="italic"))
        for claim in claims:
            prose.quote(console, claim, indent=4, dated=True)
    if one["why"]:
        console.print(Padding(Text(f"why: {one['why']}"), (0, 0, 0, 2)))
