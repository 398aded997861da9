"""Goes through a document's time expressions in order, with the narrative's present in hand, and dates each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from whoheld.acquisition.document import BlockKind
from whoheld.almanac.when import UNKNOWN, When

from .clock_relative import Pin, Resolved, day_of_month, ordinal, resolve, stretch, unresolved, weekday
from .clock_story import Story
from .clock_years import date_all, sentence_start
from .timex import Timex, TimexType
from .timex_calendar import days_of, value_of
from .timex_grammar import find
from .timex_links import carry_years, from_to, link, relation
from .timex_phrase import Form, Phrase, Pole, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whoheld.acquisition.document import Block, Document

    from .clock_frame import Frame

_APPOSED: Final = re.compile(r"\s*[,(–-]?\s*(?:on\s+|of\s+)?(?:the\s+)?$")
_WORD_AFTER: Final = re.compile(r"\s+\w")
_APPOSITION: Final = re.compile(r"\s*[,–—-]\s*")
#: The name of a picture's file, as in the cell of a table that shows a flag: its years tell nothing.
_PICTURE: Final = re.compile(r"[^|.\n]{0,99}\.(?:svg|png|jpe?g|gif|webp)", re.IGNORECASE)
#: After these a date is no day of the story.
_BACKGROUND: Final = frozenset({"since", "before", "until"})
_LOOKING_BACK: Final = re.compile(r"\bsince\b[^,;()]*$")
_NO_PIN: Final = "no date before it to count from"
_NO_SPEECH: Final = "counts from the day of writing, which is not known"


def read(document: Document, frame: Frame) -> list[Timex]:
    """The expressions of the author's own blocks, of tables and of captions, dated, in the order of the text.

    A row of a table tells a story of its own, and so does a caption.
    """
    found = _told(document, frame, document.authored())
    for block in apart(document):
        found += _told(document, frame, [block])
    return sorted(found, key=lambda t: t.start)


def apart(document: Document) -> list[Block]:
    """The blocks that stand apart from the story: rows of tables, captions."""
    return [b for b in document.blocks if b.kind in (BlockKind.TABLE, BlockKind.CAPTION)]


def _told(document: Document, frame: Frame, blocks: Iterable[Block]) -> list[Timex]:
    phrases = [phrase for block in blocks for phrase in _found(document, block)]
    carry_years(phrases)
    story = Story(document.text, frame, phrases, date_all(document.text, phrases, frame))
    return [_timex(story, i, phrase) for i, phrase in enumerate(phrases)]


def _found(document: Document, block: Block) -> list[Phrase]:
    text = document.excerpt(block)
    pictures = [m.span() for m in _PICTURE.finditer(text)]
    phrases = link(text, [p for p in find(text) if not any(a <= p.start < b for a, b in pictures)])
    for phrase in phrases:
        phrase.start += block.start
        phrase.end += block.start
    return phrases


def _timex(story: Story, i: int, phrase: Phrase) -> Timex:
    if phrase.form is Form.CALENDAR:
        return _calendar(story, i, phrase)
    if phrase.form in (Form.RELATIVE, Form.WEEKDAY, Form.ORDINAL, Form.DAY):
        return _relative(story, i, phrase)
    return _other(story, i, phrase)


def _make(
    story: Story, i: int, found: Resolved, reason: str, *, pin: Pin | None = None, foreground: bool = False
) -> Timex:
    phrase = story.phrases[i]
    value = found.value
    kind = TimexType.TIME if "T" in value and not value.startswith("P") else TimexType.DATE
    if re.match(r"P[\dXT.]", value):
        kind = TimexType.DURATION
    if phrase.form is Form.SET:
        kind = TimexType.SET
    return Timex(
        start=phrase.start,
        end=phrase.end,
        text=story.words(i),
        type=kind,
        value=value,
        when=found.when,
        relation=_relation(story, i),
        reason=reason,
        anchored_to=pin.at if pin else None,
        foreground=foreground,
    )


def _relation(story: Story, i: int) -> str:
    phrase, before = story.phrases[i], story.phrases[i - 1] if i else None
    if from_to(story.text, phrase) or (before and before.link and from_to(story.text, before)):
        return "from-to"
    return relation(story.text, phrase)


def _year(story: Story, i: int) -> int | None:
    """The year of a calendar phrase; the later ones of a range follow its first."""
    phrase = story.phrases[i]
    if phrase.year is not None:
        return phrase.year
    dating = story.datings.get(i)
    year = dating.year if dating else None
    before = story.phrases[i - 1] if i else None
    if before and before.link and year is not None and story.datings.get(i - 1) and before.month and phrase.month:
        previous = _year(story, i - 1)
        return None if previous is None else previous + (phrase.month < before.month)
    return year


def _range(story: Story, i: int) -> When:
    """The days of a phrase, or of the whole range or pair that it belongs to."""
    phrase, year = story.phrases[i], _year(story, i)
    own = days_of(phrase, year) if year is not None else UNKNOWN
    before = story.phrases[i - 1] if i else None
    other = i + 1 if phrase.link == "range" else i - 1 if before and before.link == "range" else None
    if other is None or other >= len(story.phrases) or story.phrases[other].form is not Form.CALENDAR:
        return own
    year = _year(story, other)
    twin = days_of(story.phrases[other], year) if year is not None else UNKNOWN
    if not own.days or not twin.days:
        return own
    ends = [d for d in (own.earliest, own.latest, twin.earliest, twin.latest) if d]
    return When(min(ends), max(ends))


def _calendar(story: Story, i: int, phrase: Phrase) -> Timex:
    year, dating = _year(story, i), story.datings.get(i)
    when = _range(story, i)
    value = phrase.value or value_of(phrase, year)
    foreground = bool(dating and dating.foreground and year is not None)
    pin = Pin(when, year, story.words(i), phrase.start)
    foreground = foreground and relation(story.text, phrase) not in _BACKGROUND and not story.covers(pin, phrase)
    foreground = foreground and not _LOOKING_BACK.search(
        story.text, sentence_start(story.text, phrase.start), phrase.start
    )
    if foreground:
        story.move(pin)
    if phrase.unit not in (Unit.DECADE, Unit.CENTURY):
        story.latest = pin
    return _make(
        story,
        i,
        Resolved(when, value),
        _why(story, i, year, foreground=foreground),
        foreground=foreground and when.known,
    )


def _why(story: Story, i: int, year: int | None, *, foreground: bool) -> str:
    words, dating, aside = (
        story.words(i),
        story.datings.get(i),
        "" if foreground else " (an aside: the story does not follow it)",
    )
    if story.phrases[i].year is not None or dating is None:
        return f"{words!r} as written{aside}"
    if year is None:
        return f"{words!r} without a year, and nothing in the text gives one"
    if dating.rests_on is not None and dating.rests_on >= 0:
        return f"{words!r} without a year: {year}, from {story.words(dating.rests_on)!r}{aside}"
    source = f"the article's range {story.frame.span_text!r}" if story.frame.span.known else "the day of publication"
    return f"{words!r} without a year: {year}, from {source}{aside}"


def _relative(story: Story, i: int, phrase: Phrase) -> Timex:
    apposed = _apposed(story, i)
    if apposed is not None:
        year = _year(story, apposed)
        days = days_of(story.phrases[apposed], year) if year is not None else UNKNOWN
        return _make(
            story,
            i,
            Resolved(days, value_of(story.phrases[apposed], year)),
            f"{story.words(i)!r} is {story.words(apposed)!r}, beside it",
        )
    speech = phrase.pole is Pole.SPEECH or (phrase.form is Form.WEEKDAY and not story.frame.narrative)
    if speech and not story.frame.narrative:
        pin = Pin(
            story.frame.speech,
            story.frame.speech.latest.year if story.frame.speech.latest else None,
            "the day of publication",
        )
    elif speech and not story.frame.span.known:
        return _make(story, i, unresolved(phrase), f"{story.words(i)!r} {_NO_SPEECH}")
    else:
        pin = story.pin(phrase)
    found = _resolved(story, phrase, pin)
    if not found.settled:
        return _make(
            story,
            i,
            found,
            f"{story.words(i)!r}: {_NO_PIN if not pin.when.known else f'{pin.text!r} is too coarse to count from'}",
        )
    moves = phrase.step >= 0 and not speech and relation(story.text, phrase) not in _BACKGROUND
    if moves:
        story.move(
            Pin(found.when, found.when.latest.year if found.when.latest else pin.year, story.words(i), phrase.start)
        )
        story.latest = story.present
    return _make(
        story, i, found, f"{story.words(i)!r} counted from {pin.text!r}", pin=pin, foreground=moves and found.when.known
    )


def _resolved(story: Story, phrase: Phrase, pin: Pin) -> Resolved:
    if phrase.form is Form.WEEKDAY:
        return weekday(phrase, pin, back=not story.frame.narrative)
    if phrase.form is Form.ORDINAL:
        return ordinal(phrase, story.frame)
    if phrase.form is Form.DAY:
        return day_of_month(phrase, pin)
    return resolve(phrase, pin)


def _apposed(story: Story, i: int) -> int | None:
    """The date that says the same: "six days later, on 7 October"; "on 7 October, the first day of the siege"."""
    if _renames(story, i):
        return i - 1
    if i + 1 == len(story.phrases):
        return None
    phrase, after = story.phrases[i], story.phrases[i + 1]
    day = after.form is Form.CALENDAR and after.day
    return i + 1 if day and _APPOSED.fullmatch(story.text, phrase.end, after.start) else None


def _renames(story: Story, i: int) -> bool:
    """Whether a day that is told by an event ("the day after the raid") stands right behind its date."""
    phrase, before = story.phrases[i], story.phrases[i - 1] if i else None
    told_by_event = phrase.exact or phrase.form is Form.ORDINAL
    if not told_by_event or not before or before.form is not Form.CALENDAR or not before.day:
        return False
    clause = _WORD_AFTER.match(story.text, phrase.end)
    return bool(clause and _APPOSITION.fullmatch(story.text, before.end, phrase.start))


def _other(story: Story, i: int, phrase: Phrase) -> Timex:
    pin = story.pin(phrase)
    words = story.words(i)
    if phrase.form is Form.DURATION:
        speech = phrase.pole is Pole.SPEECH and not story.frame.narrative
        pin = Pin(story.frame.speech, None, "the day of publication") if speech else pin
        when = stretch(phrase, pin)
        return _make(
            story,
            i,
            Resolved(when, phrase.value),
            f"{words!r} counted from {pin.text!r}" if when.known else f"{words!r}: how long, not when",
            pin=pin if when.known else None,
        )
    if phrase.form in (Form.CLOCK, Form.DAYPART):
        return _hours(story, i, phrase, pin)
    if phrase.form is Form.VAGUE:
        return _make(story, i, Resolved(pin.when, ""), f"{words!r}: the narrative's present, {pin.text!r}", pin=pin)
    if phrase.form is Form.REFERENCE and phrase.value == "PRESENT_REF" and not story.frame.narrative:
        return _make(story, i, Resolved(story.frame.speech, phrase.value), f"{words!r}: the day of publication")
    return _make(story, i, Resolved(UNKNOWN, phrase.value), f"{words!r} names no day")


def _hours(story: Story, i: int, phrase: Phrase, pin: Pin) -> Timex:
    """A time of the day: on the date that follows at once, else on the present day."""
    apposed = _apposed(story, i)
    year = _year(story, apposed) if apposed is not None else None
    day = days_of(story.phrases[apposed], year) if apposed is not None and year is not None else pin.when
    hour = phrase.clock or ("NI" if phrase.daypart == "ON" else phrase.daypart)
    known = (
        day.is_day and day.latest is not None and (phrase.count is not None or phrase.clock or phrase.daypart == "ON")
    )
    value = f"{day.latest.isoformat()}T{hour}" if known and day.latest else f"XXXX-XX-XXT{hour}"
    when = _night(day) if known and hour == "NI" else day if known else UNKNOWN
    reason = (
        f"{story.words(i)!r} of {story.words(apposed) if apposed is not None else pin.text!r}"
        if known
        else f"{story.words(i)!r}: no day to set it on"
    )
    return _make(story, i, Resolved(when, value), reason, pin=pin if known else None)


def _night(day: When) -> When:
    return When(day.earliest, day.shift(1).latest)
