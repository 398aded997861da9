"""What a search finds: claims with their numbers, and names of places, actors, sources and documents."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from whoheld.evidence.leaflet import SHOWN, Leaflet, heading, table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whoheld.evidence.leaflet import Colours
    from whoheld.evidence.rows import ClaimRow

#: How many values of one facet are counted out, the most frequent first.
COUNTED = 50


@dataclass(frozen=True, slots=True)
class Found(Leaflet):
    """Some of the claims that were sought, and how many there are in all.

    Attributes:
        rows: From ``offset`` on, in the order of the documents' names and of telling.
        total: How many there are in all.
        offset: How many come before the rows.
        counts: Facet -> value -> how many of all have it, the most frequent first; facets are ``kind``, ``stance``,
            ``source``, ``side``, ``place`` (by its id) and ``doc`` (by its id).
        names: The names of the places and documents that are counted, by id.
    """

    rows: tuple[ClaimRow, ...]
    total: int
    offset: int = 0
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def shown(self, colours: Colours) -> str:
        """What a notebook shows of it."""
        listed = table([row.cells(colours) for row in self.rows[:SHOWN]], len(self.rows))
        return heading(f"{self.total} claims, of which {len(self.rows)} are here") + listed

    def row(self) -> dict[str, Any]:
        """Plain values."""
        counts = {facet: dict(values) for facet, values in self.counts.items()}
        rows = [{**row.row(), "judged": row.judged} for row in self.rows]
        return {"rows": rows, "total": self.total, "offset": self.offset, "counts": counts, "names": dict(self.names)}


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that a text may mean.

    Attributes:
        what: ``place``, ``actor``, ``source`` or ``document``.
        id: By what it is asked for: the id of a place or a document, else the name.
        name: Its usual name.
        claims: How many claims there are of it.
        match: How it fits: ``written`` so, ``begins`` so, ``within`` the name, or ``alike``.
    """

    what: str
    id: str
    name: str
    claims: int
    match: str

    def row(self) -> dict[str, Any]:
        """Plain values."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class LookedUp:
    """What of a record fits a text, the best first; ``claims`` is the number of claims with these words."""

    places: tuple[Hit, ...] = ()
    actors: tuple[Hit, ...] = ()
    sources: tuple[Hit, ...] = ()
    documents: tuple[Hit, ...] = ()
    claims: int = 0

    @property
    def hits(self) -> tuple[Hit, ...]:
        """All of them, sort by sort."""
        return (*self.places, *self.actors, *self.sources, *self.documents)

    def row(self) -> dict[str, Any]:
        """Plain values."""
        sorts = ("places", "actors", "sources", "documents")
        return {**{name: [hit.row() for hit in getattr(self, name)] for name in sorts}, "claims": self.claims}
