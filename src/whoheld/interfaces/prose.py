"""Answers told in prose: what was found, why, and the sentences in full with their document and source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from whoheld.interfaces import summary
from whoheld.interfaces.exports import report
from whoheld.interfaces.words import days, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from whoheld.interfaces.formats import Row


def read(console: Console, rows: Sequence[Row]) -> None:
    """What became of the documents of a reading."""
    for row in rows:
        for line in summary.lines(row):
            console.print(line)


def export(console: Console, rows: Sequence[Row]) -> None:
    """What was written for another tool, and what was left out."""
    for row in rows:
        for line in report.lines(row):
            console.print(line)


def held(console: Console, rows: Sequence[Row]) -> None:
    """Who held a place, and the sentences for and against."""
    for row in rows:
        console.print(Text(f"{row['place']}, {row['date']}: {row['holder'] or 'unknown'}", style="bold"))
        _facts(console, row, ("status", "sharing", "since", "until", "last_evidence"))
        for title, key in (("For", "for"), ("Against", "against"), ("Said of the area", "said_of_the_area")):
            _quotes(console, title, row[key])


def history(console: Console, rows: Sequence[Row]) -> None:
    """The spells of a place, each with its evidence."""
    console.print(Text(str(rows[0]["place"]), style="bold"))
    for row in rows:
        console.print()
        days = f"{row['start'] or '..'} to {row['end'] or '..'}"
        console.print(Text(f"{days}: {row['holder'] or 'unknown'}", style="bold"))
        _facts(console, row, ("status", "sharing", "last_evidence"))
        _quotes(console, "For", row["for"])
        _quotes(console, "Against", row["against"])


def revisions(console: Console, rows: Sequence[Row]) -> None:
    """The answers for one day, each from the day on which it was known."""
    console.print(Text(f"{rows[0]['place']}, {rows[0]['date']}", style="bold"))
    for row in rows:
        console.print()
        console.print(Text(f"as known by {row['known_by']}: {row['holder'] or 'unknown'}", style="bold"))
        _facts(console, row, ("status", "last_evidence", "published"))
        _quotes(console, "For", row["for"])


def disputes(console: Console, rows: Sequence[Row]) -> None:
    """Rival accounts, each side with its sentences."""
    for row in rows:
        console.print(Text(f"{row['place']}, {days(row['start'], row['end'])}", style="bold"))
        for account in row["accounts"]:
            _quotes(console, f"{account['holder'] or 'unknown'}", account["claims"])
        _why(console, row)
        console.print()


def casualties(console: Console, rows: Sequence[Row]) -> None:
    """Who came to harm, event by event, with the figure of each source."""
    console.print(Text(str(rows[0]["place"]), style="bold"))
    for row in rows:
        best = _number(row["best_low"], row["best_high"]) if row["best_low"] or row["best_high"] else ""
        whom = ", ".join(filter(None, (row["whom"], row["unit"] if row["unit"] != row["whom"] else "")))
        console.print()
        console.print(Text(f"{days(row['start'], row['end'])}: {row['kind']} {whom}".rstrip(), style="bold"))
        console.print(Padding(Text(f"best {best or 'unknown'} ({row['best']})"), (0, 0, 0, 2)))
        console.print(Padding(Text(f"all sources {_number(row['low'], row['high'])}"), (0, 0, 0, 2)))
        for figure in row["figures"]:
            said = f"{_number(figure['low'], figure['high'])}  {figure['witness']}, {figure['stance']}"
            console.print(Padding(Text(said, style="italic"), (0, 0, 0, 4)))
            quote(console, {**figure, "witness": None}, indent=6)


def _number(low: int | None, high: int | None) -> str:
    """A count for reading: one number, both bounds, or the one that is known."""
    if low is None or high is None:
        return f"at least {low}" if low is not None else f"at most {high}" if high is not None else "no figure"
    return str(low) if low == high else f"{low} to {high}"


def claims(console: Console, rows: Sequence[Row]) -> None:
    """Claims, each with its sentence."""
    for row in rows:
        console.print(Text(told(row), style="bold"))
        quote(console, row)


def told(row: Row) -> str:
    """What a claim tells, in one line; a loser that no words name is marked, where the row has the words."""
    actor = (row["actor"] or "someone").replace("; ", " and ")
    what = f"{actor} {row['kind']} {row['place'] or row['unnamed'] or 'an unnamed place'}"
    inferred = "" if row.get("target_text", row["target"]) else ", inferred"
    target = f" (from {row['target']}{inferred})" if row["target"] else ""
    part = f", {row['extent']}" if row["extent"] in {"part", "edge"} else ""
    return f"{days(row['start'], row['end'])}  {what}{target}{part}"


def check(console: Console, rows: Sequence[Row]) -> None:
    """What is wrong in a record, and what to do."""
    for row in rows:
        console.print(Text(f"{row['rule']}: {row['where']}", style="bold"))
        console.print(Padding(Text(row["seen"]), (0, 0, 0, 2)))
    for advice in dict.fromkeys(row["advice"] for row in rows):
        console.print(Text(f"What to do: {advice}"))


def _quotes(console: Console, title: str, claims: Sequence[Row]) -> None:
    if claims:
        console.print(Text(f"  {title}", style="italic"))
    for claim in claims:
        quote(console, claim, indent=4, dated=True)


def evidence(console: Console, rows: Sequence[Row]) -> None:
    """Sentences with their days."""
    for row in rows:
        quote(console, row, dated=True)


def quote(console: Console, claim: Row, *, indent: int = 2, dated: bool = False) -> None:
    """A claim's words in full, then its stance, its source, its document and, if asked for, its days."""
    of = f" · of {days(claim['start'], claim['end'])}" if dated and (claim["start"] or claim["end"]) else ""
    later = " · told later" if claim.get("told_later") else ""
    who = f"{claim['stance']} by {claim['source'] or 'the author'}"
    said = f"{who} · {claim['doc']}{_page(claim)}{of}{later}{_again(claim)}{_id(claim)}"
    words = " ".join(claim["quote"].split())  # a line break of the file is no matter to a reader
    console.print(Padding(Text(f"“{words}”"), (0, 0, 0, indent)))
    console.print(Padding(Text(said, style="dim"), (0, 0, 0, indent)))


def _page(claim: Row) -> str:
    """The page on which the words stand, where the document has pages."""
    return f", p. {claim['page']}" if claim.get("page") else ""


def _id(claim: Row) -> str:
    """The id by which a listed claim is judged."""
    return f" · {claim['id']}" if "id" in claim else ""


def _again(claim: Row) -> str:
    """That a sentence is no witness of its own, where its witness is one with others, or was heard before."""
    who = claim.get("witness") or ""
    own = who in (claim["source"] or f"the author of {claim['doc']}", "")
    return "" if own else f" · counted as {who}"


def _facts(console: Console, row: Row, columns: Sequence[str]) -> None:
    """A line of what else the answer says, then why."""
    known = [f"{column.replace('_', ' ')} {text(row[column])}" for column in columns if row[column]]
    if known:
        console.print(Padding(Text(" · ".join(known)), (0, 0, 0, 2)))
    _why(console, row)


def _why(console: Console, row: Row) -> None:
    if row["why"]:
        console.print(Padding(Text(f"why: {text(row['why'])}"), (0, 0, 0, 2)))
