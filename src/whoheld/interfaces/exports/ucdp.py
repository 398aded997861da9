"""Lethal events in the columns of UCDP's Georeferenced Event Dataset."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from whoheld.almanac.place import FeatureClass, Placing
from whoheld.codebook import Kind
from whoheld.history.events.casualties import CIVIL
from whoheld.interfaces.exports.cells import ESCAPED, write_csv
from whoheld.interfaces.exports.country import country, division, level
from whoheld.interfaces.exports.deaths import Toll, deaths, of, opponent, toll
from whoheld.interfaces.exports.ledger import Ledger, happened
from whoheld.interfaces.exports.standing import STATES, Standing, Standings
from whoheld.interfaces.exports.telling import event_id, notes, published_by, write_evidence
from whoheld.interfaces.exports.ucdp_columns import COLUMNS, DATE_PREC, LONGER, priogrid
from whoheld.interfaces.exports.written import Written

if TYPE_CHECKING:
    from pathlib import Path

    from whoheld.almanac.place import Place
    from whoheld.almanac.when import When
    from whoheld.history.events.casualties import Casualties
    from whoheld.history.events.occurrence import Occurrence
    from whoheld.interfaces.exports.picked import Picked

#: Why an event cannot be a row.
NOT_LETHAL = "no number of dead is told with it: only lethal events belong there"
OPEN_DAYS = "its first or last day is open"
_MAY_KILL = frozenset(Kind) - {Kind.HOLDS, Kind.BESIEGES, Kind.SUPPORTS}
_ORGANISED = STATES | {Standing.GROUP}


class Sides(NamedTuple):
    """The sides of an event in UCDP's order, and its type of violence; None where that is not clear."""

    a: str | None
    b: str | None
    violence: int | None


def write(picked: Picked, out: Path) -> Written:
    """Write one row a lethal event, and beside it all the evidence of each."""
    ledger, standings = Ledger(picked, _MAY_KILL), Standings(picked.record.side_of)
    shown: list[Occurrence] = []
    for one in filter(ledger.wants, happened(picked)):
        why = _why_not(one, standings)
        if why:
            ledger.leaves_out(one, why)
        else:
            ledger.holds(one)
            shown.append(one)
    rows = write_csv(out, tuple(COLUMNS), (_row(one, picked, standings) for one in shown))
    write_evidence(out, shown, picked)
    return Written(rows, ledger.left_out(), COLUMNS, changed_cells=ESCAPED)


def date_prec(when: When) -> int:
    """UCDP's code for how exactly the day is known."""
    days = when.days or 0
    return next((code for code, most in DATE_PREC if days <= most), LONGER)


def where_prec(place: Place) -> int | None:
    """UCDP's code for how exactly the place is known; None where it has no point, or the area is of no known level."""
    if place.placing is not Placing.PLACED:
        return None
    levels = {"country": 6, "division": 4}
    features = {FeatureClass.SETTLEMENT: 1, FeatureClass.SITE: 1, FeatureClass.ROUTE: 5}
    return features.get(place.feature) or levels.get(level(place))


def sides(one: Occurrence, standings: Standings, code: str) -> Sides:
    """Who is side a and who side b in a country, and what type of violence it is."""
    against = opponent(one, standings.side_of)
    a, b = standings.of(one.actor, code), standings.of(against, code)
    if b is Standing.CIVILIANS:
        return Sides(one.actor, against, 3 if one.actor and a in _ORGANISED else None)
    if a not in _ORGANISED or b not in _ORGANISED:
        return Sides(one.actor, against, None)
    if a in STATES or b in STATES:
        return Sides(one.actor, against, 1) if a in STATES else Sides(against, one.actor, 1)
    return Sides(one.actor, against, 2)


def _why_not(one: Occurrence, standings: Standings) -> str:
    dead = toll(deaths(one), standings.side_of)
    if not any(dead) and not any(any(of(group)) for group in deaths(one)):
        return NOT_LETHAL
    return "" if one.when.earliest and one.when.latest else OPEN_DAYS


def _row(one: Occurrence, picked: Picked, standings: Standings) -> dict[str, Any]:
    place = picked.places[one.place_id].place
    first, last = one.when.earliest, one.when.latest
    known = sides(one, standings, place.country)
    return {
        "id": event_id(one),
        "year": first.year if first else None,
        "type_of_violence": known.violence,
        "side_a": known.a,
        "side_b": known.b,
        **_sources(one, picked),
        **_where(one, place),
        "date_prec": date_prec(one.when),
        "date_start": first.isoformat() if first else None,
        "date_end": last.isoformat() if last else None,
        **_dead(one, known, standings),
    }


def _sources(one: Occurrence, picked: Picked) -> dict[str, Any]:
    documents = {c.doc_id: (picked.all_documents.get(c.doc_id), c) for c in one.claims}
    rows = [row for row, _ in documents.values() if row]
    return {
        "number_of_sources": len(documents),
        "source_article": notes(one),
        "source_office": "; ".join(published_by(row, claim) for row, claim in documents.values()),
        "source_date": "; ".join(row.published for row in rows if row.published),
        "source_headline": "; ".join(row.title for row in rows if row.title),
        "source_original": "; ".join(dict.fromkeys(c.source for c in one.claims if c.source)),
    }


def _where(one: Occurrence, place: Place) -> dict[str, Any]:
    known, point = country(place.country), place.lon is not None and place.lat is not None
    written = dict.fromkeys(c.place_text or c.place or "" for c in one.claims)
    return {
        "where_prec": where_prec(place),
        "where_coordinates": place.name,
        "where_description": "; ".join(filter(None, written)),
        "adm_1": division(place),
        "latitude": place.lat,
        "longitude": place.lon,
        "geom_wkt": f"POINT ({place.lon} {place.lat})" if point else None,
        "priogrid_gid": priogrid(place.lon or 0.0, place.lat or 0.0) if point else None,
        "country": known and known.name,
    }


def _dead(one: Occurrence, known: Sides, standings: Standings) -> dict[str, Any]:
    """The dead of each side and of all; a total that stands beside the dead of a side is nobody's but the total."""
    groups = deaths(one)
    total = toll(groups, standings.side_of)
    column = {"deaths_a": known.a, "deaths_b": known.b}
    told: dict[str, list[Toll]] = {}
    for group in groups:
        if group.whom or len(groups) == 1:
            told.setdefault(_whose(group, column, standings), []).append(of(group))
    each = {name: tolls[0].best for name, tolls in told.items() if name and len(tolls) == 1}
    return {**each, "best": total.best, "low": total.low, "high": total.high}


def _whose(group: Casualties, column: dict[str, str | None], standings: Standings) -> str:
    """The column of a group of dead; empty where they are of a third side."""
    if group.whom is None:
        return "deaths_unknown"
    if group.whom.casefold() in CIVIL:
        return "deaths_civilians"
    side_of = standings.side_of
    mine = [name for name, side in column.items() if side and side_of(side) == side_of(group.whom)]
    return mine[0] if len(mine) == 1 else ""
