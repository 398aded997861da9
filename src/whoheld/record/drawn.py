"""What was worked out of places, kept in memory: from one question to the next most places look the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

if TYPE_CHECKING:
    from whoheld.evidence.kept import Kept

#: By place, and by the ids of the claims that it is drawn from.
Drawings: TypeAlias = "dict[tuple[str, frozenset[str]], Kept]"
#: So many are kept; of a place with a dozen stretches one takes some kilobytes.
MOST = 20_000

Key = TypeVar("Key")
Value = TypeVar("Value")


class Drawn(Generic[Key, Value]):
    """What was worked out, until something is written to the record; threads that share it at worst work twice.

    Args:
        most: Of how many places at most.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._state: str | None = None
        self._drawings: dict[Key, Value] = {}

    def at(self, state: str) -> dict[Key, Value]:
        """What there is of a state of the record, to be looked up and added to."""
        drawings = self._drawings
        if self._state != state or len(drawings) >= self._most:
            drawings = {}
            self._drawings, self._state = drawings, state
        return drawings
