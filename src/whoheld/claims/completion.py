"""What a clause leaves unsaid and the whole document tells: who took the place, from whom, who besieged it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from whoheld.codebook import MOVING, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whoheld.claims.cast import Cast
    from whoheld.claims.claim import Claim

#: Kinds whose actor is the side that comes to the place from outside.
COMING = frozenset({Kind.TAKES, Kind.BESIEGES})


def completed(claims: Sequence[Claim], cast: Cast) -> list[Claim]:
    """The claims, with actor and target where the document as a whole tells them; what is not written stays so."""
    takers: dict[str | None, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        if claim.kind is Kind.TAKES and claim.stance in MOVING and claim.actor and claim.actor_text:
            takers[claim.place][claim.actor] += 1
            takers[None][claim.actor] += 1
    return [_with_target(_with_actor(c, takers, cast), cast) for c in claims]


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


def _with_actor(claim: Claim, takers: dict[str | None, Counter[str]], cast: Cast) -> Claim:
    if claim.actor:
        return claim
    taker = next((name for place in (claim.place, None) for name, _ in takers[place].most_common(1)), None)
    if claim.kind in COMING and taker:
        where = "this place" if takers[claim.place] else "places here"
        return _explained(claim, taker, f"actor: who takes {where} elsewhere in the document")
    if claim.kind is Kind.LEAVES and taker and (loser := cast.rival(taker)):
        return _explained(claim, loser, "actor: against whom the document sets the taker")
    return claim


def _explained(claim: Claim, actor: str, why: str) -> Claim:
    return replace(claim, actor=actor, reasons={**claim.reasons, "actor": why})


def _with_target(claim: Claim, cast: Cast) -> Claim:
    if claim.target or not claim.actor or ";" in claim.actor or claim.kind not in COMING | {Kind.CONTESTS}:
        return claim
    rival = cast.rival(claim.actor)
    why = "target: against whom the document sets the actor"
    return replace(claim, target=rival, reasons={**claim.reasons, "target": why}) if rival else claim
