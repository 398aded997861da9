"""Whether what was foretold of a place came about, by the later claims of the record."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from whoheld.almanac.when import UNKNOWN, When
from whoheld.codebook import MOVING, Kind, Stance
from whoheld.evidence.days import first_of, last_of
from whoheld.evidence.source import vague
from whoheld.history.foresight.foretold import (
    FORETOLD,
    HOLDING,
    NOT_THE_PLACE,
    Frame,
    Lies,
    answers,
    days_of,
    has,
    holds,
    lost,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whoheld.claims.claim import Claim
    from whoheld.evidence.party import Parties
    from whoheld.history.spell import Spell
    from whoheld.history.timeline import Timeline


class Verdict(NamedTuple):
    """What became of a forecast.

    Attributes:
        came: Whether it came true; None while that is open.
        why: Why so, in words.
        on: The days of what decided.
        claims: The claims that decided.
        rivals: Claims that say otherwise.
    """

    came: bool | None
    why: str
    on: When = UNKNOWN
    claims: tuple[Claim, ...] = ()
    rivals: tuple[Claim, ...] = ()


def verdict(told: Claim, frame: Frame, others: Sequence[Claim], parties: Parties, known: Timeline) -> Verdict:
    """What became of a forecast that can be tested.

    Silence decides nothing: that it did not happen is said only of a window that has closed, with the record speaking
    of the place after it, or with another side taking the place within it.

    Args:
        told: The forecast.
        frame: When it was told and its window.
        others: The claims about its place that were said, doubted or denied, by their days.
        parties: Which names stand for one side.
        known: The timeline of the place.
    """
    moving = [c for c in others if c.stance in MOVING]
    case = _Case(told, frame, moving, [c for c in others if c.stance is Stance.DENIED], parties, known)
    return case.of_holding() if told.kind is Kind.HOLDS else case.of_event()


class _Case(NamedTuple):
    """A forecast with all that bears on it."""

    told: Claim
    frame: Frame
    moving: Sequence[Claim]
    denials: Sequence[Claim]
    parties: Parties
    known: Timeline

    def of_event(self) -> Verdict:
        """Of something that should happen."""
        hits = [c for c in self.moving if answers(self.told, c, self.parties) and not self._defends(c)]
        inside = self._lying(hits, Lies.INSIDE) or self._held()
        if lasting := [c for c in inside if self._stands(c)]:
            return self._came(lasting)
        if inside:
            why = f"told of {_day(inside[0])}, but the history of the place weighs other accounts more"
            return Verdict(None, why, UNKNOWN, _alike(inside), self._rivals(inside[0]))
        if unsure := self._lying(hits, Lies.UNSURE):
            why = f"told of {days_of(unsure[0]).edtf}: whether after it was told, and within its window, is not certain"
            return Verdict(None, why, UNKNOWN, _alike(unsure))
        if late := self._lying(hits, Lies.LATE):
            first = late[0]
            return Verdict(
                False, f"not by {self.frame.window.latest}; it came later, {_day(first)}", days_of(first), _alike(late)
            )
        return self._without()

    def of_holding(self) -> Verdict:
        """Of a place that should be held: open while it is, unless the window closed."""
        name, end = self.told.actor, self.frame.window.latest
        losses = [c for c in self.moving if lost(name, c, self.parties) and not self._still(name, c)]
        if gone := self._lying(losses, Lies.INSIDE):
            return Verdict(
                False, f"{name} lost it, {_day(gone[0])}{self._after_days(gone[0])}", days_of(gone[0]), _alike(gone)
            )
        after = self._after([c for c in self.moving if c.kind in HOLDING])
        if end and after and holds(name, after[0], self.parties):
            return Verdict(True, f"{name} still had it after {end}: {_day(after[0])}", days_of(after[0]), (after[0],))
        if end and after:
            return Verdict(False, f"{after[0].actor} has it after {end}", days_of(after[0]), (after[0],))
        return Verdict(None, self._silence())

    def _defends(self, fight: Claim) -> bool:
        """Whether in a fight, the side that was to attack the place is the one that holds it."""
        day = days_of(fight).latest
        spell = self.known.at(day).spell if day and fight.kind is Kind.CONTESTS else None
        attacks = self.told.kind in {Kind.ATTACKS, Kind.ADVANCES}
        return bool(spell and attacks and self.parties.holds_in(self.told.actor, spell.holders, day))

    def _stands(self, hit: Claim) -> bool:
        """Whether the place's own history goes along with a change of hands: rivals may weigh more."""
        if hit.kind not in HOLDING or self.told.extent in NOT_THE_PLACE:
            return True
        if self.told.kind is Kind.LEAVES:
            return not self._still(self.told.actor, hit)
        spells = self._seen(hit)
        return not spells or any(self.parties.holds_in(hit.actor, spell.holders, hit.end) for spell in spells)

    def _still(self, name: str | None, event: Claim) -> bool:
        """Whether by the place's own history a side still holds it after a day on which it is said to lose it."""
        return any(self.parties.holds_in(name, spell.holders, event.end) for spell in self._seen(event)[-1:])

    def _seen(self, event: Claim) -> list[Spell]:
        """The spells with known holders at the end of the last day of an event, and those that it may be between."""
        day = days_of(event).latest
        if day is None:
            return []
        standing = self.known.at(day)
        return [s for s in (*standing.succession, standing.spell) if s and s.known]

    def _lying(self, claims: Iterable[Claim], where: Lies) -> list[Claim]:
        return [c for c in claims if self.frame.of(c) is where]

    def _held(self) -> list[Claim]:
        """Claims by which a side has what, when it was told, another is known to have held."""
        if self.told.kind is not Kind.TAKES or not self._elsewhere():
            return []
        states = [c for c in self.moving if c.kind is Kind.HOLDS and has(c) and self._ours(c)]
        return [c for c in states if (first := days_of(c).earliest) and self.frame.lies(When.on(first)) is Lies.INSIDE]

    def _elsewhere(self) -> bool:
        """Whether, when it was told, another side is known to have held the place, and nobody says otherwise."""
        told = self.frame.told.latest
        spell = self.known.at(told).spell if told else None
        ours = spell and self.parties.holds_in(self.told.actor, spell.holders, told)
        return bool(spell and spell.known and not ours and not spell.disputed)

    def _ours(self, claim: Claim) -> bool:
        return self.parties.same(self.told.actor, claim.actor, claim.end or claim.start)

    def _came(self, hits: Sequence[Claim]) -> Verdict:
        plain = [c for c in hits if c.stance is Stance.SAID]
        first = (plain or hits)[0]
        rivals = self._rivals(first)
        remarks = [
            f"{_day(first)}{self._after_days(first)}",
            *([] if plain else ["by a doubted account"]),
            *([self._named(first)] if self._named(first) else []),
            *(["other accounts disagree"] if rivals else []),
        ]
        return Verdict(True, "; ".join(remarks), days_of(first), _alike(plain or list(hits)), rivals)

    def _after_days(self, hit: Claim) -> str:
        """How long after the telling, or after the day that is looked back at, where no horizon says what is late."""
        told, first = self.frame.told.latest, hit.start
        if not told or not first or self.frame.window.latest:
            return ""
        days = (first - told).days
        return f", {days} {'day' if days == 1 else 'days'} later"

    def _named(self, claim: Claim) -> str:
        """What is to be said of another name under which the side goes."""
        name, other = self.told.actor, claim.actor
        shared = {*self.parties.members(name)} & {*self.parties.members(other)}
        return (
            ""
            if shared or not self._ours(claim)
            else f"told of {other}, whom the record knows as of one side with {name}"
        )

    def _rivals(self, hit: Claim) -> tuple[Claim, ...]:
        """Who denies it, and other accounts of who held the place then."""
        days, last = days_of(hit), days_of(hit).latest
        alike = [c for c in self.denials if c.kind is hit.kind and self._speaks_of(c, hit)]
        denying = [c for c in alike if days_of(c).overlaps(days) and not vague(days_of(c))]
        spell = self.known.at(last).spell if last and hit.kind in HOLDING else None
        accounts = [c for account in spell.accounts for c in account.claims] if spell else []
        since = [c for c in accounts if has(c) and last_of(days_of(c)) >= first_of(days)]
        against = [c for c in since if not self.parties.same(hit.actor, c.actor, last)]
        return tuple(dict.fromkeys((*denying, *against)))

    def _speaks_of(self, denial: Claim, hit: Claim) -> bool:
        return not denial.actor or self.parties.same(denial.actor, hit.actor, hit.end or hit.start)

    def _without(self) -> Verdict:
        """What is to be said where nothing of the kind is told."""
        end, control = self.frame.window.latest, self.told.kind in {Kind.TAKES, Kind.LEAVES}
        if not end:
            return Verdict(None, "; ".join(filter(None, [self._another(), self._silence()])))
        speaking = self._after([c for c in self.moving if c.kind in (HOLDING if control else FORETOLD)])
        if not speaking:
            return self._unspoken(end)
        first = speaking[0]
        if control and self._done_before(first):
            return Verdict(None, f"{_tells(first)} {_day(first)}: when that came about is not told", UNKNOWN, (first,))
        after = f"{_tells(first)} {_day(first)}"
        why = f"nothing of the kind is told by {end}, and the record speaks of the place after it: {after}"
        return Verdict(False, why, days_of(first), (first,))

    def _unspoken(self, end: date) -> Verdict:
        taken = self._takers()
        if taken and self.told.kind is Kind.TAKES:
            why = f"{taken[0].actor} took it, {_day(taken[0])}; {self._silence()}"
            return Verdict(False, why, days_of(taken[0]), _alike(taken))
        return Verdict(None, f"the window ends {end}; {self._silence()}")

    def _done_before(self, later: Claim) -> bool:
        """Whether by a claim of after the window, what was foretold may have come about within it."""
        ours = holds(self.told.actor, later, self.parties)
        return ours if self.told.kind is Kind.TAKES else not ours

    def _another(self) -> str:
        """Who else took the place, where a side that was to take it did not."""
        taken = self._takers() if self.told.kind is Kind.TAKES else []
        return f"another name took it: {taken[0].actor}, {_day(taken[0])}" if taken else ""

    def _takers(self) -> list[Claim]:
        return [
            c for c in self._lying(self.moving, Lies.INSIDE) if c.kind is Kind.TAKES and has(c) and not self._ours(c)
        ]

    def _after(self, claims: Iterable[Claim]) -> list[Claim]:
        """The claims that speak of days after the window alone, by their first day."""
        end = self.frame.window.latest
        return [c for c in claims if end and (first := days_of(c).earliest) and first > end]

    def _silence(self) -> str:
        """Until when the record speaks of the place."""
        days = [last_of(days_of(c)) for c in self.moving]
        if not max(days, default=0):
            return "the record says nothing else of the place"
        return f"the record says nothing of it after {_iso(max(days))}"


def _alike(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The first claim, and those that may tell of the same days."""
    return tuple(c for c in claims if days_of(c).overlaps(days_of(claims[0])))


def _day(claim: Claim) -> str:
    return f"on {days_of(claim).edtf}" if days_of(claim).is_day else f"within {days_of(claim).edtf}"


def _iso(day: int) -> str:

    return date.fromordinal(day).isoformat()


def _tells(claim: Claim) -> str:
    return f"{claim.actor or 'somebody'} {claim.kind.value}"
