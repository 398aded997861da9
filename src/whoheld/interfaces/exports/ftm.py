"""Events, sides, places and documents as FollowTheMoney statements, for Aleph, nomenklatura and their like."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from whoheld.evidence.party import generic, members
from whoheld.history.events.casualties import CIVIL
from whoheld.interfaces.exports.country import country, division, is_city
from whoheld.interfaces.exports.ftm_schema import KINDS, SCHEMATA
from whoheld.interfaces.exports.ledger import Ledger, happened
from whoheld.interfaces.exports.standing import Standings
from whoheld.interfaces.exports.statement import Entity, entity, entity_id
from whoheld.interfaces.exports.telling import event_id
from whoheld.interfaces.exports.written import Written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from whoheld.almanac.place import Place
    from whoheld.claims.claim import Claim
    from whoheld.evidence.rows import DocumentRow
    from whoheld.history.events.occurrence import Occurrence
    from whoheld.interfaces.exports.picked import Picked

#: A day, a month or a year; FollowTheMoney has no other dates.
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?")
#: What FollowTheMoney takes for an address.
_URL = re.compile(r"https?://[^\s/]+\.[^\s/]+(/\S*)?", re.IGNORECASE)


def write(picked: Picked, out: Path) -> Written:
    """Write statements as JSON lines, those of an entity together; how many entities there are."""
    ledger = Ledger(picked, KINDS)
    shown = [one for one in happened(picked) if one.kind in KINDS and ledger.wants(one)]
    for one in shown:
        ledger.holds(one)
    told = {found.id: found for found in _entities(shown, picked)}
    with out.open("w", encoding="utf-8", newline="\n") as file:
        for found in told.values():
            file.writelines(f"{json.dumps(s, ensure_ascii=False)}\n" for s in found.statements())
    columns = {f"{schema}:{prop}": what for schema, props in SCHEMATA.items() for prop, what in props.items()}
    return Written(len(told), ledger.left_out(), columns)


def _entities(shown: list[Occurrence], picked: Picked) -> Iterator[Entity]:
    """The events, each after the entities that it names; these may come again and again."""
    standings = Standings(picked.record.side_of)
    for one in shown:
        place = picked.places[one.place_id].place
        yield _address(place)
        for name in _parties(one):
            yield _side(name, standings)
        for claim in (*one.claims, *one.denials):
            yield _document(claim, picked)
        yield _event(one, place)
        for role, claims in (("tells", one.claims), ("denies", one.denials)):
            yield from (_note(claim, role, one, picked) for claim in claims)


def _parties(one: Occurrence) -> list[str]:
    """Every side of an event by itself; civilians are none."""
    names = [*members(one.actor or ""), *members(one.target or ""), *one.rivals]
    return [name for name in dict.fromkeys(names) if name.casefold() not in CIVIL]


def _side(name: str, standings: Standings) -> Entity:
    code = standings.state(name)
    if code:
        known = country(code)
        return entity(_side_key(name), "PublicBody", {"name": name, "country": known and code.lower()})
    return entity(_side_key(name), "LegalEntity" if generic(name) else "Organization", {"name": name})


def _side_key(name: str) -> str:
    return f"side:{name}"


def _address(place: Place) -> Entity:
    known, within = country(place.country), division(place)
    full = [place.name, within if within != place.name else None, known and known.name]
    return entity(
        f"place:{place.id}",
        "Address",
        {
            "full": ", ".join(part for part in full if part),
            "city": place.name if is_city(place) else None,
            "state": within,
            "country": known and place.country.lower(),
            "latitude": place.lat,
            "longitude": place.lon,
        },
    )


def _document(claim: Claim, picked: Picked) -> Entity:
    row = picked.all_documents.get(claim.doc_id)
    told = _of_document(row) if row else {}
    text = {"bodyText": picked.texts.get(claim.doc_id)}
    return entity(f"document:{claim.doc_id}", "Document", {"fileName": claim.doc, **told, **text})


def linked(url: str) -> bool:
    """Whether an address is one of the web's; no other becomes a link."""
    return _URL.fullmatch(url) is not None


def _of_document(row: DocumentRow) -> dict[str, str | None]:
    day = row.published if row.published and _DATE.fullmatch(row.published) else None
    url = row.url if row.url and linked(row.url) else None
    return {"title": row.title, "sourceUrl": url, "publisher": row.publisher, "publishedAt": day}


def _event(one: Occurrence, place: Place) -> Entity:
    known = country(place.country)
    first, last = one.when.earliest, one.when.latest
    against = f" against {one.target}" if one.target else ""
    return entity(
        _event_key(one),
        "Event",
        {
            "name": f"{one.actor or 'Unknown'} {one.kind} {place.name}",
            "startDate": first.isoformat() if first else None,
            "endDate": last.isoformat() if last else None,
            "location": place.name,
            "addressEntity": entity_id(f"place:{place.id}"),
            "country": known and place.country.lower(),
            "involved": [entity_id(_side_key(name)) for name in _parties(one)],
            "summary": f"{one.actor or 'Unknown'} {one.kind}{against}",
            "keywords": one.kind.value,
            "proof": [entity_id(f"document:{claim.doc_id}") for claim in one.claims],
            "recordId": event_id(one),
        },
    )


def _event_key(one: Occurrence) -> str:
    return f"event:{one.id}"


def _note(claim: Claim, role: str, one: Occurrence, picked: Picked) -> Entity:
    page = picked.cited[claim.id].page
    offsets = (f"{name}={getattr(claim, name)}" for name in ("quote_start", "quote_end", "raw_start", "raw_end"))
    said = f", by {claim.source}" if claim.source else ""
    return entity(
        f"note:{one.id}:{claim.id}",
        "Note",
        {
            "name": f"{claim.doc}, {claim.quote_start} to {claim.quote_end}",
            "description": claim.quote,
            "summary": f"{role}: {claim.stance}{said}",
            "notes": "; ".join([*offsets, *([f"page={page}"] if page else []), f"claim={claim.id}"]),
            "entity": entity_id(_event_key(one)),
            "proof": entity_id(f"document:{claim.doc_id}"),
        },
    )
