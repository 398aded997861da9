"""The answers that a saved page has within, by the paths that it asks for: those of the server, made once for all.

What leaves the record: of each document its name, title, publisher, address and day; of its text the quotes with at
most one sentence on either side. Readers' comments, what reviewers wrote, and paths of this machine stay.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from whoheld import __version__
from whoheld.acquisition.document import BlockKind
from whoheld.almanac.when import When
from whoheld.codebook import HARM
from whoheld.evidence.card import around
from whoheld.evidence.party import members
from whoheld.interfaces.onefile.excerpt import after, before
from whoheld.interfaces.onefile.unsigned import Unsigned
from whoheld.interfaces.web.charting import mapped
from whoheld.interfaces.words import record_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from whoheld.evidence.card import DocumentCard
    from whoheld.evidence.rows import ClaimRow, PlaceRow
    from whoheld.history.chart import Chart, ChartedPlace
    from whoheld.history.chronicle import SpellAnswer
    from whoheld.history.dispute import Dispute
    from whoheld.history.evidence import EvidenceItem
    from whoheld.interfaces.limits import Limits
    from whoheld.record import Record

#: Answer by the path with query that is asked for.
Answers = dict[str, Any]


def answers(record: Record, limits: Limits) -> Answers:
    """All that the page asks of a record."""
    chart = _limited(record.chart(), limits, record)
    ids = {one.place.id for one in chart.places}
    harmed = {row.claim.place_id for row in record.claims() if row.claim.kind in HARM}
    rows = [row for row in record.places() if row.place.id in ids]
    places = {row.place.id: _place(record, row, limits, harmed=row.place.id in harmed) for row in rows}
    claims, documents = _told(record, limits, ids, places.values())
    unsigned = Unsigned(record.judgements())
    for told in claims.values():
        told["claim"] = unsigned.claim(told["claim"])
    for told in places.values():
        told["place"] = unsigned.place(told["place"])
    return {
        "/api/record": _summary(record, len(ids), claims),
        "/api/map": mapped(chart, record.side_of),
        **{f"/api/places/{_in_path(key)}": told for key, told in places.items()},
        **{f"/api/claims/{_in_path(key)}": told for key, told in claims.items()},
        **{f"/api/documents/{_in_path(key)}": told for key, told in documents.items()},
    }


def _in_path(name: str) -> str:
    """A name in a path as browsers write it (encodeURIComponent)."""
    return quote(name, safe="-_.!~*'()")


def _summary(record: Record, places: int, claims: Mapping[str, Any]) -> dict[str, Any]:
    days = sorted({told["document"]["published"] for told in claims.values()} - {None})
    return {
        "name": record_name(record.location),
        "version": __version__,
        "documents": len({told["document"]["id"] for told in claims.values()}),
        "claims": len(claims),
        "places": places,
        "published": [days[0], days[-1]] if days else [None, None],
        "sides": [side.row() for side in record.sides()],
    }


def _limited(chart: Chart, limits: Limits, record: Record) -> Chart:
    """The chart with the places and days that are saved."""
    kept = [one for one in chart.places if limits.places is None or one.place.id in limits.places]
    kept = [one for one in kept if not limits.side or _ever(one, limits.side, record)]
    shown = (replace(one, stretches=tuple(s for s in one.stretches if limits.within(s.first, s.last))) for one in kept)
    return replace(
        chart,
        places=tuple(shown),
        turns=Counter({day: count for day, count in chart.turns.items() if limits.within(day, day)}),
        first=limits.first or chart.first,
        last=limits.last or chart.last,
    )


def _ever(one: ChartedPlace, side: str, record: Record) -> bool:
    """Whether a side is said to have held a place on some day."""
    names = {name for s in one.stretches for name in (*members(s.holders), *members(s.others))}
    return any(side in members(record.side_of(name)) for name in names)


def _place(record: Record, row: PlaceRow, limits: Limits, *, harmed: bool) -> dict[str, Any]:
    """A place; the record is not asked for harm or disputes where it has none."""
    key = row.place.id
    history = record.history(key)
    rivals = record.disputes(key) if any(spell.against for spell in history) else []
    harm = record.casualties(key, limits.first, limits.last) if harmed else []
    return {
        "place": row.row(),
        "held": None,
        "spells": [spell.row() for spell in history if _lasts(spell, limits)],
        "unused": [item.row() for item in history.unused if _tells(item, limits)],
        "casualties": [one.row() for one in harm],
        "disputes": [dispute.row() for dispute in rivals if _tells(dispute, limits)],
    }


def _tells(told: EvidenceItem | Dispute, limits: Limits) -> bool:
    """Whether something is of the days that are saved."""
    first, last = (date.fromisoformat(day) if day else None for day in (told.start, told.end))
    return limits.within(first, last)


def _lasts(spell: SpellAnswer, limits: Limits) -> bool:
    first, last = (When.parse(text) if text else When() for text in (spell.start, spell.end))
    return limits.within(first.earliest, last.latest)


def _told(
    record: Record, limits: Limits, ids: set[str], places: Iterable[Mapping[str, Any]]
) -> tuple[Answers, Answers]:
    """Claims that are saved, each in its sentence, by id; and, where they are wanted, the documents."""
    shown = list(places)
    decided = _decided(shown)
    cited = {*decided, *(i for told in shown for i in _cited(told))}
    claims: Answers = {}
    documents: Answers = {}
    for known in record.documents():
        card = record.document(known.id)
        rows = [row for row in card.claims if row.claim.id in cited or _saved(row, limits, ids)]
        claims.update(_cards(card, rows, decided))
        if limits.with_text and rows:
            documents[known.id] = _whole(card, rows)
    return claims, documents


def _saved(row: ClaimRow, limits: Limits, ids: set[str]) -> bool:
    return (limits.all_places or row.claim.place_id in ids) and limits.tells(row.claim)


def _cards(card: DocumentCard, rows: list[ClaimRow], decided: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The claims of a document, each with its neighbours among them, in the order of telling."""
    ids = [row.claim.id for row in rows]
    document = _document(card)
    for number, row in enumerate(rows):
        told = around(card, row.claim.quote_start, row.claim.quote_end)
        yield (
            row.claim.id,
            {
                "claim": {**row.row(), "judged": row.judged},
                "state": "stands",
                "document": document,
                "before": before(told.before),
                "quote": row.claim.quote,
                "after": after(told.after),
                "heading": None,
                "previous": ids[number - 1] if number else None,
                "next": ids[number + 1] if number + 1 < len(ids) else None,
                "judgements": [],
                "seen": 0,
                "decides": decided.get(row.claim.id, []),
            },
        )


