"""A graph of places: which lie next to each other, how far apart, and by which road."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """Two places with nothing between them.

    Attributes:
        a, b: Their ids, ``a`` before ``b`` in the order of the alphabet.
        km: Kilometres: along the road, or in a straight line where the graph knows no roads.
        roads: The names of the roads between them, as the file of roads has them; none without one.
    """

    a: str
    b: str
    km: float
    roads: tuple[str, ...] = ()

    @classmethod
    def between(cls, one: str, other: str, km: float, roads: Iterable[str] = ()) -> Edge:
        """The edge between two places, named in either order."""
        low, high = sorted((one, other))
        return cls(low, high, km, tuple(roads))

    def other(self, node: str) -> str:
        """The end that is not this one."""
        return self.b if node == self.a else self.a


class Graph:
    """Places and the edges between them; the same whatever order they are given in."""

    def __init__(self, nodes: Iterable[str], edges: Iterable[Edge]) -> None:
        self.nodes = frozenset(nodes)
        self.edges = tuple(sorted(set(edges)))
        self._at: dict[str, list[Edge]] = defaultdict(list)
        for edge in self.edges:
            self._at[edge.a].append(edge)
            self._at[edge.b].append(edge)

    def at(self, node: str) -> tuple[Edge, ...]:
        """The edges of a place, in order."""
        return tuple(self._at.get(node, ()))

    def piece(self, start: str, within: Collection[str]) -> frozenset[str]:
        """The places that can be reached from one through no other than these; none where it is not among them."""
        if start not in within or start not in self.nodes:
            return frozenset()
        reached, waiting = {start}, [start]
        while waiting:
            here = waiting.pop()
            new = {there for edge in self.at(here) if (there := edge.other(here)) in within} - reached
            reached |= new
            waiting.extend(new)
        return frozenset(reached)

    def pieces(self, within: Collection[str]) -> list[frozenset[str]]:
        """The connected pieces of these places, the largest first, of equal ones that with the first id."""
        left = self.nodes & frozenset(within)
        found: list[frozenset[str]] = []
        while left:
            found.append(self.piece(min(left), left))
            left -= found[-1]
        return sorted(found, key=lambda piece: (-len(piece), min(piece)))
