"""A row of somebody else's table: an event, or a stretch of days on which somebody held a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from datetime import date

    from whoheld.codebook import Kind

RowT = TypeVar("RowT")


@dataclass(frozen=True, slots=True)
class Incident:
    """An event of their table.

    Attributes:
        row: The number of its row in the file; the line of column names is row 1.
        id: Their id of it, else ``row N``.
        day: Its day as a person reads it: one ISO day, or two with a slash.
        first, last: The days on which it can have been by its own precision, both included.
        place: The name of the place; empty if they give none.
        lon, lat: Its point in decimal degrees (WGS 84); None where they give none.
        off_km: How far from the true place the point may lie by its own precision; None where it is the middle of so
            large an area that it says nothing.
        sides: Who fights or suffers, in their words.
        kind: What it is, in their words.
        kinds: The kinds of our claims that may tell of it; empty for what WhoHeld has no kind for.
        dead: Their best number of the dead; None if they give none.
    """

    row: int
    id: str
    day: str
    first: date
    last: date
    place: str
    lon: float | None
    lat: float | None
    off_km: float | None
    sides: tuple[str, ...]
    kind: str
    kinds: frozenset[Kind]
    dead: int | None = None


@dataclass(frozen=True, slots=True)
class Reign:
    """Days on which, by their table, somebody held a place; ``end`` is None where it lasts on."""

    row: int
    place: str
    holder: str
    start: date
    end: date | None


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that says nothing that can be compared, and why."""

    row: int
    why: str


@dataclass(frozen=True, slots=True)
class PeerTable(Generic[RowT]):
    """What was read of a file: its name, the rows that can be compared, and those that cannot."""

    name: str
    rows: tuple[RowT, ...]
    refused: tuple[Refused, ...] = ()
