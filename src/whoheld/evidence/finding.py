"""A finding: what claims of one event say together, with the witnesses for and against it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from whoheld.codebook import Extent, Kind, Stance
from whoheld.evidence.source import FIRM, NO_STAKE, WEIGHTS, Stake, interest, vague, voices, when
from whoheld.evidence.witness import Witness, hear

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from whoheld.almanac.when import When
    from whoheld.claims.claim import Claim
    from whoheld.evidence.party import Parties

#: How many witnesses an answer names before it counts the rest.
NAMED_WITNESSES = 4


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
        witnesses: The independent witnesses for it, the heaviest first.
        deniers: Those that deny it.
        repeats: The ids of claims that only repeat another, word for word, in a copy of its text.
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
    witnesses: tuple[Witness, ...] = ()
    deniers: tuple[Witness, ...] = ()
    repeats: frozenset[str] = frozenset()

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

    @property
    def documents(self) -> frozenset[str]:
        """The ids of the documents that tell of it, without those that only repeat another."""
        return frozenset(c.doc_id for c in self.supporting if c.id not in self.repeats)


class Balance(NamedTuple):
    """The weight of a finding, what decided it in words, and who was heard for and against."""

    weight: float
    reasons: tuple[str, ...]
    witnesses: tuple[Witness, ...]
    deniers: tuple[Witness, ...]


def balance(
    supporting: Iterable[Claim], denials: Iterable[Claim], parties: Parties, stake: Stake = NO_STAKE
) -> Balance:
    """One count for each independent witness, less those that deny it."""
    pro, con = hear(supporting, parties, stake), hear(denials, parties, stake)
    weight = round(sum(w.weight for w in pro) - WEIGHTS.denied * sum(w.weight for w in con), 6)
    doubts = {f"denied {reason}" for w in con for reason in w.reasons}
    denied = [f"denied by {_listed(con)}"] if con else []
    words = sorted({*(reason for w in pro for reason in w.reasons), *doubts})
    return Balance(weight, (*_how_many(pro), *_as_one(pro), *words, *denied), pro, con)


def _how_many(heard: Sequence[Witness]) -> list[str]:
    return [f"{len(heard)} independent witnesses: {_listed(heard)}"] if len(heard) > 1 else []


def _as_one(heard: Sequence[Witness]) -> list[str]:
    """Said of one witness that several speak as: else a reader would take them for several."""
    return [f"one witness: {heard[0].name}"] if len(heard) == 1 and heard[0].voices > 1 else []


def _listed(heard: Sequence[Witness]) -> str:
    """The names of witnesses; of many the first."""
    names = [w.name for w in heard]
    more = len(names) - NAMED_WITNESSES
    return ", ".join(names) if more <= 1 else f"{', '.join(names[:NAMED_WITNESSES])} and {more} more"


def only_own(supporting: Iterable[Claim], parties: Parties, stake: Stake = NO_STAKE) -> bool:
    """Whether every voice speaks in its own interest; a vague mention is no confirmation, so it is not asked."""
    heard = [c for c in supporting if not vague(when(c))] or list(supporting)
    return all(interest(c, v, parties, stake) == "gains" for c in heard for v in voices(c))


def extent_of(claims: Iterable[Claim]) -> Extent:
    """A part where they say so, the whole where one says so, else unclear; the caller keeps parts and wholes apart."""
    extents = {c.extent for c in claims}
    return next((e for e in (Extent.PART, Extent.WHOLE) if e in extents), Extent.UNCLEAR)


def doubted(claim: Claim) -> bool:
    """Whether the claim is hedged."""
    return claim.stance is Stance.DOUBTED
