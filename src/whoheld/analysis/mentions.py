"""What a passage names: sides, and names that may be places, each as a run of tokens.

Whether a name is a place is decided by its role: who is captured is no town.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from whoheld.almanac.nation import nations
from whoheld.analysis.lexicon import DIRECTIONS, FORCES, PLACED
from whoheld.analysis.names import NOTHING_PROPER, Proper, demonyms, name_of, noun_lemma, runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from whoheld.almanac.side import Side, Sides
    from whoheld.analysis.passage import Passage

#: The rest of "X-backed", "X-led", which make X no more than a word for somebody else.
BACKED = re.compile(
    r"-?\s?(?:backed|led|allied|linked|aligned|affiliated|supported|sponsored|trained|funded|held|controlled|occupied"
    r"|besieged|dominated|run)\b"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens ``first`` to ``last`` (inclusive) of a passage, whose syntactic head is the token ``root``.

    ``name`` is the text without articles and generic openings for a place, the common name for a side (None where
    only the document can tell: "the group", "they").
    """

    first: int
    last: int
    root: int
    text: str
    name: str | None
    side: Side | None = None

    def covers(self, i: int) -> bool:
        """Whether the token is inside."""
        return self.first <= i <= self.last


@dataclass(frozen=True, slots=True)
class Mentions:
    """The mentions of one passage: sides and names, each in order; none overlaps another of its own sort."""

    sides: tuple[Mention, ...]
    names: tuple[Mention, ...]

    def side_at(self, i: int) -> Mention | None:
        """The side whose mention covers the token."""
        return next((m for m in self.sides if m.covers(i)), None)

    def name_at(self, i: int) -> Mention | None:
        """The name that covers the token."""
        return next((m for m in self.names if m.covers(i)), None)


def find_mentions(
    passage: Passage, sides: Sides, times: Sequence[tuple[int, int]] = (), proper: Proper = NOTHING_PROPER
) -> Mentions:
    """The sides and names of a passage.

    Args:
        passage: A parsed block.
        sides: The belligerents known.
        times: The document's characters of time expressions, which are never names.
        proper: Words that the document writes with a capital within sentences too (see `proper_words`): only these
            are names where they open a sentence and the parser doubts.
    """
    named = list(_named_sides(passage, sides))
    places = sorted(
        [*_places(passage, sides, named, times, proper), *_countries(passage, named)], key=lambda m: m.first
    )
    inside = {i for m in places if m.side is None for i in range(m.first, m.last + 1)}
    named = [n for n in named if not inside.issuperset(range(n[0], n[1] + 1))]
    return Mentions(tuple(_sides(passage, sides, named, places)), tuple(places))


def _places(
    passage: Passage,
    sides: Sides,
    named: list[tuple[int, int, Side]],
    times: Sequence[tuple[int, int]],
    proper: Proper,
) -> Iterator[Mention]:
    """Names that are neither sides nor dates nor reporters, nor the word for a nation's people."""
    blocked = {i for a, b in times if (t := passage.tokens(a, b)) for i in range(t[0], t[1] + 1)}
    blocked |= {i for first, last, _ in named for i in range(first, last + 1)}
    blocked |= {i for i, t in enumerate(passage.doc) if t.is_upper and sides.is_reporter(passage.word(t))}
    sided = {first: last for first, last, _ in named}
    for first, last, end in runs(passage, blocked, sided, proper):
        text = passage.written(first, last)
        if text not in demonyms():
            root = _root(passage, first, last)
            yield Mention(first, last, root, text, name_of(passage.written(first, end)))


