"""A claim in its document, and a document with its claims: what a person looks at to see whether a claim is right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from whoheld.acquisition.document import AUTHORS_VOICE, BlockKind

if TYPE_CHECKING:
    from whoheld.acquisition.document import Block, Document
    from whoheld.evidence.argued import StatementRow
    from whoheld.evidence.judgement import JudgementRow
    from whoheld.evidence.rows import ClaimRow, DocumentRow

#: Blocks whose text may stand around a quote; a reader's comment, an advert or a caption never does.
CONTEXT = AUTHORS_VOICE | {BlockKind.TABLE}


class Around(NamedTuple):
    """The text around a quote, letter for letter, and the heading that it stands under."""

    before: str
    after: str
    heading: str | None


@dataclass(frozen=True, slots=True)
class Decides:
    """Where an answer rests on a claim.

    Attributes:
        place: The usual name of the place.
        start, end: The bounds of the spell in EDTF; None where nothing bounds it.
        holder: Who held it then by the record, for reading; empty where unknown.
        role: ``for`` or ``against`` that holder.
        witness: The independent witness that the claim is counted with.
        disputed: Whether accounts of that spell differ.
    """

    place: str
    start: str | None
    end: str | None
    holder: str
    role: str
    witness: str
    disputed: bool


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """A claim where it stands.

    Attributes:
        claim: The claim as shown; one that does not stand any more as it was read.
        state: ``stands``, ``rejected`` by a person, or ``superseded`` by a newer reading that did not find it.
        document: Its document.
        before, after: What stands before and after the quote in its paragraph, letter for letter.
        heading: The heading that it stands under; None where there is none.
        previous, next: The ids of the claims before and after it in the document, in the order of telling.
        judgements: What people said of it, and what they took back, in order.
        decides: The spells of its place that rest on it.
    """

    claim: ClaimRow
    state: str
    document: DocumentRow
    before: str
    after: str
    heading: str | None
    previous: str | None
    next: str | None
    judgements: tuple[JudgementRow, ...]
    decides: tuple[Decides, ...]

    @property
    def seen(self) -> int:
        """How many judgements whoever sees the card has seen."""
        return len(self.judgements)

    def row(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "claim": {**self.claim.row(), "judged": self.claim.judged},
            "state": self.state,
            "document": self.document.row(),
            "before": self.before,
            "quote": self.claim.claim.quote,
            "after": self.after,
            "heading": self.heading,
            "previous": self.previous,
            "next": self.next,
            "judgements": [row.row() for row in self.judgements],
            "seen": self.seen,
            "decides": [{name: getattr(d, name) for name in Decides.__slots__} for d in self.decides],
        }


@dataclass(frozen=True, slots=True)
class StatementCard:
    """A statement where it stands.

    Attributes:
        statement: The statement.
        document: Its document.
        before, after: What stands before and after the quote in its paragraph, letter for letter.
        heading: The heading that it stands under; None where there is none.
        group: Every explanation of the event that it explains, itself among them; empty where it explains none.
    """

    statement: StatementRow
    document: DocumentRow
    before: str
    after: str
    heading: str | None
    group: tuple[StatementRow, ...]

    def row(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "statement": self.statement.row(),
            "document": self.document.row(),
            "before": self.before,
            "quote": self.statement.statement.quote,
            "after": self.after,
            "heading": self.heading,
            "group": [row.row() for row in self.group],
        }


@dataclass(frozen=True, slots=True)
class DocumentCard:
    """A document with what its parts are and the claims in the order of telling."""

    document: DocumentRow
    text: str
    blocks: tuple[Block, ...]
    claims: tuple[ClaimRow, ...]

    def row(self) -> dict[str, Any]:
        """Plain values; offsets are characters of the text, and each part comes with its own."""
        return {
            "document": self.document.row(),
            "blocks": [
                {
                    "kind": b.kind.value,
                    "start": b.start,
                    "end": b.end,
                    "level": b.level,
                    "text": self.text[b.start : b.end],
                }
                for b in self.blocks
            ],
            "claims": [_marked(row) for row in self.claims],
        }


def around(document: Document | DocumentCard, start: int, end: int) -> Around:
    """What stands around the characters from start to end, as far as it is the text of the article."""
    first, last = _block_at(document, start), _block_at(document, end - 1)
    before = document.text[first.start : start] if first else ""
    after = document.text[end : last.end] if last else ""
    heads = [b for b in document.blocks if b.kind is BlockKind.HEADING and b.end <= start and b is not first]
    return Around(before, after, document.text[heads[-1].start : heads[-1].end].strip() if heads else None)


def _block_at(document: Document | DocumentCard, at: int) -> Block | None:
    """The part of the article that holds a character; None where that is no part of the article."""
    return next((b for b in document.blocks if b.start <= at < b.end and b.kind in CONTEXT), None)


def _marked(row: ClaimRow) -> dict[str, Any]:
    """A claim as a mark in its text."""
    claim = row.claim
    where = {"id": claim.id, "start": claim.quote_start, "end": claim.quote_end}
    told = {"kind": str(claim.kind), "stance": str(claim.stance), "actor": claim.actor, "place": claim.place}
    return {**where, **told, "place_id": claim.place_id, "judged": row.judged}
