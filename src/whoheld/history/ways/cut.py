"""What is cut off when places fall: connected pieces before and after, and the edges that were lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whoheld.errors import QuestionError

if TYPE_CHECKING:
    from collections.abc import Collection

    from whoheld.history.ways.graph import Edge, Graph


@dataclass(frozen=True, slots=True)
class Severed:
    """Places that hang together and lose every way to the rest, and the edges to the fallen places that did it."""

    places: frozenset[str]
    lost: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """What a side holds, parted.

    Attributes:
        rest: What still hangs together with the rest after the fall.
        severed: What hung together with the rest before the fall, and no longer does.
        apart: What did not hang together with it before either.
    """

    rest: frozenset[str]
    severed: tuple[Severed, ...]
    apart: tuple[frozenset[str], ...]


def cut(graph: Graph, held: Collection[str], fallen: Collection[str], seat: str | None = None) -> Cut:
    """What is cut off of the places that a side holds, once some of them have fallen.

    Args:
        graph: Which places lie next to each other.
        held: What the side holds before the fall.
        fallen: What falls; places that it does not hold change nothing.
        seat: A place of the rest; without one the rest is the piece with most places, and, of what is left of that
            after the fall, again the piece with most.

    Raises:
        QuestionError: The seat is not held or falls itself, or two pieces are equally large.
    """
    before = _rest(graph, held, seat)
    left = before - frozenset(fallen)
    after = _rest(graph, left, seat)
    severed = tuple(Severed(piece, _lost(graph, piece, before - left)) for piece in graph.pieces(left - after))
    apart = frozenset(held) - before - frozenset(fallen)
    return Cut(after, severed, tuple(graph.pieces(apart)))


def _rest(graph: Graph, held: Collection[str], seat: str | None) -> frozenset[str]:
    """The piece of a seat, else the largest.

    Raises:
        QuestionError: There is no such single piece.
    """
    if seat is not None:
        if seat not in held:
            raise QuestionError("the place that the rest is counted from is not held, or falls: name another one")
        return graph.piece(seat, held)
    pieces = graph.pieces(held)
    if len(pieces) > 1 and len(pieces[0]) == len(pieces[1]):
        raise QuestionError(
            f"what is held falls into pieces of which no one is the largest (places in each: {len(pieces[0])}): "
            "name a place from which the rest is counted (on the command line with --seat PLACE)"
        )
    return pieces[0] if pieces else frozenset()


def _lost(graph: Graph, piece: Collection[str], fallen: Collection[str]) -> tuple[Edge, ...]:
    """The edges between a piece and what fell."""
    return tuple(edge for node in sorted(piece) for edge in graph.at(node) if edge.other(node) in fallen)
