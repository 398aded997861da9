"""What a clause leaves unsaid of a fight and the whole document tells: where it was, and who fought whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from whoheld.codebook import ACTION, MOVING, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whoheld.claims.cast import Cast
    from whoheld.claims.claim import Claim

#: A document has a scene where it tells of so many placed fights, and this share of them is at one place.
FEWEST = 5
SHARE = 0.2
#: What is beaten off was told so many characters before, at the most.
REACH = 600
BEATEN = frozenset({Kind.ATTACKS, Kind.ADVANCES, Kind.TAKES, Kind.STRIKES})
#: Whoever does one of these to a place is likely to have done the others there.
COMING = frozenset({Kind.ATTACKS, Kind.ADVANCES, Kind.TAKES, Kind.BESIEGES})


def staged(claims: Sequence[Claim], cast: Cast) -> list[Claim]:
    """The claims, with place, actor and target of fights where the document as a whole tells them."""
    scene = _scene(claims)
    habits = Habits.of(claims)
    told: list[Claim] = []
    for claim in claims:
        told.append(_staged(claim, told, scene, habits, cast) if claim.kind in ACTION else claim)
    return told


@dataclass(slots=True)
class Habits:
    """Who comes to each place, and who strikes with each weapon, as far as the document says; None for all of it."""

    comers: dict[str | None, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    strikers: dict[object, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    @classmethod
    def of(cls, claims: Sequence[Claim]) -> Habits:
        """Those of the claims that name their actor."""
        habits = cls()
        for claim in claims:
            if claim.actor and claim.actor_text and claim.stance in MOVING:
                if claim.kind in COMING:
                    habits.comers[claim.place][claim.actor] += 1
                    habits.comers[None][claim.actor] += 1
                if claim.kind is Kind.STRIKES:
                    habits.strikers[claim.weapon][claim.actor] += 1
        return habits

    def likely(self, claim: Claim) -> str | None:
        """Who did it, by what this document tells of the place or the weapon."""
        if claim.kind is Kind.STRIKES:
            return _most(self.strikers[claim.weapon])
        return _most(self.comers[claim.place]) or _most(self.comers[None])


def _most(counts: Counter[str]) -> str | None:
    return counts.most_common(1)[0][0] if counts else None


def _scene(claims: Sequence[Claim]) -> str | None:
    places = Counter(c.place for c in claims if c.kind in ACTION and c.place)
    if places.total() < FEWEST:
        return None
    place, n = places.most_common(1)[0]
    return place if n >= SHARE * places.total() else None


def _staged(claim: Claim, told: Sequence[Claim], scene: str | None, habits: Habits, cast: Cast) -> Claim:
    beaten = next((c for c in reversed(told) if c.kind in BEATEN), None) if claim.kind is Kind.REPELS else None
    if beaten is not None and claim.quote_start - beaten.quote_end < REACH:
        claim = _beaten_off(claim, beaten, cast)
    if not claim.place and scene:
        claim = _with(claim, "place", scene, "place: where most fights of the document are")
    return _fought(claim, habits, cast)


def _beaten_off(claim: Claim, beaten: Claim, cast: Cast) -> Claim:
    """An attack beaten off is the one told before: where it was, whose, and against whom."""
    if not claim.place and beaten.place:
        claim = _with(claim, "place", beaten.place, "place: where the fight was that is beaten off")
    attacker = claim.target or beaten.actor
    defender = beaten.target or (cast.rival(attacker) if attacker and ";" not in attacker else None)
    if not claim.actor and defender and claim.target != defender:
        claim = _with(claim, "actor", defender, "actor: against whom the attack was that is beaten off")
    if not claim.target and attacker and attacker != claim.actor:
        claim = _with(claim, "target", attacker, "target: whose attack is beaten off")
    return claim


def _fought(claim: Claim, habits: Habits, cast: Cast) -> Claim:
    """Who fought whom: the rival of the one named, else who is told to fight there."""
    if not claim.actor and claim.target and claim.kind is not Kind.STRIKES and (rival := cast.rival(claim.target)):
        return _with(claim, "actor", rival, "actor: against whom the document sets the target")
    if not claim.actor and claim.kind is not Kind.REPELS and (likely := habits.likely(claim)):
        claim = _with(claim, "actor", likely, "actor: who does so elsewhere in the document")
    if claim.actor and not claim.target and ";" not in claim.actor and (rival := cast.rival(claim.actor)):
        claim = _with(claim, "target", rival, "target: against whom the document sets the actor")
    return claim


def _with(claim: Claim, name: str, value: str, why: str) -> Claim:
    changes: dict[str, Any] = {name: value, "reasons": {**claim.reasons, name: why}}
    return replace(claim, **changes)
