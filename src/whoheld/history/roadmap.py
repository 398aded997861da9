"""From lines of roads to a graph of places: who can be reached from whom without passing a third.

All road within so many kilometres of a place is taken to be that place's (of the nearest, where there are several):
who holds a town is taken to hold the roads around it, by-passes among them. Lines meet where they share a point, as in
OpenStreetMap; where they only cross, one leads over the other. The shortest way from a place to each next one is found
with Dijkstra's algorithm (E. W. Dijkstra, "A note on two problems in connexion with graphs", Numerische Mathematik 1,
1959, 269-271).
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from whoheld.almanac.distance import EARTH_KM, Point, km_between
from whoheld.history.graph import Edge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from whoheld.almanac.roads import Road

#: Points that agree in so many decimals of a degree are one: a centimetre, the precision of OpenStreetMap.
_DECIMALS = 7
#: Lines get a point at least every so many parts of the reach of a place, so that none passes it by unseen.
_STEPS = 4


class _Step(NamedTuple):
    """From a point of a road to the next."""

    to: Point
    km: float
    road: str


class _Reach(NamedTuple):
    """The place that a point of a road belongs to, and how far away it is."""

    place: str
    km: float


def road_edges(places: Mapping[str, Point], roads: Iterable[Road], reach_km: float) -> list[Edge]:
    """The edges between places that a road joins without passing a third, with kilometres along it.

    Args:
        places: Points by id.
        roads: Lines, in any order.
        reach_km: The road within so many kilometres of a place is that place's.
    """
    steps = _steps(roads, reach_km / _STEPS)
    owned = _owned(places, list(steps), reach_km)
    starts: dict[str, list[Point]] = defaultdict(list)
    for point, own in sorted(owned.items()):
        starts[own.place].append(point)
    found: dict[tuple[str, str], Edge] = {}
    for place in sorted(starts):
        for edge in _from(place, starts[place], steps, owned):
            found.setdefault((edge.a, edge.b), edge)
    return list(found.values())


def _steps(roads: Iterable[Road], longest_km: float) -> dict[Point, list[_Step]]:
    """Every point of the roads with the points next to it."""
    steps: dict[Point, list[_Step]] = defaultdict(list)
    for road in roads:
        for one, other in pairwise(point for pair in pairwise(road.points) for point in _cut(*pair, longest_km)):
            if one != other:
                km = km_between(one, other)
                steps[one].append(_Step(other, km, road.name))
                steps[other].append(_Step(one, km, road.name))
    return steps


def _cut(one: Point, other: Point, longest_km: float) -> Iterator[Point]:
    """The ends of a line and as many points between them as it needs."""
    parts = max(1, math.ceil(km_between(one, other) / longest_km))
    for number in range(parts + 1):
        share = number / parts
        lon, lat = one.lon + (other.lon - one.lon) * share, one.lat + (other.lat - one.lat) * share
        yield Point(round(lon, _DECIMALS), round(lat, _DECIMALS))


def _owned(places: Mapping[str, Point], points: Sequence[Point], reach_km: float) -> dict[Point, _Reach]:
    """The points of roads that belong to a place."""
    if not points or not places:
        return {}
    ids, on_roads = sorted(places), _on_sphere(points)
    best, whose = np.full(len(points), np.inf), np.zeros(len(points), dtype=int)
    for number, xyz in enumerate(_on_sphere([places[i] for i in ids])):
        apart = ((on_roads - xyz) ** 2).sum(axis=1)
        nearer = apart < best
        best[nearer], whose[nearer] = apart[nearer], number
    km = 2 * EARTH_KM * np.arcsin(np.minimum(1, np.sqrt(best) / 2))
    return {points[at]: _Reach(ids[whose[at]], float(km[at])) for at in map(int, np.flatnonzero(km <= reach_km))}


def _on_sphere(points: Sequence[Point]) -> NDArray[np.float64]:
    lon, lat = np.radians(np.array(points, dtype=float)).T
    return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


def _from(
    place: str, starts: Iterable[Point], steps: Mapping[Point, Sequence[_Step]], owned: Mapping[Point, _Reach]
) -> Iterator[Edge]:
    """The edges of one place to each next one, by the shortest way."""
    waiting: list[tuple[float, Point, tuple[str, ...]]] = [(owned[point].km, point, ()) for point in starts]
    heapq.heapify(waiting)
    done: set[Point] = set()
    met: dict[str, Edge] = {}
    while waiting:
        km, here, names = heapq.heappop(waiting)
        if here in done:
            continue
        done.add(here)
        own = owned.get(here)
        if own and own.place != place:
            known = Edge.between(place, own.place, km + own.km, names)
            met[own.place] = min(known, met.get(own.place, known), key=lambda edge: edge.km)
            continue
        for step in steps[here]:
            heapq.heappush(waiting, (km + step.km, step.to, _with(names, step.road)))
    yield from met.values()


def _with(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    return names if not name or name in names else (*names, name)
