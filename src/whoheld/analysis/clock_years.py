"""Which year each date of a narrative belongs to, and which dates only interrupt it.

All dates of a document are weighed together: a year that is not written is chosen so that the story runs forward with
few jumps, and a date far off from both of its neighbours ("he said in April 2019") is an aside that the story does
not follow. The best few courses are kept while the text is read (a beam), the cheapest one wins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from math import log1p
from typing import TYPE_CHECKING, Final, NamedTuple

from .timex_calendar import place_in_time
from .timex_links import relation
from .timex_phrase import Form, Unit

if TYPE_CHECKING:
    from .clock_frame import Frame
    from .clock_sections import Section
    from .timex_phrase import Phrase

_BEAM: Final = 6
_MONTH: Final = 30.0
#: What it costs to go on, to go back, to leave a date aside; in the measure of log1p(months). Chosen on WikiWars 01-10,
#: also with those written years taken out that repeat the year before, as a terser author would.
_BACK: Final = 0.9
_BACK_AT_ALL: Final = 0.2
_ASIDE: Final = 2.5
_OUTSIDE: Final = 3.0
_SINCE_AHEAD: Final = 1.5
_FAR: Final = 1.2
_FAR_AHEAD: Final = 0.2
_FAR_ASIDE: Final = 0.5
_FROM_ASIDE: Final = 1.0
#: A news text may count a month from its own day of publication, though it has spoken of another day before.
_FROM_SPEECH: Final = 0.9
#: Having gone back to another day, it seldom goes back from there to a month without a year.
_BEFORE_PAST: Final = 0.6
_RESTART: Final = 0.7
#: A range of more days than this leaves the year of a day open: only its first month can be started from.
_SHORT_SPAN: Final = 330
_HEADING_ASIDE: Final = 5.0
_OUT_OF_SECTION: Final = 1.0
#: A year is written where the story jumps, and left out where it goes on.
_WRITTEN: Final = 0.55
_UNWRITTEN: Final = 1.2
_SLACK_DAYS: Final = 45
_ASIDES: Final = (
    (re.compile(r"\([^()]*$"), 0.2),
    (re.compile(r"\b(?:announced|confirmed|declared)\s+in\s+$"), 0.4),
    (re.compile(r"\b(?:since|as of|as recently as|back)\b[^,;]*$", re.IGNORECASE), 0.5),
    (
        re.compile(
            r"\b(?:said|stated|told|wrote|reported|interview|claimed|admitted|acknowledged|revealed|described|according"
            r"|estimated|published|recalled|argued|later|eventually|previously|earlier|originally|formerly)\b",
            re.IGNORECASE,
        ),
        0.7,
    ),
    (re.compile(r"\b(?:prior\s+to|ahead\s+of|before)\s+the\b[^;]*$", re.IGNORECASE), 0.9),
    (re.compile(r"\bhad\s+(?:\w+ly\s+|been\s+|also\s+|not\s+)*\w+(?:ed|en|wn|un|ught|ld|st|pt|t)\b"), 0.6),
    (re.compile(r"\b(?:will|would|until|scheduled|planned|expected)\b", re.IGNORECASE), 0.8),
)
_SENTENCE: Final = re.compile(r"(?:[.!?][\"'”’)]*\s+(?=[\"'“(]*[A-Z0-9])|\n)")
_LONGEST: Final = 300


class Item(NamedTuple):
    """One date, or the phrases of one range or list, as the beam sees it."""

    phrases: tuple[int, ...]
    aside: float
    opens_section: bool
    since: bool
    same_sentence: bool


class Anchor(NamedTuple):
    """The story's present: first and last day as numbers, their years, the phrase that set it (-1: the frame)."""

    low: int
    high: int
    first_year: int
    last_year: int
    phrase: int


@dataclass(slots=True)
class _Course:
    cost: float
    anchor: Anchor | None
    side: Anchor | None = None
    step: _Step | None = None


class _Step(NamedTuple):
    """How a course came about: from which one, by which item, with which year, resting on which phrase."""

    before: _Course
    item: Item
    year: int | None
    foreground: bool
    rests_on: int | None


@dataclass(frozen=True, slots=True)
class Dating:
    """The year chosen for a phrase, the phrase that it rests on (-1: the frame, None: its own words), and its role."""

    year: int | None
    rests_on: int | None
    foreground: bool


def sentence_start(text: str, at: int) -> int:
    """Where the sentence (or line) begins that holds a character."""
    low = max(0, at - _LONGEST)
    last = low
    for m in _SENTENCE.finditer(text, low, at):
        last = m.end()
    return last


