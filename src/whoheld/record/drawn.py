"""What was drawn of places through a lens, kept in memory: from one day to the next most places look the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from whoheld.evidence.kept import Kept

#: By place, and by the ids of the claims that it is drawn from.
Drawings: TypeAlias = "dict[tuple[str, frozenset[str]], Kept]"
#: So many are kept; of a place with a dozen stretches one takes some kilobytes.
MOST = 20_000


class Drawn:
    """Drawings until something is written to the record; threads that share them at worst draw one twice."""

    def __init__(self) -> None:
        self._state: str | None = None
        self._drawings: Drawings = {}

    def at(self, state: str) -> Drawings:
        """Those of a state of the record, to be looked up and added to."""
        drawings = self._drawings
        if self._state != state or len(drawings) >= MOST:
            drawings = {}
            self._drawings, self._state = drawings, state
        return drawings
