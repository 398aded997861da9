"""Who is part of whom on a day, and who went on under another name."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from whoheld.almanac.belligerent import Membership, Renaming


class Kinship:
    """Memberships by day and renamings, as a graph over common names."""

    def __init__(self, memberships: Iterable[Membership], renamings: Iterable[Renaming]) -> None:
        self._parents: dict[str, list[Membership]] = defaultdict(list)
        for membership in memberships:
            self._parents[membership.member].append(membership)
        self._later = {renaming.former: renaming.later for renaming in renamings}
        self._former: dict[str, list[str]] = defaultdict(list)
        for renaming in renamings:
            self._former[renaming.later].append(renaming.former)

    def names(self, name: str) -> tuple[str, ...]:
        """All names under which the same side has gone, the latest first; a rename makes nobody another."""
        latest = name
        while latest in self._later:
            latest = self._later[latest]
        found = [latest]
        for known in found:
            found.extend(self._former.get(known, ()))
        return tuple(found)

    def parents(self, name: str, on: date | None = None) -> tuple[str, ...]:
        """What it is part of, nearest first, on that day; on any day if none is given."""
        own = set(self.names(name))
        found: list[str] = []
        level = [name, *(n for n in self.names(name) if n != name)]
        while level:
            near = [p for n in level for p in self._direct(n, on) if p not in own and p not in found]
            near = list(dict.fromkeys(near))
            found.extend(near)
            level = [alias for parent in near for alias in self.names(parent)]
        return tuple(found)

    def umbrella(self, name: str, on: date | None = None) -> str:
        """The largest side that it is part of: up from parent to parent, the first of each; itself if it has none.

        Without a day, memberships that have not ended come before those that have.
        """
        seen = {name}
        while True:
            above = [p for n in self.names(name) for p in self._standing(n, on) if p not in seen]
            if not above:
                return name
            name = above[0]
            seen.update(self.names(name))

    def _direct(self, name: str, on: date | None) -> list[str]:
        return [m.parent for m in self._parents.get(name, ()) if on is None or _covers(m, on)]

    def _standing(self, name: str, on: date | None) -> list[str]:
        if on is not None:
            return self._direct(name, on)
        return [m.parent for m in sorted(self._parents.get(name, ()), key=lambda m: m.last is not None)]


def _covers(membership: Membership, on: date) -> bool:
    return (membership.first is None or membership.first <= on) and (membership.last is None or on <= membership.last)
