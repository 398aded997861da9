"""Who came to harm in what happened at a place, where one sentence tells of both."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from whoheld.codebook import HARM, MOVING, Kind, Stance
from whoheld.evidence.party import finest
from whoheld.evidence.source import when
from whoheld.history.events.acts import days_of
from whoheld.history.events.casualties import Casualties, casualties
from whoheld.history.events.occurrence import KILLING, Occurrence, in_order

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whoheld.almanac.place import Place
    from whoheld.claims.claim import Claim
    from whoheld.evidence.party import Parties
    from whoheld.evidence.source import DocumentFacts


def with_harm(
    place: Place,
    acts: Sequence[Occurrence],
    claims: Sequence[Claim],
    facts: Mapping[str, DocumentFacts],
    parties: Parties,
) -> list[Occurrence]:
    """The acts, each with the harm that its own sentences tell of; harm that no act is told with stands for itself."""
    by_id = {c.id: c for c in claims if c.kind in HARM}
    own: dict[int, list[Casualties]] = {}
    alone: list[Occurrence] = []
    for harm in casualties(place, by_id.values(), facts=facts, sides=parties):
        told = [by_id[f.claim_id] for f in harm.figures if f.claim_id]
        if not any(c.stance in MOVING for c in told):
            continue
        at = _told_with(told, acts, parties)
        if at is None:
            alone.append(_harmed(place, harm, told))
        else:
            own.setdefault(at, []).append(harm)
    joined = [_hurting(act, own[n], by_id) if n in own else act for n, act in enumerate(acts)]
    return [*joined, *_together(alone)]


def _told_with(harm: Sequence[Claim], acts: Sequence[Occurrence], parties: Parties) -> int | None:
    """The act that some sentence tells of together with the harm."""
    fitting = [
        (KILLING.index(act.kind), n)
        for n, act in enumerate(acts)
        if act.kind in KILLING
        and any(_one_sentence(h, c) and _may_hurt(h, act, parties) for h in harm for c in act.claims)
    ]
    return min(fitting)[1] if fitting else None


def _may_hurt(harm: Claim, act: Occurrence, parties: Parties) -> bool:
    """Whether who did the harm is a side of the act; of a strike, who struck."""
    sides = [act.actor] if act.kind is Kind.STRIKES else [act.actor, act.target]
    known = [side for side in sides if side]
    open_side = len(known) < len(sides)
    return not harm.actor or open_side or any(parties.same(harm.actor, side, harm.end) for side in known)


def _one_sentence(a: Claim, b: Claim) -> bool:
    """Whether the words of two claims overlap and neither speaks of other days."""
    near = a.doc_id == b.doc_id and a.quote_start < b.quote_end and b.quote_start < a.quote_end
    return near and when(a).overlaps(when(b))


def _harmed(place: Place, harm: Casualties, told: Sequence[Claim]) -> Occurrence:
    moving = in_order(c for c in told if c.stance in MOVING)
    return Occurrence(
        id="",
        kind=moving[0].kind,
        place_id=place.id,
        actor=finest(c.actor for c in moving) or None,
        target=harm.whom,
        when=days_of(moving),
        claims=moving,
        denials=in_order(c for c in told if c.stance is Stance.DENIED),
        harm=(harm,),
    )


def _together(alone: Sequence[Occurrence]) -> list[Occurrence]:
    """Harm to several groups that one sentence tells of is one occurrence; its target is the group named first."""
    found: list[Occurrence] = []
    for one in alone:
        at = next((n for n, o in enumerate(found) if _same_sentence(one, o)), None)
        if at is None:
            found.append(one)
        else:
            first = found[at]
            claims, denials = {*first.claims, *one.claims}, {*first.denials, *one.denials}
            harm = (*first.harm, *one.harm)
            found[at] = replace(first, claims=in_order(claims), denials=in_order(denials), harm=harm)
    return found


def _same_sentence(a: Occurrence, b: Occurrence) -> bool:
    return a.kind is b.kind and any(_one_sentence(x, y) for x in a.claims for y in b.claims)


def _hurting(act: Occurrence, harm: Sequence[Casualties], by_id: Mapping[str, Claim]) -> Occurrence:
    """The act with its harm, and the claims of both."""
    hurt = [by_id[f.claim_id] for one in harm for f in one.figures if f.claim_id]
    return replace(
        act,
        harm=tuple(harm),
        claims=in_order({*act.claims, *(c for c in hurt if c.stance in MOVING)}),
        denials=in_order({*act.denials, *(c for c in hurt if c.stance is Stance.DENIED)}),
    )
