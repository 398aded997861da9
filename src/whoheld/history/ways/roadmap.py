"""From lines of roads to a graph of places: whose stretches of road meet.

Every point of the roads belongs to the place that is nearest by road, by-passes among them; two places are next to each
other where a road leads from the points of one to those of the other. So who holds a town is taken to hold the roads
around it, half way to the next. Lines meet where they share a point, as in OpenStreetMap; where they only cross, one
leads over the other. The nearest places are found for all points at once with Dijkstra's algorithm (E. W. Dijkstra, "A
note on two problems in connexion with graphs", Numerische Mathematik 1, 1959, 269-271), started from all places; the
cells are those of a network Voronoi diagram (A. Okabe and others, "Generalized network Voronoi diagrams", International
Journal of Geographical Information Science 22, 2008, 965-994).
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from whoheld.almanac.distance import EARTH_KM, Point, km_between
from whoheld.history.ways.graph import Edge

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
    """The place that a point of a road belongs to, how far away it is, and by which roads."""

    place: str
    km: float
    roads: tuple[str, ...] = ()


def road_edges(places: Mapping[str, Point], roads: Iterable[Road], reach_km: float) -> list[Edge]:
    """The edges between places whose stretches of road meet, with kilometres along the road.

    Args:
        places: Points by id.
        roads: Lines, in any order.
        reach_km: Places with no road within so many kilometres are left out.
    """
    steps = _steps(roads, reach_km / _STEPS)
    cells = _cells(steps, _owned(places, list(steps), reach_km))
    found: dict[tuple[str, str], Edge] = {}
    for here, one in cells.items():
        for step in steps[here]:
            other = cells[step.to]
            if one.place < other.place:
                names = dict.fromkeys(name for name in (*one.roads, step.road, *reversed(other.roads)) if name)
                edge = Edge.between(one.place, other.place, one.km + step.km + other.km, names)
                found[edge.a, edge.b] = min(edge, found.get((edge.a, edge.b), edge), key=_by_length)
    return list(found.values())


def _by_length(edge: Edge) -> tuple[float, tuple[str, ...]]:
    return round(edge.km, 6), edge.roads


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


def _cells(steps: Mapping[Point, Sequence[_Step]], owned: Mapping[Point, _Reach]) -> dict[Point, _Reach]:
    """The place that is nearest by road to each point from which any can be reached, with the roads to it."""
    waiting = [(own.km, own.place, point, own.roads) for point, own in owned.items()]
    heapq.heapify(waiting)
    cells: dict[Point, _Reach] = {}
    while waiting:
        km, place, here, roads = heapq.heappop(waiting)
        if here in cells:
            continue
        cells[here] = _Reach(place, km, roads)
        for step in steps[here]:
            if step.to not in cells:
                heapq.heappush(waiting, (km + step.km, place, step.to, _with(roads, step.road)))
    return cells


def _with(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    return names if not name or name in names else (*names, name)
