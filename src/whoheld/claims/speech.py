"""Words within quotation marks: somebody's, and where no speaker is named, not the author's."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from whoheld.claims.sources import NOBODY, Source

if TYPE_CHECKING:
    from spacy.tokens import Token

    from whoheld.analysis.passage import Passage

#: Whoever speaks between quotation marks without being named.
UNNAMED = Source("an unnamed speaker", None)
#: Fewer words between the marks are a name, or a word held at arm's length, and nobody's speech.
FEWEST = 3
#: Marks that open and close, and straight ones that come in twos, within one block of text.
_SPEECH = re.compile(r"“[^“”]*(?:”|$)|„[^„“”]*(?:[“”]|$)|«[^«»]*(?:»|$)|(?<!\d)\"[^\"]*\"")


@dataclass(slots=True)
class Speech:
    """The stretches of speech of the blocks of a document, each block looked at once."""

    _known: dict[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)

    def speaker(self, passage: Passage, word: Token) -> Source:
        """Who speaks, where the sentence names nobody: the author, or somebody between quotation marks."""
        at = passage.starts[word.i]
        return UNNAMED if any(start < at < end for start, end in self._stretches(passage)) else NOBODY

    def _stretches(self, passage: Passage) -> tuple[tuple[int, int], ...]:
        """The document's characters of the speech of a block."""
        start = passage.block.start
        if start not in self._known:
            spoken = (m for m in _SPEECH.finditer(passage.text) if len(m[0].split()) >= FEWEST)
            self._known[start] = tuple((start + m.start(), start + m.end()) for m in spoken)
        return self._known[start]
