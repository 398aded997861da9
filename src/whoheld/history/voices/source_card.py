"""What one source reports, how early, what others say of the same events, and how far its figures stand from theirs."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from whoheld.codebook import Kind
from whoheld.history.spread import Beside, Share, Spread, beside, share, spread
from whoheld.history.voices.testimony import days_after, off_by

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from whoheld.evidence.rows import SourceRow
    from whoheld.history.voices.testimony import Count, Telling, Testimony


class Gain(NamedTuple):
    """How many of the takings that a source tells of are one side's."""

    side: str
    share: Share

    def row(self) -> dict[str, Any]:
        """Plain values."""
        return {"side": self.side, **self.share.row()}


@dataclass(frozen=True, slots=True)
class Answered:
    """An event of which others speak beside the source: the ids of its own claims, and of those that answer them.

    ``start`` and ``end`` are the days on which the event can have been, None where open; ``part`` is whether the source
    ``tells`` of it or ``denies`` it.
    """

    place: str
    kind: str
    actor: str | None
    start: date | None
    end: date | None
    part: str
    own: tuple[str, ...]
    same: tuple[str, ...]
    contrary: tuple[str, ...]

    def row(self) -> dict[str, Any]:
        """Plain values; days as ISO text."""
        days = {name: day.isoformat() if (day := getattr(self, name)) else None for name in ("start", "end")}
        return {**asdict(self), **days}


@dataclass(frozen=True, slots=True)
class SourceCard:
    """What is known of a source from the record alone; no number says who is right.

    Attributes:
        source: The source, as `Record.sources` lists it.
        kinds: Kind of claim -> how many, whatever the stance; the most frequent first.
        events: The dated events at places of which it tells, or which it denies, each once.
        in_events: How many of its claims stand in them; the others have no place or no day, are of an area or a
            route, tell of a state, or of what had not happened.
        alone: Those of which no other independent witness speaks.
        confirmed: Those of the others of which an independent witness says the same.
        contradicted: Those of the others of which one denies it, or tells of what cannot be true with it.
        delay: Days from events of which the day is told to its first report of them.
        lead: Days from the first report of another witness to its own: ``below`` those that it reported before all
            others.
        gains: The sides of the takings that it tells of, the most frequent first.
        figures: Its last figure of those who came to harm over the median of the others', as a ratio: ``below`` the
            events for which it gives fewer.
        answered: The events that are not alone, by day and place, with the claims on both sides.
    """

    source: SourceRow
    kinds: Mapping[str, int]
    events: int
    in_events: int
    alone: int
    confirmed: Share
    contradicted: Share
    delay: Spread
    lead: Beside
    gains: tuple[Gain, ...]
    figures: Beside
    answered: tuple[Answered, ...]

    def row(self) -> dict[str, Any]:
        """Plain values; the name first."""
        plain = {name: getattr(self, name) for name in ("events", "in_events", "alone")}
        parts = {name: getattr(self, name).row() for name in ("confirmed", "contradicted", "delay", "lead")}
        gains, figures = [one.row() for one in self.gains], self.figures.row()
        told = {"name": self.source.name, "claims": self.source.claims, "kinds": dict(self.kinds)}
        answered = [one.row() for one in self.answered]
        return {**told, **plain, **parts, "gains": gains, "figures": figures, "answered": answered}


@dataclass
class Tally:
    """What is counted of a source, event by event."""

    events: int = 0
    claims: set[str] = field(default_factory=set)
    answered: list[Answered] = field(default_factory=list)
    confirmed: int = 0
    contradicted: int = 0
    delays: list[float] = field(default_factory=list)
    leads: list[float] = field(default_factory=list)
    figures: list[float] = field(default_factory=list)
    taken: Counter[str] = field(default_factory=Counter)
    takings: int = 0

    def hear(self, event: Testimony, source: str, sides: Sequence[str]) -> None:
        """Count an event of which the source speaks; ``sides`` are those of its actor."""
        same, contrary = event.confirming(source), event.contradicting(source)
        self.events += 1
        self.claims |= {t.claim.id for t in event.tellings if t.source == source and t.part != "rival"}
        self.confirmed += bool(same)
        self.contradicted += bool(contrary)
        if same or contrary:
            self.answered.append(_answered(event, source, same, contrary))
        told = event.told_by(source)
        if told and event.kind is Kind.TAKES:
            self.takings += 1
            self.taken.update(sides)
        first = event.first(told)
        delay = days_after(first, event.day)
        lead = days_after(first, event.first(event.others(source)))
        self.delays += [] if delay is None else [delay]
        self.leads += [] if lead is None else [lead]

    def card(self, source: SourceRow, kinds: Mapping[str, int]) -> SourceCard:
        """What was counted, in shares and spreads."""
        comparable = len(self.answered)
        ordered = sorted(self.taken.items(), key=lambda pair: (-pair[1], pair[0]))
        return SourceCard(
            source=source,
            kinds=kinds,
            events=self.events,
            in_events=len(self.claims),
            alone=self.events - comparable,
            confirmed=share(self.confirmed, comparable),
            contradicted=share(self.contradicted, comparable),
            delay=spread(self.delays),
            lead=beside(self.leads),
            gains=tuple(Gain(side, share(n, self.takings)) for side, n in ordered),
            figures=beside(self.figures, logs=True),
            answered=tuple(sorted(self.answered, key=_in_order)),
        )


def _answered(event: Testimony, source: str, same: Sequence[Telling], contrary: Sequence[Telling]) -> Answered:
    own, for_it, against = (
        tuple(dict.fromkeys(t.claim.id for t in part)) for part in (event.own(source), same, contrary)
    )
    days, part = event.when, event.part_of(source) or ""
    return Answered(event.place, event.kind, event.actor, days.earliest, days.latest, part, own, for_it, against)


def _in_order(one: Answered) -> tuple[str, str, str, tuple[str, ...]]:
    return str(one.start or one.end or ""), one.place, one.kind, one.own


def tallies(
    events: Iterable[Testimony], harm: Iterable[Sequence[Count]], sides: Callable[[str | None], tuple[str, ...]]
) -> dict[str, Tally]:
    """What is counted of each source.

    Args:
        events: The events, each with who tells of it.
        harm: For each event of harm, what its witnesses count.
        sides: The sides of an actor's name.
    """
    found: dict[str, Tally] = defaultdict(Tally)
    for event in events:
        for source in dict.fromkeys(t.source for t in event.tellings if t.part != "rival"):
            found[source].hear(event, source, sides(event.actor))
    for counts in harm:
        for source in dict.fromkeys(c.source for c in counts):
            apart = off_by(counts, source)
            found[source].figures += [] if apart is None else [apart]
    return found
