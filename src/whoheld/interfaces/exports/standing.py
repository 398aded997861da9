"""What a side is in a country: its government, another state, an armed group, or civilians; as far as that is known."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from whoheld.almanac.nation import nations
from whoheld.almanac.side import Sides
from whoheld.evidence.party import members
from whoheld.history.events.casualties import CIVIL

if TYPE_CHECKING:
    from collections.abc import Callable

#: What the almanac calls those that are no state; of one of another kind ("state", "police") it does not say of which.
_GROUPS = frozenset({"group", "umbrella", "army", "unit"})
#: Generic words for those that are no state.
_GENERIC = frozenset({"rebel", "militant"})


class Standing(StrEnum):
    """What a side is where something happened."""

    HOME = "the government of the country"
    FOREIGN = "another state"
    STATE = "a state, in a country that is not known"
    GROUP = "an armed group"
    COALITION = "a coalition"
    CIVILIANS = "civilians"
    UNKNOWN = "not known"


#: Who is no government in the country, whatever else it is.
NO_GOVERNMENT = frozenset({Standing.FOREIGN, Standing.GROUP, Standing.COALITION})
#: Who is one, of whichever country.
STATES = frozenset({Standing.HOME, Standing.FOREIGN, Standing.STATE})


class Standings:
    """What sides are in countries, each worked out once.

    Args:
        side_of: The side that a name is part of, by the almanac and by what people judged.
    """

    def __init__(self, side_of: Callable[[str], str]) -> None:
        self._ask = side_of
        self._sides: dict[str, str] = {}
        self._known: dict[tuple[str, str], Standing] = {}

    def side_of(self, name: str) -> str:
        """The side that a name is part of."""
        if name not in self._sides:
            self._sides[name] = self._ask(name)
        return self._sides[name]

    def state(self, name: str) -> str | None:
        """The ISO 3166-1 alpha-2 code of the state that a name is, or is part of; None where it is of none."""
        return _states().get(self.side_of(name))

    def of(self, names: str | None, country: str) -> Standing:
        """What a side is in a country; of joint ones what they all are, a government if it is among known ones.

        Args:
            names: The name, or several joined by "; ".
            country: ISO 3166-1 alpha-2 code; empty where it is not known.
        """
        found = {self._one(name, country) for name in members(names or "")}
        if len(found) == 1:
            return found.pop()
        return Standing.HOME if Standing.HOME in found and Standing.UNKNOWN not in found else Standing.UNKNOWN

    def _one(self, name: str, country: str) -> Standing:
        key = name, country
        if key not in self._known:
            self._known[key] = self._worked_out(name, country)
        return self._known[key]

    def _worked_out(self, name: str, country: str) -> Standing:
        if name.casefold() in CIVIL:
            return Standing.CIVILIANS
        largest = self.side_of(name)
        if largest in _states():
            home = _states()[largest]
            return (Standing.HOME if home == country else Standing.FOREIGN) if country else Standing.STATE
        side = Sides.shipped().lookup(largest)
        if side is None:
            return Standing.GROUP if Sides.shipped().generic(name) in _GENERIC else Standing.UNKNOWN
        return (
            Standing.GROUP
            if side.kind in _GROUPS
            else Standing.COALITION
            if side.kind == "coalition"
            else Standing.UNKNOWN
        )


@cache
def _states() -> dict[str, str]:
    """Name of a state as a side -> its code."""
    return {nation.side: nation.iso for nation in nations()}
