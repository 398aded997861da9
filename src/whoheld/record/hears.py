"""Who says what: the sources of a record, and what two of them say of the same places."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from whoheld.evidence.outline import Outline, Sieve
from whoheld.evidence.rows import SourceRow
from whoheld.evidence.voice import Voices
from whoheld.record.banners import Banners

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from whoheld.evidence.source import DocumentFacts
    from whoheld.evidence.store import View
    from whoheld.evidence.umbrella import Umbrellas


class Naming(NamedTuple):
    """Under which names sources and sides are listed."""

    sources: Voices
    sides: Umbrellas


class Hears(Banners):
    """A record that knows its sources."""

    @cached_property
    def _voices_known(self) -> dict[str, str]:
        """The names of sources that were worked out, by the words of texts; they follow from the almanac alone."""
        return {}

    def sources(self) -> list[SourceRow]:
        """The sources, each under the name by which evidence counts it, by the number of claims."""
        with self._view() as view:
            said = self._said(view, view.facts())
        return sorted((source for source, _ in said.values()), key=lambda row: (-row.claims, row.name))

    def _said(self, view: View, facts: Mapping[str, DocumentFacts]) -> dict[str, tuple[SourceRow, list[Outline]]]:
        """The sources by name, each with all that it says."""
        naming = self._naming(view, facts)
        told: dict[str, list[Outline]] = defaultdict(list)
        for one in self._heard(view, Sieve(), facts):
            for name in naming.sources.of(one.source, one.doc_id):
                told[name].append(one)
        sides = {side for names in view.acting() for side in naming.sides.of(names)}
        return {name: (_source(name, said, facts, naming, sides), said) for name, said in told.items()}

    def _naming(self, view: View, facts: Mapping[str, DocumentFacts]) -> Naming:
        from whoheld.evidence.circle import Circle  # noqa: PLC0415 - who only reads into a record need not load it
        from whoheld.evidence.party import Parties  # noqa: PLC0415 - likewise

        publishers = {known.id: known.publisher for known in facts.values() if known.publisher}
        parties = Parties(self._sides(view), Circle(publishers=publishers, leanings=tuple(view.leanings())))
        return Naming(Voices(parties, self._voices_known), self._umbrellas())


def _source(
    name: str, told: Sequence[Outline], facts: Mapping[str, DocumentFacts], naming: Naming, sides: set[str]
) -> SourceRow:
    days = [day for one in told if (day := _spoke(one, facts[one.doc_id]))]
    leaning = naming.sources.leaning(name)
    own = [side for side in naming.sides.of(leaning or name) if leaning or side in sides]
    return SourceRow(
        name=name,
        claims=len(told),
        documents=len({one.doc_id for one in told}),
        first=min(days, default=None),
        last=max(days, default=None),
        leaning=leaning,
        of_side=own[0] if own else "",
    )


def _spoke(one: Outline, document: DocumentFacts) -> date | None:
    """The day on which a source is known to have spoken."""
    return (one.reported if one.source else None) or document.published.latest
