"""A claim in outline, as far as it is sought by, and what is sought: to go through many claims fast."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from whoheld.almanac.folding import plain

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from whoheld.claims.claim import Claim
    from whoheld.codebook import Kind, Stance
    from whoheld.evidence.rows import ClaimRow

#: What `plain` takes out of a word instead of parting it there.
MARKS = "'`\"."


#: Comes after every place in the telling of a document.
UNTOLD = 1 << 30


class Outline(NamedTuple):
    """What a claim is sought and counted by; each as `Claim` has it, enumerations as text.

    ``seq`` is its place in the telling of its document, after all others where no reader told it.
    """

    id: str
    doc_id: str
    quote_start: int
    kind: str
    stance: str
    actor: str | None
    source: str | None
    place_id: str | None
    start: date | None
    end: date | None
    reported: date | None
    confidence: float
    seq: int = UNTOLD
    judged: str = ""


@dataclass(frozen=True, slots=True)
class Sieve:
    """Which claims are sought; None lets all through.

    Attributes:
        kind, stance: Of this kind, of this stance.
        place_ids: About one of these places.
        doc_ids: In one of these documents.
        words: Each of them begins a word of the quote; plain, as `words_of` gives them.
    """

    kind: Kind | None = None
    stance: Stance | None = None
    place_ids: frozenset[str] | None = None
    doc_ids: frozenset[str] | None = None
    words: tuple[str, ...] = ()

    def lets(self, claim: Claim) -> bool:
        """Whether a claim comes through."""
        return (
            (self.kind is None or claim.kind is self.kind)
            and (self.stance is None or claim.stance is self.stance)
            and (self.place_ids is None or claim.place_id in self.place_ids)
            and (self.doc_ids is None or claim.doc_id in self.doc_ids)
            and has_words(claim.quote, self.words)
        )

    def about(self, place_ids: frozenset[str] | None) -> Sieve:
        """The same of other places."""
        return replace(self, place_ids=place_ids)


def outline_of(row: ClaimRow, seq: int) -> Outline:
    """The outline of a claim as it is shown."""
    return Outline._make([*(getattr(row.claim, name) for name in Outline._fields[:-2]), seq, row.judged])


def in_order(told: Iterable[Outline]) -> list[Outline]:
    """Claims of one document in the order of telling; what no reader told stands where its quote does."""
    listed = sorted(told, key=lambda one: (one.seq, one.quote_start, one.id))
    ordered = [one for one in listed if one.seq < UNTOLD]
    for new in listed[len(ordered) :]:
        later = (at for at, one in enumerate(ordered) if one.quote_start > new.quote_start)
        ordered.insert(next(later, len(ordered)), new)
    return ordered


def words_of(text: str) -> tuple[str, ...]:
    """The words to look for in a text that a person typed: without case, diacritics and marks, each once."""
    return tuple(dict.fromkeys(plain(text).split()))


def has_words(quote: str, words: tuple[str, ...]) -> bool:
    """Whether each of the words begins a word of the quote."""
    if not words:
        return True
    # `plain` keeps what it was asked; quotes would fill its memory.
    folded = f" {plain.__wrapped__(quote)}"
    return all(f" {word}" in folded for word in words)
