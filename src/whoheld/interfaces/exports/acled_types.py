"""Which of ACLED's types an event is, as far as what is told decides it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from whoheld.codebook import Extent, Kind, Stance, Weapon
from whoheld.evidence.days import first_of, last_day, last_of
from whoheld.evidence.source import vague
from whoheld.history.events.occurrence import CLASH as CLASHES
from whoheld.interfaces.exports import acled_columns as acled
from whoheld.interfaces.exports.standing import NO_GOVERNMENT, STATES, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whoheld.claims.claim import Claim
    from whoheld.history.events.occurrence import Occurrence
    from whoheld.interfaces.exports.acled_columns import Type
    from whoheld.interfaces.exports.standing import Standings

#: Fighting so many days before a place is given up may be why it is.
_AMID_DAYS = 3


class Types:
    """The types of events, each seen among the others of its place.

    Args:
        events: All that happened.
        standings: What sides are in countries.
        claims: Claims that say who holds a place; others are passed over.
    """

    def __init__(self, events: Iterable[Occurrence], standings: Standings, claims: Iterable[Claim] = ()) -> None:
        self._at: dict[str, list[Occurrence]] = defaultdict(list)
        self._held: dict[str, list[Claim]] = defaultdict(list)
        for one in events:
            self._at[one.place_id].append(one)
        for claim in (c for c in claims if c.kind is Kind.HOLDS and c.stance is Stance.SAID and c.actor and c.end):
            self._held[claim.place_id or ""].append(claim)
        self._standings = standings

    def of(self, one: Occurrence, country: str) -> Type:
        """The type of an event in a country; as much of it as is decided."""
        actor, target = (self._standings.of(name, country) for name in (one.actor, one.target))
        match one.kind:
            case Kind.TAKES:
                return self._taking(one, actor, country)
            case Kind.LEAVES:
                return acled.UNDECIDED if vague(one.when) or self._amid_fighting(one) else acled.TRANSFER
            case Kind.STRIKES:
                return acled.STRIKES[Weapon(one.weapon or Weapon.UNCLEAR)]
            case Kind.AGREES:
                return acled.AGREEMENT
            case Kind.DETAINS:
                return _detaining(actor, target)
            case Kind.KILLS | Kind.WOUNDS:
                return acled.ATTACK if target is Standing.CIVILIANS and one.actor else acled.VIOLENCE
            case _:
                return acled.ATTACK if target is Standing.CIVILIANS else acled.CLASH

    def _taking(self, one: Occurrence, actor: Standing, country: str) -> Type:
        if any(o.kind is Kind.AGREES and o.when.overlaps(one.when) for o in self._at[one.place_id]):
            return acled.TRANSFER
        if one.extent is Extent.PART:
            return acled.CLASH
        if actor is Standing.HOME:
            return acled.REGAINS if self._held_by_another(one) else acled.UNDECIDED
        ours_nowhere = actor in (Standing.GROUP, Standing.COALITION)
        return acled.OVERTAKES if ours_nowhere or (country and actor in NO_GOVERNMENT) else acled.UNDECIDED

    def _held_by_another(self, one: Occurrence) -> bool:
        """Whether another side is said to have held the place, or was the last to take it before."""
        if one.target or one.rivals:
            return True
        first = first_of(one.when)
        took = [(last_of(o.when), o.actor) for o in self._at[one.place_id] if o.kind is Kind.TAKES]
        held = [(last_day(c), c.actor) for c in self._held[one.place_id]]
        before = [(day, name) for day, name in took if day < first] + [
            (day, name) for day, name in held if day <= first
        ]
        _, last = max(before, key=lambda known: (known[0], known[1] or ""), default=(0, None))
        return bool(last) and self._standings.side_of(last or "") != self._standings.side_of(one.actor or "")

    def _amid_fighting(self, one: Occurrence) -> bool:
        """Whether fighting or strikes are told of the place on these days or shortly before."""
        begin, end = first_of(one.when) - _AMID_DAYS, last_of(one.when)
        fights = (o for o in self._at[one.place_id] if o.kind in CLASHES or o.kind is Kind.STRIKES)
        return any(first_of(o.when) <= end and last_of(o.when) >= begin for o in fights)


def _detaining(actor: Standing, target: Standing) -> Type:
    if actor in STATES:
        return acled.ARRESTS
    abducts = actor is Standing.GROUP and target is Standing.CIVILIANS
    return acled.ABDUCTION if abducts else acled.UNDECIDED