def date_all(text: str, phrases: list[Phrase], frame: Frame) -> dict[int, Dating]:
    """The dating of every calendar phrase, by its index."""
    beam = [_Course(0.0, _start(phrases, frame))]
    for item in _items(text, phrases, frame):
        nexts = [c for course in beam for c in _step(course, item, phrases, frame)]
        beam = _best(nexts)
    return _trail(min(beam, key=lambda c: c.cost))


def _best(courses: list[_Course]) -> list[_Course]:
    cheapest: dict[tuple[Anchor | None, Anchor | None], _Course] = {}
    for course in sorted(courses, key=lambda c: c.cost):
        cheapest.setdefault((course.anchor, course.side), course)
        if len(cheapest) == _BEAM:
            break
    return list(cheapest.values())


def _trail(course: _Course) -> dict[int, Dating]:
    found: dict[int, Dating] = {}
    while course.step:
        step = course.step
        for i in step.item.phrases:
            found[i] = Dating(step.year, step.rests_on, step.foreground)
        course = step.before
    return found


def _span_anchor(frame: Frame) -> Anchor | None:
    first, last = frame.span.earliest, frame.span.latest
    if not first:
        return None
    if last is None or (last - first).days > _SHORT_SPAN:
        last = first + timedelta(_MONTH)
    return Anchor(first.toordinal(), last.toordinal(), first.year, last.year, -1)


def _start(phrases: list[Phrase], frame: Frame) -> Anchor | None:
    """Where the story starts: the frame's range, the day of publication, else the first year that is written."""
    if anchor := _span_anchor(frame):
        return anchor
    if anchor := _speech_anchor(frame):
        return anchor
    for i, phrase in enumerate(phrases):
        if phrase.form is Form.CALENDAR and phrase.year is not None and phrase.unit not in (Unit.DECADE, Unit.CENTURY):
            return Anchor(*place_in_time(phrase, phrase.year), phrase.year, phrase.year, i)
    return None


def _speech_anchor(frame: Frame) -> Anchor | None:
    first, last = frame.speech.earliest, frame.speech.latest
    return Anchor(first.toordinal(), last.toordinal(), first.year, last.year, -1) if first and last else None


def _items(text: str, phrases: list[Phrase], frame: Frame) -> list[Item]:
    items, i, last = [], 0, 0
    while i < len(phrases):
        group = _group(phrases, i)
        if group:
            items.append(_item(text, phrases, group, frame, last))
            last = phrases[i].start
        i += len(group) or 1
    return items


def _item(text: str, phrases: list[Phrase], group: tuple[int, ...], frame: Frame, last: int) -> Item:
    phrase = phrases[group[0]]
    heading = max((at for at in frame.sections if at <= phrase.start), default=-1)
    begins = sentence_start(text, phrase.start)
    in_heading = heading >= 0 and "\n" not in text[heading : phrase.start]
    return Item(
        group,
        aside=_HEADING_ASIDE if in_heading else _aside(text[begins : phrase.start]),
        opens_section=heading > last,
        since=relation(text, phrase) == "since",
        same_sentence=begins <= last,
    )


def _group(phrases: list[Phrase], i: int) -> tuple[int, ...]:
    if phrases[i].form is not Form.CALENDAR or phrases[i].unit in (Unit.DECADE, Unit.CENTURY):
        return ()
    last = i
    while phrases[last].link and last + 1 < len(phrases) and phrases[last + 1].form is Form.CALENDAR:
        last += 1
    return tuple(range(i, last + 1))


def _aside(lead: str) -> float:
    return min((cost for cue, cost in _ASIDES if cue.search(lead)), default=_ASIDE)


def _step(course: _Course, item: Item, phrases: list[Phrase], frame: Frame) -> list[_Course]:
    starts = [course]
    restart = _span_anchor(frame) if item.opens_section else None
    if restart and course.step and restart.high - restart.low > _MONTH:
        starts.append(_Course(course.cost + _RESTART, restart, step=course.step))
    return [c for start in starts for c in _options(start, item, phrases, frame)]


