"""Answers for reading: at most 100 columns wide, quotes in full with their document and source."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from whoheld.interfaces import summary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from whoheld.interfaces.formats import Row

WIDTH = 100

#: What is said where a list has no rows.
NOTHING = {
    "on": "No control is known on that day.",
    "revisions": "No document in the record tells of it.",
    "changes": "No change of control is in the record.",
    "claims": "No claim is in the record.",
    "disputes": "No accounts disagree.",
    "judgements": "Nobody judged anything: whoheld judge --help",
    "documents": "No document is in the record: whoheld read PATH",
    "check": "No fault was found.",
    "timex": "No expression of time was found.",
    "toponyms": "No name of a place was found.",
    "casualties": "No figure of people who came to harm there is in the record.",
    "leanings": "No file says who leans where: whoheld leanings FILE.csv",
    "gazetteer list": "No layer beside the one that is shipped: whoheld gazetteer add FILE",
}


def draw(command: str, rows: Sequence[Row]) -> None:
    """Write the answer of a command to standard output; plain, and without spaces at line ends, in a file."""
    width = min(WIDTH, shutil.get_terminal_size((WIDTH, 24)).columns)
    console = Console(width=width, highlight=False, markup=False, emoji=False)
    with console.capture() as drawn:
        if rows:
            DRAWERS[command](console, rows)
        else:
            console.print(NOTHING.get(command, "Nothing of that kind is in the record."))
    sys.stdout.writelines(f"{line.rstrip()}\n" for line in drawn.get().splitlines())


def _read(console: Console, rows: Sequence[Row]) -> None:
    for row in rows:
        for line in summary.lines(row):
            console.print(line)


def _held(console: Console, rows: Sequence[Row]) -> None:
    for row in rows:
        console.print(Text(f"{row['place']}, {row['date']}: {row['holder'] or 'unknown'}", style="bold"))
        _facts(console, row, ("status", "sharing", "since", "until", "last_evidence"))
        for title, key in (("For", "for"), ("Against", "against"), ("Said of the area", "said_of_the_area")):
            _evidence(console, title, row[key])


def _history(console: Console, rows: Sequence[Row]) -> None:
    console.print(Text(str(rows[0]["place"]), style="bold"))
    for row in rows:
        console.print()
        days = f"{row['start'] or '..'} to {row['end'] or '..'}"
        console.print(Text(f"{days}: {row['holder'] or 'unknown'}", style="bold"))
        _facts(console, row, ("status", "sharing", "last_evidence"))
        _evidence(console, "For", row["for"])
        _evidence(console, "Against", row["against"])


def _revisions(console: Console, rows: Sequence[Row]) -> None:
    console.print(Text(f"{rows[0]['place']}, {rows[0]['date']}", style="bold"))
    for row in rows:
        console.print()
        console.print(Text(f"as known by {row['known_by']}: {row['holder'] or 'unknown'}", style="bold"))
        _facts(console, row, ("status", "last_evidence", "published"))
        _evidence(console, "For", row["for"])


def _disputes(console: Console, rows: Sequence[Row]) -> None:
    for row in rows:
        console.print(Text(f"{row['place']}, {_days(row['start'], row['end'])}", style="bold"))
        for account in row["accounts"]:
            _evidence(console, f"{account['holder'] or 'unknown'}", account["claims"])
        _why(console, row)
        console.print()


def _casualties(console: Console, rows: Sequence[Row]) -> None:
    console.print(Text(str(rows[0]["place"]), style="bold"))
    for row in rows:
        best = _number(row["best_low"], row["best_high"]) if row["best_low"] or row["best_high"] else ""
        whom = ", ".join(filter(None, (row["whom"], row["unit"] if row["unit"] != row["whom"] else "")))
        console.print()
        console.print(Text(f"{_days(row['start'], row['end'])}: {row['kind']} {whom}".rstrip(), style="bold"))
        console.print(Padding(Text(f"best {best or 'unknown'} ({row['best']})"), (0, 0, 0, 2)))
        console.print(Padding(Text(f"all sources {_number(row['low'], row['high'])}"), (0, 0, 0, 2)))
        for figure in row["figures"]:
            said = f"{_number(figure['low'], figure['high'])}  {figure['witness']}, {figure['stance']}"
            console.print(Padding(Text(said, style="italic"), (0, 0, 0, 4)))
            _quote(console, {**figure, "witness": None}, indent=6)


def _number(low: int | None, high: int | None) -> str:
    """A count for reading: one number, both bounds, or the one that is known."""
    if low is None or high is None:
        return f"at least {low}" if low is not None else f"at most {high}" if high is not None else "no figure"
    return str(low) if low == high else f"{low} to {high}"


def _claims(console: Console, rows: Sequence[Row]) -> None:
    for row in rows:
        actor = (row["actor"] or "someone").replace("; ", " and ")
        what = f"{actor} {row['kind']} {row['place'] or row['unnamed'] or 'an unnamed place'}"
        target = f" (from {row['target']})" if row["target"] else ""
        part = f", {row['extent']}" if row["extent"] in {"part", "edge"} else ""
        console.print(Text(f"{_days(row['start'], row['end'])}  {what}{target}{part}", style="bold"))
        _quote(console, row)


def _check(console: Console, rows: Sequence[Row]) -> None:
    for row in rows:
        console.print(Text(f"{row['rule']}: {row['where']}", style="bold"))
        console.print(Padding(Text(row["seen"]), (0, 0, 0, 2)))
    for advice in dict.fromkeys(row["advice"] for row in rows):
        console.print(Text(f"What to do: {advice}"))


def _evidence(console: Console, title: str, claims: Sequence[Row]) -> None:
    if claims:
        console.print(Text(f"  {title}", style="italic"))
    for claim in claims:
        _quote(console, claim, indent=4, dated=True)


def _evidence_only(console: Console, rows: Sequence[Row]) -> None:
    for row in rows:
        _quote(console, row, dated=True)


def _quote(console: Console, claim: Row, *, indent: int = 2, dated: bool = False) -> None:
    """A claim's words in full, then its stance, its source, its document and, if asked for, its days."""
    days = f" · of {_days(claim['start'], claim['end'])}" if dated and (claim["start"] or claim["end"]) else ""
    later = " · told later" if claim.get("told_later") else ""
    said = f"{claim['stance']} by {claim['source'] or 'the author'} · {claim['doc']}{days}{later}{_again(claim)}"
    words = " ".join(claim["quote"].split())  # a line break of the file is no matter to a reader
    console.print(Padding(Text(f"“{words}”"), (0, 0, 0, indent)))
    console.print(Padding(Text(said, style="dim"), (0, 0, 0, indent)))


