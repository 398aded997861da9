"""Forces in a place, and what is done to them: who surrounds them there besieges it, whose lines give way leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoheld.analysis import lexicon, syntax
from whoheld.analysis.governors import FIGHTING, Telling
from whoheld.codebook import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

#: "X's lines in P gave way".
GIVING_WAY = lexicon.words("giving_way")


def undergone(held: Telling) -> Iterator[Telling]:
    """What befalls those who hold a place: "the besieged troops in P", "surrounded the rebels in P"."""
    force = held.trigger if held.trigger.pos_ in {"NOUN", "PROPN"} else held.actors[0]
    if force is None:
        return
    yield from (_besieged(c, (), held) for c in force.children if c.dep_ == "amod" and _surrounds(c))
    verb = force.head
    if force.dep_ in {"dobj", "nsubjpass"} and _surrounds(verb):
        yield _besieged(verb, (syntax.subject(verb),), held)
    elif force.dep_ == "dobj" and verb.lemma_ in FIGHTING:
        yield Telling(Kind.CONTESTS, verb, (syntax.subject(verb),), held.actors, f"'{verb.text}' those in it")
    elif force.dep_ in {"dobj", "nsubjpass"} and (
        found := next((c for c in verb.children if _surrounds(c) and c.i > force.i), None)
    ):
        yield _besieged(found, (), held)  # left the rebels in P encircled
    elif force.dep_ == "pobj" and _surrounds(verb.head):
        yield _besieged(verb.head, (), held)  # the encirclement of the rebels in P
    elif force.dep_ == "nsubj" and verb.lemma_.lower() in GIVING_WAY:
        yield Telling(Kind.LEAVES, verb, held.actors, (), f"'{force.text} {verb.text}'")


def _surrounds(token: Token) -> bool:
    """Whether the word means surrounding, as a verb, a participle or a noun."""
    frame = lexicon.VERBS.get(syntax.verb_key(token), {}).get("in") or lexicon.NOUNS.get(token.lower_, {}).get("around")
    return (frame is not None and frame.kind is Kind.BESIEGES) or (
        lexicon.PARTICIPLES.get(token.lower_) is Kind.BESIEGES
    )


def _besieged(trigger: Token, actors: tuple[Token | None, ...], held: Telling) -> Telling:
    stands = trigger.dep_ == "amod"  # "the besieged rebels in P"; not "they threatened to surround the rebels in P"
    return Telling(Kind.BESIEGES, trigger, actors, held.actors, f"'{trigger.text}' those in it", presupposed=stands)
