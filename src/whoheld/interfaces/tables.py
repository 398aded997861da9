"""Answers for reading: at most 100 columns wide, quotes in full with their document and source."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from whoheld.interfaces import argued, cards, cut_prose, matches, prose, rivals
from whoheld.interfaces.words import days, harmless, text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from whoheld.interfaces.formats import Row

WIDTH = 100

#: How many places, or gains as told, a week's line names.
_LISTED = 8

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
    "find": "Nothing in the record is called so.",
    "statements": "Nothing of that kind is argued.",
    "sources": "Nobody says anything yet: whoheld read PATH",
    "sources --detail": "Nobody says anything yet: whoheld read PATH",
    "pace": "Nothing is told of what it gained or lost in those days.",
    "queue": "Nothing waits for a review.",
    "sides": "No side acts or holds anything yet: whoheld read PATH",
    "match": "Nothing can be compared.",
    "casualties": "No figure of people who came to harm there is in the record.",
    "forecasts": "No forecast and no plan of that kind is in the record.",
    "forecasts --by": "No forecast and no plan of that kind is in the record.",
    "cutoff --besieged": "No claim tells of a siege on that day; unknown is not the same as none.",
    "leanings": "No file says who leans where: whoheld leanings FILE.csv",
    "gazetteer list": "No layer beside the one that is shipped: whoheld gazetteer add FILE",
}


def draw(command: str, rows: Sequence[Row]) -> None:
    """Write the answer of a command to standard output; plain, and without spaces at line ends, in a file."""
    width = min(WIDTH, shutil.get_terminal_size((WIDTH, 24)).columns)
    console = Console(width=width, highlight=False, markup=False, emoji=False)
    with console.capture() as drawn:
        if rows:
            DRAWERS[command](console, [_harmless(row) for row in rows])
        else:
            console.print(NOTHING.get(command, "Nothing of that kind is in the record."))
    sys.stdout.writelines(f"{line.rstrip()}\n" for line in drawn.get().splitlines())


def _harmless(row: Row) -> Row:
    """A row with all words in it made `harmless`, however deep they stand."""

    def made(value: object) -> object:
        match value:
            case str():
                return harmless(value)
            case dict():
                return {name: made(one) for name, one in value.items()}
            case list() | tuple():
                return [made(one) for one in value]
            case _:
                return value

    return {name: made(value) for name, value in row.items()}


def _table(columns: Mapping[str, Callable[[Row], object]]) -> Callable[[Console, Sequence[Row]], None]:
    """A drawer of a plain table without rules; a column that is empty throughout is left out."""

    def drawer(console: Console, rows: Sequence[Row]) -> None:
        cells = {name: [text(cell(row)) for row in rows] for name, cell in columns.items()}
        shown = {name: column for name, column in cells.items() if any(column)}
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
        for name in shown:
            table.add_column(name, overflow="fold")
        for line in zip(*shown.values(), strict=True):
            table.add_row(*map(Text, line))
        console.print(table)

    return drawer


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
        case "call-side":
            return str(about["side"])
        case "accept-statement" | "reject-statement":
            return f"{about['type']} ({about['doc']}) {about['statement']}"
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


def _turnover(one: Row) -> str:
    """A place that was gained or lost, with its days where it stands in no week."""
    when = f" ({days(one['start'], one['end'])})" if one["why"] else ""
    return f"{'+' if one['gained'] else '−'}{one['place']}{' in part' if one['in_part'] else ''}{when}"


def _few(parts: Sequence[str]) -> str:
    """Some of many, the others counted: they are whole in the other formats."""
    more = len(parts) - _LISTED
    return ", ".join(parts) if more <= 1 else f"{', '.join(parts[:_LISTED])} and {more} more"


def _on(console: Console, rows: Sequence[Row]) -> None:
    console.print(Text(f"On {rows[0]['date']}", style="bold"))
    _on_table(console, rows)


_on_table = _table(
    {
        "place": lambda r: r["place"],
        "holder": lambda r: r["holder"],
        "sharing": lambda r: r["sharing"],
        "status": lambda r: f"{r['status']}{', besieged' if r['besieged'] else ''}",
        "last evidence": lambda r: r["last_evidence"],
        "lon lat": _point,
    }
)


def _interval(row: Row) -> str:
    """A share with its interval; empty where none is given."""
    return "" if row["share"] is None else f"{row['share']} ({row['low']} to {row['high']}, of {row['timed']})"


DRAWERS: dict[str, Callable[[Console, Sequence[Row]], None]] = {
    "read": prose.read,
    "export": prose.export,
    "held": prose.held,
    "history": prose.history,
    "revisions": prose.revisions,
    "disputes": prose.disputes,
    "claims": prose.claims,
    "evidence": prose.evidence,
    "casualties": prose.casualties,
    "on": _on,
    "changes": _table(
        {
            "when": lambda r: days(r["start"], r["end"]),
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
    "find": _table(
        {
            "what": lambda r: r["what"],
            "name": lambda r: r["name"],
            "claims": lambda r: r["claims"],
            "match": lambda r: r["match"],
            "ask for": lambda r: r["id"] if r["id"] != r["name"] else "",
        }
    ),
    "sources": _table(
        {
            "source": lambda r: r["name"],
            "claims": lambda r: r["claims"],
            "documents": lambda r: r["documents"],
            "from": lambda r: r["first"],
            "to": lambda r: r["last"],
            "leans to": lambda r: r["leaning"],
            "side": lambda r: r["of_side"],
        }
    ),
    "sources --detail": cards.cards,
    "statements": argued.statements,
    "compare": rivals.compare,
    "forecasts": rivals.forecasts,
    "forecasts --by": _table(
        {
            "of": lambda r: r["name"],
            "stance": lambda r: r["stance"],
            "told": lambda r: r["told"],
            "came true": lambda r: r["came_true"],
            "did not": lambda r: r["did_not"],
            "open": lambda r: r["open"],
            "not testable": lambda r: r["not_testable"],
            "decided within a horizon": lambda r: r["timed"],
            "came true of these": _interval,
        }
    ),
    "pace": _table(
        {
            "week": lambda r: r["week"] or "in no one week",
            "gained": lambda r: r["gained"],
            "lost": lambda r: r["lost"],
            "on the map": lambda r: r["placed"],
            "net": lambda r: r["net"],
            "total": lambda r: r["total"],
            "places": lambda r: _few([_turnover(t) for t in r["turnovers"]]),
            "as told": lambda r: _few([t["words"] for t in r["told"]]),
        }
    ),
    "match": matches.events,
    "match --table": matches.spells,
    "sides": _table(
        {
            "side": lambda r: r["name"],
            "called": lambda r: r["label"],
            "colour": lambda r: r["colour"],
            "symbol": lambda r: r["symbol"],
            "claims": lambda r: r["claims"],
        }
    ),
    "queue": rivals.queue,
    "check": prose.check,
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
    "distance": cut_prose.distance,
    "cutoff": cut_prose.cutoff,
    "cutoff --besieged": cut_prose.besieged,
    "stretch": _table(
        {
            "day": lambda r: r["date"],
            "holds": lambda r: r["held"],
            "placed": lambda r: r["placed"],
            "touching": lambda r: r["touching"],
            "contacts": lambda r: r["contacts"],
            "km": lambda r: r["contact_km"],
            "in doubt": lambda r: r["doubtful"],
            "stale": lambda r: r["stale"],
            "unknown": lambda r: r["unknown"],
            "touches": lambda r: r["others"],
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
