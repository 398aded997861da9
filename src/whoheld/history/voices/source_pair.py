"""Two sources beside each other, over the events of which both speak."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

from whoheld.history.spread import Beside, Share, beside, share
from whoheld.history.voices.testimony import days_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from whoheld.history.voices.source_card import SourceCard
    from whoheld.history.voices.testimony import Count, Telling, Testimony


@dataclass(frozen=True, slots=True)
class MetEvent:
    """An event on which two sources agree or contradict each other, with the ids of what each says of it.

    Attributes:
        place: Where it was.
        kind: What happened.
        actor: Who did it; None where nobody says.
        start, end: The days on which it can have been, None where open.
        agree: Whether both say the same, else they contradict each other.
        days: From the second's first report to the first's; None where that is not known.
        a, b: The ids of the claims of the first and of the second.
    """

    place: str
    kind: str
    actor: str | None
    start: date | None
    end: date | None
    agree: bool
    days: int | None
    a: tuple[str, ...]
    b: tuple[str, ...]

    def row(self) -> dict[str, Any]:
        """Plain values; days as ISO text."""
        days = {name: day.isoformat() if (day := getattr(self, name)) else None for name in ("start", "end")}
        return {**asdict(self), **days}


@dataclass(frozen=True, slots=True)
class SourcePair:
    """Two sources over the events of which both speak, each event once.

    Attributes:
        events: Of how many both speak so that they agree or contradict each other.
        agree, contradict: How many of them.
        lead: Days from the second's first report to the first's: ``below`` those that the first reported earlier.
        figures: The first's last figure of those who came to harm over the second's, as a ratio.
        met: The events, by day and place.
    """

    events: int
    agree: Share
    contradict: Share
    lead: Beside
    figures: Beside
    met: tuple[MetEvent, ...]

    def row(self) -> dict[str, Any]:
        """Plain values."""
        parts = {name: getattr(self, name).row() for name in ("agree", "contradict", "lead", "figures")}
        return {"events": self.events, **parts, "met": [one.row() for one in self.met]}


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
    # Two rival takings are two events, and one contradiction, which is told of the first.
    met: dict[object, MetEvent] = {}
    for at, event in enumerate(events):
        mine, theirs = event.own(a), event.own(b)
        if any(x.opposes(y) for x in mine for y in theirs):
            rivals = frozenset(t.claim.id for t in (*mine, *theirs))
            met.setdefault(rivals, _met(event, mine, theirs, agree=False, days=None))
        elif any(x.confirms(y) for x in mine for y in theirs if x.part == y.part != "rival"):
            apart = days_after(event.first(event.told_by(a)), event.first(event.told_by(b)))
            met[at] = _met(event, mine, theirs, agree=True, days=apart)
    off = [ratio for counts in harm if (ratio := _ratio(counts, a, b)) is not None]
    told = tuple(sorted(met.values(), key=_in_order))
    agreed, leads = sum(one.agree for one in told), [one.days for one in told if one.days is not None]
    return SourcePair(
        events=len(told),
        agree=share(agreed, len(told)),
        contradict=share(len(told) - agreed, len(told)),
        lead=beside(leads),
        figures=beside(off, logs=True),
        met=told,
    )


def _met(
    event: Testimony, mine: Iterable[Telling], theirs: Iterable[Telling], *, agree: bool, days: int | None
) -> MetEvent:
    a, b = (tuple(dict.fromkeys(t.claim.id for t in part)) for part in (mine, theirs))
    first, last = event.when.earliest, event.when.latest
    return MetEvent(event.place, event.kind, event.actor, first, last, agree, days, a, b)


def _in_order(one: MetEvent) -> tuple[str, str, str, tuple[str, ...]]:
    return str(one.start or one.end or ""), one.place, one.kind, tuple(sorted((*one.a, *one.b)))


def _ratio(counts: Sequence[Count], a: str, b: str) -> float | None:
    """The logarithm of the ratio of two sources' figures; None unless both give one of their own."""
    mine, theirs = ([c for c in counts if c.source == name] for name in (a, b))
    own = all(x.telling.independent(y.telling) for x in mine for y in theirs)
    return median(c.value for c in mine) - median(c.value for c in theirs) if mine and theirs and own else None