def _again(claim: Row) -> str:
    """That a sentence is no witness of its own, where its witness is one with others, or was heard before."""
    who = claim.get("witness") or ""
    own = who in (claim["source"] or f"the author of {claim['doc']}", "")
    return "" if own else f" · counted as {who}"


def _facts(console: Console, row: Row, columns: Sequence[str]) -> None:
    """A line of what else the answer says, then why."""
    known = [f"{column.replace('_', ' ')} {_text(row[column])}" for column in columns if row[column]]
    if known:
        console.print(Padding(Text(" · ".join(known)), (0, 0, 0, 2)))
    _why(console, row)


def _why(console: Console, row: Row) -> None:
    if row["why"]:
        console.print(Padding(Text(f"why: {_text(row['why'])}"), (0, 0, 0, 2)))


def _table(columns: Mapping[str, Callable[[Row], object]]) -> Callable[[Console, Sequence[Row]], None]:
    """A drawer of a plain table without rules; a column that is empty throughout is left out."""

    def drawer(console: Console, rows: Sequence[Row]) -> None:
        cells = {name: [_text(cell(row)) for row in rows] for name, cell in columns.items()}
        shown = {name: column for name, column in cells.items() if any(column)}
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
        for name in shown:
            table.add_column(name, overflow="fold")
        for line in zip(*shown.values(), strict=True):
            table.add_row(*map(Text, line))
        console.print(table)

    return drawer


def _text(value: object) -> str:
    """A value in words: nothing for none, lists and counts joined by commas."""
    match value:
        case None:
            return ""
        case list() | tuple():
            return "; ".join(map(_text, value))
        case dict():
            return ", ".join(f"{name} {count}" for name, count in value.items())
        case _:
            return str(value)


def _days(start: str | None, end: str | None) -> str:
    """Days as EDTF would write them; "no date" where neither is known."""
    return (start or "no date") if start == end else f"{start or '..'}/{end or '..'}"


def _point(row: Row) -> str:
    return "" if row["lon"] is None else f"{row['lon']:.3f} {row['lat']:.3f}"


def _one_line(row: Row) -> str:
    return " ".join(row["text"].split())


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.0%}"


def _judged(row: Row) -> str:
    """What a judgement is about, in a few words."""
    about = row["about"]
    match row["act"]:
        case "undo":
            return f"judgement {about['judgement']}"
        case "same-actor" | "part-of":
            return " and ".join(about["actors"])
        case "same-place" | "different-places":
            return " and ".join(about["names"])
        case "split-place" | "move-place":
            return str(about["name"])
        case "published" | "add":
            return str(about["doc"])
        case _:
            fields = about["fields"]
            told = (fields.get("actor"), about["kind"], fields.get("place"), f"({about['doc']})", about["claim"])
            return " ".join(part for part in told if part)