def _countries(passage: Passage, named: list[tuple[int, int, Side]]) -> Iterator[Mention]:
    """Countries that something is in, or goes into or out of: "in Syria", "northern Iraq"."""
    for first, last, side in named:
        if side.kind != "state" or passage.written(first, last) not in _nations():
            continue
        start = first
        while start and passage.doc[start - 1].lower_ in DIRECTIONS:
            start -= 1
        token = passage.doc[last]
        while token.dep_ == "conj":
            token = token.head
        if start < first or (token.dep_ == "pobj" and token.head.lower_ in PLACED):
            text = passage.written(start, last)
            yield Mention(start, last, _root(passage, start, last), text, text, side)


@cache
def _nations() -> frozenset[str]:
    """The names of the states."""
    return frozenset(name for nation in nations() for name in (nation.name, *nation.names))


def _named_sides(passage: Passage, sides: Sides) -> Iterator[tuple[int, int, Side]]:
    for start, end, side in sides.find(passage.text):
        found = passage.tokens(start + passage.block.start, end + passage.block.start)
        if found:
            yield *found, side


def _sides(
    passage: Passage, sides: Sides, named: list[tuple[int, int, Side]], places: list[Mention]
) -> Iterator[Mention]:
    """Noun phrases headed by a force, and named sides that stand alone."""
    taken: set[int] = set()
    placed = {i for m in places for i in range(m.first, m.last + 1)}
    for token in passage.doc:
        if _is_force(token) and (token.i not in placed or token.tag_ == "NNPS"):
            mention = _force_phrase(passage, token, sides, named)
            if not taken & set(range(mention.first, mention.last + 1)):
                taken.update(range(mention.first, mention.last + 1))
                yield mention
    for first, last, side in named:
        if not taken & set(range(first, last + 1)):
            yield Mention(first, last, _root(passage, first, last), passage.written(first, last), side.name, side)


def _is_force(token: Token) -> bool:
    if (
        token.tag_ == "NNPS"
        and token.dep_ in {"nsubj", "nsubjpass", "pobj", "dobj"}
        and any(c.lower_ == "the" for c in token.lefts)
    ):
        return token.n_lefts == 1  # the Nationalists, the Republicans
    if noun_lemma(token) not in FORCES or token.pos_ not in {"NOUN", "PROPN"}:
        return False
    return token.dep_ not in {"compound", "npadvmod"} and (token.dep_ != "nmod" or token.head.i < token.i)


def _force_phrase(passage: Passage, head: Token, sides: Sides, named: list[tuple[int, int, Side]]) -> Mention:
    first = head.i
    lefts = [
        c
        for c in head.lefts
        if c.dep_ in {"det", "amod", "compound", "nmod", "poss", "nummod", "punct", "npadvmod", "quantmod"}
    ]
    for child in reversed(lefts):
        if child.text in {",", ";", ":", "(", ")", '"', "“", "”", "''", "``"}:
            break
        first = min(first, child.left_edge.i)
    inside = [(f, la, s) for f, la, s in named if f >= first and la <= head.i and not _is_backer(passage, la)]
    last = max([head.i, *(la for f, la, _ in named if f <= head.i <= la)])
    first = min([first, *(f for f, la, _ in named if f <= head.i <= la)])
    text = passage.written(first, last)
    exact = next((s for f, la, s in named if f <= head.i <= la), None)
    side = (
        exact
        or sides.lookup(re.sub(r"^(?:the|a|an|some|its|their|his|these|those)\s+", "", text, flags=re.IGNORECASE))
        or (inside[-1][2] if inside else None)
    )
    return Mention(first, last, head.i, text, side.name if side else None, side)


def _is_backer(passage: Passage, last: int) -> bool:
    """Whether the side is only the first half of "X-backed", "anti-X", "X-led"."""
    after = passage.doc[last + 1 : last + 3].text.lower().replace("- ", "-")
    return BACKED.match(after) is not None


def _root(passage: Passage, first: int, last: int) -> int:
    """The token of the run whose head lies outside of it (the last such one)."""
    inside = range(first, last + 1)
    return next(
        (i for i in reversed(inside) if passage.doc[i].head.i not in inside or passage.doc[i].head.i == i), last
    )
