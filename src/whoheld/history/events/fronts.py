"""Who fights whom: the sides of a claim, and whether two claims may speak of one fight."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from whoheld.codebook import MOVING, Kind
from whoheld.evidence.party import members
from whoheld.history.events.occurrence import CLASH

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from whoheld.claims.claim import Claim
    from whoheld.evidence.party import Parties

#: Whose actor and target are against each other.
_HOSTILE = frozenset({Kind.TAKES, Kind.ATTACKS, Kind.STRIKES, Kind.REPELS, Kind.KILLS})
#: Two names in one string.
_PAIR = 2


class Fronts:
    """What some claims tell of who is against whom.

    A clash of two ("clashes between Reds and Blues") and an attack by two together are told alike, as joint actors:
    the two are against each other where that is said of them elsewhere.

    Args:
        parties: Which names stand for one side.
        claims: All claims that count, in any order.
    """

    def __init__(self, parties: Parties, claims: Iterable[Claim]) -> None:
        self.parties = parties
        self._foes = {
            frozenset(pair)
            for c in claims
            if c.kind in _HOSTILE and c.stance in MOVING and c.actor and c.target
            for pair in product(members(c.actor), members(c.target))
        }

    def sides_of(self, claim: Claim) -> tuple[str | None, str | None]:
        """Who acts and against whom."""
        names = members(claim.actor or "")
        if claim.kind not in CLASH or claim.target or len(names) != _PAIR:
            return claim.actor, claim.target
        apart = claim.kind is Kind.CONTESTS or frozenset(names) in self._foes
        return (names[0], names[1]) if apart else (claim.actor, claim.target)

    def one_fight(self, a: Claim, b: Claim) -> bool:
        """Whether the sides of two claims may be the same: none that is known is against it, and one is shared."""
        day = a.end or a.start
        (a1, a2), (b1, b2) = self.sides_of(a), self.sides_of(b)
        straight = self._agree(a1, b1, day) and self._agree(a2, b2, day)
        across = a.kind in CLASH and self._agree(a1, b2, day) and self._agree(a2, b1, day)
        if not straight and not across:
            return False
        known_a, known_b = {n for n in (a1, a2) if n}, {n for n in (b1, b2) if n}
        return known_a == known_b or any(self.parties.same(x, y, day) for x in known_a for y in known_b)

    def _agree(self, a: str | None, b: str | None, day: date | None) -> bool:
        return a is None or b is None or self.parties.same(a, b, day)
