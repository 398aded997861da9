"""What a passage names: sides, and names that may be places, each as a run of tokens.

Names are found by shape and by the company they keep ("the town of", "oil field", "Brigade 113"), since the model's
own name finder is poor on these texts. Whether a name is a place is decided by its role: who is captured is no town.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whoheld.acquisition.document import BlockKind
from whoheld.analysis.lexicon import (
    CONTAINERS,
    DIRECTIONS,
    FIGHTING,
    FORCES,
    PLACE_NOUNS,
    SITES,
    UNDERTAKINGS,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Token

    from whoheld.almanac.side import Side, Sides
    from whoheld.analysis.passage import Passage

MONTHS = words("months")
#: Small words that may stand inside a name: Qasiq al Qibli, Lanao del Sur, Fakhr ud Din.
PARTICLES = words("particles")
#: Nouns that a number or a letter names: Brigade 113, Hill 900, Point 50, Base 46.
NUMBERED = words("numbered")
ARTICLED = re.compile(r"(?:al|a[nrstdz]|ash|adh|ath|e[lrszd]|esh|u[lrd]|il)[-\u2010\u2011]['’ʿʾ`]?\w", re.IGNORECASE)
#: Words that go before a site's noun: oil field, air base, grain silos.
KIND_WORDS = frozenset({"oil", "gas", "air", "military", "border", "industrial", "power", "grain"})
TITLES = words("titles")
NOT_NAMES = words("not_names")
#: Nouns that are no name alone, also with a capital, and those whose capitalised plural is told by its "s".
NO_NAME_ALONE = FORCES | FIGHTING | UNDERTAKINGS
PLURALS = FORCES | PLACE_NOUNS
#: "The town of" before a name.
OPENING = re.compile(r"^(?:the\s+)?(?:" + "|".join(sorted(CONTAINERS)) + r")\s+of\s+(?:the\s+)?", re.IGNORECASE)
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
    passage: Passage, sides: Sides, times: Sequence[tuple[int, int]] = (), proper: frozenset[str] = frozenset()
) -> Mentions:
    """The sides and names of a passage.

    Args:
        passage: A parsed block.
        sides: The belligerents known.
        times: The document's characters of time expressions, which are never names.
        proper: Words that the document writes with a capital within sentences too (see `proper_words`): only these
            are names where they open a sentence and the parser doubts.
    """
    blocked = {i for a, b in times if (t := passage.tokens(a, b)) for i in range(t[0], t[1] + 1)}
    named = list(_named_sides(passage, sides))
    blocked |= {i for i, t in enumerate(passage.doc) if t.is_upper and sides.is_reporter(passage.word(t))}
    places = list(_names(passage, {i for f, la, _ in named for i in range(f, la + 1)} | blocked, proper))
    return Mentions(tuple(_sides(passage, sides, named, places)), tuple(places))


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
        if child.text in {",", ";", ":", "(", ")"}:
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


def proper_words(passages: Iterable[Passage]) -> frozenset[str]:
    """The words that the passages write with a capital where no sentence begins."""
    return frozenset(
        p.word(t)
        for p in passages
        for t in p.doc
        if not t.is_sent_start and t.is_title and p.block.kind is not BlockKind.TITLE
    )


def _names(passage: Passage, blocked: set[int], proper: frozenset[str]) -> Iterator[Mention]:
    doc, i = passage.doc, 0
    while i < len(doc):
        if i in blocked or not _opens(passage, i, proper):
            i += 1
            continue
        last = _extend(passage, i, blocked)
        first = _open_left(passage, i, blocked)
        yield Mention(
            first,
            last,
            _root(passage, first, last),
            passage.written(first, last),
            name_of(passage.written(first, last)),
        )
        i = last + 1


def _opens(passage: Passage, i: int, proper: frozenset[str]) -> bool:
    """Whether a name can begin with the token."""
    token, word = passage.doc[i], passage.written(i, i)
    if ARTICLED.match(word):
        return True
    if not word[:1].isupper() or token.lower_ in MONTHS or token.lower_ in NOT_NAMES or token.lower_ in TITLES:
        return False
    if word.lower() in NUMBERED and i + 1 < len(passage.doc) and passage.doc[i + 1].text[:1].isdigit():
        return True
    if noun_lemma(token) in NO_NAME_ALONE and (i + 1 == len(passage.doc) or not passage.doc[i + 1].is_title):
        return False
    if token.is_sent_start:
        return not token.is_stop and (word in proper or token.pos_ == "PROPN")
    return token.pos_ in {"PROPN", "NOUN", "X"} or (
        token.pos_ in {"ADJ", "VERB", "ADV", "NUM"}
        and not token.is_sent_start
        and token.is_alpha
        and len(word) > 1
        and not _demonym(token)
    )


def _demonym(token: Token) -> bool:
    return token.pos_ == "ADJ" and token.head.i != token.i and token.head.pos_ == "NOUN"


def _extend(passage: Passage, i: int, blocked: set[int]) -> int:
    """The last token of the name that begins at i."""
    last = i
    while step := _step(passage, last, blocked):
        last += step
    return last


def _step(passage: Passage, last: int, blocked: set[int]) -> int:
    """By how many tokens a name goes on behind its token ``last``: none, one or two."""
    doc, i = passage.doc, last + 1
    if i >= len(doc) or i in blocked:
        return 0
    word = passage.word(doc[i])
    second = doc[i + 1] if i + 1 < len(doc) else None
    free = second is not None and i + 1 not in blocked
    if _goes_on(doc[i], word):
        return 1
    if second is not None and (
        (free and word.lower() in PARTICLES and passage.word(second)[:1].isupper()) or _ayn(passage, i)
    ):
        return 2
    if (word[:1].isdigit() and doc[last].lower_ in NUMBERED) or _is_tail(doc[i], doc[last]):
        return 1
    if second is not None and ((free and _is_kind(doc[i], word, second, doc[last])) or _is_joined(passage, i, second)):
        return 2
    return 0


def _goes_on(token: Token, word: str) -> bool:
    """Another word with a capital, or with an article: Deir ez-Zor, Abu al-Duhur."""
    if ARTICLED.match(word):
        return True
    wordlike = token.pos_ in {"PROPN", "NOUN", "ADJ", "X", "NUM"} and token.lower_ not in MONTHS
    return word[:1].isupper() and wordlike and not word.endswith(".")


def _is_tail(token: Token, before: Token) -> bool:
    """A site's noun behind a name: "P airport", but not "in P fields are ..."."""
    if noun_lemma(token) not in SITES:
        return False
    alone = token.pos_ in {"NOUN", "PROPN"} and token.dep_ not in {"nsubj", "ROOT"}
    return alone or (before.head.i == token.i and before.dep_ in {"compound", "nmod", "amod"})


