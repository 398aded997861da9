"""A finding: what claims of one event say together, with the witnesses for and against it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whoheld.codebook import Extent, Kind, Stance
from whoheld.evidence.source import FIRM, WEIGHTS, Weight, interest, vague, voices, weigh, when, witness

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from whoheld.almanac.when import When
    from whoheld.claims.claim import Claim
    from whoheld.evidence.party import Parties


@dataclass(frozen=True, slots=True)
class Finding:
    """One event or state of one place, as far as claims that were said or doubted tell of it.

    Attributes:
        kind: What happened; a taking also gathers the other side's leaving.
        actor: Who did it or holds it, by the finest name given.
        former: Who held the place until then, by each account of it, in the order of names.
        extent: `Extent.PART` or `Extent.WHOLE`; `Extent.UNCLEAR` where every claim leaves it open.
        when: The days on which it can have happened, by the firmest and narrowest claims.
        supporting: The claims that tell of it, in the order of their dates and places in the texts.
        opposing: Denials of it, and claims of a rival that cannot both be true.
        weight: Sum over independent witnesses for it, less the sum over those that deny it.
        only_own: Whether no voice tells of it but such as lean to the actor.
        reasons: What decided the weight, in words.
    """

    kind: Kind
    actor: str
    former: tuple[str, ...]
    extent: Extent
    when: When
    supporting: tuple[Claim, ...]
    opposing: tuple[Claim, ...]
    weight: float
    only_own: bool
    reasons: tuple[str, ...]

    @property
    def day(self) -> date | None:
        """The day by which it had happened; the first possible one where no end is known."""
        return self.when.latest or self.when.earliest

    @property
    def firm(self) -> bool:
        """Whether it weighs at least as much as one plain statement of a voice that does not lean."""
        return self.weight >= FIRM

    @property
    def vague(self) -> bool:
        """Whether its date mentions it more than it dates it."""
        return vague(self.when)

    @property
    def change(self) -> bool:
        """Whether it tells of a change of control."""
        return self.kind in (Kind.TAKES, Kind.LEAVES)

    def told_at(self, doc_id: str) -> int:
        """Where a document last tells of it with its day, in characters; -1 where it does not."""
        dated = (c.quote_start for c in self.supporting if c.doc_id == doc_id and not vague(when(c)))
        return max(dated, default=-1)


def balance(supporting: Iterable[Claim], denials: Iterable[Claim], parties: Parties) -> tuple[float, tuple[str, ...]]:
    """The weight of a finding, and what decided it: one count for each independent witness, less those that deny it.

    A witness that leans to the actor is one with all others that do.
    """
    pro, reasons = _by_witness(supporting, parties)
    con, doubts = _by_witness(denials, parties)
    words = sorted({*reasons, *(f"denied {d}".strip() for d in doubts), *(["denied"] if con and not doubts else [])})
    if len(pro) > 1:
        words.insert(0, f"{len(pro)} independent witnesses")
    return round(sum(pro.values()) - WEIGHTS.denied * sum(con.values()), 6), tuple(words)


def only_own(supporting: Iterable[Claim], parties: Parties) -> bool:
    """Whether every voice speaks in its own interest; a vague mention is no confirmation, so it is not asked."""
    heard = [c for c in supporting if not vague(when(c))] or list(supporting)
    return all(interest(c, v, parties) == "gains" for c in heard for v in voices(c))


def _by_witness(claims: Iterable[Claim], parties: Parties) -> tuple[dict[str, float], set[str]]:
    best: dict[str, Weight] = {}
    for claim in claims:
        for voice in voices(claim):
            weight = weigh(claim, voice, parties)
            leaning = interest(claim, voice, parties) == "gains"
            key = "who gains by it" if leaning else witness(claim, voice)
            if key not in best or weight.value > best[key].value:
                best[key] = weight
    return {key: w.value for key, w in best.items()}, {reason for w in best.values() for reason in w.reasons}


def extent_of(claims: Iterable[Claim]) -> Extent:
    """A part where they say so, the whole where one says so, else unclear; the caller keeps parts and wholes apart."""
    extents = {c.extent for c in claims}
    return next((e for e in (Extent.PART, Extent.WHOLE) if e in extents), Extent.UNCLEAR)


def doubted(claim: Claim) -> bool:
    """Whether the claim is hedged."""
    return claim.stance is Stance.DOUBTED
