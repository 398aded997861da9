"""An almanac of sides, and what people judged of actors: the same, or part of one another, on which days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

from whoheld.evidence.judgement import ON_ACTORS, Act, Judgement
from whoheld.evidence.party import KnowsReporters, Reporter, SameSide

if TYPE_CHECKING:
    from collections.abc import Iterable


@runtime_checkable
class KnowsParents(Protocol):
    """An almanac that also knows what a side is part of, and by which name it goes."""

    def parents(self, name: str, on: date | None = None) -> tuple[str, ...]:
        """What a side is part of, nearest first, on a day (on any day if none is given)."""
        ...

    def common_name(self, text: str) -> str:
        """The common name of a side."""
        ...


class Tie(NamedTuple):
    """Two actors that are the same, or the first a part of the second, from a day to a day, both included."""

    first: str
    second: str
    equal: bool
    since: date | None
    until: date | None

    def holds(self, on: date | None) -> bool:
        """Whether it counts on a day; without a day, whether it ever does."""
        return on is None or ((self.since is None or self.since <= on) and (self.until is None or on <= self.until))


class JudgedSides:
    """Answers as the almanac does, and by the judgements beside it; two parts of one side are not the same."""

    def __init__(self, almanac: SameSide, ties: Iterable[Tie]) -> None:
        self._almanac = almanac
        self._ties = [t._replace(first=self._key(t.first), second=self._key(t.second)) for t in ties]

    def same(self, a: str, b: str, on: date | None = None) -> bool:
        """Whether, on a day, one is the same as, part of, or joint with the other."""
        if self._almanac.same(a, b, on):
            return True
        return any(self._kin(x, y, on) for x in _parts(a) for y in _parts(b))

    def reporter(self, text: str) -> Reporter | None:
        """The reporter that a noun phrase names, where the almanac knows reporters."""
        return self._almanac.reporter(text) if isinstance(self._almanac, KnowsReporters) else None

    def common_name(self, text: str) -> str:
        """The common name of a side, or the text itself."""
        return self._almanac.common_name(text) if isinstance(self._almanac, KnowsParents) else text

    def _kin(self, a: str, b: str, on: date | None) -> bool:
        own_a, own_b = self._equals({self._key(a)}, on), self._equals({self._key(b)}, on)
        if not own_a.isdisjoint(own_b):
            return True
        return not (self._above(own_a, on).isdisjoint(own_b) and self._above(own_b, on).isdisjoint(own_a))

    def _equals(self, names: set[str], on: date | None) -> set[str]:
        """The names and all that people judged to be the same."""
        known, new = set(names), set(names)
        while new:
            ties = [t for t in self._ties if t.equal and t.holds(on)]
            new = {t.second for t in ties if t.first in new} | {t.first for t in ties if t.second in new}
            new -= known
            known |= new
        return known

    def _above(self, names: set[str], on: date | None) -> set[str]:
        """All that one of the names is part of, by the judgements or by the almanac, on and on."""
        known: set[str] = set()
        new = names
        while new:
            judged = {t.second for t in self._ties if not t.equal and t.holds(on) and t.first in new}
            new = self._equals(judged | self._by_almanac(new, on), on) - known
            known |= new
        return known

    def _by_almanac(self, names: set[str], on: date | None) -> set[str]:
        if not isinstance(self._almanac, KnowsParents):
            return set()
        return {self._key(above) for name in names for above in self._almanac.parents(name, on)}

    def _key(self, name: str) -> str:
        common = self._almanac.common_name(name) if isinstance(self._almanac, KnowsParents) else name.strip()
        return common.casefold()


def judged_sides(almanac: SameSide, standing: Iterable[Judgement]) -> SameSide:
    """The almanac, with what people judged of actors where they did."""
    ties = [_tie(j) for j in standing if j.act in ON_ACTORS]
    return JudgedSides(almanac, ties) if ties else almanac


def _tie(judgement: Judgement) -> Tie:
    first, second = judgement.about["actors"]
    since, until = (judgement.value.get(name) for name in ("from", "to"))
    equal = judgement.act is Act.SAME_ACTOR
    return Tie(first, second, equal, since and date.fromisoformat(since), until and date.fromisoformat(until))


def _parts(joint: str) -> list[str]:
    return [part.strip() for part in joint.split(";") if part.strip()]
