"""How a noun hangs on what governs it: the steps up a parse, and what the nouns on the way say of how much."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whoheld.analysis.lexicon import CONTAINERS, DIRECTIONS, LOOSE_WORDS, PARTS, SITES, words
from whoheld.analysis.syntax import after, object_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from whoheld.codebook import Extent


#: Nouns that are places of their own within another: taking them takes a part of it.
STANDING_PLACES = words("standing_places")
#: What is taken "in P" is a part of P; what is taken "on the road from P" is not.
LOCATIVES = words("locatives")
TRANSPARENT = frozenset({"of", "in", "at", "on", "including", "like", "within", "inside"})
#: Counted parts of a whole.
FRACTIONS = frozenset({"%", "quarters", "thirds", "fifths", "tenths"})
#: What a place can be to a province, or to a side that holds it.
SEATS = words("seats")


class Role(NamedTuple):
    """A noun hangs on ``governor`` by ``relation``; ``extent`` is what the nouns on the way say of how much."""

    governor: Token
    relation: str
    extent: Extent | None
    container: Token | None


class Climb(NamedTuple):
    """Where the way up has come: the noun, how much of it was passed, and the nearest noun that says what sort."""

    noun: Token
    extent: Extent | None = None
    container: Token | None = None

    def role(self, governor: Token, relation: str) -> Role:
        """The noun's role under a governor."""
        return Role(governor, relation, self.extent, self.container)

    def through(self, noun: Token) -> Climb:
        """One noun further up, which says what sort of place it is, or which part."""
        part = PARTS.get(noun.lower_) or PARTS.get(noun.lemma_.lower())
        return Climb(noun, self.extent or (None if _says_what(noun, self.noun) else part), self.container or noun)


#: Dependencies by which a noun hangs on its verb, and what they are called in the lexicon.
RELATIONS = {
    **dict.fromkeys(("dobj", "nsubjpass", "oprd", "dative"), "object"),
    **dict.fromkeys(("nsubj", "csubj"), "subject"),
    "attr": "attr",
}
MODIFIERS = frozenset({"compound", "nmod", "amod", "poss", "npadvmod", "nummod"})
#: Verbs below a passive of saying that tell how the place is.
STATIVE = frozenset({"be", "come", "fall", "lie", "remain", "stay"})
#: So many steps from a name to its verb are followed; a longer way is a broken parse.
LONGEST_WAY = 12


def roles(token: Token) -> Iterator[Role]:
    """The governors of a noun, from the nearest up: through lists, appositions, containers ("town of") and parts."""
    climb: Climb | None = Climb(token)
    for _ in range(LONGEST_WAY):
        if climb is None or climb.noun.head.i == climb.noun.i:
            return
        found, climb = _step(climb)
        yield from found


def _step(climb: Climb) -> tuple[list[Role], Climb | None]:
    """The roles of a noun under its head, and the next noun up, or None where the way ends."""
    noun = climb.noun
    head, dep = noun.head, noun.dep_
    if dep in {"conj", "appos"} or (dep == "dep" and head.pos_ in {"NOUN", "PROPN"}):
        container = head if dep == "appos" and head.lower_ in CONTAINERS else None
        return [], Climb(head, climb.extent, climb.container or container)
    if dep == "pobj":
        return _by_preposition(climb, head)
    if _glued_doer(noun, head):
        return [], None
    if head.pos_ == "VERB" and dep in {"advmod", "npadvmod", "acomp", "dep"} and object_of(head) is None:
        return [climb.role(head, "object")], None  # a name that the tagger does not know
    if dep in MODIFIERS:
        return _by_modifier(climb, head, dep)
    if dep not in RELATIONS:
        return [], None
    also = [climb.role(verb, "object") for verb in _shared(head, dep)]
    return [climb.role(head, RELATIONS[dep]), *also, *(climb.role(*r) for r in _raised(head, dep))], None


