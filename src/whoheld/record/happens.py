"""What happened, each thing once, as some claims tell it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from whoheld.evidence.statements import chunks
from whoheld.record.asks import Asks

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from whoheld.claims.claim import Claim
    from whoheld.evidence.rows import ClaimRow
    from whoheld.history.occurrence import Occurrence


class Happens(Asks):
    """A record that tells events apart."""

    def occurrences(self, claims: Iterable[ClaimRow], places: Container[str] | None = None) -> list[Occurrence]:
        """What happened at the places of some claims, as far as these tell of it, by place and day.

        Args:
            claims: The claims that count, in any order; those without a place or a day are left out.
            places: The ids of the places that are wanted; all where none are given. Who is against whom is learnt
                from all claims in either case.
        """
        from whoheld.history.fronts import Fronts  # noqa: PLC0415 - see below
        from whoheld.history.happening import occurrences  # noqa: PLC0415 - who only reads need not answer

        told = [row.claim for row in claims]
        by_place: dict[str, list[Claim]] = defaultdict(list)
        for claim in told:
            if claim.place_id and (places is None or claim.place_id in places):
                by_place[claim.place_id].append(claim)
        found: list[Occurrence] = []
        with self._view() as view:
            for part in chunks(sorted(by_place)):
                facts = view.facts({claim.doc_id for key in part for claim in by_place[key]})
                fronts = Fronts(self._parties(view, facts), told)
                for place in (row.place for row in view.places(part)):
                    found += occurrences(place, by_place[place.id], facts=facts, fronts=fronts)
        return sorted(found, key=lambda one: one.place_id)
