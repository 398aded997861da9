"""A claim as an answer shows it: the words, who says them, and of which days."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from whoheld.claims.claim import Claim
    from whoheld.evidence.source import DocumentFacts


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """One sentence for or against an answer; days are ISO days, None where the text gives none.

    ``told_later``: its document came out after the day by which the question asks what was known.
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

    def row(self) -> dict[str, Any]:
        """The item as plain values."""
        return asdict(self)


def items(claims: Iterable[Claim], facts: Mapping[str, DocumentFacts]) -> tuple[EvidenceItem, ...]:
    """Claims as evidence, in their order, each once."""
    return tuple(_item(claim, facts.get(claim.doc_id)) for claim in dict.fromkeys(claims))


def _item(claim: Claim, document: DocumentFacts | None) -> EvidenceItem:
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
    )


def plain(value: object) -> object:
    """A field of an answer as plain values: evidence as rows, tuples as lists."""
    if isinstance(value, tuple):
        return [v.row() if isinstance(v, EvidenceItem) else v for v in value]
    return value
