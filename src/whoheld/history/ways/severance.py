"""What is cut off, as an answer: which places, by which lost ways, and what leaves it in doubt."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, cast

from whoheld.evidence.leaflet import Leaflet, heading, side, table, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from whoheld.evidence.leaflet import Colours
    from whoheld.history.ways.cut import Cut
    from whoheld.history.ways.graph import Edge, Graph
    from whoheld.history.ways.ground import Footing
    from whoheld.history.ways.network import Network

#: So many places of the rest are named in words.
_NAMED = 12


@dataclass(frozen=True, slots=True)
class Standing(Leaflet):
    """A place of the answer: how it stood, and with which others it hangs together.

    Attributes:
        place, lon, lat, feature, place_id: The place.
        holder, status, last_evidence: As in `whoheld.history.snapshot.PlaceOnDay`.
        piece: The number of the piece of ground that it is part of; those of one number hang together.
        doubts: What leaves in doubt that it is held as told; none where nothing does.
    """

    place: str
    lon: float | None
    lat: float | None
    feature: str
    holder: str
    status: str
    last_evidence: str | None
    piece: int
    doubts: tuple[str, ...]
    place_id: str

    def row(self) -> dict[str, Any]:
        """The place as plain values, in the order of its fields."""
        return asdict(self) | {"doubts": list(self.doubts)}

    def cells(self, colours: Colours) -> Mapping[str, str]:
        """What a notebook shows of it."""
        return {
            "piece": text(self.piece),
            "place": text(self.place),
            "holder": side(self.holder, colours),
            "doubts": text("; ".join(self.doubts)),
        }


@dataclass(frozen=True, slots=True)
class LostWay:
    """A way between two places that the fall closes: from a place that is cut off to one that fell.

    ``line`` has the points of both, longitude before latitude in decimal degrees: the straight line between them, not
    the course of a way.
    """

    piece: int
    cut_off: str
    fallen: str
    km: int
    roads: tuple[str, ...]
    line: tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Cutoff(Leaflet):
    """What a side would have been cut off from on a day, had places fallen; goes through what is cut off.

    Attributes:
        date: The day, ISO.
        side: The side, as `sides` lists it.
        falls: What falls.
        rest: What the rest of its ground is, in words.
        rest_places: How many places the rest has after the fall.
        graph: By which graph, in words.
        stand_in: Whether no roads were given, and neighbouring places stand in for them.
        cut_off: What loses every way to the rest.
        lost: The ways whose loss does it.
        apart: What had no way to the rest before either.
        doubts: What is held in doubt, or by nobody known, and may be a way: the places above and those next to them.
        not_placed: Places of the side that are not in the graph, for want of a point or of a road.
    """

    date: str
    side: str
    falls: tuple[str, ...]
    rest: str
    rest_places: int
    graph: str
    stand_in: bool
    cut_off: tuple[Standing, ...]
    lost: tuple[LostWay, ...]
    apart: tuple[Standing, ...]
    doubts: tuple[Standing, ...]
    not_placed: tuple[str, ...]

    def __iter__(self) -> Any:  # noqa: ANN401 - an iterator of places
        return iter(self.cut_off)

    def __len__(self) -> int:
        return len(self.cut_off)

    def row(self) -> dict[str, Any]:
        """The answer as plain values, in the order of its fields."""
        told = asdict(self)
        lists = ("cut_off", "apart", "doubts")
        return {**told, **{name: [one.row() for one in getattr(self, name)] for name in lists}}

    def shown(self, colours: Colours) -> str:
        """What a notebook shows of it."""
        title = f"{self.side}, {self.date}: cut off if {', '.join(self.falls)} falls"
        return heading(title) + text(self.graph) + table([one.cells(colours) for one in self.cut_off])


class Scene:
    """What an answer is told from: the graph, how each place stood on a day, and how old evidence may be."""

    def __init__(self, network: Network, known: Mapping[str, Footing], day: date, stale_days: int) -> None:
        self.network, self.known, self.day, self.stale_days = network, known, day, stale_days

    @property
    def graph(self) -> Graph:
        """Which places lie next to each other."""
        return self.network.graph

    def name(self, place_id: str) -> str:
        """What a place is called."""
        return self.known[place_id].place.name

    def point(self, place_id: str) -> tuple[float, float]:
        """Longitude and latitude of a place of the graph; all of those have a point."""
        place = self.known[place_id].place
        return cast("tuple[float, float]", (place.lon, place.lat))

    def standing(self, place_id: str, piece: int = 0) -> Standing:
        """How a place stood."""
        known = self.known[place_id]
        place, last = known.place, known.last_evidence
        return Standing(
            place=place.name,
            lon=place.lon,
            lat=place.lat,
            feature=place.feature.value,
            holder=known.holder,
            status=known.status,
            last_evidence=last.isoformat() if last else None,
            piece=piece,
            doubts=known.doubts(self.day, self.stale_days),
            place_id=place_id,
        )

    def pieces(self, pieces: Sequence[frozenset[str]], first: int = 1) -> tuple[Standing, ...]:
        """The places of pieces, by piece and name."""
        told = [self.standing(i, number) for number, piece in enumerate(pieces, first) for i in piece]
        return tuple(sorted(told, key=lambda one: (one.piece, one.place, one.place_id)))

    def doubts(self, around: Iterable[str]) -> tuple[Standing, ...]:
        """Of some places and those next to them, the ones that are held in doubt."""
        core = set(around)
        near = core | {edge.other(one) for one in core for edge in self.graph.at(one)}
        told = [one for one in map(self.standing, near) if one.doubts]
        return tuple(sorted(told, key=lambda one: (one.place, one.place_id)))


def cutoff(scene: Scene, side_name: str, fallen: Sequence[str], parted: Cut, seat: str | None) -> Cutoff:
    """The answer to what is cut off.

    Args:
        scene: The graph and the day.
        side_name: The side.
        fallen: The ids of what falls.
        parted: What follows.
        seat: The id of the place that the rest is counted from; None for the largest piece.
    """
    severed = [one.places for one in parted.severed]
    lost = [_lost(scene, n, one.places, edge) for n, one in enumerate(parted.severed, 1) for edge in one.lost]
    return Cutoff(
        date=scene.day.isoformat(),
        side=side_name,
        falls=tuple(map(scene.name, fallen)),
        rest=_rest(scene, parted, seat),
        rest_places=len(parted.rest),
        graph=scene.network.told,
        stand_in=scene.network.stand_in,
        cut_off=scene.pieces(severed),
        lost=tuple(sorted(lost, key=lambda way: (way.piece, way.cut_off, way.fallen))),
        apart=scene.pieces(parted.apart, len(severed) + 1),
        doubts=scene.doubts({*fallen, *(i for piece in severed for i in piece)}),
        not_placed=not_in_graph(scene, side_name),
    )


def _rest(scene: Scene, parted: Cut, seat: str | None) -> str:
    if seat is not None:
        return f"what hangs together with {scene.name(seat)}"
    names = sorted(map(scene.name, parted.rest))
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"the largest piece of what the side holds ({', '.join(names[:_NAMED]) or 'nothing'}{more})"


def _lost(scene: Scene, number: int, piece: frozenset[str], edge: Edge) -> LostWay:
    inside = edge.a if edge.a in piece else edge.b
    ends = inside, edge.other(inside)
    line = scene.point(ends[0]), scene.point(ends[1])
    return LostWay(number, scene.name(ends[0]), scene.name(ends[1]), round(edge.km), edge.roads, line)


def not_in_graph(scene: Scene, side_name: str) -> tuple[str, ...]:
    """The names of the places that a side holds and that have no point, or no road."""
    outside = (known.place.name for i, known in scene.known.items() if _outside(scene, i, side_name))
    return tuple(sorted(outside))


def _outside(scene: Scene, place_id: str, side_name: str) -> bool:
    return side_name in scene.known[place_id].sides and place_id not in scene.graph.nodes