def _shared(verb: Token, dep: str) -> Iterator[Token]:
    """The verb right before "and" that has the same object: secured and demined P."""
    first = verb.head
    if dep != "dobj" or verb.dep_ != "conj" or first.pos_ != "VERB" or object_of(first) is not None:
        return
    if all(t.dep_ in {"cc", "advmod"} for t in verb.doc[first.i + 1 : verb.i]):
        yield first


def _glued_doer(noun: Token, participle: Token) -> bool:
    """Who "dominated" in "the P-dominated government": what is glued before a participle does it."""
    return participle.tag_ == "VBN" and participle.i == noun.i + 2 and participle.nbor(-1).text == "-"


def _raised(verb: Token, dep: str) -> Iterator[tuple[Token, str]]:
    """The verb below one of saying or seeming whose subject is its own: P was reported to be held."""
    if dep not in {"nsubj", "nsubjpass"}:
        return
    for below in verb.children:
        if below.dep_ in {"xcomp", "oprd"} and below.pos_ in {"VERB", "AUX"} and below.i > verb.i:
            passive = below.dep_ == "oprd" or any(c.dep_ == "auxpass" for c in below.children)
            if passive or dep == "nsubj" or below.lemma_ in STATIVE:
                yield below, "object" if passive else "subject"
            yield from _raised(below, dep)


def _by_preposition(climb: Climb, head: Token) -> tuple[list[Role], Climb | None]:
    prep, first = _preposition(head), ""
    above = head.head.head if prep == "out of" else head.head
    if head.dep_ == "conj" and above.dep_ == "prep":
        first, above = _preposition(above), above.head  # in and around P
    if prep == "of" and above.lower_ in DIRECTIONS and above.pos_ == "ADV":
        return [], None  # what lies north of P is not P
    if above.pos_ == "ADV" and above.head.pos_ == "VERB":
        above = above.head  # pulled back from P
    if prep in {"alongside", "besides"} or (prep == "with" and above.lower_ == "along"):
        return list(_beside(above.head if above.lower_ == "along" else above, climb.extent, climb.container)), None
    if prep in TRANSPARENT and _transparent(above, prep):
        return [], climb.through(above)
    found = [climb.role(above, p) for p in (first, prep) if p]
    if above.pos_ in {"VERB", "AUX"} and (nearer := _nearer(head, above)) is not None:
        found.insert(0, climb.role(nearer, prep))
        above = nearer if _is_stand(nearer) else above
    open_way = prep in LOCATIVES and above.pos_ not in {"VERB", "AUX"} and _open(above, prep)
    lies_in = climb.extent or PARTS.get(above.lower_) or PARTS.get(above.lemma_.lower())  # "a pocket in P"
    return found, Climb(above, lies_in, climb.container) if open_way else None


def _open(noun: Token, prep: str) -> bool:
    """Whether taking what lies "in P" takes a part of P; taking six villages, or the Q district, in P does not."""
    words = {noun.lower_, noun.lemma_.lower()}
    if words & STANDING_PLACES:
        return True
    counted = noun.tag_ == "NNS" and any(c.dep_ == "nummod" for c in noun.children)
    if counted or (noun.tag_ == "NNS" and noun.lemma_ in CONTAINERS and noun.lower_ not in PARTS):
        return False
    if prep != "of" and any(c.dep_ in {"compound", "nmod"} and c.pos_ == "PROPN" for c in noun.children):
        return False
    return bool(words & (CONTAINERS | PARTS.keys()) or (words & SITES and prep != "of"))


def _is_stand(noun: Token) -> bool:
    """Whether a noun is a place that a force stands in, without a name of its own."""
    return noun.lower_ in STANDING_PLACES and not any(c.pos_ == "PROPN" and c.dep_ == "compound" for c in noun.children)


def _nearer(prep: Token, verb: Token) -> Token | None:
    """The noun right before a preposition that the parser has hung on the verb: "shelled positions in P"."""
    before = prep.nbor(-1) if prep.i > verb.i + 1 else None
    nouns = {"NOUN", "PROPN"}
    return before if before is not None and before.pos_ in nouns and verb.is_ancestor(before) else None


