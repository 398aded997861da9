"""Who tells of an event and who is against it, source by source, and who of them is independent of whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from math import log
from statistics import median
from typing import TYPE_CHECKING, Literal, NamedTuple

from whoheld.codebook import HARM, MOVING, Kind, Stance
from whoheld.evidence.source import NO_STAKE, Stake, vague, when
from whoheld.evidence.witness import overhear

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from whoheld.almanac.when import When
    from whoheld.claims.claim import Claim
    from whoheld.evidence.party import Parties
    from whoheld.evidence.source import DocumentFacts
    from whoheld.evidence.voice import Voices
    from whoheld.evidence.witness import Speaker
    from whoheld.history.events.occurrence import Occurrence

#: What a source has to do with an event: it tells of it, denies it, or tells of another that cannot be true with it.
Part = Literal["tells", "denies", "rival"]


#: Kinds that tell of one thing: a change of hands has a gainer and a loser, and a clash two sides.
_FAMILIES = ((Kind.TAKES, Kind.LEAVES, Kind.HOLDS), (Kind.ATTACKS, Kind.CONTESTS, Kind.REPELS))


#: Parts that cannot both be right; of two rivals nothing is said here, each has an event of its own.
_OPPOSED: tuple[set[Part], ...] = ({"tells", "denies"}, {"tells", "rival"})


class Telling(NamedTuple):
    """What one source says of an event in one claim.

    ``source`` is the name that the source is listed by, ``who`` and ``counted`` are those of
    `whoheld.evidence.witness.Said`, ``kin`` is the text that the passage is a copy of, ``reported`` the day on which
    the source is known to have said it.
    """

    source: str
    part: Part
    claim: Claim
    who: Speaker
    counted: Speaker
    kin: int | None
    reported: date | None

    def apart(self, other: Telling) -> bool:
        """Whether the two are witnesses of their own: not one voice, one statement, one side, or copies of a text."""
        same_text = self.kin is not None and self.kin == other.kin and self.claim.doc_id != other.claim.doc_id
        one = self.claim is other.claim or self.who == other.who or self.counted == other.counted
        return not one and not same_text

    def independent(self, other: Telling) -> bool:
        """Whether neither repeats the other: the author of a document may draw on whom it quotes on the event."""
        quotes = self.claim.doc_id == other.claim.doc_id and bool(self.claim.source) != bool(other.claim.source)
        return self.apart(other) and not quotes

    def confirms(self, other: Telling) -> bool:
        """Whether the two, being sure, say the same of their own knowledge."""
        return self.sure and other.sure and self._alike(other) and self.independent(other)

    def opposes(self, other: Telling) -> bool:
        """Whether the two say what cannot both be true; an author may also oppose whom the document quotes."""
        return {self.part, other.part} in _OPPOSED and self._alike(other) and self.apart(other)

    def _alike(self, other: Telling) -> bool:
        """Whether both speak of the same: of a strike, or of who was killed in it."""
        return self._about == other._about

    @property
    def _about(self) -> tuple[Kind, str | None]:
        kind = self.claim.kind
        return next((f[0] for f in _FAMILIES if kind in f), kind), self.claim.unit if kind in HARM else None

    @property
    def sure(self) -> bool:
        """Whether it says who (of harm: how many) and when: what leaves either open confirms nobody."""
        told = self.claim.low or self.claim.high if self.claim.kind in HARM else self.claim.actor
        return bool(told) and not vague(when(self.claim))


@dataclass(frozen=True, slots=True)
class Testimony:
    """An event with what each source says of it.

    Attributes:
        place: Where it was, by the place's usual name.
        kind: What happened.
        actor: Who did it; None where nobody says.
        when: The days on which it can have been.
        tellings: What is said of it, for and against.
    """

    place: str
    kind: Kind
    actor: str | None
    when: When
    tellings: tuple[Telling, ...]

    def part_of(self, source: str) -> Part | None:
        """What a source has to do with it; who both tells of it and denies it tells of it."""
        parts = {t.part for t in self.tellings if t.source == source}
        return next((p for p in ("tells", "denies", "rival") if p in parts), None)

    def confirming(self, source: str) -> list[Telling]:
        """What independent witnesses say that is the same as what the source says."""
        mine = self.own(source)
        same = [t for t in self.tellings if mine and t.part == mine[0].part != "rival"]
        return [b for b in same if any(a.confirms(b) for a in mine)]

    def contradicting(self, source: str) -> list[Telling]:
        """What other witnesses say that cannot be true with what the source says."""
        mine = self.own(source)
        return [b for b in self.tellings if any(a.opposes(b) for a in mine)]

    def own(self, source: str) -> list[Telling]:
        """What a source says that has the part that it has in the event."""
        part = self.part_of(source)
        return [t for t in self.tellings if t.source == source and t.part == part]

    def first(self, tellings: Iterable[Telling]) -> date | None:
        """The first day on which one of them is known to have been said for sure; never one before the event."""
        begun, told = self.when.earliest, (t.reported for t in tellings if t.sure)
        return min((day for day in told if day and (begun is None or day >= begun)), default=None)

    @property
    def day(self) -> date | None:
        """The day of the event, if somebody says that it was on that day, and not only by then."""
        day = self.when.latest if self.when.is_day else None
        return day if any(t.claim.start == t.claim.end == day for t in self.tellings if t.part == "tells") else None

    def told_by(self, source: str) -> list[Telling]:
        """What a source tells of it."""
        return [t for t in self.tellings if t.source == source and t.part == "tells"]

    def others(self, source: str) -> list[Telling]:
        """What independent witnesses beside a source tell of it."""
        mine = self.told_by(source)
        return [t for t in self.tellings if t.part == "tells" and all(t.independent(m) for m in mine)]


class Listening(NamedTuple):
    """What is needed to tell sources apart: their names, the documents by id, and who is of one side."""

    names: Voices
    facts: Mapping[str, DocumentFacts]
    parties: Parties

    def tellings(self, parts: Mapping[str, Part], claims: Iterable[Claim], stake: Stake = NO_STAKE) -> list[Telling]:
        """What each source says in the claims of one event.

        Args:
            parts: What the claims of each id have to do with it; those that are not there tell of it.
            claims: The claims, each once.
            stake: Who wins and who loses by it.
        """
        circle = self.parties.circle
        return [
            Telling(
                source=name,
                part=parts.get(s.claim.id, "tells"),
                claim=s.claim,
                who=s.who,
                counted=s.counted,
                kin=circle.kin(s.claim),
                reported=self._reported(s.claim),
            )
            for s in overhear(claims, self.parties, stake)
            for name in self.names.of(s.voice, s.claim.doc_id)
        ]

    def _reported(self, claim: Claim) -> date | None:
        """The day that the text gives for the report, else that of publication if it is known to the day.

        An encyclopedia is not published at the time of what it reports.
        """
        if claim.reported:
            return claim.reported
        known = self.facts.get(claim.doc_id)
        return known.published.latest if known and known.published.is_day and not known.encyclopedic else None


def voiced(event: Occurrence, place: str, heard: Listening) -> Testimony:
    """An event at a place, which is given by its usual name, with what each source says of it."""
    losers = tuple(name for name in (event.target, *event.rivals) if name)
    winner = (event.actor,) if event.actor else ()
    stakes = {Kind.TAKES: Stake(winner, losers), Kind.LEAVES: Stake((), winner)}
    stake = stakes.get(event.kind, NO_STAKE)
    parts: dict[str, Part] = {c.id: "denies" if c.stance is Stance.DENIED else "rival" for c in event.denials}
    told = heard.tellings(parts, dict.fromkeys((*event.claims, *event.denials)), stake)
    return Testimony(place, event.kind, event.actor, event.when, tuple(told))


class Count(NamedTuple):
    """The last figure that a witness of a source gives for an event, as a logarithm."""

    source: str
    telling: Telling
    value: float


def counts_of(claims: Iterable[Claim], heard: Listening) -> list[Count]:
    """The last figure of each witness for one event of harm.

    Open bounds ("at least 40") are no figures to compare, nor is none at all; two bounds count as their geometric
    mean.
    """
    told = heard.tellings({}, [c for c in claims if c.stance in MOVING])
    last: dict[tuple[str, Speaker], Telling] = {}
    for one in sorted(told, key=_latest_last):
        last[one.source, one.who] = one
    return [Count(t.source, t, value) for t in last.values() if (value := _value(t.claim)) is not None]


class Overheard(NamedTuple):
    """Some events with who tells of each, and for each event of harm what its witnesses count."""

    events: tuple[Testimony, ...] = ()
    harm: tuple[list[Count], ...] = ()


def off_by(counts: Sequence[Count], source: str) -> float | None:
    """How far a source's figure stands from the middle of the others', as the logarithm of their ratio.

    None where the source, or everybody else, gives none.
    """
    mine = [c for c in counts if c.source == source]
    theirs = [c for c in counts if c.source != source and all(c.telling.independent(m.telling) for m in mine)]
    if not mine or not theirs:
        return None
    return median(c.value for c in mine) - median(c.value for c in theirs)


def _latest_last(one: Telling) -> tuple[int, str, int, str]:
    day = one.reported.toordinal() if one.reported else 0
    return day, one.claim.doc_id, one.claim.quote_start, one.claim.id


def _value(claim: Claim) -> float | None:
    return (log(claim.low) + log(claim.high)) / 2 if claim.low and claim.high else None


def days_after(later: date | None, earlier: date | None) -> int | None:
    """The days from one day to another; None where either is not known."""
    return (later - earlier) // timedelta(1) if later and earlier else None
