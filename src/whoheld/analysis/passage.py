"""One block of the author's text, parsed: tokens, with the way back to the document's characters."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

    from whoheld.acquisition.document import Block


@dataclass(frozen=True, slots=True)
class Passage:
    """A block with its parse.

    ``starts`` and ``ends`` give each token's characters in the document's text; the parsed words may differ from
    the words as written (see `nlp.words_of`), so quotes are always cut by these offsets.
    """

    block: Block
    text: str
    doc: Doc
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def written(self, first: int, last: int) -> str:
        """The words as the document has them, from token ``first`` to token ``last`` inclusive."""
        return self.text[self.starts[first] - self.block.start : self.ends[last] - self.block.start]

    def characters(self, first: int, last: int) -> tuple[int, int]:
        """The document's characters from token ``first`` to token ``last`` inclusive."""
        return self.starts[first], self.ends[last]

    def tokens(self, start: int, end: int) -> tuple[int, int] | None:
        """The first and last token that overlap the document's characters start to end, or None."""
        first, last = bisect_right(self.ends, start), bisect_left(self.starts, end) - 1
        return (first, last) if first <= last else None

    def word(self, token: Token) -> str:
        """The token as written."""
        return self.written(token.i, token.i)

    def sentences(self) -> Iterator[Span]:
        """The sentences in order."""
        yield from self.doc.sents
