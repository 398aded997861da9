"""Who harmed: the agent or subject of the deed, or whose strike, ambush or clash it was done in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoheld.analysis import lexicon, syntax
from whoheld.analysis.governors import owners
from whoheld.analysis.names import noun_lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

#: What kills where nobody is named as the killer: the strike, the raid in which they died.
CAUSES = lexicon.words("causes")
#: A wave of strikes, a series of attacks.
COUNTING = lexicon.words("counting")
#: Prepositions between a deed and its cause.
THROUGH = frozenset({"in", "by", "during", "from", "after", "under", "following", "amid", "through", "via", "with"})


def killers(verb: Token, sufferers: list[Token]) -> tuple[Token, ...]:
    """Who did what a verb of harm says; nobody where the text leaves it open."""
    if syntax.is_passive(verb) or verb.dep_ == "acl":
        by = syntax.agent(verb)
        return doers(by) if by is not None else causes(verb)
    above = verb.head
    if verb.dep_ in {"advcl", "conj"} and verb.tag_ == "VBG" and syntax.is_passive(above):
        by = syntax.agent(above)
        return doers(by) if by is not None else causes(above)
    doer = syntax.subject(verb)
    if doer is None or doer in sufferers or doer.i > verb.i:
        return causes(verb) or _misread(verb)
    return doers(doer)


def _misread(verb: Token) -> tuple[Token, ...]:
    """X airstrikes on P killed 12: the parser may take "airstrikes" for a verb beside, whose subject is X."""
    for token in reversed(verb.doc[verb.sent.start : verb.i]):
        if token.tag_ == "VBZ" and token.lower_.rstrip("s") in CAUSES:
            return tuple(c for c in token.children if c.dep_ == "nsubj")
        if token.pos_ in {"VERB", "AUX"} and token.tag_ != "VBG":
            return ()
    return ()


def doers(noun: Token) -> tuple[Token, ...]:
    """The side itself, or whose weapon or undertaking a noun is."""
    lemma = noun_lemma(noun)
    inner = syntax.after(noun, "of") if lemma in COUNTING else None
    if inner is not None:
        return doers(inner)
    if lemma in lexicon.FIGHTING:
        against = syntax.after(noun, "with", "against")
        return (against,) if against is not None else ()
    if lemma not in CAUSES:
        return (noun,)
    by = next((a for c in noun.children if c.dep_ == "acl" and (a := syntax.agent(c)) is not None), None)
    if by is not None:
        return (by,)
    misread = [c for c in noun.children if c.dep_ == "nsubj"] if noun.tag_ == "VBZ" else []
    if lemma in lexicon.UNITS:  # suicide bombers: people, whose side stands before them or is theirs
        return (*(o for o in owners(noun) if o.dep_ != "amod"), noun)
    return (*owners(noun), *misread)


def causes(verb: Token) -> tuple[Token, ...]:
    """Killed in X's shelling, in clashes with X, while fighting X."""
    for child in verb.children:
        if child.dep_ in {"prep", "agent"} and child.lower_ in THROUGH:
            for noun in (g for g in child.children if g.dep_ == "pobj"):
                if found := _behind(noun):
                    return found
        if child.dep_ in {"advcl", "xcomp"} and syntax.lemma(child) in {"fight", "battle"}:
            foe = syntax.object_of(child) or syntax.after(child, "against")
            if foe is not None:
                return (foe,)
    return ()


def _behind(noun: Token) -> tuple[Token, ...]:
    """Whose strike or clash a noun is; the parser may take "airstrikes" after a name for a verb."""
    lemma = noun_lemma(noun)
    if lemma in CAUSES or lemma in lexicon.FIGHTING:
        return doers(noun)
    following = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else noun
    return (noun,) if following.tag_ == "VBZ" and following.lower_.rstrip("s") in CAUSES else ()
