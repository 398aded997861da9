"""What a document says of where its places lie ("P, in A Oblast"), and which names it sets side by side ("P (Q)")."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from whoheld.almanac.folding import fold
from whoheld.analysis.toponym_settings import WITHIN, lies_in_area

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whoheld.almanac.gazetteer import Gazetteer
    from whoheld.analysis.mentions import Mentions
    from whoheld.analysis.passage import Passage

#: Between two names of one place: "A (B)", "A/B", "A, also known as B", "A (officially B)", "A or B".
_ALSO = re.compile(
    r"\s*(?:/|\(|,?\s*(?:also |formerly |previously |officially |or |known as |called ))[^.);]{0,20}",
    re.IGNORECASE,
)


class Whereabouts(NamedTuple):
    """By folded name: the areas that the document puts it in, and pairs of names that it sets beside one another."""

    areas: dict[str, tuple[str, ...]]
    equated: frozenset[frozenset[str]]

    def same(self, a: str, b: str) -> bool:
        """Whether the document says that two names are one place's."""
        return frozenset((fold(a), fold(b))) in self.equated


def whereabouts(passages: Sequence[Passage], mentions: Sequence[Mentions], gazetteer: Gazetteer) -> Whereabouts:
    """What the names of a document that follow one another say of each other."""
    areas: dict[str, list[str]] = defaultdict(list)
    equated: set[frozenset[str]] = set()
    for name, between, other in _neighbours(passages, mentions):
        if WITHIN.fullmatch(between) and lies_in_area(name, other, gazetteer):
            areas[fold(name)].append(other)
        elif _ALSO.fullmatch(between):
            equated.add(frozenset((fold(name), fold(other))))
    return Whereabouts({name: tuple(dict.fromkeys(a)) for name, a in areas.items()}, frozenset(equated))


def _neighbours(passages: Sequence[Passage], mentions: Sequence[Mentions]) -> Iterator[tuple[str, str, str]]:
    """Names that follow one another in a passage, with what stands between."""
    for passage, found in zip(passages, mentions, strict=True):
        start = passage.block.start
        for one, other in pairwise(found.names):
            if one.name and other.name:
                end, begin = passage.characters(one.first, one.last)[1], passage.characters(other.first, other.last)[0]
                yield one.name, passage.text[end - start : begin - start], other.name
