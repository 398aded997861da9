"""What would make a forecast true: which later claims answer it, and which exclude it, by the kind of what is told."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from whoheld.almanac.place import FeatureClass
from whoheld.almanac.when import When
from whoheld.codebook import ACTION, CONTROL, MOVING, Extent, Kind
from whoheld.evidence.party import members

if TYPE_CHECKING:
    from datetime import date

    from whoheld.almanac.place import Place
    from whoheld.claims.claim import Claim
    from whoheld.evidence.party import Parties

#: What can be foretold of control and of fighting.
FORETOLD = CONTROL | ACTION
#: Kinds that say nothing where nobody is named.
_NEEDS_ACTOR = FORETOLD - {Kind.CONTESTS, Kind.BESIEGES}
#: Claims that say who holds a place.
HOLDING = frozenset({Kind.TAKES, Kind.HOLDS, Kind.LEAVES})
#: Who has so much of a place has not the place.
NOT_THE_PLACE = frozenset({Extent.PART, Extent.EDGE})

#: Kind -> what has to be told; ``{a}`` is who should do it, ``{p}`` the place.
TESTS = {
    Kind.TAKES: "{a} takes {p}, or holds it where another is known to have held it",
    Kind.HOLDS: "{a} holds {p}, and is not told to have lost it first",
    Kind.LEAVES: "{a} leaves {p}, or another takes it from {a}",
    Kind.CONTESTS: "fighting at {p} with {a} in it",
    Kind.BESIEGES: "a siege of {p} by {a}",
    Kind.ATTACKS: "an attack on {p} by {a}, or fighting with {a} in it",
    Kind.STRIKES: "a strike on {p} by {a}",
    Kind.REPELS: "an attack on {p} repelled by {a}",
    Kind.ADVANCES: "an advance to {p}, an attack there, or its taking by {a}",
}


def untestable(claim: Claim, place: Place | None) -> str:
    """Why no later claim could decide what a claim foretells; empty where one could."""
    if place is None:
        return "no place is named" if not claim.place else "its place is not known"
    if claim.kind in _NEEDS_ACTOR and not claim.actor:
        return "who would do it is not said"
    if {*members(claim.actor or "")} & {*members(claim.target or "")} and claim.kind in {Kind.TAKES, Kind.ATTACKS}:
        return f"the same side is named as its target: {claim.target}"
    return _too_wide(claim, place)


def _too_wide(claim: Claim, place: Place) -> str:
    """In so wide an area, some fighting that is told of says little of the one that was meant."""
    if place.feature is not FeatureClass.AREA:
        return ""
    if place.country and not place.division:
        return "a whole country or a region of one: any report from it would do"
    return "" if claim.kind in HOLDING else "fighting in a wide area: any report from it would do"


def days_of(claim: Claim) -> When:
    """The days on which what a claim tells can have happened.

    What is reported on a day as done may have been done long before, also before it was foretold: so unlike on the map,
    where it counts from that day, its first day stays open.
    """
    first, last = claim.start, claim.end
    return When(last, first) if first and last and first > last else When(first, last)


def answers(told: Claim, later: Claim, parties: Parties) -> bool:
    """Whether a claim tells that what was foretold came about, whatever its day."""
    if later.stance not in MOVING or not _as_much(told, later):
        return False
    acts, suffers = _same(told.actor, later.actor, later, parties), _same(told.actor, later.target, later, parties)
    match told.kind:
        case Kind.LEAVES:
            return (later.kind is Kind.LEAVES and acts) or lost(told.actor, later, parties)
        case Kind.CONTESTS:
            fight = later.kind in {Kind.CONTESTS, Kind.ATTACKS, Kind.REPELS}
            return fight and (not told.actor or acts or suffers)
        case Kind.BESIEGES:
            return later.kind is Kind.BESIEGES and (not told.actor or acts)
        case Kind.ATTACKS:
            return _attack(later, acts=acts, suffers=suffers)
        case Kind.ADVANCES:
            return (later.kind in {Kind.ADVANCES, Kind.TAKES} and acts) or _attack(later, acts=acts, suffers=suffers)
    return later.kind is told.kind and acts


def lost(name: str | None, later: Claim, parties: Parties) -> bool:
    """Whether a claim tells that a side lost the whole of a place: it left, or another took it from it."""
    if later.stance not in MOVING or later.extent in NOT_THE_PLACE:
        return False
    acts, suffers = _same(name, later.actor, later, parties), _same(name, later.target, later, parties)
    return (later.kind is Kind.LEAVES and acts) or (later.kind is Kind.TAKES and suffers and not acts)


def holds(name: str | None, later: Claim, parties: Parties) -> bool:
    """Whether by a claim a side has the whole of a place, or had it until then."""
    return lost(name, later, parties) or (has(later) and _same(name, later.actor, later, parties))


def has(later: Claim) -> bool:
    """Whether a claim tells that its actor holds, or comes to hold, the whole of a place."""
    return later.kind in {Kind.TAKES, Kind.HOLDS} and later.stance in MOVING and later.extent not in NOT_THE_PLACE


def _as_much(told: Claim, later: Claim) -> bool:
    """A part of a place is not the place."""
    return later.kind not in HOLDING or later.extent not in NOT_THE_PLACE or told.extent in NOT_THE_PLACE


def _attack(later: Claim, *, acts: bool, suffers: bool) -> bool:
    fight = later.kind is Kind.CONTESTS and (acts or suffers)
    return fight or (later.kind is Kind.ATTACKS and acts) or (later.kind is Kind.REPELS and suffers)


def _same(name: str | None, other: str | None, later: Claim, parties: Parties) -> bool:
    return parties.same(name, other, later.end or later.start)


class Lies(Enum):
    """Where an event lies beside the day of a forecast and the window that it gives."""

    BEFORE = "before"
    INSIDE = "inside"
    LATE = "late"
    UNSURE = "unsure"


class Frame(NamedTuple):
    """When a forecast was told, and the days within which it should come true."""

    told: When
    window: When

    def lies(self, days: When) -> Lies:
        """Where days lie; on the day of the telling itself, what was told and what happened have no known order."""
        spoken, first, last = self.told.latest, days.earliest, days.latest
        if spoken is None or not days.known or (last and last < (self.told.earliest or spoken)):
            return Lies.BEFORE
        if first is None or first <= spoken:
            return Lies.UNSURE
        return self._ahead(first, last)

    def _ahead(self, first: date, last: date | None) -> Lies:
        begin, end = self.window.earliest, self.window.latest
        if end and first > end:
            return Lies.LATE
        over, under = end and (last is None or last > end), begin and last and last < begin
        return Lies.UNSURE if over or under else Lies.INSIDE

    def of(self, claim: Claim) -> Lies:
        """Where the days of a claim lie."""
        return self.lies(days_of(claim))