def _document(card: DocumentCard) -> dict[str, Any]:
    """A document without where it lies on this machine, and how it was read."""
    return {**card.document.row(), "path": "", "notes": []}


def _whole(card: DocumentCard, rows: list[ClaimRow]) -> dict[str, Any]:
    """A document with its text, without what readers commented."""
    told = replace(card, blocks=tuple(b for b in card.blocks if b.kind is not BlockKind.COMMENT), claims=tuple(rows))
    return {**told.row(), "document": _document(card)}


def _decided(places: Iterable[Mapping[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """The spells that rest on each claim, by its id; an empty list for one that is only cited."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for place in places:
        for spell in place["spells"]:
            for role in ("for", "against"):
                for item in spell[role]:
                    own = found[item["claim_id"]]
                    own += [_rests(spell, role, item)] if item["decided"] else []
    return found


def _cited(place: Mapping[str, Any]) -> Iterator[str]:
    """The claims beside its spells that a place's panel leads to."""
    yield from (item["claim_id"] for item in place["unused"])
    yield from (i for harm in place["casualties"] for figure in harm["figures"] if (i := figure["claim_id"]))
    yield from (item["claim_id"] for one in place["disputes"] for side in one["accounts"] for item in side["claims"])


def _rests(spell: Mapping[str, Any], role: str, item: Mapping[str, Any]) -> dict[str, Any]:
    told = {name: spell[name] for name in ("place", "start", "end", "holder")}
    return {**told, "role": role, "witness": item["witness"], "disputed": "disputed" in spell["status"]}
