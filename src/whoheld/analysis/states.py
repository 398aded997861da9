"""What the words at a place's noun presuppose: X-held P; P, captured by X in May; P was the last stronghold of X."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoheld.analysis import lexicon, roles, syntax
from whoheld.analysis.equations import equals
from whoheld.analysis.governors import Telling, by_verb, is_holder, owners, under_control
from whoheld.codebook import Extent, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from whoheld.analysis.mentions import Mentions


def states(mentions: Mentions, noun: Token) -> Iterator[Telling]:
    """What the noun's own modifiers, appositions and relative clauses tell of it."""
    yield from _modified(mentions, noun)
    yield from _titled(mentions, noun)
    for other in equals(noun):
        yield from _seat(mentions, other)
        yield from _modified(mentions, other)


def _titled(mentions: Mentions, noun: Token) -> Iterator[Telling]:
    """The X stronghold P, their de facto capital P."""
    for title in noun.children:
        if title.dep_ in {"compound", "nmod"} and title.lower_ in roles.SEATS and not title.is_title:
            holders = [
                c
                for c in (*title.children, *noun.children)
                if c.i < title.i and c.dep_ in {"poss", "compound", "nmod", "amod"}
            ]
            whose = tuple(c for c in holders if is_holder(mentions, c))
            if whose:
                yield Telling(Kind.HOLDS, title, whose, (), f"'{title.text}' before the name", presupposed=True)


def _modified(mentions: Mentions, noun: Token) -> Iterator[Telling]:
    for child in noun.children:
        if (
            (child.dep_ in {"amod", "acl", "compound", "nmod"} and (telling := _participle(mentions, child)))
            or (child.dep_ in {"relcl", "acl"} and (telling := _relative(mentions, child)))
            or (child.dep_ == "prep" and (telling := under_control(Kind.HOLDS, child)))
        ):
            yield telling


def _participle(mentions: Mentions, child: Token) -> Telling | None:
    kind = lexicon.PARTICIPLES.get(child.lower_)
    if kind is None or child.dep_ == "acl":
        return None
    holders = [c for c in child.children if c.dep_ in {"npadvmod", "compound", "nmod", "amod", "nsubj", "dobj"}]
    if not holders and child.i > 1 and child.nbor(-1).text == "-":
        holders = [child.nbor(-2)]
    if kind is Kind.HOLDS and not any(mentions.side_at(h.i) or h.pos_ in {"NOUN", "PROPN", "ADJ"} for h in holders):
        return None
    return Telling(kind, child, tuple(holders), (), f"'{child.text}' before the name", presupposed=True)


def _relative(mentions: Mentions, verb: Token) -> Telling | None:
    if verb.dep_ == "acl":
        relation = "object" if verb.tag_ == "VBN" else ""
    elif any(c.lower_ == "where" for c in verb.children):
        relation = "in"
    else:
        pronoun = next((c for c in verb.children if c.tag_ in {"WDT", "WP"} or c.lower_ == "that"), None)
        ways = {"nsubj": "subject", "nsubjpass": "object", "dobj": "object"}
        relation = "object" if pronoun is None else ways.get(pronoun.dep_, "")
    return by_verb(mentions, verb, relation) if relation else None


def _seat(mentions: Mentions, noun: Token) -> Iterator[Telling]:
    """Whose stronghold, capital, base it is."""
    if noun.lemma_.lower() not in roles.SEATS:
        return
    whose = [*owners(noun), syntax.after(noun, "of", "for"), _user(noun)]
    holders = tuple(o for o in whose if o is not None and is_holder(mentions, o))
    if holders:
        yield Telling(Kind.HOLDS, noun, holders, (), f"'{noun.text}' beside the name", Extent.UNCLEAR, presupposed=True)


def _user(noun: Token) -> Token | None:
    """Who uses a place as what it is: used P as a base."""
    verb = noun.head.head
    used = noun.dep_ == "pobj" and noun.head.lower_ == "as" and verb.lemma_ in {"make", "use"}
    return syntax.subject(verb) if used else None
