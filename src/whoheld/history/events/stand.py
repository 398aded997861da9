"""When and where something was, as far as that is known: what two accounts are held against each other by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from whoheld.almanac.place import FeatureClass

if TYPE_CHECKING:
    from whoheld.claims.claim import Claim
    from whoheld.evidence.peers.incident import Incident
    from whoheld.evidence.rows import ClaimRow

#: What is known only to have been by a day (told on it, mostly) is sought in so many days up to it.
LOOK_BACK = 3
#: What may have been on any of more days than this is held against nothing.
WIDEST = 7
#: What has a point that says where it is.
SPOTS = frozenset({FeatureClass.SETTLEMENT, FeatureClass.SITE})


@dataclass(frozen=True, slots=True)
class Stand:
    """An event of either side, as far as it is compared.

    Attributes:
        key: Its id, unique on its side and the same whatever the order of the rows.
        first, last: The days on which it can have been, both included.
        lon, lat: Its point in decimal degrees; None where it has none that says where it was.
        off_km: How far the point may lie from where it was.
        places: The ids of the record's places that it names.
    """

    key: str
    first: date
    last: date
    lon: float | None
    lat: float | None
    off_km: float
    places: frozenset[str]

    @property
    def days(self) -> int:
        """On how many days it can have been."""
        return (self.last - self.first).days + 1


def pointed(incident: Incident) -> bool:
    """Whether they give a point that says where it was: at a spot, then, and not all over an area of that name."""
    return incident.off_km is not None and incident.lon is not None


def theirs(incident: Incident, places: frozenset[str]) -> Stand:
    """Where an event of their table stands; ``places`` are those of the record that its name may mean."""
    exact = pointed(incident)
    return Stand(
        key=f"{incident.id}\n{incident.day}\n{incident.place}\n{incident.sides}\n{incident.row:09}",
        first=incident.first,
        last=incident.last,
        lon=incident.lon if exact else None,
        lat=incident.lat if exact else None,
        off_km=incident.off_km or 0.0,
        places=places,
    )


def ours(row: ClaimRow, feature: FeatureClass | None) -> Stand | None:
    """Where what a claim tells stands; None where no day is known. The middle of an area or a road is no point."""
    days = _days(row.claim)
    if days is None:
        return None
    spot = feature in SPOTS
    return Stand(
        key=row.claim.id,
        first=days[0],
        last=days[1],
        lon=row.lon if spot else None,
        lat=row.lat if spot else None,
        off_km=0.0,
        places=frozenset([row.claim.place_id] if row.claim.place_id else []),
    )


def _days(claim: Claim) -> tuple[date, date] | None:
    """The days on which what it tells can have been; an open side is looked at as far as `LOOK_BACK`."""
    if claim.end is None:
        return (claim.start, claim.start) if claim.start else None
    if claim.start is None:
        back = min(LOOK_BACK, (claim.end - date.min).days)
        return claim.end - timedelta(back), claim.end
    return claim.start, claim.end
