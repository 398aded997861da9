"""How far a side's places lie along those of others: a count, and a length in kilometres."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whoheld.history.ways.graph import Edge, Graph


@dataclass(frozen=True, slots=True)
class Contact:
    """Where a side touches others.

    Attributes:
        held: The places of the graph that it holds, alone or with others.
        touching: Those of them that lie next to a place that only others hold.
        edges: The edges between the two.
        sides: The others, by name.
    """

    held: frozenset[str]
    touching: frozenset[str]
    edges: tuple[Edge, ...]
    sides: tuple[str, ...]

    @property
    def km(self) -> float:
        """The sum of the lengths of these edges: no length of any line on the ground."""
        return sum(edge.km for edge in self.edges)


def contact(graph: Graph, holders: Mapping[str, frozenset[str]], side: str) -> Contact:
    """Where a side touches others, by who holds each place; one whose holder is unknown touches nobody."""
    held = frozenset(node for node in graph.nodes if side in holders.get(node, ()))
    edges: list[Edge] = []
    others: set[str] = set()
    for edge in graph.edges:
        ends = {edge.a, edge.b}
        if len(ends & held) == 1 and (there := holders.get(next(iter(ends - held)))):
            edges.append(edge)
            others |= there
    touching = frozenset(end for edge in edges for end in (edge.a, edge.b) if end in held)
    return Contact(held, touching, tuple(edges), tuple(sorted(others)))
