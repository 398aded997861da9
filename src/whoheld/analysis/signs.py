"""Signs of how a trigger is put: at the words of its own clause, and at the words that govern that clause."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whoheld.analysis.confirming import CONFIRMING, unconfirming
from whoheld.analysis.counterfactual import counterfactual
from whoheld.analysis.lexicon import UNDERTAKINGS, WHOLE_WORDS, words
from whoheld.analysis.syntax import lemma as lemma_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

INTENT_VERBS = words("intent_verbs")
INTENT_NOUNS = words("intent_nouns")
INTENT_SUBJECTS = INTENT_NOUNS | {"task", "target", "mission", "strategy"}
FAIL_VERBS = words("fail_verbs")
DENY_VERBS = words("deny_verbs")
HEDGES = words("hedges")
FUTURE_VERBS = words("future_verbs")
CONDITIONS = words("conditions")
COMMITTING = words("committing")
ALMOST = words("almost")
FOILING = words("foiling")
AWAITING = frozenset({"after", "once", "until", "when"})
CALLING = words("calling")
REALISING = words("realising")
HEARSAY = words("hearsay")
RUMOURS = words("rumours")
DEMANDING = words("demanding")
#: What a modal says of the clause: that it may be, that it is to come, or that somebody ought to do it.
MODALS = {
    "must": "due",
    **dict.fromkeys(("may", "might", "could", "should"), "possible"),
    **dict.fromkeys(("would", "will", "shall", "wo", "ll", "'ll"), "future"),
}
#: "The planned capture of P", "a failed attempt": what an adjective says of the undertaking.
QUALITIES = {
    **dict.fromkeys(words("planned"), ("modality", "intended")),
    **dict.fromkeys(words("expected"), ("modality", "forecast")),
    **dict.fromkeys(words("failed"), ("polarity", "negative")),
}
#: Dependencies through which a governor's sense reaches the clause below it.
THROUGH = frozenset({"xcomp", "ccomp", "pcomp", "prep", "acl", "advcl", "dobj", "relcl", "pobj", "oprd"})
#: What they will do to an attack that goes on already.
CEASING = frozenset({"cease", "end"})
#: How what is not confirmed hangs on the verb.
REPORTED = frozenset({"ccomp", "dobj", "nsubjpass", "xcomp"})
SAME_CLAUSE = frozenset({"xcomp", "ccomp", "auxpass", "dobj", "attr", "acomp", "conj", "nsubj"})


class Sign(NamedTuple):
    """``aspect`` is modality, polarity, certainty or commitment."""

    aspect: str
    value: str
    word: str


def infinitive(token: Token) -> bool:
    """Whether the verb is a "to" infinitive, also as the second of two."""
    if any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children):
        return True
    if token.dep_ != "conj" or token.tag_ != "VB" or token.head.pos_ not in {"VERB", "AUX"}:
        return False
    between = token.doc[token.head.i + 1 : token.i]  # the parser may hang the second one on the verb above both
    return infinitive(token.head) or any(t.tag_ == "VB" and t.dep_ != "conj" and infinitive(t) for t in between)


def signs_at(node: Token, below: Token | None, trigger: Token) -> Iterator[Sign]:
    """What the node's own auxiliaries, adverbs and conjunctions say."""
    if below is not None and below.dep_ in REPORTED and unconfirming(node):
        yield Sign("certainty", "hedged", f"not {node.text}")
    elif _same_clause(node, below, trigger):
        yield from _modals(node)
        yield from _negations(node, below)
    for child in node.children:
        if child.dep_ in {"advmod", "amod"} and child.lower_ in HEDGES and not _aside(node, below):
            yield Sign("certainty", "hedged", child.text)
        if child.dep_ == "mark" and child.lower_ in CONDITIONS and (below is None or below.dep_ != "advcl"):
            yield Sign("modality", "supposed", child.text)
        if child.lower_ == "once" and child.dep_ in {"advmod", "mark"} and _present(node):
            yield Sign("modality", "forecast", child.text)
        if child.dep_ == "amod" and (sense := QUALITIES.get(child.lower_)) and node.pos_ in {"NOUN", "PROPN"}:
            yield Sign(*sense, child.text)
        if _unconfirmed(child):
            yield Sign("certainty", "hedged", child.text)
        if node is trigger:
            yield from _at_trigger(node, child)


