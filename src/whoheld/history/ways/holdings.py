"""The ground of a side on a day: the places that it holds, the ways between them, and those to others' places."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from whoheld.evidence.leaflet import Leaflet, heading, table, text
from whoheld.history.ways.contact import contact
from whoheld.history.ways.severance import Standing, not_in_graph

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whoheld.evidence.leaflet import Colours
    from whoheld.history.ways.graph import Edge
    from whoheld.history.ways.severance import Scene


@dataclass(frozen=True, slots=True)
class Way:
    """A way between two places.

    Attributes:
        a, b: Their ids.
        km: Whole kilometres: in a straight line, or along the road where roads were given.
        roads: The names of the roads.
    """

    a: str
    b: str
    km: int
    roads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Holdings(Leaflet):
    """What a side holds on a day as a piece of the graph; goes through its places.

    Attributes:
        date: The day, ISO.
        side: The side, as `sides` lists it.
        graph, stand_in: As in `whoheld.history.ways.severance.Cutoff`.
        places: What it holds; those of one number of a piece hang together, the largest piece is the first.
        ways: The ways between these places.
        contacts: The ways from them to places that only others hold.
        not_placed: Places of the side that are not in the graph, for want of a point or of a road.
    """

    date: str
    side: str
    graph: str
    stand_in: bool
    places: tuple[Standing, ...]
    ways: tuple[Way, ...]
    contacts: tuple[Way, ...]
    not_placed: tuple[str, ...]

    def __iter__(self) -> Any:  # noqa: ANN401 - an iterator of places
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)

    def row(self) -> dict[str, Any]:
        """The answer as plain values, in the order of its fields."""
        return {**asdict(self), "places": [one.row() for one in self.places]}

    def shown(self, colours: Colours) -> str:
        """What a notebook shows of it."""
        title = f"{self.side}, {self.date}: the ground that it holds"
        return heading(title) + text(self.graph) + table([one.cells(colours) for one in self.places])


def holdings(scene: Scene, side_name: str) -> Holdings:
    """What a side holds, piece by piece."""
    met = contact(scene.graph, {i: known.sides for i, known in scene.known.items()}, side_name)
    within = (edge for edge in scene.graph.edges if edge.a in met.held and edge.b in met.held)
    return Holdings(
        date=scene.day.isoformat(),
        side=side_name,
        graph=scene.network.told,
        stand_in=scene.network.stand_in,
        places=scene.pieces(scene.graph.pieces(met.held)),
        ways=_ways(within),
        contacts=_ways(met.edges),
        not_placed=not_in_graph(scene, side_name),
    )


def _ways(edges: Iterable[Edge]) -> tuple[Way, ...]:
    return tuple(Way(edge.a, edge.b, round(edge.km), edge.roads) for edge in edges)
