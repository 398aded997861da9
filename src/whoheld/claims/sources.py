"""To whom a passage attributes what it tells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from whoheld.analysis.syntax import after
from whoheld.claims.cast import actors, phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

    from whoheld.analysis.attribution import Attribution
    from whoheld.analysis.mentions import Mentions
    from whoheld.analysis.passage import Passage
    from whoheld.claims.cast import Cast

#: Who speaks for somebody else: "a spokesman for the LNA".
MOUTHS = frozenset({"spokesman", "spokesperson", "spokeswoman", "representative"})


class Source(NamedTuple):
    """Who says it, by common name and in the document's words; both None in the author's own voice."""

    name: str | None
    text: str | None


NOBODY = Source(None, None)


@dataclass(slots=True)
class Sources:
    """The sources of a document, read in order: "they" are whoever spoke last."""

    cast: Cast
    last: Source = field(default=NOBODY)

    def named(self, passage: Passage, found: Mentions, said_by: Attribution | None) -> Source:
        """Whom an attribution stands for."""
        if said_by is None:
            return NOBODY
        if said_by.source.pos_ != "PRON":
            self.last = self._of(passage, found, said_by.source)
        return self.last

    def _of(self, passage: Passage, found: Mentions, token: Token) -> Source:
        text = phrase(token, passage)
        plain = re.sub(r"^(?:the|a|an)\s+", "", text, flags=re.IGNORECASE)
        if token.lemma_.lower() in MOUTHS and (lord := after(token, "for", "of")) is not None and found.side_at(lord.i):
            return Source(*actors((lord.i,), passage, found, self.cast))
        if not self.cast.sides.is_reporter(plain) and found.side_at(token.i):
            return Source(*actors((token.i,), passage, found, self.cast))
        return Source(self.cast.sides.common_name(plain), text)
