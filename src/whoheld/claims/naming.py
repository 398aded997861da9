"""How a claim names its place: as written, as what "the town" stands for, or as a site of the town last named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from whoheld.analysis.arguments import Naming
from whoheld.analysis.lexicon import DIRECTIONS
from whoheld.codebook import Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from whoheld.analysis.event import Event
    from whoheld.analysis.mentions import Mention
    from whoheld.analysis.passage import Passage
    from whoheld.claims.memory import Memory

BEFORE = re.compile(
    r"^(?:the|its|their|his)\s+(?:nearby\s+|adjacent\s+|neighbou?ring\s+|strategic\s+|local\s+)*", re.IGNORECASE
)
SORTS = frozenset(
    ["city", "town", "village", "district", "neighborhood", "neighbourhood", "province", "governorate", "camp"]
)


class Named(NamedTuple):
    """A place as a claim names it: its name, or the words of an unnamed one; why; and the town that a site is in."""

    name: str | None
    unnamed: str | None
    text: str | None
    reason: str
    within: str | None = None


#: Of what a clause tells without saying where.
NOWHERE = Named(None, None, None, "place: not said")


def named(passage: Passage, event: Event, memory: Memory) -> Named | None:
    """The place of an event, or None where it is none, or nothing is known of it."""
    argument = event.place
    if argument is None:
        return NOWHERE
    text = passage.written(argument.first, argument.last)
    if argument.naming is Naming.NAMED and argument.mention:
        return Named(argument.mention.name, None, text, "place: named") if argument.mention.name else None
    if argument.naming is Naming.ANAPHOR:
        if argument.sort == "them" and event.kind is Kind.HOLDS:
            return None  # people are kept and held, too
        found = memory.antecedent(argument.sort)
        return Named(found[0], None, text, f"place: {found[1]}") if found else None
    if argument.naming is Naming.SITE:
        return _site(BEFORE.sub("", text), text, argument.sort, memory)
    return Named(None, text, text, "place: unnamed") if event.kind in {Kind.TAKES, Kind.LEAVES} else None


def _site(plain: str, text: str, sort: str, memory: Memory) -> Named:
    known = memory.antecedent(sort) if len(plain.split()) <= 2 else None  # noqa: PLR2004  ("the gas field")
    if known:
        return Named(known[0], None, text, f"place: {known[1]}")
    town = memory.antecedent("town")
    where = f", in {town[0]}" if town else ""
    return Named(plain, None, text, f"place: a site named by what it is{where}", town[0] if town else None)


def sort_of(passage: Passage, mention: Mention) -> str:
    """What the text calls the place: "the town of P", "P city"."""
    for i in range(max(0, mention.first - 3), mention.first):
        if (word := passage.doc[i].lemma_.lower()) in SORTS:
            return word
    return passage.doc[mention.last].lower_ if mention.first != mention.last else ""


def may_return(passage: Passage, mention: Mention) -> bool:
    """Whether "the town" may stand for the name next: not for a land, nor for what only tells where something is.

    Where another place lies ("north of P"), or where those are who speak ("nobody in P disputes that").
    """
    root = passage.doc[mention.root]
    if mention.side is not None or root.dep_ == "compound":
        return False
    prep = root.head
    if root.dep_ == "pobj" and prep.lower_ == "in" and _speaks(prep.head):
        return False
    if root.dep_ != "pobj" or prep.lower_ not in {"of", "near", "outside"} or prep.head.pos_ == "VERB":
        return True
    return prep.lower_ == "of" and prep.head.lower_ not in DIRECTIONS


def _speaks(noun: Token) -> bool:
    """Whether somebody is the subject of a verb that a whole clause hangs on: says that, disputes that."""
    clauses = [c for c in noun.head.children if c.i > noun.head.i] if noun.dep_ == "nsubj" else []
    return any(c.dep_ == "ccomp" or any(m.dep_ == "mark" and m.lower_ == "that" for m in c.lefts) for c in clauses)
