"""Two sources beside each other, over the events of which both speak."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

from whoheld.history.spread import Beside, Share, beside, share
from whoheld.history.voices.testimony import days_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whoheld.history.voices.source_card import SourceCard
    from whoheld.history.voices.testimony import Count, Testimony


@dataclass(frozen=True, slots=True)
class SourcePair:
    """Two sources over the events of which both speak, each event once.

    Attributes:
        events: Of how many both speak so that they agree or contradict each other.
        agree, contradict: How many of them.
        lead: Days from the second's first report to the first's: ``below`` those that the first reported earlier.
        figures: The first's last figure of those who came to harm over the second's, as a ratio.
    """

    events: int
    agree: Share
    contradict: Share
    lead: Beside
    figures: Beside

    def row(self) -> dict[str, Any]:
        """Plain values."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class SourcesBeside:
    """Two sources, each over all that it says, and both over what both speak of."""

    a: SourceCard
    b: SourceCard
    pair: SourcePair

    def row(self) -> dict[str, Any]:
        """Plain values."""
        return {"cards": [self.a.row(), self.b.row()], "pair": self.pair.row()}


def pair(a: str, b: str, events: Iterable[Testimony], harm: Iterable[Sequence[Count]]) -> SourcePair:
    """Two sources beside each other; the other way round all is mirrored."""
    agreed, opposed, leads = 0, set[frozenset[str]](), list[float]()
    for event in events:
        mine, theirs = event.own(a), event.own(b)
        if any(x.opposes(y) for x in mine for y in theirs):
            # Two rival takings are two events, and one contradiction.
            opposed.add(frozenset(t.claim.id for t in (*mine, *theirs)))
        elif any(x.confirms(y) for x in mine for y in theirs if x.part == y.part != "rival"):
            agreed += 1
            apart = days_after(event.first(event.told_by(a)), event.first(event.told_by(b)))
            leads += [] if apart is None else [apart]
    off = [ratio for counts in harm if (ratio := _ratio(counts, a, b)) is not None]
    of = agreed + len(opposed)
    return SourcePair(of, share(agreed, of), share(len(opposed), of), beside(leads), beside(off, logs=True))


def _ratio(counts: Sequence[Count], a: str, b: str) -> float | None:
    """The logarithm of the ratio of two sources' figures; None unless both give one of their own."""
    mine, theirs = ([c for c in counts if c.source == name] for name in (a, b))
    own = all(x.telling.independent(y.telling) for x in mine for y in theirs)
    return median(c.value for c in mine) - median(c.value for c in theirs) if mine and theirs and own else None
