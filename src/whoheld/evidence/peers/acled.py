"""Reads ACLED's events: battles, explosions, violence against civilians, and what happens without a shot."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from whoheld.codebook import Kind
from whoheld.evidence.peers.cells import day, point, rows_of, whole
from whoheld.evidence.peers.incident import Incident
from whoheld.evidence.peers.sheet import read_sheet

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from whoheld.evidence.peers.incident import PeerTable

NEEDED = ("event_date", "event_type", "location")
#: How far a point may lie from the place by ``geo_precision``; 3 is the middle of a larger region.
OFF_KM = {1: 0.0, 2: 10.0}
#: ``time_precision`` 2 is a week, of which the day given is any.
_WEEK, _MONTH = 2, 3
_HARM = (Kind.KILLS, Kind.WOUNDS)
_BY_TYPE = {
    "battles": frozenset(
        {*_HARM, Kind.ATTACKS, Kind.REPELS, Kind.CONTESTS, Kind.TAKES, Kind.LEAVES, Kind.ADVANCES, Kind.STRIKES}
    ),
    "explosions/remote violence": frozenset({*_HARM, Kind.STRIKES, Kind.ATTACKS}),
    "violence against civilians": frozenset({*_HARM, Kind.ATTACKS, Kind.STRIKES, Kind.DETAINS}),
}
_BY_SUB_TYPE = {
    "non-violent transfer of territory": frozenset({Kind.TAKES, Kind.LEAVES}),
    "headquarters or base established": frozenset({Kind.TAKES, Kind.HOLDS}),
    "agreement": frozenset({Kind.AGREES}),
    "arrests": frozenset({Kind.DETAINS}),
    "abduction/forced disappearance": frozenset({Kind.DETAINS}),
    "disrupted weapons use": frozenset({Kind.STRIKES, Kind.REPELS}),
    "government regains territory": frozenset({Kind.TAKES, Kind.LEAVES, Kind.CONTESTS}),
    "non-state actor overtakes territory": frozenset({Kind.TAKES, Kind.LEAVES, Kind.CONTESTS}),
}


def read_acled(path: str | Path) -> PeerTable[Incident]:
    """Read a CSV with ACLED's columns.

    Raises:
        PeerTableError: It is no such table, or none of its rows can be read.
    """
    sheet = read_sheet(path, (*NEEDED, "actor1", "latitude", "fatalities"))
    sheet.needs(NEEDED, "table of ACLED events")
    return rows_of(sheet, _incident)


def _incident(number: int, cells: Mapping[str, str]) -> Incident:
    told = day(cells, "event_date")
    first, last = _span(told, whole(cells, "time_precision") or 1)
    lon, lat = point(cells)
    kind, sub = cells["event_type"], cells.get("sub_event_type", "")
    return Incident(
        row=number,
        id=cells.get("event_id_cnty") or f"row {number}",
        day=f"{first}" if first == last else f"{first}/{last}",
        first=first,
        last=last,
        place=cells["location"],
        lon=lon,
        lat=lat,
        off_km=OFF_KM.get(whole(cells, "geo_precision") or 1),
        sides=tuple(name for column in ("actor1", "actor2") if (name := cells.get(column, ""))),
        kind=f"{kind}: {sub}" if sub else kind,
        kinds=_BY_SUB_TYPE.get(sub.lower()) or _BY_TYPE.get(kind.lower(), frozenset()),
        dead=whole(cells, "fatalities"),
    )


def _span(told: date, precision: int) -> tuple[date, date]:
    if precision >= _MONTH:
        return told.replace(day=1), told.replace(day=monthrange(told.year, told.month)[1])
    week = 6 if precision == _WEEK else 0
    before, after = min(week, (told - date.min).days), min(week, (date.max - told).days)
    return told - timedelta(before), told + timedelta(after)
