"""What happened at a place, each thing once: which of its claims, of however many documents, tell of the same."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from whoheld.codebook import Kind
from whoheld.evidence.days import first_of, last_of
from whoheld.evidence.fusion import fuse
from whoheld.evidence.source import when
from whoheld.history.events.acts import acts
from whoheld.history.events.hurt import with_harm
from whoheld.history.events.occurrence import Occurrence, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from whoheld.almanac.place import Place
    from whoheld.claims.claim import Claim
    from whoheld.evidence.party import Parties
    from whoheld.evidence.source import DocumentFacts
    from whoheld.history.events.fronts import Fronts

#: How much of the hash is the id.
_ID_CHARACTERS = 16


def occurrences(
    place: Place, claims: Iterable[Claim], *, facts: Mapping[str, DocumentFacts], fronts: Fronts
) -> list[Occurrence]:
    """What happened at a place, by day.

    Plans, forecasts and what was only supposed did not happen; undated claims cannot be told apart and are left out.

    Args:
        place: The place.
        claims: Claims about it, in any order.
        facts: The documents by id.
        fronts: Who is against whom, and which names stand for one side.
    """
    told = in_order(dict.fromkeys(claims))
    dated = [c for c in told if when(c).known]
    done = [*_turns(place, dated, fronts.parties), *acts(place, dated, fronts)]
    harmed = with_harm(place, done, dated, facts, fronts.parties)
    found = sorted(harmed, key=lambda o: (first_of(o.when), last_of(o.when), o.kind, o.claims[0].id))
    return list(_told_apart(found))


def _turns(place: Place, claims: Sequence[Claim], parties: Parties) -> Iterator[Occurrence]:
    """Changes of hands, as the history of the place has them."""
    for one in fuse(claims, parties):
        if one.change:
            former = one.former if one.kind is Kind.TAKES else ()
            yield Occurrence(
                id="",
                kind=one.kind,
                place_id=place.id,
                actor=one.actor or None,
                target=former[0] if len(former) == 1 else None,
                rivals=former if len(former) > 1 else (),
                when=one.when,
                extent=one.extent,
                claims=one.supporting,
                denials=one.opposing,
            )


def _told_apart(found: Sequence[Occurrence]) -> Iterator[Occurrence]:
    """Each with its id; of those that are alike in all that makes one, the later ones are numbered."""
    seen = Counter[str]()
    for one in found:
        sides = "; ".join(sorted({name for name in (one.actor, one.target) if name}))
        text = "|".join([one.place_id, one.kind, one.when.edtf, sides, one.weapon or ""])
        seen[text] += 1
        number = f"|{seen[text]}" if seen[text] > 1 else ""
        yield replace(one, id=hashlib.sha256((text + number).encode()).hexdigest()[:_ID_CHARACTERS])
