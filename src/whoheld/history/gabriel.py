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
from whoheld.history.graph import Edge

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
    """The numbers of the places next to one."""
    own = _squares(xyz, at)
    nearest = np.argsort(own, kind="stable")[: _NEAREST + 1]
    alive = np.arange(len(xyz)) != at
    for third in nearest:
        alive &= ~_blocked(own, own[third], _squares(xyz, third))
    return [int(j) for j in np.flatnonzero(alive) if not _blocked(own[j], own, _squares(xyz, int(j))).any()]


def _blocked(apart: object, one: object, other: object) -> NDArray[np.bool_]:
    """Whether a third point lies within the circle over two points, by the squares of the three chords."""
    blocked: NDArray[np.bool_] = np.asarray(one) + np.asarray(other) < np.asarray(apart) - _EQUAL
    return blocked


def _squares(xyz: NDArray[np.float64], at: int) -> NDArray[np.float64]:
    """The squares of the chords from one point to all."""
    apart: NDArray[np.float64] = ((xyz - xyz[at]) ** 2).sum(axis=1)
    return apart


def _on_sphere(lonlat: NDArray[np.float64]) -> NDArray[np.float64]:
    """Points in decimal degrees on the sphere of radius 1."""
    lon, lat = np.radians(lonlat[:, 0]), np.radians(lonlat[:, 1])
    return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
