"""Who fights whom: the attacker and the target that a word of fighting names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoheld.analysis import lexicon, syntax
from whoheld.analysis.weapons import is_weapon

if TYPE_CHECKING:
    from spacy.tokens import Token

    from whoheld.analysis.fights import Fight
    from whoheld.analysis.mentions import Mentions

LIGHT = lexicon.words("light_verbs")


def attackers(mentions: Mentions, found: Fight) -> tuple[int, ...]:
    """The tokens of who does it."""
    word = found.word
    if word.pos_ not in {"VERB", "AUX"}:
        return _owners(mentions, word) or _undertaker(found)
    if syntax.lemma(word) in {"bring", "put", "take"} and (moved := syntax.object_of(word)) is not None:
        return (moved.i,)
    who = syntax.subject(word)
    if who is None and not syntax.is_passive(word):
        who = syntax.grammatical_subject(word)
    if who is None:
        return ()
    return (who.i,) if mentions.side_at(who.i) or not _is_means(who) else _owners(mentions, who)


def _is_means(noun: Token) -> bool:
    return is_weapon(noun) or noun.lemma_.lower() in lexicon.ACTION_NOUNS


def _undertaker(found: Fight) -> tuple[int, ...]:
    """Who launches the offensive, or by whom it is launched."""
    host, way = found.host, found.word.dep_
    if host is None or syntax.lemma(host) not in LIGHT:
        return ()
    who = syntax.subject(host) if way == "dobj" else syntax.agent(host) if way == "nsubjpass" else None
    return (who.i,) if who is not None else ()


def _owners(mentions: Mentions, noun: Token) -> tuple[int, ...]:
    """By X, launched by X, X's, X before it, between X and Y, of X."""
    between = syntax.after(noun, "between")
    by = between if between is not None else syntax.after(noun, "by")
    if by is None:
        by = next((a for c in noun.children if c.dep_ in {"acl", "relcl"} and (a := syntax.agent(c)) is not None), None)
    if by is not None:
        return (by.i,)
    own = [c for c in noun.children if c.dep_ in {"poss", "compound", "nmod", "amod"} and not is_weapon(c)]
    named = [c.i for c in own if mentions.side_at(c.i) or (_speaks_of_a_side(c) and not mentions.name_at(c.i))]
    of = syntax.after(noun, "of", "from")
    return tuple(named) or ((of.i,) if of is not None and mentions.side_at(of.i) else ())


def targets(mentions: Mentions, found: Fight) -> tuple[int, ...]:
    """The tokens of whom it is done to, where they are named."""
    word = found.word
    thing = syntax.object_of(word) if word.pos_ == "VERB" else None
    against = syntax.after(word, "against", "on", "with", "at")
    near = [t for t in (thing, against) if t is not None]
    sides = [t.i for t in near if mentions.side_at(t.i) or any(mentions.side_at(c.i) for c in t.children)]
    return tuple(sides[:1])


def _speaks_of_a_side(word: Token) -> bool:
    """Rebel, government, Kurdish, their."""
    return word.lemma_.lower() in lexicon.FORCES or word.pos_ == "PRON" or word.text[:1].isupper()