def _by_modifier(climb: Climb, head: Token, dep: str) -> tuple[list[Role], Climb | None]:
    found = [climb.role(head, "poss" if dep == "poss" else "compound")]
    words = {head.lower_, head.lemma_.lower()}
    if not words & (CONTAINERS | SITES | PARTS.keys()) or (dep == "poss" and not words & PARTS.keys()):
        return found, None
    return found, climb.through(head)


def _says_what(container: Token, name: Token) -> bool:
    """Whether a district, a quarter is what the name is one of, not a part of the place of that name.

    As in "the A and B districts", "the district of P", "the districts of A and B"; but "P's districts", "a district of
    P", "the districts of P", "the eastern district of P".
    """
    if container.lemma_.lower() not in CONTAINERS or name.dep_ == "poss":
        return False
    if name.dep_ in MODIFIERS:
        return True
    if container.tag_ in {"NNS", "NNPS"}:
        return container.lemma_.lower() != "area" and any(t.i > name.i for t in name.conjuncts)
    before = {c.lower_ for c in container.lefts}
    if before & (DIRECTIONS | LOOSE_WORDS):
        return any(c.dep_ == "poss" for c in container.lefts)
    return "the" in before or any(c.dep_ == "poss" for c in container.lefts)


def stranded(noun: Token) -> Iterator[Role]:
    """The noun as the subject of a verb right after it that has none: "after days of fighting the town fell"."""
    if noun.dep_ not in {"dobj", "pobj", "appos", "compound"} or noun.head.head.dep_ in {"nsubj", "nsubjpass"}:
        return  # "turnout in P fell" tells of the turnout
    verb = next((t for t in noun.doc[noun.i + 1 : noun.i + 4] if t.pos_ != "ADV"), None)
    if (
        verb is not None
        and verb.tag_ in {"VBD", "VBZ"}
        and verb.sent.start == noun.sent.start
        and not any(c.dep_ in {"nsubj", "nsubjpass"} and not c.is_ancestor(noun) for c in verb.children)
        and verb.dep_ != "conj"
    ):
        yield Role(verb, "subject", None, None)


def _beside(above: Token, extent: Extent | None, container: Token | None) -> Iterator[Role]:
    """In "A, along with B", B hangs where A does."""
    if above.pos_ in {"VERB", "AUX"}:
        yield Role(above, "object", extent, container)
    else:
        yield from roles(above)


def _transparent(noun: Token, prep: str) -> bool:
    """Whether the noun only says what sort or which part of the place it is; "the capital of P" is another place."""
    word = noun.lower_
    if word in SEATS:
        return False
    if any(c.dep_ == "nummod" for c in noun.children) and noun.tag_ == "NNS" and word not in FRACTIONS:
        return prep == "of" and word not in SEATS and _lists_names(noun)
    if prep == "of":
        if noun.tag_ == "NNS" and noun.lemma_ in SITES:
            return True
        return word in CONTAINERS or word in PARTS or noun.lemma_.lower() in CONTAINERS
    if prep in {"including", "like"}:
        return noun.pos_ in {"NOUN", "PROPN"}
    return (
        PARTS.get(word) is not None
        and noun.pos_ == "NOUN"
        and noun.dep_ in {"dobj", "pobj", "nsubjpass", "nsubj", "conj"}
    )


def _lists_names(noun: Token) -> bool:
    """Whether "three villages of" goes on with the names of the three, and not with where they lie."""
    first = after(noun, "of")
    names = [first, *(t for t in first.conjuncts if t.i > first.i)] if first is not None else []
    return len(names) > 1 and not any({t.lower_, t.lemma_.lower()} & CONTAINERS for t in names)


def _preposition(token: Token) -> str:
    word = token.lower_
    if word == "of" and token.head.lower_ == "out":
        return "out of"
    return word
