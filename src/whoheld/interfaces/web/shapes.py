"""The shapes of the server's answers (JSON Schema), each said once; the API's document is made of them."""

from __future__ import annotations

from typing import Any

from whoheld.codebook import Kind, Stance

#: A JSON Schema.
Shape = dict[str, Any]

TEXT: Shape = {"type": "string"}
WHOLE: Shape = {"type": "integer"}
REAL: Shape = {"type": "number"}
YES_OR_NO: Shape = {"type": "boolean"}
ANYTHING: Shape = {}
COUNTS: Shape = {"type": "object", "additionalProperties": WHOLE}


def maybe(shape: Shape) -> Shape:
    """That, or null."""
    return {**shape, "type": [shape["type"], "null"]} if "type" in shape else {"oneOf": [shape, {"type": "null"}]}


def several(shape: Shape) -> Shape:
    """A list of those."""
    return {"type": "array", "items": shape}


def ref(name: str) -> Shape:
    """The shape of that name."""
    return {"$ref": f"#/components/schemas/{name}"}


def has(**members: Shape) -> Shape:
    """An object with these members, all of them there."""
    return {"type": "object", "properties": members, "required": list(members)}


def _maybe_texts(*names: str) -> dict[str, Shape]:
    return dict.fromkeys(names, maybe(TEXT))


def _texts(*names: str) -> dict[str, Shape]:
    return dict.fromkeys(names, TEXT)


def _lists(*names: str) -> dict[str, Shape]:
    return dict.fromkeys(names, several(TEXT))


_POINT = {"lon": maybe(REAL), "lat": maybe(REAL)}
_SHOWN = {**_texts("holder", "status"), **_lists("holders", "why"), "last_evidence": maybe(TEXT)}
_BOTH_WAYS = {"for": several(ref("Evidence")), "against": several(ref("Evidence"))}
_STANCE = {"type": "string", "enum": [str(stance) for stance in Stance]}
_KIND = {"type": "string", "enum": [str(kind) for kind in Kind]}

