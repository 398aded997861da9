"""A claim as an answer shows it: the words, who says them, and of which days."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from whoheld.acquisition.document import page_of
from whoheld.evidence.witness import Counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from whoheld.claims.claim import Claim
    from whoheld.evidence.source import DocumentFacts


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """One sentence for or against an answer; days are ISO days, None where the text gives none.

    Attributes:
        told_later: Its document came out after the day by which the question asks what was known.
        witness: The independent witness that it is counted with; several sentences may be one witness's.
        decided: Whether it is the sentence by which that witness is weighed. What the same witness says again is not
            weighed a second time, and what moves nothing (a plan, a forecast) not at all.
        page: The page, from one, on which the words begin; None where the document has no pages.
    """

    quote: str
    doc: str
    title: str | None
    source: str | None
    stance: str
    kind: str
    actor: str | None
    place: str | None
    start: str | None
    end: str | None
    claim_id: str
    told_later: bool
    witness: str
    decided: bool
    page: int | None = None

    def row(self) -> dict[str, Any]:
        """The item as plain values."""
        return asdict(self)


def items(
    claims: Iterable[Claim], facts: Mapping[str, DocumentFacts], counted: Mapping[str, Counted]
) -> tuple[EvidenceItem, ...]:
    """Claims as evidence, in their order, each once; ``counted`` tells how those were that move something."""
    return tuple(_item(c, facts.get(c.doc_id), counted.get(c.id) or _not_counted(c)) for c in dict.fromkeys(claims))


def _not_counted(claim: Claim) -> Counted:
    return Counted(claim.source or f"the author of {claim.doc}", decided=False)


def _item(claim: Claim, document: DocumentFacts | None, how: Counted) -> EvidenceItem:
    return EvidenceItem(
        quote=claim.quote,
        doc=claim.doc,
        title=document.title if document else None,
        source=claim.source,
        stance=claim.stance.value,
        kind=claim.kind.value,
        actor=claim.actor,
        place=claim.place,
        start=claim.start.isoformat() if claim.start else None,
        end=claim.end.isoformat() if claim.end else None,
        claim_id=claim.id,
        told_later=bool(document and document.told_later),
        witness=how.witness,
        decided=how.decided,
        page=page_of(document.pages, claim.raw_start) if document else None,
    )


def plain(value: object) -> object:
    """A field of an answer as plain values: evidence as rows, tuples as lists."""
    if isinstance(value, tuple):
        return [v.row() if isinstance(v, EvidenceItem) else v for v in value]
    return value
