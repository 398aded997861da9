"""Withdrawals from the place of the sentence before: "The garrison withdrew", "the fighters there pulled out"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoheld.analysis import lexicon, syntax
from whoheld.analysis.arguments import Argument, Naming
from whoheld.analysis.event import Event
from whoheld.codebook import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from whoheld.analysis.mentions import Mentions
    from whoheld.analysis.passage import Passage

#: Verbs of going that a force does as one; who only flees or departs may be anybody.
GOING = frozenset(word.replace("_", " ") for word in lexicon.words("withdrawing"))
#: Who is in the place, and goes: "the garrison", "the defenders".
THERE = lexicon.words("garrisons")
#: How such a withdrawal is told apart from one whose place its own clause names.
FROM = "from there"
#: After these stands where they went, or what they left: then it is told, and is not the place of the sentence before.
WHERE = frozenset(
    ["across", "behind", "from", "in", "into", "off", "onto", "out", "through", "to", "toward", "towards"]
)


def withdrawals(passage: Passage, mentions: Mentions) -> Iterator[Event]:
    """The verbs of withdrawing whose sentence names no place, done by those who are told to be in one."""
    for verb in passage.doc:
        if verb.pos_ != "VERB" or syntax.verb_key(verb) not in GOING:
            continue
        force = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        if force is None or _told_where(verb, mentions):
            continue
        there = next((c for c in (*force.children, *verb.children) if c.lower_ == "there"), None)
        if there is not None or force.lemma_.lower() in THERE:
            at = there.i if there is not None else force.i
            place = Argument(at, at, at, Naming.ANAPHOR, "there")
            yield Event(Kind.LEAVES, verb.i, place, (force.i,), (), None, f"'{verb.text}' {FROM}")


def _told_where(verb: Token, mentions: Mentions) -> bool:
    """Whether the sentence names a place, or the verb says where to or what from."""
    if any(c.dep_ == "dobj" or (c.dep_ == "prep" and c.lower_ in WHERE) for c in verb.children):
        return True
    sent = verb.sent
    return any(sent.start <= m.first < sent.end for m in mentions.names)