SHAPES: dict[str, Shape] = {
    "Error": has(error=has(kind=TEXT, message=TEXT, advice=maybe(TEXT))),
    "Side": has(**_texts("name", "label", "colour", "symbol"), claims=WHOLE),
    "Record": has(
        name=TEXT,
        version=TEXT,
        **dict.fromkeys(("documents", "claims", "places", "actors", "judgements"), WHOLE),
        published={"type": "array", "items": maybe(TEXT), "minItems": 2, "maxItems": 2},
        answered_until=TEXT,
        by=TEXT,
        token=TEXT,
        sides=several(ref("Side")),
    ),
    "Evidence": has(
        **_texts("quote", "doc", "kind", "stance", "claim_id", "witness"),
        **_maybe_texts("title", "source", "actor", "place", "start", "end"),
        told_later=YES_OR_NO,
        decided=YES_OR_NO,
        page=maybe(WHOLE),
    ),
    "Place": has(
        **_texts("id", "name", "feature", "placing", "country", "division", "layer", "reason"),
        **_POINT,
        claims=WHOLE,
        spellings=COUNTS,
        candidates=several({"type": "object"}),
    ),
    "Held": has(
        **_texts("place", "date", "sharing"),
        **_maybe_texts("since", "until"),
        **_SHOWN,
        **_BOTH_WAYS,
        said_of_the_area=several(ref("Evidence")),
    ),
    "Spell": has(**_texts("place", "sharing"), **_maybe_texts("start", "end"), **_SHOWN, **_BOTH_WAYS),
    "Revision": has(
        **_texts("place", "date", "known_by"), **_lists("published"), **_SHOWN, **{"for": several(ref("Evidence"))}
    ),
    "PlaceOnDay": has(
        **_texts("place", "place_id", "date", "holder", "sharing", "status"),
        **_lists("holders", "others"),
        **_POINT,
        besieged=YES_OR_NO,
        last_evidence=maybe(TEXT),
    ),
    "Change": has(
        **_texts("place", "place_id", "stance", "source_doc"),
        **_maybe_texts("holder", "former_holder", "start", "end", "source"),
        **_POINT,
        first=YES_OR_NO,
    ),
    "Dispute": has(
        **_texts("place", "why"),
        **_maybe_texts("start", "end"),
        **_POINT,
        accounts=several(has(holder=TEXT, claims=several(ref("Evidence")))),
    ),
    "Casualties": has(
        **_texts("place", "kind", "best"),
        **_maybe_texts("start", "end", "whom", "unit"),
        **dict.fromkeys(("low", "high", "best_low", "best_high"), maybe(WHOLE)),
        figures=several({"type": "object"}),
    ),
    "PlaceHistory": has(
        place=ref("Place"),
        held=maybe(ref("Held")),
        spells=several(ref("Spell")),
        unused=several(ref("Evidence")),
        casualties=several(ref("Casualties")),
        disputes=several(ref("Dispute")),
    ),
    "Claim": has(
        **_texts("id", "doc", "quote", "span"),
        kind=_KIND,
        stance=_STANCE,
        **_maybe_texts("actor", "target", "place", "unnamed", "start", "end", "source", "unit", "weapon", "extent"),
        **_maybe_texts("actor_text", "target_text", "source_text", "place_text", "date_text", "reported", "place_id"),
        **dict.fromkeys(("low", "high"), maybe(WHOLE)),
        **dict.fromkeys(("quote_start", "quote_end", "raw_start", "raw_end"), WHOLE),
        **_POINT,
        confidence=REAL,
        page=maybe(WHOLE),
        reasons={"type": "object", "additionalProperties": TEXT},
    ),
    "Found": has(
        rows=several(ref("Claim")),
        total=WHOLE,
        offset=WHOLE,
        limit=WHOLE,
        counts={"type": "object", "additionalProperties": COUNTS},
        names={"type": "object", "additionalProperties": TEXT},
    ),
    "ClaimCard": has(
        claim=ref("Claim"),
        document=ref("Document"),
        **_texts("state", "before", "quote", "after"),
        **_maybe_texts("heading", "previous", "next"),
        judgements=several(ref("Judgement")),
        seen=WHOLE,
        decides=several(
            has(**_texts("place", "holder", "role", "witness"), **_maybe_texts("start", "end"), disputed=YES_OR_NO)
        ),
    ),
    "DocumentCard": has(
        document=ref("Document"),
        blocks=several(has(**_texts("kind", "text"), start=WHOLE, end=WHOLE)),
        claims=several(has(**_texts("id", "kind", "stance"), **_maybe_texts("actor", "place"), start=WHOLE, end=WHOLE)),
    ),
    "Queue": has(rows=several(has(claim=ref("Claim"), why=several(TEXT))), left=WHOLE),
    "Source": has(
        **_texts("name", "leaning", "of_side"), **_maybe_texts("first", "last"), claims=WHOLE, documents=WHOLE
    ),
    "LookedUp": has(
        **dict.fromkeys(("places", "sources", "documents"), several(ref("Hit"))),
        actors=several(ref("ActorHit")),
        claims=WHOLE,
    ),
    "Hit": has(**_texts("what", "id", "name", "match"), claims=WHOLE),
    "ActorHit": has(**_texts("what", "id", "name", "match", "side"), claims=WHOLE),
    "Comparison": has(
        a=ref("Source"),
        b=ref("Source"),
        **dict.fromkeys(("only_a", "only_b"), several(ref("Claim"))),
        **dict.fromkeys(("both", "contradict"), several(ref("Compared"))),
        totals=COUNTS,
    ),
    "Compared": has(
        **_texts("place", "place_id", "why"),
        **_maybe_texts("start", "end", "day"),
        a=several(ref("Claim")),
        b=several(ref("Claim")),
    ),
    "Document": has(
        **_texts("id", "name", "path", "published_basis", "language", "encoding", "reader", "read_at"),
        **_maybe_texts("title", "publisher", "url", "published", "unread", "version_of"),
        **_lists("notes"),
        claims=WHOLE,
        characters=WHOLE,
    ),
    "Actor": has(name=TEXT, acts=WHOLE, suffers=WHOLE, documents=WHOLE, spellings=COUNTS),
    "Judgement": has(
        id=WHOLE,
        **_texts("at", "by", "act", "note", "state"),
        **_maybe_texts("claim", "statement"),
        **_lists("differs"),
        about={"type": "object"},
        value={"type": "object"},
    ),
    "Map": has(
        first=maybe(WHOLE),
        last=maybe(WHOLE),
        **_lists("sides", "statuses", "holders"),
        places=several(
            has(
                **_texts("id", "name", "feature", "placing"),
                **_POINT,
                claims=WHOLE,
                candidates=WHOLE,
                stretches=several({"type": "array", "minItems": 8, "maxItems": 8}),
            )
        ),
        turns=COUNTS,
    ),
    "Passed": has(id=WHOLE),
    "OpenApi": has(openapi=TEXT, info={"type": "object"}, paths={"type": "object"}, components={"type": "object"}),
}


def page_of(name: str) -> Shape:
    """A part of a list of those."""
    return has(rows=several(ref(name)), total=WHOLE, offset=WHOLE, limit=WHOLE)
