"""Under which side a name goes: the largest that it is part of, by the almanac and by what people judged."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

from whoheld.evidence.judgement import ON_ACTORS, Act
from whoheld.evidence.party import JOINT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whoheld.evidence.judgement import Judgement


class KnowsUmbrellas(Protocol):
    """An almanac that knows the largest side that a name is part of."""

    def umbrella(self, name: str, on: date | None = None) -> str:
        """The largest side that it is part of on a day, or itself."""
        ...


class Umbrellas:
    """The sides of names, each name worked out once.

    A side has one colour on all days. So who left a larger one at some time is a side of its own: what parted may have
    turned against each other, and must not be drawn as one.
    """

    def __init__(self, almanac: KnowsUmbrellas, standing: Iterable[Judgement]) -> None:
        self._almanac = almanac
        self._above: dict[str, str] = {}
        for judgement in (j for j in standing if j.act in ON_ACTORS):
            first, second = (almanac.umbrella(name, date.max) for name in judgement.about["actors"])
            # Of two that are one the first is shown, as with places; a part goes under its whole.
            low, high = (second, first) if judgement.act is Act.SAME_ACTOR else (first, second)
            self._above[low] = high
        self._known: dict[str | None, tuple[str, ...]] = {None: ()}

    def of(self, names: str | None) -> tuple[str, ...]:
        """The sides of a name, or of several joined by "; ", each once; none of None."""
        if names not in self._known:
            parts = (part.strip() for part in (names or "").split(JOINT))
            self._known[names] = tuple(dict.fromkeys(self._one(part) for part in parts if part))
        return self._known[names]

    def _one(self, name: str) -> str:
        side, seen = self._almanac.umbrella(name, date.max), set[str]()
        while side in self._above and side not in seen:
            seen.add(side)
            side = self._above[side]
        return side
