"""What a question looks at: claims that were known by a day, that a source had made by then, that people judged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from whoheld.evidence.argued import StatementRow
    from whoheld.evidence.source import DocumentFacts


class Said(Protocol):
    """What is asked of a claim, or of its outline."""

    @property
    def doc_id(self) -> str:
        """Its document."""

    @property
    def source(self) -> str | None:
        """To whom the text attributes it."""

    @property
    def reported(self) -> date | None:
        """The day on which the source said it."""


S = TypeVar("S", bound=Said)


@dataclass(frozen=True, slots=True)
class Lens:
    """Which claims a question looks at; without any limit, all of them.

    Attributes:
        known_by: The last day on which a document may have been published.
        reported_by: Claims of later documents count too, where they name a source and the day on which it spoke, and
            that day is no later than this. Without ``known_by`` it is also the last day of publication.
        judged_only: Only claims that a person accepted, corrected or added.
    """

    known_by: date | None = None
    reported_by: date | None = None
    judged_only: bool = False

    @property
    def open(self) -> bool:
        """Whether it lets everything through."""
        return self.timeless and not self.judged_only

    @property
    def timeless(self) -> bool:
        """Whether claims of every day are let through."""
        return self.published_by is None

    @property
    def published_by(self) -> date | None:
        """The last day of publication of the documents that count in whole; None for all."""
        return self.known_by or self.reported_by

    def through(self, claims: Iterable[S], facts: Mapping[str, DocumentFacts]) -> list[S]:
        """The claims that it lets through, in their order."""
        if self.timeless:
            return list(claims)
        return [c for c in claims if self._published(c, facts) or self._spoken(c)]

    def marked(self, facts: Mapping[str, DocumentFacts]) -> Mapping[str, DocumentFacts]:
        """The documents, those of a later day marked: what is let through of them was told later."""
        if self.timeless:
            return facts
        return {key: known if self._out(known) else replace(known, told_later=True) for key, known in facts.items()}

    def hidden(self, facts: Mapping[str, DocumentFacts]) -> frozenset[str]:
        """The ids of the documents of which it may hide something."""
        return frozenset(key for key, document in facts.items() if not self._out(document))

    def stated(self, rows: Iterable[StatementRow], facts: Mapping[str, DocumentFacts]) -> list[StatementRow]:
        """Of some statements those of documents that it lets through; of what was judged only, those judged."""
        hidden = self.hidden(facts)
        kept = (row for row in rows if row.statement.doc_id not in hidden)
        return [row for row in kept if row.judged or not self.judged_only]

    def _published(self, claim: Said, facts: Mapping[str, DocumentFacts]) -> bool:
        return claim.doc_id in facts and self._out(facts[claim.doc_id])

    def _out(self, document: DocumentFacts) -> bool:
        last = self.published_by
        return last is None or (document.known_on is not None and document.known_on <= last)

    def _spoken(self, claim: Said) -> bool:
        spoke = claim.reported if claim.source else None
        return bool(self.reported_by and spoke and spoke <= self.reported_by)


#: Everything that the record knows by now.
EVERYTHING = Lens()
