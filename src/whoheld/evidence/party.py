"""Whether two names stand for one side, with joint names ("SDF; Syrian government") taken apart."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from whoheld.evidence.circle import NOBODY, Circle

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

#: Between joint actors, joint sources and joint holders in one string.
JOINT = ";"


class SameSide(Protocol):
    """What is asked of an almanac of belligerents."""

    def same(self, a: str, b: str, on: date | None = None) -> bool:
        """Whether, on a day, one is the same as, part of, or joint with the other."""
        ...


class Reporter(Protocol):
    """Who reports without being a side."""

    @property
    def name(self) -> str:
        """Its common name, or the words of the text where it has none."""
        ...

    @property
    def kind(self) -> str:
        """What it is; `UNNAMED` for a word such as "residents"."""
        ...

    @property
    def leaning(self) -> str:
        """The side that it speaks for, or empty."""
        ...


#: The kind of a reporter that is described, not named.
UNNAMED = "head"


@runtime_checkable
class KnowsReporters(Protocol):
    """An almanac that also knows agencies, monitors and spokesmen."""

    def reporter(self, text: str) -> Reporter | None:
        """The reporter that a noun phrase names, or None."""
        ...

    def common_name(self, text: str) -> str:
        """The common name of a side, or the text itself."""
        ...


class Parties:
    """An almanac's answers, kept so that each name and pair of names is asked for once.

    With them goes ``circle``: what else is known of the witnesses of the claims in question.
    """

    def __init__(self, sides: SameSide, circle: Circle = NOBODY) -> None:
        self._sides = sides
        self.circle = circle
        self._asked: dict[tuple[str, str, date | None], bool] = {}
        self._reporters: dict[str, Reporter | None] = {}

    def members(self, names: str | None) -> tuple[str, ...]:
        """The single names in a joint one; none in None."""
        return members(names or "")

    def same(self, a: str | None, b: str | None, on: date | None = None) -> bool:
        """Whether some member of one is on one side with some member of the other; never for an unknown one."""
        return any(self._one(x, y, on) for x in members(a or "") for y in members(b or ""))

    def holds_in(self, name: str | None, holders: Iterable[str], on: date | None = None) -> bool:
        """Whether the name is on one side with one of the holders."""
        return any(self.same(name, holder, on) for holder in holders)

    def alike(self, a: Iterable[str], b: Iterable[str], on: date | None = None) -> bool:
        """Whether each holder of either has one of its side in the other: joint rule is not rule by one of them."""
        left, right = tuple(a), tuple(b)
        return all(self.holds_in(x, right, on) for x in left) and all(self.holds_in(y, left, on) for y in right)

    def leaning(self, voice: str) -> str:
        """The side that a reporter speaks for, where the almanac knows it; else empty."""
        known = self._reporter(voice)
        return known.leaning if known else ""

    def leaning_by_file(self, voice: str, on: date | None) -> str | None:
        """The side that a user's file gives for a source on a day; None where it says nothing of it."""
        return self.circle.leaning((voice, self.source_name(voice)), on) if self.circle.leanings else None

    def source_name(self, voice: str) -> str:
        """The name under which a source is the same in every document; that of its side for a spokesman."""
        known = self._reporter(voice)
        if known:
            return known.leaning or voice if known.kind == UNNAMED else known.name
        return self._sides.common_name(voice) if isinstance(self._sides, KnowsReporters) else voice

    def unnamed(self, voice: str) -> bool:
        """Whether a source is only described ("residents"), so that two documents may mean different people."""
        known = self._reporter(voice)
        return bool(known and known.kind == UNNAMED and not known.leaning and generic(voice))

    def author(self, doc_id: str) -> str | None:
        """Who speaks in a document's own voice, if its publisher is a known source; else None."""
        publisher = self.circle.publishers.get(doc_id)
        if not publisher:
            return None
        known = self._reporter(publisher)
        named = (known and known.kind != UNNAMED) or self.leaning_by_file(publisher, None) is not None
        return self.source_name(publisher) if named else None

    def _reporter(self, text: str) -> Reporter | None:
        if text not in self._reporters:
            knows = isinstance(self._sides, KnowsReporters)
            self._reporters[text] = self._sides.reporter(text) if knows else None  # type: ignore[attr-defined]
        return self._reporters[text]

    def _one(self, a: str, b: str, on: date | None) -> bool:
        if a == b:
            return True
        low, high = sorted((a, b))
        key = (low, high, on)
        if key not in self._asked:
            self._asked[key] = self._sides.same(low, high, on)
        return self._asked[key]


@lru_cache(maxsize=4096)
def members(names: str) -> tuple[str, ...]:
    """The single names in a joint one."""
    return tuple(part.strip() for part in names.split(JOINT) if part.strip())


def generic(name: str) -> bool:
    """Whether a name describes rather than names ("rebels", "Syrian government"): it ends in a common noun."""
    return name.rsplit(maxsplit=1)[-1][:1].islower()


def finest(names: Iterable[str | None]) -> str:
    """The first proper name, else the first name; empty where there is none."""
    known = [n for n in names if n]
    return next((n for n in known if not generic(n)), known[0] if known else "")
