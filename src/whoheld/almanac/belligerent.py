"""The table of belligerents: names, the aliases that stand for them, and what they were part of, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from whoheld.almanac import tables
from whoheld.almanac.phrase_trie import Entry


@dataclass(frozen=True, slots=True)
class Side:
    """A side, or a part of one, as a reader would call it.

    Attributes:
        name: Its common short name ("SDF", "Syrian government").
        kind: state, army, unit, group, coalition, umbrella, police or agency; "defined" if only a document names it.
        conflict: Tag of the war that its row belongs to; empty for states and world-wide organisations.
        parent: The larger side that it is part of, where that follows from the name alone ("Iraqi police").
    """

    name: str
    kind: str
    conflict: str = ""
    parent: str = ""


class Membership(NamedTuple):
    """``member`` is part of ``parent`` from the first until the last day; None is an open bound."""

    member: str
    parent: str
    first: date | None
    last: date | None


class Renaming(NamedTuple):
    """``former`` went on as ``later`` on a day."""

    former: str
    later: str
    on: date | None


class Belligerents(NamedTuple):
    """The whole table."""

    entries: tuple[Entry[Side], ...]
    memberships: tuple[Membership, ...]
    renamings: tuple[Renaming, ...]


@cache
def belligerents() -> Belligerents:
    """The table that comes with the package, in the order of its rows."""
    entries: list[Entry[Side]] = []
    memberships: list[Membership] = []
    renamings: list[Renaming] = []
    written: set[tuple[str, str]] = set()
    sides: dict[str, Side] = {}
    for alias, name, parent, first, last, later, later_on, kind, conflict, _ in tables.rows("belligerents"):
        side = sides.get(name) or sides.setdefault(name, Side(name, kind, conflict))
        if (alias, name) not in written:
            written.add((alias, name))
            entries.append(Entry(alias, side))
        if parent:
            memberships.append(Membership(name, parent, _day(first), _day(last)))
        if later:
            renamings.append(Renaming(name, later, _day(later_on)))
    return Belligerents(tuple(entries), tuple(memberships), tuple(renamings))


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None
