"""Findings in the order in which they happened, their dates narrowed by what is known on the days within."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cmp_to_key
from typing import TYPE_CHECKING

from whoheld.almanac.when import When
from whoheld.codebook import Extent, Kind, Span
from whoheld.evidence.days import bounds

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from whoheld.evidence.finding import Finding
    from whoheld.evidence.party import Parties
    from whoheld.evidence.source import DocumentFacts


@dataclass(frozen=True, slots=True)
class Order:
    """Findings in order, and those whose dates fit nowhere among firmer ones: these move nothing."""

    ordered: tuple[Finding, ...]
    adrift: tuple[Finding, ...]


def sequence(findings: Sequence[Finding], facts: Mapping[str, DocumentFacts], parties: Parties) -> Order:
    """Put findings in order; a wide date never overrides what is dated to days within it."""
    placed: list[Finding] = []
    adrift: list[Finding] = []
    telling = sorted((f for f in findings if _tells_the_holder(f)), key=_by_day)
    for finding in findings:
        first, last = bounds(finding.when)
        within = telling[bisect_left(telling, first, key=_by_day) : bisect_right(telling, last, key=_by_day)]
        dates = _Narrowing(finding, within, parties).dates(past=_only_past(finding, facts))
        if dates is None:
            adrift.append(finding)
        else:
            placed.append(replace(finding, when=dates))
    return Order(tuple(sorted(placed, key=_key)), tuple(adrift))


def anchor(finding: Finding) -> date | None:
    """The day at which a finding takes effect: a change when it is done, a vaguely dated state when it begins."""
    if finding.kind is Kind.HOLDS and finding.vague:
        return finding.when.earliest or finding.when.latest
    return finding.day


def in_told_order(findings: Sequence[Finding], standing: tuple[str, ...], parties: Parties) -> list[Finding]:
    """Changes on one day as they are told.

    Where no text tells of two of them, what the standing holder did comes after what was done to it, and the
    heavier finding last.
    """

    def compare(a: Finding, b: Finding) -> int:
        told = sum(_sign(a.told_at(doc) - b.told_at(doc)) for doc in a.documents & b.documents)
        if told:
            return told
        own_a, own_b = (parties.holds_in(f.actor, standing, f.day) for f in (a, b))
        return _sign(own_a - own_b) or _sign(a.weight - b.weight)

    return sorted(findings, key=cmp_to_key(compare))


@dataclass(frozen=True)
class _Narrowing:
    """The dates of one change against what else is dated to days within them."""

    finding: Finding
    within: Sequence[Finding]
    parties: Parties

    def dates(self, *, past: bool) -> When | None:
        """The narrowed dates; None where firmer evidence leaves no room for the finding."""
        mine, own = self.finding, self.finding.when
        if own.is_day or mine.extent is Extent.PART or mine.kind in (Kind.CONTESTS, Kind.BESIEGES):
            return own
        lost, agreeing, rival = self._days(self._loses), self._days(self._agrees), self._days(self._contradicts)
        if mine.kind is Kind.HOLDS and mine.vague and rival:
            return When.on(own.earliest) if own.earliest and _lasted(mine) else None
        if mine.kind is Kind.HOLDS:
            return own
        if past and rival and not lost and not agreeing:
            return None
        latest = min([*lost, *agreeing, *([own.latest] if own.latest else [])], default=None)
        before = [d for d in rival if latest is None or d <= latest]
        earliest = max([*before, *([own.earliest] if own.earliest else [])], default=None)
        return When(earliest, latest)

    def _days(self, test: Callable[[Finding], bool]) -> list[date]:
        return [f.day for f in self.within if f is not self.finding and f.day and test(f)]

    def _same(self, name: str, day: date | None) -> bool:
        return self.parties.same(self.finding.actor, name, day)

    def _loses(self, other: Finding) -> bool:
        """Whether the other tells that the taker lost the place again, or that the leaver's successor came in."""
        if self.finding.kind is Kind.LEAVES:
            return other.kind is Kind.TAKES and not self._same(other.actor, other.day)
        return other.change and any(self._same(name, other.day) for name in other.former)

    def _agrees(self, other: Finding) -> bool:
        """Whether the other tells of the state that the change brought about."""
        if other.kind is not Kind.HOLDS or not other.firm:
            return False
        return self._same(other.actor, other.day) is (self.finding.kind is not Kind.LEAVES)

    def _contradicts(self, other: Finding) -> bool:
        """Whether the other tells of a state that the change ended, so that the change came later."""
        if other.kind is Kind.LEAVES or (other.kind is Kind.HOLDS and not other.firm) or self._loses(other):
            return False
        return self._same(other.actor, other.day) is (self.finding.kind is Kind.LEAVES)


def _lasted(finding: Finding) -> bool:
    """Whether it is said to have been so all along: it holds on the first day, and then until another holder's."""
    return all(c.span is Span.THROUGHOUT for c in finding.supporting)


def _tells_the_holder(finding: Finding) -> bool:
    """Whether a finding is dated, and says who has the whole place."""
    if finding.day is None or finding.extent is Extent.PART or finding.kind in (Kind.CONTESTS, Kind.BESIEGES):
        return False
    return not finding.vague and finding.weight > 0


def _by_day(finding: Finding) -> int:
    return finding.day.toordinal() if finding.day else 0


def _only_past(finding: Finding, facts: Mapping[str, DocumentFacts]) -> bool:
    """Whether nothing but the day of publication bounds it: it happened some time before, and may long be over."""
    if finding.when.earliest or not finding.when.latest:
        return False
    for claim in finding.supporting:
        known = facts.get(claim.doc_id)
        published = known.published.earliest if known else None
        if claim.reported or not published or not claim.end or claim.end < published:
            return False
    return True


def _key(finding: Finding) -> tuple[int, int, int, str, str]:
    day = anchor(finding)
    first = finding.supporting[0]
    state = finding.kind not in (Kind.TAKES, Kind.LEAVES)
    return day.toordinal() if day else 0, int(state), first.quote_start, first.doc_id, finding.actor


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)
