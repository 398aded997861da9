"""On which day a trigger's event can have happened: the time expression of its clause, else the narrative's present."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whoheld.almanac.when import UNKNOWN, When
from whoheld.claims.ties import governor, tied, verb_above

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
    chosen = tied(trigger, passage, clock)
    if (
        chosen is not None
        and cue is not None
        and chosen.when.is_day
        and _perfect(trigger)
        and governor(chosen, passage) == cue
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
        verb = trigger if trigger.pos_ in {"VERB", "AUX"} else verb_above(trigger) or trigger
        if any(c.dep_ == "aux" and c.lower_ == "had" for c in verb.children):
            return When(when.earliest, None)
        now = clock.present(passage.starts[trigger.i]).when.latest
        return When(when.earliest, now if now and when.earliest and now >= when.earliest else None)
    return when


def _perfect(trigger: Token) -> bool:
    """Had captured; the capture: over and done when it is told."""
    return trigger.pos_ == "NOUN" or any(
        c.dep_ == "aux" and c.lower_ in {"had", "has", "have"} for c in trigger.children
    )
