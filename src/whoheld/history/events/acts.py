"""Fights, strikes, advances and deals at a place: which claims tell of the same one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from whoheld.codebook import MOVING, Kind, Stance
from whoheld.evidence.days import first_of, hull
from whoheld.evidence.party import finest
from whoheld.evidence.source import vague, when
from whoheld.history.events.occurrence import CLASH, KILLING, Occurrence, in_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whoheld.almanac.place import Place
    from whoheld.almanac.when import When
    from whoheld.claims.claim import Claim
    from whoheld.history.events.fronts import Fronts

#: What is gathered here; changes of hands are gathered by `fuse`, harm by `casualties`.
_ACTS = CLASH | {Kind.STRIKES, Kind.ADVANCES, Kind.AGREES}
#: A weapon that nobody names fits any.
_ANY_WEAPON = frozenset({None, "unclear"})


@dataclass
class _Group:
    """Claims of one act."""

    family: frozenset[Kind]
    when: When
    claims: list[Claim] = field(default_factory=list)
    denials: list[Claim] = field(default_factory=list)


def acts(place: Place, claims: Sequence[Claim], fronts: Fronts) -> Iterator[Occurrence]:
    """Fights, strikes, advances and deals; the narrowest dates come first, so that wider ones find them."""
    groups: list[_Group] = []
    told = [c for c in claims if c.kind in _ACTS]
    for claim in sorted((c for c in told if c.stance in MOVING), key=_narrowest_first):
        home = next((g for g in groups if _fits(claim, g, fronts)), None)
        if home is None:
            home = _Group(_family(claim), when(claim))
            groups.append(home)
        home.claims.append(claim)
    for denial in (c for c in told if c.stance is Stance.DENIED):
        for group in (g for g in groups if _fits(denial, g, fronts)):
            group.denials.append(denial)
    return (_act(place, group, fronts) for group in groups)


def _narrowest_first(claim: Claim) -> tuple[bool, int, int, bool, bool, str]:
    days = when(claim)
    return vague(days), days.days or 10**6, first_of(days), claim.actor is None, claim.target is None, claim.id


def _family(claim: Claim) -> frozenset[Kind]:
    return CLASH if claim.kind in CLASH else frozenset({claim.kind})


def _fits(claim: Claim, group: _Group, fronts: Fronts) -> bool:
    """Whether a claim tells of the same act, on the same days, by the same sides and with the same weapon."""
    days = when(claim)
    if claim.kind not in group.family:
        return False
    if days != group.when and (vague(days) or vague(group.when) or not days.overlaps(group.when)):
        return False
    weapons = {c.weapon for c in (*group.claims, claim)} - _ANY_WEAPON
    return len(weapons) <= 1 and all(fronts.one_fight(claim, c) for c in group.claims)


def _act(place: Place, group: _Group, fronts: Fronts) -> Occurrence:
    claims = in_order(group.claims)
    kinds = Counter(c.kind for c in claims)
    kind = min(kinds, key=lambda k: (-kinds[k], KILLING.index(k) if k in KILLING else len(KILLING)))
    pairs = [fronts.sides_of(c) for c in claims if c.kind is kind]
    weapons = sorted({c.weapon for c in claims if c.weapon} - _ANY_WEAPON)
    return Occurrence(
        id="",
        kind=kind,
        place_id=place.id,
        actor=finest(actor for actor, _ in pairs) or None,
        target=finest(target for _, target in pairs) or None,
        when=days_of(claims),
        claims=claims,
        weapon=weapons[0] if weapons else None,
        denials=tuple(group.denials),
    )


def days_of(claims: Sequence[Claim]) -> When:
    """The days on which all claims agree, else from the first of any to the last of any."""
    found = when(claims[0])
    for claim in claims[1:]:
        found = found.meet(when(claim)) or hull(found, when(claim))
    return found
