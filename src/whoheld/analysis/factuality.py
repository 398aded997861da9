"""Whether what a trigger tells was put as fact, hedged, denied, planned, expected or only supposed.

Modality, polarity and certainty are found apart, since "reportedly plans" and "denied planning" need both; the stance
is what the codebook makes of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whoheld.analysis.lexicon import words
from whoheld.codebook import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

INTENT_VERBS = words("intent_verbs")
INTENT_NOUNS = words("intent_nouns")
FAIL_VERBS = words("fail_verbs")
DENY_VERBS = words("deny_verbs")
HEDGES = words("hedges")
FUTURE_VERBS = words("future_verbs")
CONDITIONS = words("conditions")
MODALS = {
    "may": "possible",
    "might": "possible",
    "could": "possible",
    "would": "future",
    "will": "future",
    "shall": "future",
    "wo": "future",
    "ll": "future",
    "'ll": "future",
    "can": "",
    "should": "possible",
    "must": "",
}
COMMITTING = words("committing")
ALMOST = words("almost")


class Factuality(NamedTuple):
    """How a trigger is put, and by which words."""

    modality: str
    polarity: str
    certainty: str
    words: str

    @property
    def stance(self) -> Stance:
        """The codebook's one word for the three."""
        if self.polarity == "negative":
            return Stance.DENIED
        if self.modality in {"supposed", "intended", "forecast"}:
            return Stance(self.modality)
        return Stance.DOUBTED if self.certainty == "hedged" else Stance.SAID


ASSERTED = Factuality("asserted", "positive", "plain", "")


def factuality(trigger: Token, *, presupposed: bool = False) -> Factuality:
    """How the trigger is put, from its own auxiliaries up to the verbs that govern it in the sentence.

    What is presupposed ("ISIL-held Hajin", "to break the siege of") stands whatever is said about it: only a hedge
    on its own words counts.
    """
    found: dict[str, tuple[str, str]] = {}
    for node, below in [(trigger, None)] if presupposed else _upward(trigger):
        for key, value, word in _signs(node, below, trigger):
            found.setdefault(key, (value, word))
    if "modality" in found and found["modality"][0] == "realised":
        found.pop("modality")
    if "commitment" in found and found.get("modality", ("", ""))[0] == "forecast":
        found["modality"] = found["commitment"]
    modality, polarity, certainty = (
        found.get(k, (d, ""))[0]
        for k, d in (("modality", "asserted"), ("polarity", "positive"), ("certainty", "plain"))
    )
    if found.get("polarity", ("", ""))[0] == "double":
        polarity = "positive"
    return Factuality(modality, polarity, certainty, ", ".join(w for _, w in found.values() if w))


def _upward(trigger: Token) -> Iterator[tuple[Token, Token | None]]:
    """The trigger and the clauses above it, as far as they reach over it."""
    node, below = trigger, None
    for _ in range(10):
        yield node, below
        infinitive = _infinitive(node)
        if node.head.i == node.i or (node.dep_ in {"relcl", "parataxis", "acl"} and not infinitive):
            return
        if node.dep_ == "advcl" and node.tag_ not in {"VB", "VBG"} and not infinitive:
            return
        below, node = node, node.head


def _own_subject(token: Token | None) -> bool:
    return token is not None and token.dep_ == "conj" and any(c.dep_ in {"nsubj", "nsubjpass"} for c in token.children)


def _infinitive(token: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children) or (
        token.dep_ == "conj" and _infinitive(token.head) and token.tag_ == "VB"
    )


