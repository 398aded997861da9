"""Which time expression of a sentence belongs to a trigger: the one that the parse ties to it most closely."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from whoheld.analysis.clock import Clock
    from whoheld.analysis.passage import Passage
    from whoheld.analysis.timex import Timex

#: An expression among the first words of a sentence dates all of it.
OPENING = 3
#: So many verbs above a trigger may carry its date.
HIGHEST = 8
#: How close: on the trigger itself, on its verb, on what its verb goes on with, on a verb above (the nearest first).
ON_IT, ON_ITS_VERB, BELOW, ABOVE = range(4)
#: By the opening of the sentence; deep in what its verb goes on with, where the story follows that date.
BY_OPENING = ABOVE + HIGHEST
DEEP_BELOW = BY_OPENING + 1
#: More days than any expression covers.
ENDLESS = 10**6
#: Clauses that have a day of their own, and phrases that may have one, though they hang below the trigger's verb.
APART = frozenset({"relcl", "ccomp", "parataxis"})
MAYBE_APART = APART | {"conj", "dobj", "nsubj", "nsubjpass"}
#: Conjunctions of a clause that tells of the same time.
MEANWHILE = frozenset({"when", "as", "while"})


def tied(trigger: Token, passage: Passage, clock: Clock) -> Timex | None:
    """The expression that the syntax ties most closely to the trigger; of two as close, the finer or nearer one."""
    sent = trigger.sent
    start, end = passage.starts[sent.start], passage.ends[sent.end - 1]
    within = [t for t in clock.within(start, end) if t.when.known]
    ranked = [
        (rank, t.when.days or ENDLESS, abs(passage.starts[trigger.i] - t.start), t)
        for t in within
        if (rank := _tie(t, trigger, passage)) is not None
    ]
    return min(ranked, key=lambda r: r[:-1])[-1] if ranked else None


def governor(timex: Timex, passage: Passage) -> Token | None:
    """The verb that the expression hangs on."""
    token = _head(timex, passage)
    return verb_above(token) if token is not None else None


def verb_above(token: Token) -> Token | None:
    """The nearest verb that governs the token; at the top of the sentence, the token itself if it is one."""
    return next(_verbs(token), token if token.pos_ in {"VERB", "AUX"} and token.head.i == token.i else None)


def _tie(timex: Timex, trigger: Token, passage: Passage) -> int | None:
    """How close an expression is to a trigger; None where it belongs to another clause."""
    token = _head(timex, passage)
    if token is None:
        return None
    if _hangs_on(token, trigger):
        return ON_IT
    own = trigger if trigger.pos_ in {"VERB", "AUX"} else verb_above(trigger)
    above = verb_above(token)
    if own is None or above is None:
        return ABOVE
    if above.i == own.i:
        return ON_ITS_VERB
    if _goes_on(token, own, MAYBE_APART):
        return BELOW
    chain = [v.i for v in _verbs(own)][:HIGHEST]
    if above.i in chain:
        return ABOVE + chain.index(above.i)
    if token.i < own.i and token.left_edge.i <= trigger.sent.start + OPENING:
        return BY_OPENING
    return DEEP_BELOW if timex.foreground and _goes_on(token, own, APART) else None


def _head(timex: Timex, passage: Passage) -> Token | None:
    """The word by which the expression hangs on the rest of the sentence."""
    found = passage.tokens(timex.start, timex.end)
    if found is None:
        return None
    token = passage.doc[found[1]]
    while token.head.i != token.i and found[0] <= token.head.i <= found[1]:
        token = token.head
    return token


def _hangs_on(token: Token, trigger: Token) -> bool:
    node = token
    for _ in range(4):
        if node.head.i == trigger.i:
            return True
        if node.head.pos_ in {"VERB", "AUX"} or node.head.i == node.i:
            return False
        node = node.head
    return False


def _goes_on(token: Token, own: Token, apart: frozenset[str]) -> bool:
    """Whether the expression stands in what the verb goes on with: "fought to retake P on 3 May", "when they came"."""
    node = token
    while node.head.i != node.i:
        if node.dep_ in apart or (node.dep_ == "advcl" and _marks(node) - MEANWHILE):
            return False
        if node.head.i == own.i:
            return True
        node = node.head
    return False


def _marks(verb: Token) -> set[str]:
    return {c.lower_ for c in verb.children if c.dep_ == "mark" or c.tag_ == "WRB"}


def _verbs(token: Token) -> Iterator[Token]:
    """The verbs above a token, the nearest first."""
    node = token
    while node.head.i != node.i:
        node = node.head
        if node.pos_ in {"VERB", "AUX"}:
            yield node
