"""What happened, each thing once, as some claims tell it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from whoheld.evidence.statements import chunks
from whoheld.record.asks import Asks

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from whoheld.almanac.place import Place
    from whoheld.claims.claim import Claim
    from whoheld.evidence.rows import ClaimRow
    from whoheld.evidence.source import DocumentFacts
    from whoheld.evidence.store import View
    from whoheld.history.events.fronts import Fronts
    from whoheld.history.events.occurrence import Occurrence


class Scene(NamedTuple):
    """A place with some claims about it, their documents by id, and who is against whom in them."""

    place: Place
    claims: list[Claim]
    facts: Mapping[str, DocumentFacts]
    fronts: Fronts

    def occurrences(self) -> list[Occurrence]:
        """What happened there."""
        from whoheld.history.events.happening import occurrences  # noqa: PLC0415 - who only reads need not answer

        return occurrences(self.place, self.claims, facts=self.facts, fronts=self.fronts)


class Happens(Asks):
    """A record that tells events apart."""

    def occurrences(self, claims: Iterable[ClaimRow], places: Container[str] | None = None) -> list[Occurrence]:
        """What happened at the places of some claims, as far as these tell of it, by place and day.

        Args:
            claims: The claims that count, in any order; those without a place or a day are left out.
            places: The ids of the places that are wanted; all where none are given. Who is against whom is learnt
                from all claims in either case.
        """
        with self._view() as view:
            scenes = self._scenes(view, [row.claim for row in claims], places)
            found = [one for scene in scenes for one in scene.occurrences()]
        return sorted(found, key=lambda one: one.place_id)

    def _scenes(self, view: View, told: Sequence[Claim], places: Container[str] | None = None) -> Iterator[Scene]:
        """The places of some claims, each with those about it."""
        from whoheld.history.events.fronts import Fronts  # noqa: PLC0415 - see Scene

        by_place: dict[str, list[Claim]] = defaultdict(list)
        for claim in told:
            if claim.place_id and (places is None or claim.place_id in places):
                by_place[claim.place_id].append(claim)
        for part in chunks(sorted(by_place)):
            facts = view.facts({claim.doc_id for key in part for claim in by_place[key]})
            fronts = Fronts(self._parties(view, facts), told)
            for place in (row.place for row in view.places(part)):
                yield Scene(place, by_place[place.id], facts, fronts)
