"""The evidence that every row of an export carries: the words, where they stand, and in which document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from whoheld.evidence.rows import ClaimRow, DocumentRow

#: Column -> what it is.
EVIDENCE = {
    "claim_id": "the claim's id in the record",
    "quote": "the words, letter for letter as in the text as read",
    "quote_start": "first character of the quote in the text as read, counted from 0",
    "quote_end": "the character after its last",
    "raw_start": "the same in the file as decoded",
    "raw_end": "the same in the file as decoded",
    "doc": "the document's name",
    "doc_id": "the document's id: the SHA-256 of its bytes",
    "title": "its title",
    "publisher": "who published it",
    "published": "when it was published (EDTF)",
    "url": "its address",
}


def evidence(row: ClaimRow, document: DocumentRow | None) -> dict[str, Any]:
    """The evidence of a claim as plain values, by the names in `EVIDENCE`."""
    claim = row.claim
    return {
        "claim_id": claim.id,
        "quote": claim.quote,
        "quote_start": claim.quote_start,
        "quote_end": claim.quote_end,
        "raw_start": claim.raw_start,
        "raw_end": claim.raw_end,
        "doc": claim.doc,
        "doc_id": claim.doc_id,
        "title": document and document.title,
        "publisher": document and document.publisher,
        "published": document and document.published,
        "url": document and document.url,
    }