def _said(row: Row) -> str:
    """The values that a judgement gives."""
    kept = {k: v for k, v in row["value"].items() if k not in {"made", "place_id", "raw_start", "raw_end"}}
    return ", ".join(f"{name}={'' if value is None else value}" for name, value in kept.items())


def _on(console: Console, rows: Sequence[Row]) -> None:
    console.print(Text(f"On {rows[0]['date']}", style="bold"))
    _on_table(console, rows)


_on_table = _table(
    {
        "place": lambda r: r["place"],
        "holder": lambda r: r["holder"],
        "sharing": lambda r: r["sharing"],
        "status": lambda r: r["status"],
        "last evidence": lambda r: r["last_evidence"],
        "lon lat": _point,
    }
)

DRAWERS: dict[str, Callable[[Console, Sequence[Row]], None]] = {
    "read": _read,
    "held": _held,
    "history": _history,
    "revisions": _revisions,
    "disputes": _disputes,
    "claims": _claims,
    "evidence": _evidence_only,
    "casualties": _casualties,
    "on": _on,
    "changes": _table(
        {
            "when": lambda r: _days(r["start"], r["end"]),
            "place": lambda r: r["place"],
            "holder": lambda r: r["holder"] or "unknown",
            "from": lambda r: r["former_holder"],
            "stance": lambda r: r["stance"],
            "source": lambda r: r["source"],
            "document": lambda r: r["source_doc"],
        }
    ),
    "places": _table(
        {
            "place": lambda r: r["name"],
            "kind": lambda r: r["feature"],
            "lon lat": lambda r: _point(r) or r["placing"],
            "country": lambda r: r["country"],
            "claims": lambda r: r["claims"],
            "written as": lambda r: r["spellings"],
            "candidates": lambda r: [f"{c['name']} {_point(c)}" for c in r["candidates"]],
        }
    ),
    "actors": _table(
        {
            "actor": lambda r: r["name"],
            "acts": lambda r: r["acts"],
            "suffers": lambda r: r["suffers"],
            "documents": lambda r: r["documents"],
            "written as": lambda r: r["spellings"],
        }
    ),
    "documents": _table(
        {
            "document": lambda r: r["name"],
            "publisher": lambda r: r["publisher"],
            "published": lambda r: r["published"],
            "claims": lambda r: r["claims"],
            "notes": lambda r: [*([r["unread"]] if r["unread"] else []), *r["notes"]],
        }
    ),
    "check": _check,
    "dump": _table(
        {"folder": lambda r: r["folder"], "schema": lambda r: r["schema"], "rows": lambda r: r["rows"]},
    ),
    "restore": _table(
        {"record": lambda r: r["record"], "schema": lambda r: r["schema"], "rows": lambda r: r["rows"]},
    ),
    "migrate": _table(
        {"record": lambda r: r["record"], "schema": lambda r: f"{r['before']} -> {r['after']}"},
    ),
    "judgements": _table(
        {
            "no": lambda r: r["id"],
            "when": lambda r: r["at"][:10],
            "by": lambda r: r["by"],
            "act": lambda r: r["act"],
            "about": _judged,
            "said": _said,
            "state": lambda r: r["state"],
            "differs": lambda r: r["differs"],
            "note": lambda r: r["note"],
        }
    ),
    "agreement": _table(
        {
            "field": lambda r: r["field"],
            "judged by both": lambda r: r["units"],
            "equal": lambda r: _share(r["equal"]),
            "alpha": lambda r: r["why"] if r["alpha"] is None else f"{r['alpha']:.3f}",
        }
    ),
    "forget": _table(
        {
            "document": lambda r: r["name"],
            "reason": lambda r: r["reason"],
            "by": lambda r: r["by"],
            "when": lambda r: r["at"],
            "hash": lambda r: r["document"],
        }
    ),
    "timex": _table(
        {
            "document": lambda r: r["doc"],
            "from": lambda r: r["start"],
            "to": lambda r: r["end"],
            "text": _one_line,
            "value": lambda r: r["value"],
            "type": lambda r: r["type"],
        }
    ),
    "toponyms": _table(
        {
            "document": lambda r: r["doc"],
            "from": lambda r: r["start"],
            "to": lambda r: r["end"],
            "text": _one_line,
            "lon lat": _point,
            "reason": lambda r: r["reason"],
        }
    ),
    "leanings": _table(
        {
            "source": lambda r: r["source"],
            "leans to": lambda r: r["side"] or "nobody",
            "from": lambda r: r["from"],
            "to": lambda r: r["to"],
        }
    ),
    "gazetteer list": _table(
        {
            "layer": lambda r: r["name"],
            "places": lambda r: r["places"],
            "added": lambda r: r["added_at"],
            "SHA-256": lambda r: r["digest"],
        }
    ),
}
