"""Claims as PLOVER events, one object a line."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from whoheld import __version__
from whoheld.codebook import Kind, Stance, Weapon
from whoheld.evidence.party import members
from whoheld.interfaces.exports.country import country, division, is_city
from whoheld.interfaces.exports.plover_codes import AUXILIARIES, EVENTS, MODES, SIZES
from whoheld.interfaces.exports.standing import Standings
from whoheld.interfaces.exports.written import Written

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from whoheld.almanac.place import Place
    from whoheld.claims.claim import Claim
    from whoheld.evidence.rows import ClaimRow
    from whoheld.interfaces.exports.picked import Picked

#: The places of GeoNames have ids of this kind.
_GEONAMES = "geonames:"


def write(picked: Picked, out: Path) -> Written:
    """Write one line for each claim that PLOVER has an event for: it tells apart no events, only sentences."""
    left_out, standings = Counter[str](), Standings(picked.record.side_of)
    rows = 0
    with out.open("w", encoding="utf-8", newline="\n") as file:
        for row in picked.claims:
            why = _why_not(row.claim)
            if why:
                left_out[why] += 1
                continue
            file.write(f"{json.dumps(_event(row, picked, standings), ensure_ascii=False)}\n")
            rows += 1
    return Written(rows, dict(sorted(left_out.items(), key=lambda pair: (-pair[1], pair[0]))))


def _why_not(claim: Claim) -> str:
    """Why a claim is no event of PLOVER's; empty where it is."""
    code = EVENTS.get(claim.kind)
    if code is None:
        return f"{claim.kind}: PLOVER has no such event"
    if not claim.actor:
        return "nobody is named who does it, and PLOVER asks for an actor"
    if claim.start is None:
        return "no first day is told, and PLOVER asks for a date"
    if code.needs_recipient and not claim.target:
        return f"{claim.kind}: nobody is named to whom, and PLOVER asks for a recipient"
    return ""


def _event(row: ClaimRow, picked: Picked, standings: Standings) -> dict[str, Any]:
    claim, code = row.claim, EVENTS[row.claim.kind]
    auxiliary = AUXILIARIES.get(claim.stance)
    return {
        "id": f"whoheld-{claim.id}",
        "date": claim.start and claim.start.isoformat(),
        "enddate": claim.end.isoformat() if claim.end and claim.end != claim.start else None,
        "has_event": True,
        "actor": _actors(claim.actor, claim.actor_text, standings),
        "recipient": _actors(claim.target, claim.target_text, standings),
        "event": [code.event],
        "mode": [mode] if (mode := _mode(claim)) else [],
        "context": [*code.context, *([auxiliary] if auxiliary else [])],
        "event_loc": _location(claim, picked),
        "event_text": [claim.quote],
        "size": _size(claim),
        "link": claim.doc_id,
        "text": picked.texts.get(claim.doc_id),
        "text_info": {**_offsets(claim), "page": row.page},
        "cite_info": _citation(row, picked),
        "comment": _comment(claim),
    }


def _offsets(claim: Claim) -> dict[str, int]:
    return {name: getattr(claim, name) for name in ("quote_start", "quote_end", "raw_start", "raw_end")}


def _mode(claim: Claim) -> str:
    if claim.kind is Kind.STRIKES:
        return MODES.get(Weapon(claim.weapon), "") if claim.weapon else ""
    return EVENTS[claim.kind].mode


def _actors(names: str | None, written: str | None, standings: Standings) -> list[dict[str, Any]]:
    """Each side of joint ones; the words of the text only where they stand for one."""
    sides = members(names or "")
    return [
        {"code": _code(name, standings), "identifier_text": name, "actor_text": written if len(sides) == 1 else None}
        for name in sides
    ]


def _code(name: str, standings: Standings) -> str | None:
    """The code of the state that a side is; None where it is none."""
    known = country(standings.state(name) or "")
    return known.alpha3 if known else None


def _location(claim: Claim, picked: Picked) -> dict[str, Any] | None:
    known = picked.places.get(claim.place_id or "")
    if known is None:
        return None
    place, land = known.place, country(known.place.country)
    return {
        "extracted_place": claim.place_text or claim.place,
        "resolved_place": place.name,
        "geonameid": _geonames_id(place),
        "lat": place.lat,
        "lon": place.lon,
        "city": place.name if is_city(place) else None,
        "district": None,
        "province": division(place),
        "country": land and land.alpha3,
        "feature_class": None,
        "feature_code": None,
        "resolution": place.feature.value,
    }


def _geonames_id(place: Place) -> int | None:
    number = place.id.removeprefix(_GEONAMES)
    return int(number) if place.id.startswith(_GEONAMES) and number.isdecimal() else None


def _size(claim: Claim) -> Mapping[str, int | None] | None:
    """How many came to harm; where a bound is open or another than the other, as ``_max`` beside it."""
    name = SIZES.get(claim.kind)
    if name is None or (claim.low is None and claim.high is None):
        return None
    return {name: claim.low} | ({} if claim.low == claim.high else {f"{name}_max": claim.high})


def _citation(row: ClaimRow, picked: Picked) -> dict[str, Any]:
    document = picked.documents.get(row.claim.doc_id)
    return {
        "citation": row.claim.doc,
        "url": document and document.url,
        "title": document and document.title,
        "publication": document and document.publisher,
        "published": document and document.published,
        "language": document and document.language,
        "attribution": row.claim.source,
        "coder": f"whoheld {__version__}",
    }


def _comment(claim: Claim) -> str | None:
    told = [
        "doubted by who tells it" if claim.stance is Stance.DOUBTED else "",
        "on some day from date on" if claim.end is None else "",
        "on some day from date to enddate" if claim.end and claim.end != claim.start else "",
    ]
    return "; ".join(filter(None, told)) or None
