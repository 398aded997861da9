"""Whether what a trigger tells was put as fact, hedged, denied, planned, expected or only supposed.

Modality, polarity and certainty are found apart, since "reportedly plans" and "denied planning" need both; the stance
is what the codebook makes of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whoheld.analysis.lexicon import words
from whoheld.analysis.signs import HEARSAY, Sign, awaited, infinitive, signs_above, signs_at, told_infinitive
from whoheld.analysis.syntax import beside, lemma
from whoheld.codebook import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token


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

    def denied(self, by: str) -> Factuality:
        """The same, but denied by a word beside it."""
        return self._replace(polarity="negative", words=", ".join(w for w in (self.words, by) if w))


#: What a fight does that has not been there before.
STARTING = words("starting")
#: Beginnings of an undertaking.
LAUNCHING = words("launching")
#: The furthest clause above a trigger that still says something of it.
FURTHEST = 10


def factuality(trigger: Token, *, presupposed: bool = False) -> Factuality:
    """How the trigger is put, from its own auxiliaries up to the verbs that govern it in the sentence.

    What is presupposed ("X-held P", "to break the siege of P") stands whatever is said about it: only a hedge on its
    own words counts, and that it is yet to begin.
    """
    found: dict[str, Sign] = {}
    for node, below in _itself(trigger) if presupposed else _upward(trigger):
        for sign in (*signs_at(node, below, trigger), *signs_above(node, below, trigger)):
            found.setdefault(sign.aspect, sign)
    promised = found.pop("commitment", None)
    if promised and "modality" in found and found["modality"].value == "forecast":
        found["modality"] = promised
    if not presupposed and infinitive(trigger) and not _perfect(trigger) and not told_infinitive(trigger):
        found.setdefault("modality", Sign("modality", "intended", "to"))  # what is not said to be done, is to be done
    expected = None if presupposed else next((a for n, _ in _upward(trigger) if (a := awaited(n))), None)
    if expected is not None:
        found.setdefault("modality", expected)
    if "modality" in found and found["modality"].value == "realised":
        del found["modality"]
    values = {aspect: sign.value for aspect, sign in found.items()}
    return Factuality(
        values.get("modality", "asserted"),
        values.get("polarity", "positive"),
        values.get("certainty", "plain"),
        ", ".join(sign.word for sign in found.values()),
    )


def _itself(trigger: Token) -> Iterator[tuple[Token, Token | None]]:
    """What is presupposed, and the verb by which it only begins, or is reported."""
    yield trigger, None
    if trigger.dep_ in {"nsubj", "nsubjpass"} and lemma(trigger.head) in STARTING | HEARSAY:
        yield trigger.head, trigger


def _meanwhile(clause: Token) -> bool:
    """As in "they launched an assault to take P, cutting the road to it": done in the launching."""
    purpose = clause.head
    done = purpose.head.tag_ in {"VBD", "VBN"} and lemma(purpose.head) in LAUNCHING
    own = clause.dep_ == "advcl" and clause.tag_ == "VBG" and clause.left_edge.i and clause.nbor(-1).text == ","
    return bool(own and done and infinitive(purpose) and "not" not in {c.lower_ for c in purpose.head.children})


def _content(clause: Token) -> bool:
    """What a report is of: reports that X had taken P."""
    return clause.dep_ == "acl" and any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def _perfect(trigger: Token) -> bool:
    return any(c.dep_ == "aux" and c.lemma_ == "have" for c in trigger.children)


def _upward(trigger: Token) -> Iterator[tuple[Token, Token | None]]:
    """The trigger and the clauses above it, as far as they reach over it."""
    node, below = trigger, None
    for _ in range(FURTHEST):
        yield node, below
        purpose = infinitive(node)
        if node.head.i == node.i or (node.dep_ in {"relcl", "parataxis", "acl"} and not purpose and not _content(node)):
            return
        if beside(node) or _meanwhile(node):
            return
        if node.dep_ == "advcl" and node.tag_ not in {"VB", "VBG"} and not purpose:
            return
        below, node = node, node.head
