"""Ways through a parse: who does it, to whom, and by what preposition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoheld.analysis.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token


#: Verbs whose infinitive has their object, not their subject, for its subject: forced them to withdraw.
OBJECT_CONTROL = words("object_control")
#: The furthest verb above from which a subject is inherited.
DEEPEST = 6
PARTICLES = frozenset({"back", "off", "out"})
#: Words of number and share: who is "most of the fighters" are the fighters.
SHARES = words("shares")
#: Verbs that the model's lemmatizer leaves as they are, or takes for others.
IRREGULAR = {
    "overran": "overrun",
    "overtook": "overtake",
    "overtaken": "overtake",
    "hoped": "hope",
    "hoping": "hope",
    "raged": "rage",
    "raging": "rage",
}


def lemma(token: Token) -> str:
    """The token's lemma in small letters."""
    return IRREGULAR.get(token.lower_, token.lemma_.lower())


def verb_key(verb: Token) -> str:
    """The verb's lemma with its particle: pull out, cut off; the parser takes some particles for adverbs."""
    particle = next(
        (c.lower_ for c in verb.children if c.dep_ == "prt" or (c.lower_ in PARTICLES and c.i == verb.i + 1)), None
    )
    return f"{lemma(verb)} {particle}" if particle else lemma(verb)


def is_passive(verb: Token) -> bool:
    """Whether the verb is a passive, or a participle that describes a noun (captured by ...)."""
    if any(c.dep_ in {"nsubjpass", "auxpass", "agent"} for c in verb.children):
        return True
    return (
        verb.tag_ == "VBN"
        and verb.dep_ in {"acl", "amod", "relcl"}
        and not any(c.dep_ in {"dobj", "nsubj"} for c in verb.children)
    )


def subject(verb: Token, depth: int = 0) -> Token | None:
    """Who does what the verb says: its subject or agent, or that of the verb that governs it."""
    if depth > DEEPEST:
        return None
    if is_passive(verb):
        return agent(verb)
    own = next((c for c in verb.children if c.dep_ in {"nsubj", "csubj"}), None)
    if own is not None:
        named = next((c for c in verb.children if c.dep_ == "attr"), None) if verb.lemma_ == "be" else None
        return _owner(named, depth) if named is not None and depth and named.pos_ == "NOUN" else _antecedent(own, verb)
    return _inherited(verb, depth)


def _inherited(verb: Token, depth: int) -> Token | None:
    """The subject of a verb without one of its own: whose undertaking it is, or that of the verb above."""
    head, dep = verb.head, verb.dep_
    if head.i == verb.i:
        return None
    above = head.head if dep == "pcomp" else head
    if above.pos_ in {"NOUN", "PROPN"}:
        active = dep in {"acl", "relcl"} and verb.tag_ == "VBG"
        return above if active else _owner(above, depth)
    if dep == "pcomp":
        return subject(above, depth + 1) or grammatical_subject(above)
    steered = dep in {"xcomp", "ccomp"} and head.lemma_.lower() in OBJECT_CONTROL
    if (steered or (dep == "advcl" and head.lemma_ == "force")) and (moved := object_of(head)) is not None:
        return moved
    if is_passive(head) and dep in {"xcomp", "advcl", "conj", "ccomp"}:
        return grammatical_subject(head)
    return subject(head, depth + 1)


def _owner(noun: Token, depth: int) -> Token | None:
    """Whose undertaking a noun is: "the army's attempt to", "an SDF operation to", or who undertakes it."""
    own = next((c for c in noun.children if c.dep_ in {"poss", "compound", "nmod"}), None)
    by = next(
        (
            g
            for c in noun.children
            if c.lower_ in {"by", "of"}
            for g in c.children
            if g.dep_ == "pobj" and g.pos_ == "PROPN"
        ),
        None,
    )
    if by is None:
        by = next((a for c in noun.children if c.dep_ == "acl" and (a := agent(c)) is not None), None)
    if by is not None or own is not None:
        return by if by is not None else own
    if noun.dep_ == "pobj" and noun.head.head.pos_ in {"NOUN", "PROPN"}:
        return _owner(noun.head.head, depth + 1) if depth < DEEPEST else None
    if noun.dep_ in {"dobj", "pobj", "attr"}:
        verb = noun.head if noun.dep_ != "pobj" else noun.head.head
        if verb.pos_ in {"VERB", "AUX"}:
            return subject(verb, depth + 1)
    return noun


def agent(verb: Token) -> Token | None:
    """Who stands after "by" in a passive; not the day "by" which it happened."""
    by = [c for c in verb.children if c.dep_ == "agent"] or [
        c for c in verb.children if c.dep_ == "prep" and c.lower_ == "by"
    ]
    return next((g for c in by if c.i > verb.i for g in c.children if g.dep_ == "pobj"), None)


def grammatical_subject(verb: Token) -> Token | None:
    """The subject as grammar has it: of a passive, who suffers."""
    own = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if own is not None:
        return _antecedent(own, verb)
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        return grammatical_subject(verb.head)
    return verb.head if verb.dep_ in {"acl", "relcl"} else None


def _antecedent(pronoun: Token, verb: Token) -> Token:
    if pronoun.tag_ in {"WDT", "WP"} or pronoun.lower_ == "that":
        top = verb
        while top.dep_ == "conj":
            top = top.head
        if top.dep_ == "relcl":
            return top.head
    return pronoun


def beside(verb: Token) -> bool:
    """Whether a clause only stands beside the one that the parser hangs it on: "X took P; Y did not comment"."""
    if verb.dep_ not in {"ccomp", "parataxis", "advcl"} or verb.i > verb.head.i:
        return False
    return any(t.text == ";" for t in verb.doc[verb.i : verb.head.i])


def object_of(verb: Token) -> Token | None:
    """The direct object, or the subject of the passive."""
    return next((c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}), None)


def after(token: Token, *prepositions: str) -> Token | None:
    """The noun after one of the prepositions that hang on the token."""
    for child in token.children:
        if child.dep_ in {"prep", "agent", "dative"} and child.lower_ in prepositions:
            noun = next((g for g in child.children if g.dep_ == "pobj"), None)
            if noun is not None:
                return noun
    return None


def counted(noun: Token) -> Token:
    """Who is meant by "most of the fighters", "a number of troops"."""
    if noun.lower_ not in SHARES:
        return noun
    return after(noun, "of") or noun
