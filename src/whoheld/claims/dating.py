"""On which day a trigger's event can have happened: the time expression of its clause, else the narrative's present."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whoheld.almanac.when import UNKNOWN, When
from whoheld.claims.section import Section
from whoheld.claims.ties import governor, tied, verb_above
from whoheld.codebook import AHEAD, Kind, Stance

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
    settled: bool = True


class Telling(NamedTuple):
    """What has to be known of a claim to date it.

    ``cue`` is the verb of saying that the trigger depends on: a day that hangs on it ("on 9 January X said that it had
    captured P") is the day of the report, by which the event had happened.
    """

    trigger: Token
    kind: Kind
    stance: Stance = Stance.SAID
    section: Section = Section.STORY
    cue: Token | None = None


#: An expression that covers more days than this is read within the article's own range, where they meet.
COARSE = 27
#: A day told so many days before "by 8 December" bounds it plainly.
PLAIN = 31
#: What goes on for a while.
LASTING = frozenset({Kind.HOLDS, Kind.BESIEGES, Kind.CONTESTS})


def dated(telling: Telling, passage: Passage, clock: Clock) -> Dated:
    """The days of what is told."""
    chosen = tied(telling.trigger, passage, clock)
    if _since_then(telling):
        return _from_then(telling, passage, clock)
    if chosen is None or _only_compared(chosen, telling, passage):
        return _undated(telling, passage, clock)
    if _of_report(chosen, telling, passage):
        day = chosen.when.latest
        return Dated(When(None, day), chosen.text, False, f"date: by the day of the report: {chosen.reason}", day)
    throughout = chosen.relation in {"since", "throughout"}
    when, why = _bounds(chosen, telling, clock), f"date: {chosen.reason}"
    if not chosen.relation:
        when, why = _narrowed(when, why, telling, clock)
    return Dated(when, chosen.text, throughout, why)


def _since_then(telling: Telling) -> bool:
    """As in "since then, the town has been under X's control"."""
    verb = telling.trigger if telling.trigger.pos_ in {"VERB", "AUX"} else verb_above(telling.trigger)
    since = (c for c in verb.children if c.lower_ == "since") if verb is not None else ()
    return any(g.lower_ == "then" for c in since for g in c.children)


def _from_then(telling: Telling, passage: Passage, clock: Clock) -> Dated:
    """From the last day on that was told, be it one that the story did not follow."""
    at = passage.starts[telling.trigger.sent.start]
    then = next((t for t in reversed(clock.within(passage.block.start, at)) if t.when.earliest), None)
    if then is None:
        return _undated(telling, passage, clock)
    return Dated(When(then.when.earliest, None), then.text, True, f"date: since then: {then.reason}")


def _only_compared(chosen: Timex, telling: Telling, passage: Passage) -> bool:
    """As in "they made the biggest gain since 2014", which does not say when it was."""
    behind = chosen.start > passage.starts[telling.trigger.i]
    return chosen.relation == "since" and behind and telling.kind not in LASTING and not _perfect(telling.trigger)


def _of_report(chosen: Timex, telling: Telling, passage: Passage) -> bool:
    cue = telling.cue if telling.kind is not Kind.HOLDS else None
    over = telling.trigger.pos_ == "NOUN" or _perfect(telling.trigger)
    return cue is not None and chosen.when.is_day and over and governor(chosen, passage) == cue


def _undated(telling: Telling, passage: Passage, clock: Clock) -> Dated:
    """Of what no expression of the sentence dates: the narrative's present, in the story itself."""
    moment = clock.present(passage.starts[telling.trigger.i])
    span = clock.span
    if telling.section is Section.BEFORE and span.earliest and not moment.same_section:
        when = When(None, span.earliest)
        return Dated(when, None, False, "date: told of what came before the article's range", settled=False)
    if telling.section is Section.ABOUT and span.known and not _same_paragraph(moment.start, passage):
        return Dated(span, None, False, "date: the article's range: told in looking back on it", settled=False)
    if moment.start is None and moment.when == clock.speech and clock.speech.latest and _over(telling):
        why = "date: over by the day of publication; no date stands before it in the paragraph"
        return Dated(When(None, clock.speech.latest), None, False, why, settled=False)
    if moment.when.known:
        when, why = _narrowed(moment.when, f"date: {moment.reason}", telling, clock)
        return Dated(when, None, False, why, settled=moment.same_section)
    return Dated(UNKNOWN, None, False, "date: the text gives none", settled=False)


def _over(telling: Telling) -> bool:
    """Whether it is told as past: an event, not a state, that is neither told in the present nor ahead."""
    if telling.kind in LASTING or telling.stance in AHEAD:
        return False
    verb = telling.trigger if telling.trigger.pos_ in {"VERB", "AUX"} else None
    return verb is None or verb.tag_ in {"VBD", "VBN", "VBG"} or _perfect(verb)


def _same_paragraph(start: int | None, passage: Passage) -> bool:
    return start is not None and start >= passage.block.start


def _bounds(chosen: Timex, telling: Telling, clock: Clock) -> When:
    """As in "by 8 December", which ends on the 8th; a state that holds by a day holds on it."""
    when = chosen.when
    if chosen.relation == "by" and telling.kind is Kind.HOLDS:
        return when
    bounds = clock.bounds(chosen)
    if chosen.relation == "by" and (bounds.days or 0) > PLAIN:
        return When(None, bounds.latest)
    if chosen.relation == "until" and telling.kind in LASTING:
        return _from_now(bounds, clock.present(chosen.start - 1).when)
    return bounds


def _from_now(bounds: When, now: When) -> When:
    """What went on until a day, from the day on that the story has reached."""
    earlier = now.earliest and bounds.latest and now.earliest <= bounds.latest
    return When(now.earliest, bounds.latest) if earlier else bounds


def _narrowed(when: When, why: str, telling: Telling, clock: Clock) -> tuple[When, str]:
    """A month, a year within the article's own range; what is only planned on a day would be then or later."""
    span = clock.span
    if span.known and (when.days or 0) > COARSE and not _past_perfect(telling.trigger) and (met := when.meet(span)):
        when, why = met, f"{why}, within the article's range"
    if telling.stance in AHEAD and when.earliest:
        when, why = When(when.earliest, None), f"{why}, from when on it is ahead"
    return when, why


def _past_perfect(trigger: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "had" for c in trigger.children)


def _perfect(trigger: Token) -> bool:
    """Had captured, has been taken: over and done when it is told."""
    return any(c.dep_ == "aux" and c.lower_ in {"had", "has", "have"} for c in trigger.children)
