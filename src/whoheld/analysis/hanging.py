"""From a place up the parse to every word that it hangs on: through positions, forces, distances and purposes.

Control asks for the nearest governor (see `roles.roles`); a fight may be further up: "raids on the rebels' positions
near P", "came within five kilometres of P", "an operation to capture P".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whoheld.analysis.lexicon import ACTION_NOUNS, words
from whoheld.analysis.roles import MODIFIERS, RELATIONS
from whoheld.analysis.signs import infinitive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

#: So many steps up are followed; a longer way is a broken parse.
LONGEST = 14
#: Prepositions behind which a place says whence, with whom or why, not where.
ELSEWHERE = words("elsewhere")
#: "Ten miles from P", "south of P", "close to P".
DISTANCES = words("distances")
BESIDE = words("beside")
#: Prepositions between an undertaking and what it is for: aimed at taking P, an operation for the capture of P.
AIMING = frozenset({"at", "for", "of", "in", "to", "towards"})


class Hang(NamedTuple):
    """The place hangs on ``on`` by ``relation``, over the nouns ``through`` (token indices).

    The relation is ``object``, ``subject``, ``compound``, ``poss``, a preposition, ``beside`` (south of P),
    ``distance`` (ten miles from P) or ``purpose`` (to capture P).
    """

    on: Token
    relation: str
    through: tuple[int, ...]


class _Climb(NamedTuple):
    noun: Token
    through: tuple[int, ...] = ()
    beside: str = ""

    def up(self, noun: Token) -> _Climb:
        """One noun further up."""
        return _Climb(noun, (*self.through, noun.i), _beside(noun) or ("" if noun.pos_ == "NOUN" else self.beside))


def hangs(noun: Token) -> list[Hang]:
    """What a noun hangs on, the nearest first, up to its verb and the undertakings whose purpose that verb is."""
    found: list[Hang] = []
    climb: _Climb | None = _Climb(noun)
    for _ in range(LONGEST):
        if climb is None or climb.noun.head.i == climb.noun.i:
            break
        hang, climb = _step(climb)
        if hang is not None:
            found.append(hang)
    last = found[-1] if found else None
    if last is not None and last.on.pos_ in {"VERB", "AUX"}:
        found += [Hang(t, "purpose", last.through) for t in _undertakings(last.on)]
    return found


def _step(climb: _Climb) -> tuple[Hang | None, _Climb | None]:
    noun = climb.noun
    head, dep = noun.head, noun.dep_
    verbal = head.pos_ in {"VERB", "AUX"}
    if dep in {"conj", "appos"} or (dep == "dep" and head.pos_ in {"NOUN", "PROPN"}):
        return None, None if verbal else _Climb(head, climb.through, climb.beside)
    if dep == "pobj":
        return _by_preposition(climb, head)
    if dep in RELATIONS:
        return Hang(head, RELATIONS[dep], climb.through), None
    if dep in MODIFIERS and not climb.beside:
        hang = Hang(head, "poss" if dep == "poss" else "compound", climb.through)
        return hang, climb.up(head) if head.pos_ in {"NOUN", "PROPN"} else None
    if verbal and dep in {"advmod", "npadvmod", "acomp", "dep", "prep", "advcl"}:
        return Hang(head, climb.beside or ("object" if dep == "dep" else "at"), climb.through), None
    if dep in {"advmod", "npadvmod", "prep", "quantmod", "amod", "nmod"}:
        return None, climb._replace(noun=head)
    return None, None


def _by_preposition(climb: _Climb, prep: Token) -> tuple[Hang | None, _Climb | None]:
    above, word = _preposition(prep)
    word = climb.beside or word
    hang = Hang(above, word, climb.through)
    if above.pos_ in {"VERB", "AUX"}:
        return hang, None
    ends = word in ELSEWHERE and not (word == "from" and _beside(above))
    return hang, None if ends or above.lemma_.lower() in ACTION_NOUNS else climb.up(above)


def _beside(token: Token) -> str:
    if token.lemma_.lower() in DISTANCES:
        return "distance"
    return "beside" if token.lower_ in BESIDE else ""


def _preposition(prep: Token) -> tuple[Token, str]:
    """What the preposition hangs on, and the one that counts: "up to P", "from within P"."""
    above, word = prep.head, prep.lower_
    while above.pos_ == "ADP" and above.dep_ == "prep" and above.head.i != above.i:
        word = above.lower_ if above.lower_ in {"from", "within"} else word
        above = above.head
    return above, word


def _undertakings(verb: Token) -> Iterator[Token]:
    """The words above a verb that it is the purpose of: an offensive to capture P; launched raids to retake P."""
    node = verb
    for _ in range(LONGEST):
        head, dep = node.head, node.dep_
        if head.i == node.i or not _aimed(node):
            return
        if dep != "conj" and head.pos_ != "ADP":
            yield head
        node = head


def _aimed(node: Token) -> bool:
    dep = node.dep_
    if node.pos_ in {"VERB", "AUX"}:
        aiming = infinitive(node) and dep in {"acl", "advcl", "xcomp"}
        return (
            aiming
            or dep == "conj"
            or (dep == "pcomp" and node.head.lower_ in AIMING)
            or (dep == "acl" and _by_aim(node))
        )
    if node.pos_ == "ADP":
        return node.lower_ in AIMING and dep == "prep"
    return dep in {"pobj", "dobj"}


def _by_aim(participle: Token) -> bool:
    """An operation aimed at taking P."""
    return participle.lemma_.lower() in {"aim", "intend", "design", "mean", "seek"}
