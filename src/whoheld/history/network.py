"""Which graph an answer goes by: the roads of a file, or neighbouring places as a stand-in for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whoheld.history.bounds import REACH_KM
from whoheld.history.gabriel import gabriel
from whoheld.history.graph import Graph
from whoheld.history.roadmap import road_edges

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from whoheld.almanac.distance import Point
    from whoheld.almanac.roads import Road


@dataclass(frozen=True, slots=True)
class Network:
    """A graph, and what to know of it.

    Attributes:
        graph: The graph.
        told: What it is, in words.
        stand_in: Whether it only stands in for roads.
    """

    graph: Graph
    told: str
    stand_in: bool


def neighbours(points: Mapping[str, Point]) -> Network:
    """The Gabriel graph of places."""
    told = (
        f"neighbouring places (Gabriel graph over {len(points)} placed places of the record): a stand-in, since no "
        "roads were given; lengths are straight lines"
    )
    return Network(Graph(points, gabriel(points)), told, stand_in=True)


def roads(points: Mapping[str, Point], lines: Iterable[Road], source: str, reach_km: float = REACH_KM) -> Network:
    """The places that roads join; those with no road within reach are left out."""
    edges = road_edges(points, lines, reach_km)
    joined = {end for edge in edges for end in (edge.a, edge.b)}
    told = (
        f"the roads of {source}: {len(joined)} of {len(points)} placed places lie within {reach_km:g} km of a road "
        "that leads to another; lengths are those of the roads"
    )
    return Network(Graph(joined, edges), told, stand_in=False)
