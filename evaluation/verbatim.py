"""Whether every quote of a record stands, letter for letter, where its offsets say: in the text and in the file."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from whoheld.acquisition.decoding import decode
from whoheld.acquisition.readers import is_markup
from whoheld.evidence.sql import open_store

if TYPE_CHECKING:
    from whoheld.acquisition.document import Document
    from whoheld.claims.claim import Claim
    from whoheld.evidence.store import View


def verbatim(location: str) -> Counter[str]:
    """Counts of a record's quotes.

    ``quotes``: all; ``text``: those that are not what stands at their characters of the repaired text; ``file``: those
    whose letters and figures do not stand in this order at their characters of the file as decoded; ``same``: those
    that stand in the file as they are, without any repair.
    """
    with open_store(location, read_only=True) as store, store.view() as view:
        counts: Counter[str] = Counter()
        for row in view.documents():
            counts.update(_of(view, row.id))
    return counts


def _of(view: View, doc_id: str) -> Counter[str]:
    document = view.document(doc_id)
    counts: Counter[str] = Counter()
    if document:
        path = Path(document.path)
        raw = decode(path.read_bytes(), document.path, markup=is_markup(path.suffix)).text
        for row in view.claims(doc=doc_id):
            counts.update(_judged(document, raw, row.claim))
    return counts


def _judged(document: Document, raw: str, claim: Claim) -> list[str]:
    there = raw[claim.raw_start : claim.raw_end]
    found = ["quotes"]
    if document.text[claim.quote_start : claim.quote_end] != claim.quote or not claim.quote:
        found.append("text")
    if there == claim.quote:
        found.append("same")
    elif not _in_order(claim.quote, there):
        found.append("file")
    return found


def _in_order(quote: str, there: str) -> bool:
    """Whether the plain letters and figures of a quote stand in a stretch of the file, with marks or damage between."""
    rest = iter(there)
    return all(letter in rest for letter in quote if letter.isascii() and letter.isalnum())
