"""Which graph an answer goes by: the roads of a file, or neighbouring places as a stand-in for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whoheld.history.ways.borders import at_home
from whoheld.history.ways.bounds import REACH_KM
from whoheld.history.ways.gabriel import gabriel
from whoheld.history.ways.graph import Graph
from whoheld.history.ways.roadmap import road_edges

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

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


def neighbours(points: Mapping[str, Point], land: Callable[[Point], str]) -> Network:
    """The Gabriel graph of places, without the lines that lead through a third country.

    Args:
        points: The points of places by id.
        land: Gives the country of a point (ISO 3166); empty where none is known.
    """
    near = gabriel(points)
    kept = at_home(near, points, land)
    abroad = (
        f"; left out, as they lead through a third country: {len(near) - len(kept)}" if len(kept) < len(near) else ""
    )
    told = (
        f"neighbouring places (Gabriel graph over {len(points)} placed places of the record): a stand-in, since no "
        f"roads were given; lengths are straight lines{abroad}"
    )
    return Network(Graph(points, kept), told, stand_in=True)


def roads(points: Mapping[str, Point], lines: Iterable[Road], source: str, reach_km: float = REACH_KM) -> Network:
    """The places that roads join; those with no road within reach are left out."""
    edges = road_edges(points, lines, reach_km)
    joined = {end for edge in edges for end in (edge.a, edge.b)}
    told = (
        f"the roads of {source}: {len(joined)} of {len(points)} placed places lie within {reach_km:g} km of a road "
        "that leads to another; lengths are those of the roads"
    )
    return Network(Graph(joined, edges), told, stand_in=False)