def _is_kind(token: Token, word: str, second: Token, before: Token) -> bool:
    """The first of two nouns behind a name: "P oil field", "P conference centre"."""
    if noun_lemma(second) not in SITES:
        return False
    return word.lower() in KIND_WORDS or (token.dep_ == "compound" and token.head.i == before.head.i == second.i)


def _is_joined(passage: Passage, i: int, second: Token) -> bool:
    """An apostrophe inside a word: Sina'a."""
    glued = passage.starts[i] == passage.ends[i - 1]
    return glued and passage.word(passage.doc[i]) in {"'", "’"} and passage.word(second)[:1].isalpha()


def _ayn(passage: Passage, i: int) -> bool:
    """Whether the token is an apostrophe that begins a capitalised word: Tal 'Areed."""
    return (
        passage.word(passage.doc[i]) in {"'", "’", "‘", "`", "ʿ"}
        and i + 1 < len(passage.doc)
        and passage.starts[i] > passage.ends[i - 1]
        and passage.starts[i + 1] == passage.ends[i]
        and passage.word(passage.doc[i + 1])[:1].isupper()
    )


def _open_left(passage: Passage, i: int, blocked: set[int]) -> int:
    """Directions before a name belong to it: southern Hasakah Governorate, eastern Mosul."""
    while (
        i
        and i - 1 not in blocked
        and passage.doc[i - 1].lower_ in DIRECTIONS
        and passage.doc[i - 1].dep_ in {"amod", "compound", "nmod"}
    ):
        i -= 1
    return i


def _root(passage: Passage, first: int, last: int) -> int:
    """The token of the run whose head lies outside of it (the last such one)."""
    inside = range(first, last + 1)
    return next(
        (i for i in reversed(inside) if passage.doc[i].head.i not in inside or passage.doc[i].head.i == i), last
    )


#: Nouns after a name that say only what sort of place it is, and are no part of the name.
LOOSE_TAILS = re.compile(
    r"\s+(?:neighbou?rhoods?|areas?|suburbs?|quarters|[Dd]istricts|towns|villages|regions|provinces|governorates)$"
)


def name_of(text: str) -> str:
    """A place's name without what only says what sort of place it is: "town of P", "P neighborhood"."""
    text = OPENING.sub("", text.strip())
    text = re.sub(r"^(?:the|The)\s+", "", text).strip("\"'“”‘ ")
    return LOOSE_TAILS.sub("", text) or text


def noun_lemma(token: Token) -> str:
    """The noun's singular in small letters; the model leaves a capitalised plural as it is."""
    lemma: str = token.lemma_.lower()
    return lemma[:-1] if token.pos_ == "PROPN" and lemma.endswith("s") and lemma[:-1] in PLURALS else lemma
