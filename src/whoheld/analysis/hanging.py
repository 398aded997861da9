"""From a place up the parse to every word that it hangs on: through positions, forces, distances and purposes.

Control asks for the nearest governor (see `syntax.roles`); a fight may be further up: "raids on the rebels' positions
near P", "came within five kilometres of P", "an operation to capture P".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whoheld.analysis.signs import infinitive
from whoheld.analysis.syntax import MODIFIERS, RELATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

#: So many steps up are followed; a longer way is a broken parse.
LONGEST = 14
#: Prepositions behind which a place says whence or with whom, not where.
ELSEWHERE = frozenset({"from", "by", "with", "between", "like", "as", "since", "until", "for", "about", "despite", "after", "before", "during", "under"})
DISTANCES = frozenset({"kilometer", "kilometre", "km", "mile", "meter", "metre", "m", "mi", "yard"})
SIDES_OF = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "northern", "southern", "eastern", "western"})


class Hang(NamedTuple):
    """The place hangs on ``on`` by ``relation``, over the nouns ``through`` (token indices)."""

    on: Token
    relation: str
    through: tuple[int, ...]


def hangs(noun: Token) -> Iterator[Hang]:
    """What a noun hangs on, the nearest first, up to its verb and the undertakings whose purpose that verb is."""
    node, through, way = noun, (), ""
    for _ in range(LONGEST):
        head, dep = node.head, node.dep_
        if head.i == node.i:
            return
        if dep in {"conj", "appos"} or (dep == "dep" and head.pos_ in {"NOUN", "PROPN"}):
            if head.pos_ in {"VERB", "AUX"}:
                return
            node = head
        elif dep == "pobj":
            above, word = _preposition(head)
            if node.i != noun.i and _near(node):
                word = "near"
            yield Hang(above, word, through)
            if above.pos_ in {"VERB", "AUX"}:
                yield from _purposes(above, through)
                return
            if word in ELSEWHERE and not (word == "from" and _measure(above)):
                return
            through, node = (*through, above.i), above
        elif dep in RELATIONS:
            yield Hang(head, RELATIONS[dep], through)
            yield from _purposes(head, through)
            return
        elif dep in MODIFIERS and not _near(node):
            yield Hang(head, "poss" if dep == "poss" else "compound", through)
            if head.pos_ not in {"NOUN", "PROPN"}:
                return
            through, node = (*through, head.i), head
        elif head.pos_ in {"VERB", "AUX"} and dep in {"advmod", "npadvmod", "acomp", "dep", "prep"}:
            yield Hang(head, "near" if _near(node) else "object" if dep == "dep" else "at", through)
            return
        elif dep in {"advmod", "npadvmod", "prep", "quantmod", "amod", "nmod"}:
            node = head
        else:
            return


def _measure(token: Token) -> bool:
    return token.lemma_.lower() in DISTANCES or token.lower_ in SIDES_OF


def _near(token: Token) -> bool:
    return _measure(token)


def _preposition(prep: Token) -> tuple[Token, str]:
    """What the preposition hangs on, and the one that counts: "up to P", "from within P"."""
    above, word = prep.head, prep.lower_
    while above.pos_ == "ADP" and above.dep_ == "prep" and above.head.i != above.i:
        word = "from" if above.lower_ == "from" else word
        if above.lower_ == "within":
            word = "within"
        above = above.head
    return above, word


def _purposes(verb: Token, through: tuple[int, ...]) -> Iterator[Hang]:
    """The undertakings above a verb that it is the purpose of: an offensive to capture P; launched raids to retake P."""
    node = verb
    for _ in range(LONGEST):
        head, dep = node.head, node.dep_
        if head.i == node.i:
            return
        if node.pos_ in {"VERB", "AUX"}:
            aimed = infinitive(node) or dep == "pcomp"
            if dep == "conj":
                node = head
                continue
            if not aimed or dep not in {"acl", "advcl", "xcomp", "pcomp", "ccomp"}:
                return
        elif dep not in {"prep", "pobj", "dobj", "acl"}:
            return
        if head.pos_ != "ADP":
            yield Hang(head, "purpose", through)
        node = head
