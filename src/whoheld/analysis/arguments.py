"""What may be a place in a passage: names, sites named by what they are, "the town" and "it", counted places."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from whoheld.analysis import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from whoheld.analysis.mentions import Mention, Mentions
    from whoheld.analysis.passage import Passage

#: "The rest", "the southern half": a part of the place last named.
REST = lexicon.words("rest")
#: What stands before a noun and makes it one that the text has spoken of, one of several, or says nothing of it.
DEFINITE = frozenset({"the", "this", "that", "its", "their", "his", ""})
INDEFINITE = frozenset({"a", "an", "another", "some", "several"})
MANY = frozenset({"several", "many", "other", "more", "numerous"})
IDLE = frozenset({"entire", "whole", "strategic", "same", "key", "former", "besieged", "nearby"})


class Naming(StrEnum):
    """How a place argument names its place."""

    NAMED = "named"  # P
    SITE = "site"  # the hospital
    ANAPHOR = "anaphor"  # the town, it
    UNNAMED = "unnamed"  # six villages


@dataclass(frozen=True, slots=True)
class Argument:
    """A place argument: tokens first to last of the passage, its head, and the noun that says what sort it is."""

    first: int
    last: int
    root: int
    naming: Naming
    sort: str
    mention: Mention | None = None
    part: bool = False


def arguments(passage: Passage, mentions: Mentions) -> Iterator[Argument]:
    """What may be a place: names, definite sites, "the town" and "it", and counted places without a name."""
    named = {i for m in mentions.names for i in range(m.first, m.last + 1)}
    sided = {i for m in mentions.sides for i in range(m.first, m.last + 1)}
    for m in mentions.names:
        yield Argument(m.first, m.last, m.root, Naming.NAMED, passage.doc[m.last].lower_, m)
    for token in passage.doc:
        if token.i in named or token.i in sided:
            continue
        if token.lower_ in {"it", "them", "there"} and token.dep_ in {"dobj", "pobj", "nsubjpass"}:
            yield Argument(token.i, token.i, token.i, Naming.ANAPHOR, token.lower_)
        elif token.lower_ in REST and not any(c.lower_ in {"of", "in"} for c in token.children):
            if any(c.lower_ == "the" for c in token.lefts):
                yield Argument(token.i, token.i, token.i, Naming.ANAPHOR, "it", part=True)
        elif token.pos_ in {"NOUN", "PROPN"} and {token.lower_, token.lemma_.lower()} & lexicon.PLACE_NOUNS:
            argument = _common_noun(token, named)
            if argument:
                yield argument


def _site_of(token: Token, named: set[int]) -> int:
    """The last token of "the port of P": the site's name holds the town's."""
    if (
        token.lemma_.lower() in lexicon.CONTAINERS
        or token.lower_ in lexicon.PARTS
        or token.lemma_.lower() not in lexicon.PROPER_SITES
    ):
        return token.i
    towns = [g for c in token.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj" and g.i in named]
    return max([token.i, *(t.i for t in towns)])


def _common_noun(token: Token, named: set[int]) -> Argument | None:
    if token.dep_ in {"compound", "nmod", "amod", "npadvmod"} or _names_below(token, named):
        return None
    lefts = [c for c in token.lefts if c.dep_ in {"det", "amod", "compound", "nmod", "poss", "nummod", "quantmod"}]
    first = min([token.i, *(c.left_edge.i for c in lefts)])
    naming = _naming(token, lefts)
    if naming is None:
        return None
    last = _site_of(token, named) if naming is Naming.SITE else token.i
    return Argument(first, last, token.i, naming, token.lemma_.lower())


def _naming(token: Token, lefts: list[Token]) -> Naming | None:
    """What a common noun of place names, by its determiner, its number and what stands before it."""
    determiner = next((c.lower_ for c in lefts if c.dep_ in {"det", "poss"}), "")
    before = {c.lower_ for c in lefts if c.dep_ in {"amod", "compound", "nmod"}}
    if determiner not in DEFINITE | INDEFINITE or token.dep_ == "appos":
        return None
    sort, plural = token.lemma_.lower(), token.tag_ in {"NNS", "NNPS"}
    counted = any(c.dep_ == "nummod" for c in lefts) or bool(before & MANY)
    several = plural and (determiner != "the" or sort in lexicon.CONTAINERS)
    if counted or several or determiner in INDEFINITE or before & lexicon.LOOSE_WORDS:
        return Naming.UNNAMED
    if sort in lexicon.CONTAINERS and not before - IDLE:
        return Naming.ANAPHOR
    return Naming.SITE if sort in lexicon.PROPER_SITES else Naming.UNNAMED


def _names_below(token: Token, named: set[int]) -> bool:
    """Whether the noun only introduces a name: "the town of P", "P's hospital" keeps its own."""
    for child in token.children:
        if child.i in named and child.dep_ in {"appos", "compound", "nmod"}:
            return True
        if (
            child.lower_ == "of"
            and (
                {token.lower_, token.lemma_.lower()} & (lexicon.CONTAINERS | lexicon.PARTS.keys())
                or (token.tag_ == "NNS" and token.lemma_ in lexicon.SITES)
            )
            and any(g.i in named or any(x.i in named for x in g.subtree) for g in child.children)
        ):
            return True
    return False
