"""How far it is from one place to another in a straight line, no more precisely than the points are known."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from whoheld.almanac.distance import Point, km_between
from whoheld.evidence.leaflet import Leaflet, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whoheld.evidence.leaflet import Colours
    from whoheld.history.ways.told_distance import ToldDistance

#: Kilometres of an international mile.
KM_PER_MILE = 1.609344
#: Decimals in which a point is written -> the kilometres that they tell apart; with two or more, one.
_GRID_KM = {0: 100, 1: 10}


@dataclass(frozen=True, slots=True)
class Located:
    """A place with its point (decimal degrees, WGS 84), and where the point is from, in words."""

    name: str
    id: str
    lon: float
    lat: float
    basis: str


@dataclass(frozen=True, slots=True)
class Distance(Leaflet):
    """The length of the great circle between two places.

    Attributes:
        a, b: The places.
        km, miles: Rounded to whole ones, or to the grid that the points are written in, where that is coarser.
        within_km: The rounding, in kilometres.
        told: The same for reading.
        told_of: What documents say of the distance between them.
    """

    a: Located
    b: Located
    km: int
    miles: int
    within_km: int
    told: str
    told_of: tuple[ToldDistance, ...] = ()

    def row(self) -> dict[str, Any]:
        """The answer as plain values, in the order of its fields."""
        return {**asdict(self), "told_of": [asdict(one) for one in self.told_of]}

    def cells(self, colours: Colours) -> Mapping[str, str]:
        """What a notebook shows of it."""
        del colours
        return {"from": text(self.a.name), "to": text(self.b.name), "distance": text(self.told)}


def straight(a: Located, b: Located) -> Distance:
    """The distance between two places."""
    grid = max(_grid_km(a), _grid_km(b))
    exact = km_between(Point(a.lon, a.lat), Point(b.lon, b.lat))
    km, miles = _rounded(exact, grid), _rounded(exact / KM_PER_MILE, grid)
    told = f"about {km} km ({miles} miles)" if km else f"less than {grid} km"
    return Distance(a, b, km, miles, grid, f"{told} in a straight line")


def _grid_km(place: Located) -> int:
    """The grid in which a point is written."""
    decimals = max(len(f"{x:.6f}".rstrip("0").partition(".")[2]) for x in (place.lon, place.lat))
    return _GRID_KM.get(decimals, 1)


def _rounded(length: float, grid: int) -> int:
    return round(length / grid) * grid
