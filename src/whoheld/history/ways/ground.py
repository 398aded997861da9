"""The places of a record as points of a graph, and how each stood on a day."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from whoheld.almanac.distance import Point
from whoheld.almanac.folding import fold
from whoheld.almanac.place import FeatureClass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from whoheld.almanac.place import Place
    from whoheld.history.chart import ChartedPlace

_POINTS = frozenset({FeatureClass.SETTLEMENT, FeatureClass.SITE})
#: States of a place that leave in doubt who holds it.
_DOUBTFUL = {
    "contested": "fought over",
    "divided": "divided",
    "disputed": "accounts disagree",
    "changing": "changing hands",
    "undated": "no evidence has a date",
    "unknown": "its holder is not known",
}


@dataclass(frozen=True, slots=True)
class Footing:
    """How a place stood on a day.

    Attributes:
        place: The place.
        sides: The sides that hold it at the day's end; none where that is unknown.
        holder: The same for reading.
        status: As in `whoheld.history.snapshot.PlaceOnDay`.
        besieged: Whether somebody is said to besiege it.
        last_evidence: The last day of the evidence; None where none is known.
    """

    place: Place
    sides: frozenset[str]
    holder: str
    status: str
    besieged: bool
    last_evidence: date | None

    def doubts(self, day: date, stale_days: int) -> tuple[str, ...]:
        """What leaves in doubt that it is held as told, in words."""
        told = [_DOUBTFUL[self.status]] if self.status in _DOUBTFUL else []
        told += ["besieged"] if self.besieged else []
        if self.sides and self.last_evidence and (age := (day - self.last_evidence).days) > stale_days:
            told.append(f"stale: the last evidence is {age} days older")
        return tuple(told)


def joins(place: Place) -> bool:
    """Whether a place can be part of a way: a settlement or a site, or a stretch of coast that is named."""
    return place.feature in _POINTS or (place.feature is FeatureClass.AREA and "coast" in fold(place.name).split())


def points(places: Iterable[ChartedPlace]) -> dict[str, Point]:
    """The points of the places that somebody is known to have held on some day, by id."""
    known = (one.place for one in places if joins(one.place) and any(s.holders for s in one.stretches))
    return {p.id: Point(p.lon, p.lat) for p in known if p.lon is not None and p.lat is not None}


class Ground:
    """How places stood on any day: of each place every stretch is looked at once, whatever days are asked about.

    Args:
        places: The places; those that can be no part of a way are left out.
        sides: Gives the sides of holders joined by "; ".
    """

    def __init__(self, places: Iterable[ChartedPlace], sides: Callable[[str], Iterable[str]]) -> None:
        self._standing = {one.place.id: _standing(one, sides) for one in places if joins(one.place)}

    def on(self, day: date) -> dict[str, Footing]:
        """How each place stood on a day, by id."""
        return {place_id: standing.on(day) for place_id, standing in self._standing.items()}


class _Standing(NamedTuple):
    """How a place stood: in each stretch with its last day, and where nothing is known of a day.

    ``firsts`` are the first days of the stretches, which lie one after the other.
    """

    firsts: list[date]
    told: list[tuple[date | None, Footing]]
    unknown: Footing

    def on(self, day: date) -> Footing:
        at = bisect_right(self.firsts, day) - 1
        if at < 0:
            return self.unknown
        last, footing = self.told[at]
        return footing if last is None or day <= last else self.unknown


def _standing(one: ChartedPlace, sides: Callable[[str], Iterable[str]]) -> _Standing:
    told = [
        (s.last, Footing(one.place, frozenset(sides(s.holders)), s.holder, s.status, s.besieged, s.last_evidence))
        for s in one.stretches
    ]
    unknown = Footing(one.place, frozenset(), "unknown", "unknown", besieged=False, last_evidence=None)
    return _Standing([s.first for s in one.stretches], told, unknown)
