"""A claim in outline, as far as it is sought by, and what is sought: to go through many claims fast."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from whoheld.almanac.folding import plain

if TYPE_CHECKING:
    from datetime import date

    from whoheld.claims.claim import Claim
    from whoheld.codebook import Kind, Stance
    from whoheld.evidence.rows import ClaimRow

#: What `plain` takes out of a word instead of parting it there.
MARKS = "'`\"."


class Outline(NamedTuple):
    """What a claim is sought and counted by; each as `Claim` has it, enumerations as text."""

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


def outline_of(row: ClaimRow) -> Outline:
    """The outline of a claim as it is shown."""
    return Outline._make([*(getattr(row.claim, name) for name in Outline._fields[:-1]), row.judged])


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
