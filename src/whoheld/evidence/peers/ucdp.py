"""Reads UCDP's Georeferenced Event Dataset: events of organised violence with at least one person dead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoheld.codebook import Kind
from whoheld.evidence.peers.cells import day, point, rows_of, whole
from whoheld.evidence.peers.incident import Incident
from whoheld.evidence.peers.sheet import read_sheet

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from whoheld.evidence.peers.incident import PeerTable

NEEDED = ("date_start", "side_a", "side_b")
#: How far a point may lie from the place by ``where_prec``; from 3 on it is the middle of a district, or of more.
OFF_KM = {1: 0.0, 2: 10.0}
_VIOLENCE = {"1": "state-based", "2": "non-state", "3": "one-sided"}
#: What a claim may say of people who died in a fight.
ARMED = frozenset(
    {
        *(Kind.KILLS, Kind.WOUNDS, Kind.STRIKES, Kind.ATTACKS, Kind.REPELS, Kind.CONTESTS),
        *(Kind.TAKES, Kind.LEAVES, Kind.ADVANCES),
    }
)


def read_ucdp(path: str | Path) -> PeerTable[Incident]:
    """Read a CSV with UCDP GED's columns.

    Raises:
        PeerTableError: It is no such table, or none of its rows can be read.
    """
    sheet = read_sheet(path, (*NEEDED, "latitude", "where_prec", "best"))
    sheet.needs(NEEDED, "table of UCDP events")
    return rows_of(sheet, _incident)


def _incident(number: int, cells: Mapping[str, str]) -> Incident:
    first = day(cells, "date_start")
    last = day(cells, "date_end") if cells.get("date_end") else first
    if last < first:
        raise ValueError(f"date_start {first} comes after date_end {last}")
    lon, lat = point(cells)
    violence = cells.get("type_of_violence", "")
    return Incident(
        row=number,
        id=cells.get("id") or f"row {number}",
        day=f"{first}" if first == last else f"{first}/{last}",
        first=first,
        last=last,
        place=cells.get("where_coordinates", ""),
        lon=lon,
        lat=lat,
        off_km=OFF_KM.get(whole(cells, "where_prec") or 1),
        sides=tuple(name for column in ("side_a", "side_b") if (name := cells[column])),
        kind=_VIOLENCE.get(violence, violence),
        kinds=ARMED,
        dead=whole(cells, "best"),
    )
