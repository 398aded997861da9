"""On which day a trigger's event can have happened: the time expression of its clause, else the narrative's present."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whoheld.almanac.when import UNKNOWN, When

if TYPE_CHECKING:
    from datetime import date

    from spacy.tokens import Token

    from whoheld.analysis.clock import Clock
    from whoheld.analysis.passage import Passage
    from whoheld.analysis.timex import Timex


class Dated(NamedTuple):
    """The days, the words that gave them, whether they hold throughout, and why they were chosen."""

    when: When
    text: str | None
    throughout: bool
    reason: str
    reported: date | None = None


#: An expression among the first words of a sentence dates all of it.
OPENING = 3
#: So many verbs above a trigger may carry its date.
HIGHEST = 8
#: An expression that covers more days than this is read within the article's own range, where they meet.
COARSE = 27


def dated(trigger: Token, passage: Passage, clock: Clock, cue: Token | None = None) -> Dated:
    """The days of a trigger's event.

    ``cue`` is the verb of saying that the trigger depends on: a day that hangs on it ("on 9 January X said that it had
    captured P") is the day of the report, by which the event had happened.
    """
    found = _found(trigger, passage, clock, cue)
    bounded = found.when.meet(clock.span) if clock.span.known and (found.when.days or 0) > COARSE else None
    return found._replace(when=bounded, reason=f"{found.reason}, within the article's range") if bounded else found


def _found(trigger: Token, passage: Passage, clock: Clock, cue: Token | None) -> Dated:
    chosen = _chosen(trigger, passage, clock)
    if (
        chosen is not None
        and cue is not None
        and chosen.when.is_day
        and _perfect(trigger)
        and _governor(chosen, passage) == cue.i
    ):
        day = chosen.when.latest
        return Dated(When(None, day), chosen.text, False, f"date: by the day of the report: {chosen.reason}", day)
    if chosen is not None:
        return Dated(
            _bounds(chosen, trigger, passage, clock),
            chosen.text,
            chosen.relation in {"since", "throughout"},
            f"date: {chosen.reason}",
        )
    moment = clock.present(passage.starts[trigger.i])
    if moment.when.known:
        return Dated(moment.when, None, False, f"date: {moment.reason}")
    return Dated(UNKNOWN, None, False, "date: the text gives none")


def _bounds(chosen: Timex, trigger: Token, passage: Passage, clock: Clock) -> When:
    """As in "by 8 December", which ends on the 8th and begins with the narrative's present, where that is earlier."""
    when = chosen.when
    if chosen.relation in {"by", "until", "before"}:
        before = clock.present(passage.starts[trigger.sent.start]).when.earliest
        latest = when.latest
        return When(before if before and latest and before <= latest else None, latest)
    if chosen.relation in {"since", "after"}:
        verb = trigger if trigger.pos_ in {"VERB", "AUX"} else _verb_above(trigger) or trigger
        if any(c.dep_ == "aux" and c.lower_ == "had" for c in verb.children):
            return When(when.earliest, None)
        now = clock.present(passage.starts[trigger.i]).when.latest
        return When(when.earliest, now if now and when.earliest and now >= when.earliest else None)
    return when


def _chosen(trigger: Token, passage: Passage, clock: Clock) -> Timex | None:
    """The expression that the syntax ties most closely to the trigger."""
    sent = trigger.sent
    start, end = passage.starts[sent.start], passage.ends[sent.end - 1]
    within = [t for t in clock.within(start, end) if t.type in {"DATE", "TIME"} and t.when.known]
    ranked = [
        (rank, abs(passage.starts[trigger.i] - t.start), t)
        for t in within
        if (rank := _tie(t, trigger, passage)) is not None
    ]
    return min(ranked, key=lambda r: r[:2])[2] if ranked else None


def _tie(timex: Timex, trigger: Token, passage: Passage) -> int | None:
    """How close an expression is to a trigger, 0 the closest; None where it belongs to another clause."""
    found = passage.tokens(timex.start, timex.end)
    if found is None:
        return None
    token = passage.doc[found[1]]
    inside = set(range(found[0], found[1] + 1))
    while token.i in inside and token.head.i != token.i and token.head.i in inside:
        token = token.head
    governor = _verb_above(token)
    own = _verb_above(trigger) if trigger.pos_ not in {"VERB", "AUX"} else trigger
    if _hangs_on(token, trigger):
        return 0
    if governor is None or own is None:
        return 3
    chain = [own.i, *_chain(own)]
    if governor.i in chain:
        return 1 + chain.index(governor.i)
    opening = token.i < own.i and found[0] <= trigger.sent.start + OPENING
    return 2 + HIGHEST if opening else None


def _perfect(trigger: Token) -> bool:
    """Had captured; the capture: over and done when it is told."""
    return trigger.pos_ == "NOUN" or any(
        c.dep_ == "aux" and c.lower_ in {"had", "has", "have"} for c in trigger.children
    )


def _governor(timex: Timex, passage: Passage) -> int | None:
    """The verb that the expression hangs on."""
    found = passage.tokens(timex.start, timex.end)
    verb = _verb_above(passage.doc[found[1]]) if found else None
    return verb.i if verb is not None else None


def _hangs_on(token: Token, trigger: Token) -> bool:
    node = token
    for _ in range(4):
        if node.head.i == trigger.i:
            return True
        if node.head.pos_ in {"VERB", "AUX"} or node.head.i == node.i:
            return False
        node = node.head
    return False


def _verb_above(token: Token) -> Token | None:
    node = token
    while node.head.i != node.i:
        node = node.head
        if node.pos_ in {"VERB", "AUX"}:
            return node
    return node if node.pos_ in {"VERB", "AUX"} else None


def _chain(verb: Token) -> list[int]:
    """The verbs above a verb, the nearest first."""
    found: list[int] = []
    node = verb
    while node.head.i != node.i and len(found) < HIGHEST:
        node = node.head
        if node.pos_ in {"VERB", "AUX"}:
            found.append(node.i)
    return found
