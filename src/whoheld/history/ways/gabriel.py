"""The Gabriel graph of places: a stand-in for roads where no file of roads is given.

Two places are neighbours if no third lies within the circle that has the line between them for its diameter (K. R.
Gabriel and R. R. Sokal, "A new statistical approach to geographic variation analysis", Systematic Zoology 18, 1969,
259-278). The graph is connected, has the nearest neighbour of each place among its neighbours, and needs no parameter.

It is drawn on the sphere itself, without a projection: the ball over the chord between two points of the sphere cuts
out of it the cap with that great-circle arc for its diameter. So a third point blocks two others if the squares of its
chords to both are together less than the square of theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from whoheld.almanac.distance import Point, km_between
from whoheld.history.ways.graph import Edge

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

#: So many nearest places rule out nearly all that are no neighbours, before all others are asked.
_NEAREST = 24
#: Squares of chords (on a sphere of radius 1) that differ by less are equal; 1e-14 is within a metre.
_EQUAL = 1e-14


def gabriel(points: Mapping[str, Point]) -> list[Edge]:
    """The edges of the Gabriel graph of points by id, with their great-circle kilometres.

    Of places on one and the same point each is the other's neighbour, and they share all others.
    """
    ids = sorted(points)
    if not ids:
        return []
    xyz = _on_sphere(np.array([points[i] for i in ids], dtype=float))
    pairs = ((i, j) for i in range(len(ids)) for j in _neighbours(xyz, i) if i < j)
    return [Edge.between(ids[i], ids[j], km_between(points[ids[i]], points[ids[j]])) for i, j in pairs]


def _neighbours(xyz: NDArray[np.float64], at: int) -> list[int]:
    """The numbers of the places next to one: those that neither the nearest places nor any others block."""
    order = np.argsort(_squares(xyz, xyz[[at]])[:, 0], kind="stable")
    order = order[order != at]
    left: NDArray[np.intp] = order[~_blocked(xyz, at, order, order[:_NEAREST])]
    return [int(other) for other in left[~_blocked(xyz, at, left, order)]]


def _blocked(
    xyz: NDArray[np.float64], at: int, others: NDArray[np.intp], thirds: NDArray[np.intp]
) -> NDArray[np.bool_]:
    """Whether some third place lies within the circle over one place and each of others; none blocks itself."""
    own = xyz[[at]]
    apart, one = _squares(xyz[others], own), _squares(xyz[thirds], own).T
    blocked = one + _squares(xyz[others], xyz[thirds]) < apart - _EQUAL
    return np.asarray(blocked.any(axis=1))


def _squares(some: NDArray[np.float64], others: NDArray[np.float64]) -> NDArray[np.float64]:
    """The squares of the chords from some points to others."""
    squares: NDArray[np.float64] = 2 - 2 * (some @ others.T)
    return squares


def _on_sphere(lonlat: NDArray[np.float64]) -> NDArray[np.float64]:
    """Points in decimal degrees on the sphere of radius 1."""
    lon, lat = np.radians(lonlat[:, 0]), np.radians(lonlat[:, 1])
    return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
