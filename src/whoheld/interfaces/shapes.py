"""The columns of each command's answer: a contract with the programs that read them, documented in docs/shapes.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from whoheld.interfaces.formats import Row

CODEBOOK = (
    *("doc", "quote", "kind", "actor", "target", "place", "unnamed", "extent", "start", "end", "source", "stance"),
    *("low", "high", "unit", "weapon"),
)
KEPT = (
    *("actor_text", "target_text", "source_text", "place_text", "date_text"),
    *("quote_start", "quote_end", "raw_start", "raw_end"),
    *("reported", "span", "modality", "polarity", "certainty", "confidence", "reasons"),
)

#: Command -> its columns, in order.
COLUMNS: dict[str, tuple[str, ...]] = {
    "held": (
        *("place", "date", "holders", "holder", "sharing", "status", "since", "until", "last_evidence"),
        *("for", "against", "said_of_the_area", "why"),
    ),
    "history": (
        *("place", "start", "end", "holder", "holders", "sharing", "status", "last_evidence"),
        *("for", "against", "why"),
    ),
    "revisions": (
        *("place", "date", "known_by", "holder", "holders", "status", "last_evidence", "published", "for", "why"),
    ),
    "on": (
        *("place", "lon", "lat", "date", "holder", "sharing", "status", "last_evidence"),
        *("holders", "others", "besieged", "place_id"),
    ),
    "changes": (
        *("place", "lon", "lat", "holder", "former_holder", "start", "end", "stance"),
        *("source", "source_doc", "first", "place_id"),
    ),
    "claims": (*CODEBOOK, *KEPT, "id", "place_id", "lon", "lat", "page"),
    "disputes": ("place", "lon", "lat", "start", "end", "accounts", "why"),
    "places": (
        *("id", "name", "feature", "placing", "lon", "lat", "country", "division", "layer"),
        *("claims", "spellings", "candidates", "reason"),
    ),
    "actors": ("name", "acts", "suffers", "documents", "spellings"),
    "read": (
        *("record", "read", "known", "claims", "kinds", "placed", "unplaced", "ambiguous", "help_files", "not_read"),
        *("to_mend", "remarks"),
    ),
    "evidence": (
        *("quote", "doc", "title", "source", "stance", "kind", "actor", "place", "start", "end", "claim_id"),
        *("told_later", "witness", "decided", "page"),
    ),
    "find": ("what", "id", "name", "claims", "match"),
    "sources": ("name", "claims", "documents", "first", "last", "leaning", "of_side"),
    "sources --detail": (
        *("name", "claims", "kinds", "events", "in_events", "alone", "confirmed", "contradicted"),
        *("delay", "lead", "gains", "figures", "answered"),
    ),
    "answered": ("place", "kind", "actor", "start", "end", "part", "own", "same", "contrary"),
    "share": ("count", "of", "share", "low", "high"),
    "spread": ("count", "median", "lower", "upper", "low", "high"),
    "beside": ("below", "level", "above", "spread"),
    "compare": ("a", "b", "only_a", "only_b", "both", "contradict", "totals", "cards", "pair"),
    "pair": ("events", "agree", "contradict", "lead", "figures"),
    "statements": (
        *("doc", "type", "quote", "source", "about_place", "about_actor", "stance", "low", "high", "unit"),
        *("figure_text", "group", "explained", "leaning", "leaning_text", "source_text", "stance_text"),
        *("quote_start", "quote_end", "raw_start", "raw_end"),
        *("reasons", "id", "place_id", "lon", "lat", "page", "judged"),
    ),
    "compared": ("place", "place_id", "start", "end", "day", "a", "b", "why"),
    "pace": ("week", "monday", "gained", "lost", "placed", "net", "total", "turnovers", "told"),
    "turnovers": ("place", "place_id", "gained", "start", "end", "in_part", "placed", "why"),
    "gains told": (
        *("what", "words", "count", "unit", "start", "end", "stance", "source", "doc", "claim_id", "quote"),
    ),
    "match": (
        *("state", "why", "days_apart", "km_apart", "score"),
        *("their_id", "their_row", "their_day", "their_place", "their_sides", "their_kind", "their_dead"),
        *("their_lon", "their_lat", "claim_id", "quote", "doc", "kind", "actor", "target", "place", "start", "end"),
        *("source", "stance", "low", "high", "unit", "lon", "lat"),
    ),
    "match --table": (
        *("row", "place", "holder", "start", "end", "found", "place_id", "days"),
        *("same", "other", "disputed", "divided", "changing", "unknown", "same_share", "first_other", "other_holder"),
        "why",
    ),
    "sides": ("name", "label", "colour", "symbol", "claims"),
    "queue": ("claim", "why"),
    "casualties": (
        *("place", "start", "end", "kind", "whom", "unit", "low", "high", "best_low", "best_high", "best"),
        "figures",
    ),
    "figures": (
        *("low", "high", "stance", "source", "witness", "actor", "reported", "quote", "doc", "claim_id", "best"),
    ),
    "forecasts": (
        *("claim_id", "quote", "doc", "title", "source", "said_by", "stance", "kind", "actor", "target"),
        *("place", "place_id", "told", "window", "horizon", "reading", "test", "outcome", "on", "why"),
        *("for", "rivals", "page"),
    ),
    "forecasts --by": (
        *("name", "stance", "told", "came_true", "did_not", "open", "not_testable"),
        *("timed", "share", "low", "high", "why"),
    ),
    "distance": ("a", "b", "km", "miles", "within_km", "told"),
    "cutoff": (
        *("date", "side", "falls", "rest", "rest_places", "graph", "stand_in"),
        *("cut_off", "lost", "apart", "doubts", "not_placed"),
    ),
    "cutoff --besieged": (
        *("place", "lon", "lat", "date", "holder", "status", "besiegers", "last_evidence", "told", "place_id"),
    ),
    "standing": (
        *("place", "lon", "lat", "feature", "holder", "status", "last_evidence", "piece", "doubts", "place_id"),
    ),
    "stretch": (
        *("side", "date", "held", "placed", "touching", "contacts", "contact_km"),
        *("others", "doubtful", "stale", "unknown"),
    ),
    "leanings": ("source", "side", "from", "to"),
    "judgements": ("id", "at", "by", "act", "note", "state", "claim", "statement", "differs", "about", "value"),
    "agreement": ("field", "units", "equal", "alpha", "why"),
    "forget": ("document", "name", "reason", "by", "at"),
    "gazetteer list": ("name", "places", "added_at", "digest"),
    "check": ("rule", "where", "seen", "advice"),
    "dump": ("folder", "schema", "whoheld", "rows"),
    "restore": ("record", "schema", "whoheld", "rows"),
    "export": ("kind", "out", "table", "rows", "claims", "places", "documents", "stances", "left_out", "files"),
    "migrate": ("record", "before", "after"),
    "timex": ("doc", "start", "end", "text", "value", "type"),
    "toponyms": ("doc", "start", "end", "text", "place", "lat", "lon", "reason"),
    "demo": ("command", "answer"),
    "documents": (
        *("id", "name", "path", "title", "publisher", "url", "published", "published_basis", "language", "encoding"),
        *("notes", "unread", "claims", "characters", "version_of", "reader", "read_at"),
    ),
}


class HasRow(Protocol):
    """Every answer: it can tell itself as plain values."""

    def row(self) -> dict[str, Any]:
        """Column -> plain value."""


def shaped(command: str, item: HasRow) -> Row:
    """An answer in the columns of a command, in their order.

    Raises:
        KeyError: If the answer lacks a column of the contract.
    """
    plain = item.row()
    return {column: plain[column] for column in COLUMNS[command]}


def shaped_all(command: str, items: Iterable[HasRow]) -> Iterator[Row]:
    """Answers in the columns of a command."""
    return (shaped(command, item) for item in items)