def _aside(node: Token, below: Token | None) -> bool:
    """Whether a hedge of the node is about something else: "perhaps the fall of P was a blow"."""
    judged = any(c.dep_ in {"attr", "dobj"} for c in node.children)
    return _own_subject(below) or (below is not None and below.dep_ == "nsubj" and below.pos_ == "NOUN" and judged)


def _unconfirmed(clause: Token) -> bool:
    """But this was not confirmed; which could not be verified."""
    added = clause.dep_ in {"conj", "relcl", "advcl"} and lemma_of(clause) in CONFIRMING
    return added and any(c.dep_ == "neg" for c in clause.children)


def awaited(clause: Token) -> Sign | None:
    """As in "he said that, once P was taken, they would go on": what comes after it has not come, nor has it."""
    mark = next((c for c in clause.children if c.lower_ in AWAITING and c.dep_ in {"mark", "advmod"}), None)
    later = any(c.tag_ == "MD" for c in clause.head.children) and clause.head.dep_ == "ccomp"
    return Sign("modality", "forecast", mark.text) if mark is not None and clause.dep_ == "advcl" and later else None


def _same_clause(node: Token, below: Token | None, trigger: Token) -> bool:
    """Whether what the node says is said of the trigger: "the fall may come", not "it may bring peace", "end it"."""
    if below is None:
        return True
    if _own_subject(below) or (below.dep_ == "nsubj" and any(c.dep_ == "dobj" for c in node.children)):
        return False
    if below.dep_ == "dobj" and lemma_of(node) in CEASING:
        return False
    return below is trigger or below.dep_ in SAME_CLAUSE


def _at_trigger(trigger: Token, child: Token) -> Iterator[Sign]:
    """Almost took P; only to lose P; had they taken P; whose goal is taking P."""
    if (
        child.dep_ == "nsubj"
        and trigger.tag_ == "VBG"
        and child.lemma_.lower() in INTENT_SUBJECTS - {"operation", "offensive"}
    ):
        yield Sign("modality", "intended", child.text)
    if child.lower_ == "only" and child.dep_ == "advmod" and trigger.dep_ == "advcl" and infinitive(trigger):
        yield Sign("modality", "realised", "only to")
    if almost(child) and not wholly(trigger):
        yield Sign("polarity", "negative", child.text)
    if child.dep_ == "aux" and child.lower_ in {"had", "should", "were"} and child.i == trigger.sent.start:
        yield Sign("modality", "supposed", child.text)


def _present(verb: Token) -> bool:
    finite = [verb, *(c for c in verb.children if c.dep_ in {"aux", "auxpass"})]
    return any(t.tag_ in {"VBZ", "VBP"} for t in finite)


def almost(adverb: Token) -> bool:
    """Whether the adverb says that its verb was nearly done, and so was not."""
    verb = adverb.head
    return adverb.dep_ == "advmod" and adverb.lower_ in ALMOST and adverb.i < verb.i and verb.pos_ == "VERB"


def wholly(verb: Token) -> bool:
    """Whether the verb takes the whole of it: what nearly takes all of P has taken most of it."""
    objects = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    return any(t.lower_ in WHOLE_WORDS for o in objects for t in (o, *o.children))


