"""Stretches of a text that may name a place, each with the words around it, before anything is decided."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from whoheld.almanac.nation import nations
from whoheld.analysis.lexicon import AREAS, CONTAINERS, DIRECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whoheld.analysis.mentions import Mentions
    from whoheld.analysis.passage import Passage

#: What the name finder calls numbers and days.
_NO_NAMES = frozenset(["DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"])
_PLACES = frozenset(["GPE", "LOC"])
_OPENING = re.compile(r"(?:(?:the|" + "|".join(sorted(DIRECTIONS | CONTAINERS)) + r")(?:\s+of)?(?:\s+the)?\s+)+")
_CLOSING = re.compile(r"(?:['’]s?|\s+(?:" + "|".join(sorted(CONTAINERS | AREAS)) + r")s?)+$")
_ARTICLE = re.compile(r"[Tt]he\s+")
_OPEN_END = re.compile(r"(?:\s+(?:of|the|and|in|at|for))+$")
#: A title's full stop ("Dr. X") belongs to it, that of a sentence stands alone.
_WORD = re.compile(r"[A-Z][a-z]{1,3}\.(?=\s+[A-Z])|['’]?\w[\w'’-]*(?:\.\w+)*|[.,;:()\"/]")
#: So many characters of a text are looked at on either side.
_AROUND = 48


class Entity(NamedTuple):
    """A name that the model found, at some characters of a document, and what it takes it for."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that may name a place.

    Attributes:
        start, end: Characters of the document.
        text: The words, without an article, a direction in small letters or "town of" before them.
        label: What the model takes it for; empty where it finds no name.
        paragraph: The number of its passage.
        before, after: The words around it, in order, within its passage.
    """

    start: int
    end: int
    text: str
    label: str
    paragraph: int
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def tagged(self) -> bool:
        """Whether the model takes it for a place."""
        return self.label in _PLACES

    def covers(self, other: Candidate) -> bool:
        """Whether the other lies within this one, and is shorter."""
        return self.start <= other.start and other.end <= self.end and self.text != other.text

    def overlaps(self, other: Candidate) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


def entities(passages: Iterable[Passage]) -> list[Entity]:
    """The names of passages that the model's name finder went through, numbers and days aside."""
    return [
        Entity(*p.characters(e.start, e.end - 1), e.label_)
        for p in passages
        for e in p.doc.ents
        if e.label_ not in _NO_NAMES
    ]


def candidates(passages: Sequence[Passage], mentions: Sequence[Mentions], found: Sequence[Entity]) -> list[Candidate]:
    """All candidates of a document, in order; they may overlap."""
    made: list[Candidate] = []
    for number, (passage, inside) in enumerate(zip(passages, mentions, strict=True)):
        spans = {**_trimmed(passage, _named(passage, inside)), **_trimmed(passage, _tagged(passage, found))}
        made += (_candidate(passage, number, *span, label) for span, label in sorted(spans.items()))
    return made


def _named(passage: Passage, mentions: Mentions) -> dict[tuple[int, int], str]:
    """Our own finder's names, and states that are named as sides."""
    spans = {passage.characters(m.first, m.last): "" for m in mentions.names}
    for m in mentions.sides:
        start, end = passage.characters(m.first, m.last)
        spans |= {
            (start + s.start(), start + s.end()): ""
            for s in _states().finditer(passage.text[start - passage.block.start : end - passage.block.start])
        }
    return spans


def _tagged(passage: Passage, found: Sequence[Entity]) -> dict[tuple[int, int], str]:
    first = bisect_left(found, passage.block.start, key=lambda e: e.start)
    last = bisect_left(found, passage.block.end, key=lambda e: e.start)
    return {(e.start, e.end): e.label for e in found[first:last]}


@cache
def _states() -> re.Pattern[str]:
    names = {name for nation in nations() for name in (nation.name, *nation.names)}
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")(?!\w)")


def is_state(name: str) -> bool:
    """Whether a name is that of a state, and no adjective."""
    return _states().fullmatch(name) is not None


def _trimmed(passage: Passage, spans: Mapping[tuple[int, int], str]) -> dict[tuple[int, int], str]:
    """The spans without what is no part of a name; names begin with a capital, or with an article of their own."""
    kept = {}
    for (start, end), label in spans.items():
        text = passage.text[start - passage.block.start : end - passage.block.start]
        opening = _OPENING.match(text) or _ARTICLE.match(text)
        lead = opening.end() if opening else 0
        tail = _CLOSING.search(text, lead)
        bare = text[lead : tail.start() if tail else len(text)].rstrip(" ,\"'’")
        bare = _OPEN_END.sub("", bare)
        if (bare[:1].isupper() or "-" in bare) and bare.lower() not in DIRECTIONS | CONTAINERS:
            kept[start + lead, start + lead + len(bare)] = label
    return kept


def _candidate(passage: Passage, number: int, start: int, end: int, label: str) -> Candidate:
    a, b = start - passage.block.start, end - passage.block.start
    before = _WORD.findall(passage.text, max(0, a - _AROUND), a)
    after = _WORD.findall(passage.text, b, b + _AROUND)
    return Candidate(start, end, passage.text[a:b], label, number, tuple(before), tuple(after))
