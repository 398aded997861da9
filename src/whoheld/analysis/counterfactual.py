"""Another course of events than the one that was: what would have come, had something else been."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoheld.analysis.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

CONDITIONS = words("conditions")
#: So many sentences before and after one are told of the same course of events.
REACH = 1


def counterfactual(verb: Token) -> bool:
    """Whether a "might have taken P" is told of another course of events: its sentence, or one beside it, says so.

    "P might have fallen" alone is a hedge on what happened; beside "they would not have been left there" it is not.
    """
    sentences = list(verb.doc.sents)
    at = sentences.index(verb.sent)
    return any(_supposing(s) for s in sentences[max(0, at - REACH) : at + REACH + 1])


def _supposing(sentence: Span) -> bool:
    """Would have gone; had they gone; if they had gone."""
    return any(_would_have(t) or _had_they(t) or _if_they_had(t) for t in sentence)


def _would_have(verb: Token) -> bool:
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    return bool(auxiliaries & {"would", "'d"}) and "have" in auxiliaries and verb.tag_ == "VBN"


def _had_they(verb: Token) -> bool:
    """A clause, not a question, that begins with its "had"."""
    subjects = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    leading = [c for c in verb.children if c.dep_ == "aux" and c.lower_ == "had"]
    asked = verb.sent.text.rstrip().endswith("?")
    return not asked and any(h.i == verb.left_edge.i and h.i < s.i for h in leading for s in subjects)


def _if_they_had(verb: Token) -> bool:
    marked = any(c.dep_ == "mark" and c.lower_ in CONDITIONS for c in verb.children)
    return marked and any(c.dep_ == "aux" and c.lower_ == "had" for c in verb.children)