def _modals(node: Token) -> Iterator[Sign]:
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in node.children)
    for child in node.children:
        sense = MODALS.get(child.lower_) if child.dep_ == "aux" else None
        if sense is None:
            continue
        if perfect and (child.lower_ == "would" or (sense == "possible" and counterfactual(node))):
            yield Sign("modality", "supposed", child.text)
        elif perfect and sense in {"possible", "due"}:
            yield Sign("certainty", "hedged", child.text)
        elif sense == "due":
            yield Sign("modality", "intended", child.text)
        else:
            yield Sign("modality", "forecast", child.text)


def _negations(node: Token, below: Token | None) -> Iterator[Sign]:
    reporting = below is not None and node.lemma_ in {"say", "report"}
    for child in node.children:
        following = child.doc[child.i + 1].lower_ if child.i + 1 < len(child.doc) else ""
        if child.dep_ == "neg" and following != "only" and not reporting:
            yield Sign("polarity", "negative", child.text)
        if child.dep_ in {"nsubj", "nsubjpass"} and below is None and any(c.lower_ == "no" for c in child.lefts):
            yield Sign("polarity", "negative", "no")
        if child.lower_ in {"no", "neither"} and child.dep_ in {"det", "neg", "cc"} and node.pos_ == "NOUN":
            yield Sign("polarity", "negative", child.text)
        if child.lower_ == "longer" and any(c.lower_ == "no" for c in child.children):
            yield Sign("polarity", "negative", "no longer")
    if node.dep_ == "pcomp" and node.head.lower_ == "without":
        yield Sign("polarity", "negative", "without")


def signs_above(node: Token, below: Token | None, trigger: Token) -> Iterator[Sign]:
    """What the node says of the clause that it governs."""
    if below is not None and _foiled(node, below, trigger):
        yield Sign("polarity", "negative", node.text)
    if below is trigger and _only_reported(node, below):
        yield Sign("certainty", "hedged", node.text)
    if below is None or below.dep_ not in THROUGH:
        return
    for look in (_failing, _intending, _aiming, _expecting, _hearing):
        value = look(node, below, trigger)
        if value:
            yield Sign(*value, node.text)


def _failing(node: Token, below: Token, _: Token) -> tuple[str, str] | None:
    """Failed to take P, prevented the capture of P; managed to take P."""
    lemma = lemma_of(node)
    if lemma in DENY_VERBS or (lemma in FAIL_VERBS and (below.dep_ in {"xcomp", "prep", "acl"} or infinitive(below))):
        return "polarity", "negative"
    if lemma in REALISING and below.dep_ in {"xcomp", "prep", "ccomp"}:
        return "modality", "intended" if infinitive(below) and (_undertaking(node) or _duty(node)) else "realised"
    return None


def _duty(verb: Token) -> bool:
    """They have to leave P, are obliged to: an order, not a deed. Who had to leave it, or has had to, has left."""
    if lemma_of(verb) == "have":
        return verb.tag_ in {"VBP", "VBZ"}
    return lemma_of(verb) == "oblige" and _present(verb)


def _undertaking(verb: Token) -> bool:
    """They began an offensive to take P."""
    return any(c.dep_ == "dobj" and lemma_of(c) in UNDERTAKINGS for c in verb.children)


def _foiled(node: Token, below: Token, trigger: Token) -> bool:
    """Their attempt was repelled, their attempt failed; they repelled an attempt."""
    if below.i == trigger.i:
        return False  # an attack that was repelled was made; what it was made for was not reached
    undertaking = below.pos_ == "NOUN" and (lemma_of(below) in INTENT_NOUNS or lemma_of(below) in UNDERTAKINGS)
    ways = {"dobj", "nsubjpass"} if lemma_of(node) in FOILING else {"nsubj"} if lemma_of(node) in FAIL_VERBS else ()
    return undertaking and node.pos_ == "VERB" and below.dep_ in ways


