"""The shapes of the answers about what is argued, foretold and planned."""

from __future__ import annotations

from whoheld.codebook import Stance, StatementType
from whoheld.history.foresight.ledger import Outcome
from whoheld.interfaces.web.shapes import COUNTS, REAL, TEXT, WHOLE, Shape, has, maybe, ref, several

_STANCE = {"type": "string", "enum": [str(stance) for stance in Stance]}
_TEXTS: Shape = {"type": "object", "additionalProperties": TEXT}
_PAGE = {
    **dict.fromkeys(("total", "offset", "limit"), WHOLE),
    "counts": {"type": "object", "additionalProperties": COUNTS},
    "names": _TEXTS,
}

ARGUED_SHAPES: dict[str, Shape] = {
    "Forecast": has(
        **dict.fromkeys(("claim_id", "quote", "doc", "said_by", "kind", "told", "window"), TEXT),
        **dict.fromkeys(("horizon", "reading", "test", "on", "why"), TEXT),
        **dict.fromkeys(("title", "source", "actor", "target", "place", "place_id"), maybe(TEXT)),
        stance=_STANCE,
        outcome={"type": "string", "enum": [str(outcome) for outcome in Outcome]},
        **{"for": several(ref("Evidence"))},
        rivals=several(ref("Evidence")),
        page=maybe(WHOLE),
    ),
    "Ledger": has(rows=several(ref("Forecast")), **_PAGE),
    "Reckoning": has(
        **dict.fromkeys(("name", "why"), TEXT),
        stance=_STANCE,
        **dict.fromkeys(("told", "came_true", "did_not", "open", "not_testable", "timed"), WHOLE),
        **dict.fromkeys(("share", "low", "high"), maybe(REAL)),
    ),
    "Statement": has(
        **dict.fromkeys(("id", "doc_id", "doc", "quote", "stance_text"), TEXT),
        type={"type": "string", "enum": [str(one) for one in StatementType]},
        stance=_STANCE,
        **dict.fromkeys(("source", "source_text", "about_place", "place_id", "about_actor"), maybe(TEXT)),
        **dict.fromkeys(("unit", "figure_text"), maybe(TEXT)),
        **dict.fromkeys(("quote_start", "quote_end", "raw_start", "raw_end"), WHOLE),
        **dict.fromkeys(("low", "high", "lon", "lat"), maybe(REAL)),
        **dict.fromkeys(("group", "page"), maybe(WHOLE)),
        **dict.fromkeys(("start", "end", "from_place", "from_id", "to_place", "to_id", "kind"), maybe(TEXT)),
        **dict.fromkeys(("leaning", "leaning_text", "judged"), maybe(TEXT)),
        explained=maybe(ref("Explained")),
        reasons=_TEXTS,
    ),
    "Explained": has(
        **dict.fromkeys(("id", "text"), TEXT),
        **dict.fromkeys(("start", "end"), WHOLE),
        **dict.fromkeys(("place", "place_id", "kind", "start_on", "end_on", "claim"), maybe(TEXT)),
    ),
    "Argued": has(
        rows=several(ref("Statement")),
        titles=_TEXTS,
        groups=several(has(id=TEXT, rows=several(ref("Statement")), fit=several(TEXT))),
        **_PAGE,
    ),
    "StatementCard": has(
        statement=ref("Statement"),
        document=ref("Document"),
        **dict.fromkeys(("before", "quote", "after"), TEXT),
        heading=maybe(TEXT),
        group=several(ref("Statement")),
    ),
}
