"""What the words at a place's noun presuppose: X-held P; P, captured by X in May; P was the last stronghold of X."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoheld.analysis import lexicon, syntax
from whoheld.analysis.equations import equals
from whoheld.analysis.governors import Telling, by_verb, owners, under_control
from whoheld.codebook import Extent, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from whoheld.analysis.mentions import Mentions


def states(mentions: Mentions, noun: Token) -> Iterator[Telling]:
    """What the noun's own modifiers, appositions and relative clauses tell of it."""
    yield from _modified(mentions, noun)
    for other in equals(noun):
        yield from _seat(mentions, other)
        yield from _modified(mentions, other)


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
    if noun.lemma_.lower() not in syntax.SEATS:
        return
    whose = [o for o in (*owners(noun), syntax.after(noun, "of", "for")) if o is not None and mentions.side_at(o.i)]
    if whose:
        yield Telling(
            Kind.HOLDS, noun, tuple(whose), (), f"'{noun.text}' beside the name", Extent.UNCLEAR, presupposed=True
        )
