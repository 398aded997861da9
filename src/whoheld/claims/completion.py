"""What a clause leaves unsaid and the whole document tells: who took the place, from whom, who besieged it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from whoheld.codebook import ENDED, MOVING, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whoheld.claims.cast import Cast
    from whoheld.claims.claim import Claim

#: Kinds whose actor is the side that comes to the place from outside.
COMING = frozenset({Kind.TAKES, Kind.BESIEGES})
#: The share of a document's named takings from which on one camp is who takes places in it.
MOSTLY = 0.6


def completed(claims: Sequence[Claim], cast: Cast) -> list[Claim]:
    """The claims, with actor and target where the document as a whole tells them; what is not written stays so.

    Who besieges a place is likely whoever is named to besiege or take it, or to take others in this document. Who took
    it is that only where few others take anything there, and never who took it again: it might be those who
    lost it. Who comes to a siege's end is rather whoever breaks it.
    """
    comers: dict[str | None, Counter[str]] = defaultdict(Counter)
    besiegers: dict[str | None, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        if claim.kind is Kind.BESIEGES and claim.actor and claim.actor_text:
            besiegers[claim.place][claim.actor] += 1
        if claim.kind is Kind.TAKES and claim.stance in MOVING and claim.actor and claim.actor_text:
            comers[claim.place][claim.actor] += 1
            comers[None][claim.actor] += 1
    takers = _takers(claims, cast)
    told = (_with_actor(c, besiegers if c.modality == ENDED else comers | besiegers, takers, cast) for c in claims)
    return [_with_target(claim, cast) for claim in told]


def _takers(claims: Sequence[Claim], cast: Cast) -> dict[tuple[str | None, bool], str]:
    """Who took each place, and who took it again, where the document names one camp alone; its name as mostly given.

    Under (None, False) who took whatever was taken, where that is mostly one camp.
    """
    told: dict[tuple[str | None, bool], Counter[str]] = defaultdict(Counter)
    for c in claims:
        if c.kind is Kind.TAKES and c.stance in MOVING and c.actor and c.actor_text:
            told[c.place, "again" in c.reasons][c.actor] += 1
            told[None, False][c.actor] += 1
    least = {key: 1.0 if key[0] else MOSTLY for key in told}
    return {key: name for key, names in told.items() if (name := _camp(names, cast, least[key]))}


def _camp(names: Counter[str], cast: Cast, share: float) -> str | None:
    """The name given most often, if at least this share of all is of its camp."""
    first = names.most_common(1)[0][0]
    own = sum(count for name, count in names.items() if not cast.rivalry.apart(first, name))
    return first if own >= share * names.total() else None


def respectively(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of a sentence such as "lost A and B to X and Y, respectively": each place with its own actor."""
    told: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for i, c in enumerate(claims):
        if c.actor and c.actor_text:
            told[c.kind, c.actor].append(i)
    kept = list(claims)
    for places in told.values():
        names, words = (t.split("; ") for t in (kept[places[0]].actor or "", kept[places[0]].actor_text or ""))
        if len(names) == len(words) == len(places) > 1:
            for i, name, word in zip(places, names, words, strict=True):
                kept[i] = replace(kept[i], actor=name, actor_text=word)
    return kept


def _with_actor(
    claim: Claim,
    comers: dict[str | None, Counter[str]],
    takers: dict[tuple[str | None, bool], str],
    cast: Cast,
) -> Claim:
    if claim.actor:
        return claim
    sole = takers.get((None, False))
    if claim.kind is Kind.TAKES:
        again = "again" in claim.reasons
        taker = takers.get((claim.place, again))
        why = f"actor: who {'alone takes this place' if taker else 'takes places'} elsewhere in the document"
        taker = taker or (None if again else sole)
        return _explained(claim, taker, why) if taker else claim
    if claim.kind is Kind.LEAVES and sole and (loser := cast.rival(sole)):
        return _explained(claim, loser, "actor: against whom the document sets the taker")
    if claim.kind is Kind.BESIEGES:
        known = [comers[place] for place in (claim.place, None) if comers.get(place)]
        besieger = next((n for names in known for n, _ in names.most_common(1)), None)
        where = "comes to this place" if comers.get(claim.place) else "takes places here"
        why = f"actor: who {where} elsewhere in the document"
        return _explained(claim, besieger, why) if besieger else claim
    return claim


def _explained(claim: Claim, actor: str, why: str) -> Claim:
    return replace(claim, actor=actor, reasons={**claim.reasons, "actor": why})


def _with_target(claim: Claim, cast: Cast) -> Claim:
    if claim.target or not claim.actor or ";" in claim.actor or claim.kind not in COMING | {Kind.CONTESTS}:
        return claim
    rival = cast.rival(claim.actor)
    why = "target: against whom the document sets the actor"
    return replace(claim, target=rival, reasons={**claim.reasons, "target": why}) if rival else claim
