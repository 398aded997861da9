"""Leaves out of a stand-in for roads what leads through a third country: that ground is neither end's.

Between two towns of one country the straight line may cross another one, around which all roads go. Which country a
point lies in is told by the nearest settlement of the gazetteer, so near a border it may be the wrong one: a line is
left out only if a quarter of it or more lies in a third country.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoheld.almanac.distance import Point

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from whoheld.history.ways.graph import Edge

#: A line is looked at in so many points between its ends.
_LOOKS = 11
#: The share of these that may lie in a third country.
_SHARE = 0.25


def at_home(edges: Iterable[Edge], points: Mapping[str, Point], land: Callable[[Point], str]) -> list[Edge]:
    """The edges that lead through no third country.

    Args:
        edges: Edges with straight lines.
        points: The points of their ends.
        land: Gives the country of a point (ISO 3166); empty where none is known, as at sea.
    """
    return [edge for edge in edges if _abroad(points[edge.a], points[edge.b], land) < _SHARE]


def _abroad(one: Point, other: Point, land: Callable[[Point], str]) -> float:
    """The share of a line that lies in a country of neither end."""
    home = {land(one), land(other), ""}
    steps = (number / (_LOOKS + 1) for number in range(1, _LOOKS + 1))
    return sum(land(_along(one, other, step)) not in home for step in steps) / _LOOKS


def _along(one: Point, other: Point, share: float) -> Point:
    """A point of the line, straight in degrees: over the lengths of edges within a kilometre or so of the great circle.

    A line over the 180th meridian goes the shorter way.
    """
    east = (other.lon - one.lon + 180) % 360 - 180
    lon = (one.lon + east * share + 180) % 360 - 180
    return Point(lon, one.lat + (other.lat - one.lat) * share)
