"""Events in ACLED's columns, so that who works with ACLED can set ours beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whoheld.almanac.place import FeatureClass, Placing
from whoheld.evidence.party import members
from whoheld.interfaces.exports.acled_columns import COLUMNS, INTER, KINDS, TIME_PRECISION
from whoheld.interfaces.exports.acled_types import Types
from whoheld.interfaces.exports.cells import ESCAPED, write_csv
from whoheld.interfaces.exports.country import country, division
from whoheld.interfaces.exports.deaths import deaths, opponent, toll
from whoheld.interfaces.exports.ledger import Ledger, happened
from whoheld.interfaces.exports.standing import Standing, Standings
from whoheld.interfaces.exports.telling import event_id, notes, outlets, write_evidence
from whoheld.interfaces.exports.written import Written

if TYPE_CHECKING:
    from pathlib import Path

    from whoheld.almanac.place import Place
    from whoheld.almanac.when import When
    from whoheld.history.events.occurrence import Occurrence
    from whoheld.interfaces.exports.picked import Picked

#: Why an event cannot be a row.
TOO_LONG = "its days are open, or more than a month apart: ACLED has no precision for it"


def write(picked: Picked, out: Path) -> Written:
    """Write one row an event, and beside it all the evidence of each."""
    ledger, events = Ledger(picked, KINDS), happened(picked)
    standings = Standings(picked.record.side_of)
    types = Types(events, standings, (row.claim for row in picked.cited.values()))
    shown: list[Occurrence] = []
    for one in events:
        if one.kind not in KINDS or not ledger.wants(one):
            continue
        if time_precision(one.when) is None:
            ledger.leaves_out(one, TOO_LONG)
        else:
            ledger.holds(one)
            shown.append(one)
    rows = write_csv(out, tuple(COLUMNS), (_row(one, picked, types, standings) for one in shown))
    write_evidence(out, shown, picked)
    return Written(rows, ledger.left_out(), COLUMNS, changed_cells=ESCAPED)


def time_precision(when: When) -> int | None:
    """ACLED's code for how exactly the day is known; None where it has none."""
    days = when.days
    return next((code for code, most in TIME_PRECISION if days is not None and days <= most), None)


def geo_precision(place: Place) -> int | None:
    """ACLED's code for how exactly the place is known; None where it has no point."""
    if place.placing is not Placing.PLACED:
        return None
    return 1 if place.feature in (FeatureClass.SETTLEMENT, FeatureClass.SITE) else 3


def _row(one: Occurrence, picked: Picked, types: Types, standings: Standings) -> dict[str, Any]:
    place = picked.places[one.place_id].place
    kind = types.of(one, place.country)
    return {
        "event_id_cnty": event_id(one),
        **time_cells(one.when),
        "disorder_type": kind.disorder,
        "event_type": kind.event,
        "sub_event_type": kind.sub,
        **_sides(one, standings, place.country),
        **place_cells(place),
        "source": "; ".join(outlets(one, picked)),
        "notes": notes(one),
        "fatalities": toll(deaths(one), standings.side_of).best,
    }


def time_cells(when: When) -> dict[str, Any]:
    """The columns that say when: the first possible day, how exactly it is known, and which days it may be."""
    first = when.earliest
    return {
        "event_date": first.isoformat() if first else None,
        "year": first.year if first else None,
        "time_precision": time_precision(when),
        "tags": None if when.is_day else f"days={when.edtf}",
    }


def _sides(one: Occurrence, standings: Standings, code: str) -> dict[str, Any]:
    both = one.actor, opponent(one, standings.side_of)
    (actor1, *with1), (actor2, *with2) = (members(name or "") or (None,) for name in both)
    inter1, inter2 = (INTER.get(standings.of(name, code)) for name in both)
    civil = standings.of(one.target, code) is Standing.CIVILIANS
    return {
        "actor1": actor1,
        "assoc_actor_1": "; ".join(filter(None, with1)),
        "inter1": inter1,
        "actor2": actor2,
        "assoc_actor_2": "; ".join(filter(None, with2)),
        "inter2": inter2,
        "interaction": f"{inter1}-{inter2}" if inter1 and inter2 else None,
        "civilian_targeting": "Civilian targeting" if civil else None,
    }


def place_cells(place: Place) -> dict[str, Any]:
    """The columns that say where."""
    known = country(place.country)
    return {
        "iso": known and known.number,
        "country": known and known.name,
        "admin1": division(place),
        "location": place.name,
        "latitude": place.lat,
        "longitude": place.lon,
        "geo_precision": geo_precision(place),
    }
