"""The evidence that every row of an export carries: the words, where they stand, and in which document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whoheld.record.columns import EVIDENCE as COLUMNS
from whoheld.record.flat import flat_evidence

if TYPE_CHECKING:
    from whoheld.evidence.rows import ClaimRow, DocumentRow

#: Column -> what it is.
EVIDENCE = {name: column.what for name, column in COLUMNS.items()}


def evidence(row: ClaimRow, document: DocumentRow | None) -> dict[str, Any]:
    """The evidence of a claim as plain values, by the names in `EVIDENCE`."""
    return flat_evidence(row, {document.id: document} if document else {})
