"""One place across documents: what is meant by a name that a document could not put on the map, or put astray.

A document that names a town in passing may not know where it lies, while another does. What each made of it is kept;
here it is decided, from the document's own other places and from what the record knows by that name, what it stands
for. Nothing here depends on the order in which documents were read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whoheld.almanac.distance import Point, km_between
from whoheld.almanac.place import FeatureClass, Placing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whoheld.almanac.place import Candidate, Place

#: A namesake is believed if it lies within this distance of other places that the document tells of.
NEAR_KM = 100.0
#: So many of them have to lie there, or all where the document names fewer: one alone may be wrong itself.
WITNESSES = 2
#: A place that lies farther than this from all the others of its document (at least so many) was put astray.
ASTRAY_KM, ENOUGH = 300.0, 4
#: Features that a name may have for each that a document takes it for; nothing said means a settlement.
COMPATIBLE: Mapping[FeatureClass, frozenset[FeatureClass]] = {
    FeatureClass.SETTLEMENT: frozenset({FeatureClass.SETTLEMENT, FeatureClass.SITE}),
    FeatureClass.SITE: frozenset({FeatureClass.SITE}),
    FeatureClass.AREA: frozenset({FeatureClass.AREA}),
    FeatureClass.ROUTE: frozenset({FeatureClass.ROUTE}),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A place as one document tells of it, with the other places of that document.

    Attributes:
        place: What the document made of it.
        around: What it made of its other places.
        equated: Places that it names too, and that are this one by what it or another document says: place id -> how
            that is said, in words.
    """

    place: Place
    around: Sequence[Place]
    equated: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Meant:
    """The place that is meant, and why, in words."""

    place_id: str
    why: str


def astray(places: Iterable[Place]) -> set[str]:
    """The ids of places that lie far from everything else that their document tells of."""
    points = [p for p in places if _has_point(p)]
    lost = {p.id for p in points if all(_km(p, o) > ASTRAY_KM for o in points if o is not p)}
    return lost if len(points) > ENOUGH else set()


def meant(told: Told, namesakes: Iterable[Place]) -> Meant | None:
    """The one namesake that fits the document; None where none does, or several do.

    Args:
        told: The name in its document, which has no point or one astray.
        namesakes: The places that other documents put on the map under this name.
    """
    named = {p.id for p in told.around}
    around = [p for p in told.around if p.placing is Placing.PLACED]
    fitting = [p for p in namesakes if p.id != told.place.id and _may_be(told.place, p, around)]
    if len(fitting) != 1:
        return None
    found = fitting[0]
    if found.id in named:
        # The document tells of both; only where it is said that both are one place are they one here.
        why = told.equated.get(found.id)
        return Meant(found.id, why) if why else None
    return Meant(found.id, _why(told.place, found, around))


def _may_be(told: Place, found: Place, around: Sequence[Place]) -> bool:
    around = [p for p in around if p.id != found.id]
    if found.feature not in COMPATIBLE[told.feature] or not _fits(found, around):
        return False
    candidates = {c.id for c in told.candidates}
    own = [c for c in told.candidates if sum(_beside(c, p) for p in around) >= _enough(around)]
    return found.id in candidates or not own


def _fits(found: Place, around: Sequence[Place]) -> bool:
    """Whether it lies where the rest of the document plays; a document without any other place rules nothing out."""
    return not around or len(_witnesses(found, around)) >= _enough(around)


def _enough(around: Sequence[Place]) -> int:
    return min(WITNESSES, len(around))


def _witnesses(found: Place, around: Sequence[Place]) -> list[Place]:
    """The other places that it lies beside, the nearest first."""
    beside = [p for p in around if p.id != found.id and _beside(found, p)]
    return sorted(beside, key=lambda p: (_km(found, p), p.id))


def _beside(found: Place | Candidate, other: Place) -> bool:
    """In one province, or near by in one country."""
    if found.country != other.country:
        return False
    if found.division and found.division == other.division:
        return True
    return _has_point(other) and _km(found, other) <= NEAR_KM


def _why(told: Place, found: Place, around: Sequence[Place]) -> str:
    near = next((p for p in _witnesses(found, around) if _has_point(p)), None)
    where = f", {_km(found, near):.0f} km from {near.name}, which this document names too" if near else ""
    lost = {
        Placing.PLACED: "put far from all else that this document tells of",
        Placing.AMBIGUOUS: "one of several by this document alone",
        Placing.UNPLACED: "not on the map by this document alone",
    }[told.placing]
    return f"the only {told.name} that other documents put on the map{where}; {lost}"


def _has_point(place: Place) -> bool:
    """Whether its point says where it lies; the middle of an area says little."""
    return place.lon is not None and place.lat is not None and place.feature is not FeatureClass.AREA


def _km(a: Place | Candidate, b: Place) -> float:
    return km_between(_spot(a), _spot(b))


def _spot(place: Place | Candidate) -> Point:
    return Point(place.lon or 0.0, place.lat or 0.0)