def _options(course: _Course, item: Item, phrases: list[Phrase], frame: Frame) -> list[_Course]:
    """The courses that an item can continue: each year that it may have, followed by the story or left aside."""
    written = phrases[item.phrases[0]].year is not None
    made = []
    for year in _years(course, phrases[item.phrases[0]], None if frame.narrative else _speech_anchor(frame)):
        place = _place(item, phrases, year)
        move, origin = _moved(course, item, place, frame, written=written)
        rests_on = origin.phrase if origin else None
        far = _far(place, frame)
        if not written and _outside(place, frame.section(phrases[item.phrases[0]].start)):
            move += _OUT_OF_SECTION
        if origin and not written:
            far = max(0.0, far - _far(origin, frame))
        aside = item.aside * (_FAR_ASIDE if far else 1) if written else move + item.aside + _FAR * far
        ahead = move + (_FAR_AHEAD if written else _FAR) * far
        made.append(
            _Course(course.cost + ahead, _clipped(place, frame), None, _Step(course, item, year, True, rests_on))
        )
        made.append(_Course(course.cost + aside, course.anchor, place, _Step(course, item, year, False, rests_on)))
    return made or [_Course(course.cost, course.anchor, None, _Step(course, item, None, False, None))]


def _outside(place: Anchor, section: Section | None) -> bool:
    """Whether a place lies outside of the days that its section's heading gives."""
    return section is not None and (place.low < section.low or place.high > section.high)


def _moved(course: _Course, item: Item, place: Anchor, frame: Frame, *, written: bool) -> tuple[float, Anchor | None]:
    """What it costs to come to a place, from the story or from the aside before it, and from which of them."""
    weight = _WRITTEN if written else _UNWRITTEN
    best, origin = _move(course.anchor, place, frame), course.anchor
    if item.since and not written and course.anchor and place.low > course.anchor.high:
        best += _SINCE_AHEAD
    if course.side and not written:
        side = _move(course.side, place, frame) + (0 if item.same_sentence else _FROM_ASIDE)
        if side < best:
            best, origin = side, course.side
    speech = None if frame.narrative or written or item.same_sentence else _speech_anchor(frame)
    if speech and place.low <= speech.high and _move(speech, place, frame) + _FROM_SPEECH < best:
        best, origin = _move(speech, place, frame) + _FROM_SPEECH, speech
    return best * weight, origin


def _years(course: _Course, phrase: Phrase, speech: Anchor | None) -> list[int]:
    if phrase.year is not None:
        return [phrase.year]
    years: set[int] = set()
    for anchor in (course.anchor, speech):
        years |= (
            set(range(anchor.first_year - 1, min(anchor.last_year, anchor.first_year + 6) + 2)) if anchor else set()
        )
    if course.side:
        years |= {course.side.first_year, course.side.last_year, course.side.last_year + 1}
    return sorted(years)


def _place(item: Item, phrases: list[Phrase], year: int) -> Anchor:
    """The days of an item whose first phrase lies in a year; later phrases without a year follow it."""
    first = phrases[item.phrases[0]]
    low, high = place_in_time(first, year)
    last = phrases[item.phrases[-1]]
    last_year = last.year if last.year is not None else year_after(first, last, year)
    if last is not first:
        low, high = min(low, place_in_time(last, last_year)[0]), max(high, place_in_time(last, last_year)[1])
    return Anchor(low, high, year, last_year, item.phrases[0])


def year_after(first: Phrase, last: Phrase, year: int) -> int:
    """The year of the last phrase of a range that begins in a year."""
    return year + bool(first.month and last.month and last.month < first.month)


def _clipped(place: Anchor, frame: Frame) -> Anchor:
    """A year that the article's range lies in stands for that range ("the 2016 offensive")."""
    first, last = frame.span.earliest, frame.span.latest
    if not first or not last or place.high - place.low <= _MONTH:
        return place
    low, high = max(place.low, first.toordinal()), min(place.high, last.toordinal())
    return place._replace(low=low, high=high) if low <= high else place


def _far(place: Anchor, frame: Frame) -> float:
    """How far out of the article's range a date lies: log1p of the months, 0 within or near it."""
    low, high = frame.span.earliest, frame.span.latest
    before = low.toordinal() - _SLACK_DAYS - place.high if low else 0
    after = place.low - high.toordinal() - _SLACK_DAYS if high else 0
    return log1p(max(0, before, after) / _MONTH)


def _move(anchor: Anchor | None, place: Anchor, frame: Frame) -> float:
    if anchor is None:
        return 0.0
    ahead, back = max(0, place.low - anchor.high), max(0, anchor.low - place.high)
    if not frame.narrative:  # a news text looks back from its own day as readily as on from its last date
        latest = frame.speech.latest
        future = _OUTSIDE if latest and place.low > latest.toordinal() + _MONTH else 0.0
        earlier = _BEFORE_PAST if back and anchor.phrase >= 0 else 0.0
        return log1p((ahead or back) / _MONTH) + future + earlier
    if back:
        return _BACK_AT_ALL + _BACK * log1p(back / _MONTH)
    return log1p(ahead / _MONTH)