def _signs(node: Token, below: Token | None, trigger: Token) -> Iterator[tuple[str, str, str]]:
    lemma = node.lemma_.lower()
    through = below is not None and below.dep_ in {
        "xcomp",
        "ccomp",
        "pcomp",
        "prep",
        "acl",
        "advcl",
        "dobj",
        "relcl",
        "pobj",
        "oprd",
    }
    if (
        below is None
        or below.dep_ in {"xcomp", "ccomp", "auxpass", "dobj", "attr", "acomp", "conj", "nsubj"}
        or below is trigger
    ):
        yield from _auxiliaries(node, below)
    for child in node.children:
        if child.dep_ in {"advmod", "amod"} and child.lower_ in HEDGES and not _own_subject(below):
            yield "certainty", "hedged", child.text
        if (
            child.dep_ == "advmod"
            and child.lower_ in ALMOST
            and node is trigger
            and child.i < node.i
            and node.pos_ == "VERB"
        ):
            yield "polarity", "negative", child.text
        if (
            child.dep_ == "aux"
            and child.lower_ in {"had", "should", "were"}
            and child.i == node.sent.start
            and node is trigger
        ):
            yield "modality", "supposed", child.text
        if child.dep_ == "advmod" and child.lower_ == "longer" and any(c.lower_ == "no" for c in child.children):
            yield "polarity", "negative", "no longer"
        if child.dep_ == "mark" and child.lower_ in CONDITIONS and (below is None or below.dep_ != "advcl"):
            yield "modality", "supposed", child.text
        if child.dep_ == "advmod" and child.lower_ == "once" and node.tag_ in {"VBZ", "VBP"}:
            yield "modality", "forecast", child.text
    if not through:
        return
    assert below is not None
    if lemma in DENY_VERBS:
        yield "polarity", "negative", node.text
    if lemma in FAIL_VERBS and (below.dep_ in {"xcomp", "prep", "acl"} or _infinitive(below)):
        yield "polarity", "negative", node.text
    if (lemma in INTENT_VERBS and (_infinitive(below) or below.dep_ in {"prep", "xcomp", "dobj"})) and not (
        lemma == "order" and below.dep_ == "dobj"
    ):
        yield "modality", "intended", node.text
    if lemma in {
        "manage",
        "succeed",
        "proceed",
        "begin",
        "start",
        "continue",
        "able",
        "force",
        "allow",
        "enable",
        "help",
        "lead",
        "go",
        "come",
    } and below.dep_ in {"xcomp", "prep", "ccomp"}:
        yield "modality", "realised", node.text
    if (
        lemma in INTENT_NOUNS
        and node.pos_ in {"NOUN", "PROPN"}
        and below.dep_ in {"acl", "prep", "pcomp", "relcl"}
        and (
            _infinitive(below)
            or (below.dep_ == "prep" and below.lower_ in {"of", "to", "at", "for"} and trigger.tag_ == "VBG")
        )
    ):
        yield "modality", "intended", node.text
    if below.dep_ == "advcl" and _infinitive(below) and node.pos_ in {"VERB", "AUX"}:
        yield "modality", "intended", "to"
    if (
        lemma == "be"
        and _infinitive(below)
        and any(
            c.dep_ == "nsubj" and c.lemma_.lower() in INTENT_NOUNS | {"task", "target", "mission", "strategy"}
            for c in node.children
        )
    ):
        yield "modality", "intended", "was to"
    if (
        lemma in COMMITTING
        and below.dep_ == "ccomp"
        and any(c.dep_ == "aux" and c.lower_ in {"would", "will", "'d"} for c in below.children)
    ):
        yield "commitment", "intended", node.text
    if (
        lemma in {"report", "rumor", "rumour", "claim", "allegation", "speculation"}
        and node.pos_ == "NOUN"
        and below.dep_ in {"acl", "ccomp", "relcl", "prep"}
        and not any(c.dep_ in {"poss", "compound"} for c in node.children)
    ):
        yield "certainty", "hedged", node.text
    if (
        lemma in {"report", "believe", "say", "think", "rumor", "rumour", "claim", "allege"}
        and below.dep_ == "ccomp"
        and any(c.dep_ == "auxpass" for c in node.children)
        and any(c.lower_ == "it" for c in node.children)
    ):
        yield "certainty", "hedged", node.text
    if (
        lemma in {"demand", "order", "urge", "insist", "require"}
        and below.dep_ == "ccomp"
        and below.tag_ in {"VB", "VBP"}
    ):
        yield "modality", "intended", node.text
    if lemma == "about" and below.dep_ == "xcomp":
        yield "modality", "forecast", node.text
    if lemma in {"verge", "brink", "process"} and below.dep_ == "prep":
        yield "modality", "forecast" if lemma != "process" else "intended", node.text
    if lemma in FUTURE_VERBS and below.dep_ in {"xcomp", "ccomp"}:
        yield "modality", "forecast", node.text
    if (
        lemma in {"claim", "allege", "rumor", "rumour", "suspect", "suggest", "believe", "think", "report", "say"}
        and below.dep_ == "xcomp"
        and any(c.dep_ == "auxpass" for c in node.children)
    ):
        yield "certainty", "hedged", node.text
    if lemma in {"appear", "seem"} and below.dep_ in {"xcomp", "ccomp", "oprd"}:
        yield "certainty", "hedged", node.text


def _auxiliaries(node: Token, below: Token | None) -> Iterator[tuple[str, str, str]]:
    for child in node.children:
        if (
            child.dep_ == "neg"
            and child.nbor(1 if child.i + 1 < len(child.doc) else 0).lower_ != "only"
            and not (below is not None and node.lemma_ in {"say", "report"})
        ):
            yield "polarity", "negative", child.text
        if child.dep_ == "aux" and child.lower_ in MODALS and (sense := MODALS[child.lower_]):
            perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in node.children)
            if sense == "future" and child.lower_ == "would" and perfect:
                yield "modality", "supposed", child.text
            elif sense == "possible" and perfect:
                yield "certainty", "hedged", child.text
            else:
                yield "modality", "forecast", child.text
    if (
        any(c.lower_ in {"no", "without", "neither"} and c.dep_ in {"det", "neg", "cc"} for c in node.children)
        and node.pos_ == "NOUN"
    ):
        yield "polarity", "negative", "no"
    if node.dep_ == "pcomp" and node.head.lower_ in {"without", "despite"} and node.head.lower_ == "without":
        yield "polarity", "negative", "without"
