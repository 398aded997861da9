"""What a place is said to be: "P was the last stronghold of X", "left P as the only town of X", "one of X's bases".

What holds of the noun holds of the place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoheld.analysis import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

#: "P, one of the strongholds", "the last of the towns": the noun that counts is the one behind "of".
SINGLING = lexicon.words("singling")
EQUATING = frozenset({"be", "become", "remain"})
#: Verbs with "as" behind them: used P as a base, left P as the last town, P served as headquarters.
LIKENING = lexicon.words("likening")


def equals(noun: Token) -> Iterator[Token]:
    """The nouns that the place of this noun is said to be."""
    for found in (*_beside(noun), *_predicated(noun)):
        yield _counted(found)


def _beside(noun: Token) -> Iterator[Token]:
    """P, the last stronghold; the last stronghold, P; P, which was the last stronghold."""
    yield from (c for c in noun.children if c.dep_ == "appos" and c.pos_ in {"NOUN", "NUM"})
    if noun.dep_ == "appos" and noun.head.pos_ == "NOUN":
        yield noun.head
    for verb in noun.children:
        if verb.dep_ == "relcl" and any(c.tag_ == "WDT" and c.dep_ == "nsubj" for c in verb.children):
            yield from _complements(verb)


def _predicated(noun: Token) -> Iterator[Token]:
    verb = noun.head
    if noun.dep_ == "nsubj" and verb.pos_ == "NOUN":
        yield verb  # made P its headquarters
    if noun.dep_ == "nsubj":
        yield from _complements(verb)
    elif noun.dep_ in {"dobj", "nsubjpass"} and verb.lemma_.lower() in LIKENING:
        yield from _likened(verb)


def _complements(verb: Token) -> Iterator[Token]:
    if verb.lemma_.lower() in EQUATING:
        yield from (c for c in verb.children if c.dep_ == "attr" and c.pos_ in {"NOUN", "NUM"})
    if verb.lemma_.lower() in LIKENING:
        yield from _likened(verb)


def _likened(verb: Token) -> Iterator[Token]:
    prepositions = (c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as" and c.i > verb.i)
    yield from (g for p in prepositions for g in p.children if g.dep_ == "pobj" and g.pos_ == "NOUN")


def _counted(noun: Token) -> Token:
    if noun.lower_ in SINGLING:
        of = (g for c in noun.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj")
        return next(of, noun)
    return noun