def _intending(node: Token, below: Token, _: Token) -> tuple[str, str] | None:
    """Tried to, vowed that it would, demanded that they; with a view to; "to take P" as a purpose."""
    lemma = lemma_of(node)
    if lemma in INTENT_VERBS and (
        infinitive(below) or below.dep_ in {"prep", "xcomp"} or (below.dep_ == "dobj" and lemma != "order")
    ):
        return "modality", "intended"
    if lemma in DEMANDING and below.dep_ == "ccomp" and below.tag_ in {"VB", "VBP"}:
        return "modality", "intended"
    if below.dep_ == "advcl" and infinitive(below) and node.pos_ in {"VERB", "AUX"}:
        return "modality", "intended"
    promised = any(c.dep_ == "aux" and c.lower_ in {"would", "will", "'d"} for c in below.children)
    return ("commitment", "intended") if lemma in COMMITTING and below.dep_ == "ccomp" and promised else None


def _aiming(node: Token, below: Token, trigger: Token) -> tuple[str, str] | None:
    """The attempt to take P, the aim of taking P; the goal was to take P; in the process of taking P."""
    lemma = lemma_of(node)
    if (
        lemma == "be"
        and infinitive(below)
        and any(c.dep_ == "nsubj" and c.lemma_.lower() in INTENT_SUBJECTS for c in node.children)
    ):
        return "modality", "intended"
    if lemma == "process" and below.dep_ == "prep":
        return "modality", "intended"
    if (
        lemma not in INTENT_NOUNS
        or node.pos_ not in {"NOUN", "PROPN"}
        or below.dep_ not in {"acl", "prep", "pcomp", "relcl"}
    ):
        return None
    gerund = below.dep_ == "prep" and below.lower_ in {"of", "to", "at", "for"} and trigger.tag_ == "VBG"
    return ("modality", "intended") if infinitive(below) or gerund else None


def _expecting(node: Token, below: Token, _: Token) -> tuple[str, str] | None:
    """Is expected to take P; is about to take P; is on the verge of taking P."""
    lemma = lemma_of(node)
    expected = lemma in FUTURE_VERBS and below.dep_ in {"xcomp", "ccomp"}
    if (
        expected
        or (lemma == "about" and below.dep_ == "xcomp")
        or (lemma in {"verge", "brink"} and below.dep_ == "prep")
    ):
        return "modality", "forecast"
    return None


def _only_reported(node: Token, below: Token) -> bool:
    """Clashes were reported in P, and it is not said by whom."""
    return (
        below.dep_ == "nsubjpass"
        and below.pos_ == "NOUN"
        and lemma_of(node) in HEARSAY
        and not any(c.dep_ == "agent" for c in node.children)
    )


def _hearing(node: Token, below: Token, _: Token) -> tuple[str, str] | None:
    """Is said to have taken P; it was reported that; there were reports that; seems to have taken P."""
    lemma = lemma_of(node)
    passive = any(c.dep_ == "auxpass" for c in node.children)
    impersonal = below.dep_ == "ccomp" and any(c.lower_ == "it" for c in node.children)
    if lemma in HEARSAY and passive and (below.dep_ == "xcomp" or impersonal):
        return "certainty", "hedged"
    nobodys = not any(c.dep_ in {"poss", "compound"} for c in node.children)
    if lemma in RUMOURS and node.pos_ == "NOUN" and nobodys and below.dep_ in {"acl", "ccomp", "relcl", "prep"}:
        return "certainty", "hedged"
    return ("certainty", "hedged") if lemma in {"appear", "seem"} and below.dep_ in {"xcomp", "ccomp", "oprd"} else None


def told_infinitive(verb: Token) -> bool:
    """Is believed to hold P; declared the town to be taken: an infinitive that tells of a state, not of an aim."""
    return infinitive(verb) and lemma_of(verb.head) in HEARSAY | CALLING and verb.dep_ in {"xcomp", "ccomp", "oprd"}


def _own_subject(token: Token | None) -> bool:
    return token is not None and token.dep_ == "conj" and any(c.dep_ in {"nsubj", "nsubjpass"} for c in token.children)
