"""Which year each date of a narrative belongs to, and which dates only interrupt it.

All dates of a document are weighed together: a year that is not written is chosen so that the story runs forward with
few jumps, and a date far off from both of its neighbours ("he said in April 2019") is an aside that the story does
not follow. The best few courses are kept while the text is read (a beam), the cheapest one wins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from math import log1p
from typing import TYPE_CHECKING, Final, NamedTuple

from .timex_calendar import place_in_time
from .timex_links import relation
from .timex_phrase import Form, Unit

if TYPE_CHECKING:
    from .clock_frame import Frame
    from .timex_phrase import Phrase

_BEAM: Final = 6
_MONTH: Final = 30.0
#: What it costs to go on, to go back, to leave a date aside; in the measure of log1p(months).
_BACK: Final = 1.6
_BACK_AT_ALL: Final = 0.3
_ASIDE: Final = 1.5
_OUTSIDE: Final = 3.0
_RESTART: Final = 0.7
_HEADING_ASIDE: Final = 5.0
#: A year is written where the story jumps, and left out where it goes on.
_WRITTEN: Final = 0.6
_UNWRITTEN: Final = 1.4
_SLACK_DAYS: Final = 45
_ASIDES: Final = (
    (re.compile(r"\([^()]*$"), 0.2),
    (re.compile(r"\b(?:since|as of|as recently as|back)\b[^,;]*$", re.IGNORECASE), 0.5),
    (
        re.compile(
            r"\b(?:said|stated|told|wrote|reported|interview|claimed|admitted|acknowledged|revealed|described|according"
            r"|estimated|published|recalled|argued|later|eventually|previously|earlier|originally|formerly)\b",
            re.IGNORECASE,
        ),
        0.7,
    ),
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


class Anchor(NamedTuple):
    """The story's present: its first and last day as numbers, their years, and the phrase that set it (-1: the frame)."""

    low: int
    high: int
    first_year: int
    last_year: int
    phrase: int


@dataclass(slots=True)
class _Course:
    cost: float
    anchor: Anchor | None
    step: tuple[_Course, Item, int | None, bool] | None = None


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
    cheapest: dict[tuple[int, int] | None, _Course] = {}
    for course in sorted(courses, key=lambda c: c.cost):
        cheapest.setdefault(course.anchor and course.anchor[:2], course)
        if len(cheapest) == _BEAM:
            break
    return list(cheapest.values())


def _trail(course: _Course) -> dict[int, Dating]:
    found: dict[int, Dating] = {}
    while course.step:
        before, item, year, foreground = course.step
        rests_on = before.anchor.phrase if before.anchor else None
        for i in item.phrases:
            found[i] = Dating(year, rests_on, foreground)
        course = before
    return found


def _span_anchor(frame: Frame) -> Anchor | None:
    first, last = frame.span.earliest, frame.span.latest
    if not first:
        return None
    last = last or date(first.year + 1, 12, 31)
    return Anchor(first.toordinal(), last.toordinal(), first.year, last.year, -1)


def _start(phrases: list[Phrase], frame: Frame) -> Anchor | None:
    """Where the story starts: the frame's range, the day of publication, else the first year that is written."""
    if anchor := _span_anchor(frame):
        return anchor
    if frame.speech.earliest and frame.speech.latest:
        first, last = frame.speech.earliest, frame.speech.latest
        return Anchor(first.toordinal(), last.toordinal(), first.year, last.year, -1)
    for i, phrase in enumerate(phrases):
        if phrase.form is Form.CALENDAR and phrase.year is not None and phrase.unit not in (Unit.DECADE, Unit.CENTURY):
            return Anchor(*place_in_time(phrase, phrase.year), phrase.year, phrase.year, i)
    return None


def _items(text: str, phrases: list[Phrase], frame: Frame) -> list[Item]:
    items, i, sections = [], 0, iter([*frame.sections, len(text) + 1])
    boundary, opens, heading_end = next(sections), False, -1
    while i < len(phrases):
        start = phrases[i].start
        while start >= boundary:
            opens, heading_end = True, text.find("\n", boundary)
            boundary = next(sections)
        group = _group(phrases, i)
        i += len(group) or 1
        if group:
            items.append(
                Item(
                    group,
                    _aside(text, phrases[group[0]], in_heading=start < heading_end),
                    opens,
                    relation(text, phrases[group[0]]) == "since",
                )
            )
            opens = False
    return items


def _group(phrases: list[Phrase], i: int) -> tuple[int, ...]:
    if phrases[i].form is not Form.CALENDAR or phrases[i].unit in (Unit.DECADE, Unit.CENTURY):
        return ()
    last = i
    while phrases[last].link and last + 1 < len(phrases) and phrases[last + 1].form is Form.CALENDAR:
        last += 1
    return tuple(range(i, last + 1))


def _aside(text: str, phrase: Phrase, *, in_heading: bool) -> float:
    if in_heading:
        return _HEADING_ASIDE
    lead = text[sentence_start(text, phrase.start) : phrase.start]
    return min((cost for cue, cost in _ASIDES if cue.search(lead)), default=_ASIDE)


def _step(course: _Course, item: Item, phrases: list[Phrase], frame: Frame) -> list[_Course]:
    starts = [course]
    restart = _span_anchor(frame) if item.opens_section else None
    if restart and course.step:
        starts.append(_Course(course.cost + _RESTART, restart, course.step))
    return [c for start in starts for c in _options(start, item, phrases, frame)]


def _options(course: _Course, item: Item, phrases: list[Phrase], frame: Frame) -> list[_Course]:
    made = []
    for year in _years(course.anchor, phrases[item.phrases[0]]):
        place = _place(item, phrases, year)
        written = phrases[item.phrases[0]].year is not None
        far = _far(place, frame)
        move = _move(course.anchor, place, frame) * (_WRITTEN if written else _UNWRITTEN)
        if item.since and not written and course.anchor and place.low > course.anchor.high:
            move += _OUTSIDE
        ahead = course.cost + move + _OUTSIDE * (far and not written)
        aside = course.cost + (item.aside * (not far) if written else move + item.aside + _OUTSIDE * far)
        made.append(_Course(ahead + far * 1.0, place, (course, item, year, True)))
        made.append(_Course(aside, course.anchor or place, (course, item, year, False)))
    return made or [_Course(course.cost, course.anchor, (course, item, None, False))]


def _years(anchor: Anchor | None, phrase: Phrase) -> list[int]:
    if phrase.year is not None:
        return [phrase.year]
    if anchor is None:
        return []
    return list(range(anchor.first_year - 1, min(anchor.last_year, anchor.first_year + 6) + 2))


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


def _far(place: Anchor, frame: Frame) -> bool:
    low, high = frame.span.earliest, frame.span.latest
    if low and place.high < low.toordinal() - _SLACK_DAYS:
        return True
    return bool(high and place.low > high.toordinal() + _SLACK_DAYS)


def _move(anchor: Anchor | None, place: Anchor, frame: Frame) -> float:
    if anchor is None:
        return 0.0
    ahead, back = max(0, place.low - anchor.high), max(0, anchor.low - place.high)
    if not frame.narrative:  # a news text looks back from its own day as readily as on from its last date
        latest = frame.speech.latest
        future = _OUTSIDE if latest and place.low > latest.toordinal() + _MONTH else 0.0
        return log1p((ahead or back) / _MONTH) + future
    if back:
        return _BACK_AT_ALL + _BACK * log1p(back / _MONTH)
    return log1p(ahead / _MONTH)
