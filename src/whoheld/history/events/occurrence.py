"""Something that is said to have happened at a place, with the claims that tell of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whoheld.codebook import Kind
from whoheld.evidence.days import story_order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whoheld.almanac.when import When
    from whoheld.claims.claim import Claim
    from whoheld.codebook import Extent
    from whoheld.history.events.casualties import Casualties

#: Two sides fight: who of them attacked, and who is said to have repelled it, makes no other event.
CLASH = frozenset({Kind.ATTACKS, Kind.CONTESTS, Kind.REPELS})
#: What people die of; of several that one sentence tells of with deaths, the first here.
KILLING = (Kind.STRIKES, Kind.ATTACKS, Kind.REPELS, Kind.CONTESTS, Kind.TAKES, Kind.LEAVES)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Something that is said to have happened at a place.

    Attributes:
        id: A hash of what happened, where, when and by whom: the same whatever document tells of it.
        kind: What happened; clashes go by the kind that most claims give.
        place_id: The id of the place.
        actor, target: The sides by the finest names given, joint ones joined by "; "; None where nobody says. Of a
            taking the target is who held the place before.
        rivals: The names of who else is said to have held the place before it was taken, where accounts differ.
        when: The days on which it can have happened.
        extent: How much of the place changed hands; None where none did.
        weapon: By what it was struck; None where nothing was.
        claims: The claims that tell of it, in the order of days and of telling.
        denials: Claims that deny it, or tell of a rival that cannot be true with it.
        harm: Who came to harm, by the figures of sentences that tell of both.
    """

    id: str
    kind: Kind
    place_id: str
    actor: str | None
    target: str | None
    when: When
    claims: tuple[Claim, ...]
    rivals: tuple[str, ...] = ()
    extent: Extent | None = None
    weapon: str | None = None
    denials: tuple[Claim, ...] = ()
    harm: tuple[Casualties, ...] = ()


def in_order(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Claims by their days and in the order of telling, whatever order they come in."""
    return tuple(sorted(claims, key=lambda c: (*story_order(c), c.id)))
