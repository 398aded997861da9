"""Finds the time expressions of a text: at each word that can begin one, the patterns of that word, longest first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from . import timex_dates as d
from . import timex_patterns as p
from . import timex_relatives as r
from .timex_lexicon import DAYPARTS, MONTHS, NUMBERS, ORDINALS, SEASONS, WEEKDAYS
from .timex_phrase import Form, Phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Reader = Callable[[re.Match[str]], list[Phrase]]
    Rule = tuple[re.Pattern[str], Reader]

_WORD: Final = re.compile(r"[^\W_]+")
_BEFORE_CHRIST: Final = re.compile(r"\d\s?B\.?C\b|\d\s?BCE\b")

_PART_WORDS: Final = [
    "very",
    "early",
    "late",
    "mid",
    "earlier",
    "later",
    "beginning",
    "start",
    "onset",
    "opening",
    "end",
    "close",
    "middle",
    "turn",
    "closing",
    "final",
    "last",
    "first",
    "latter",
    "rest",
    "the",
]
_ABOUT_WORDS: Final = [
    "about",
    "around",
    "nearly",
    "almost",
    "over",
    "more",
    "less",
    "at",
    "just",
    "only",
    "under",
    "another",
    "roughly",
    "approximately",
    "some",
    "up",
    "barely",
    "fewer",
    "little",
    "a",
    "an",
    "other",
    "full",
    "the",
]
_AMOUNTS: Final = [
    *(n for n in NUMBERS if n not in ("zero", "hundred")),
    "several",
    "few",
    "many",
    "numerous",
    "half",
    "couple",
    "dozens",
    "consecutive",
]
_MONTH_WORDS: Final = [*MONTHS]
_WHICH: Final = [
    "very",
    "same",
    "next",
    "following",
    "subsequent",
    "previous",
    "preceding",
    "prior",
    "past",
    "coming",
    "last",
    "ensuing",
    "that",
    "this",
]
_UNIT_WORDS: Final = ["hour", "day", "week", "month", "year", "decade", "night", "weekend"]
_PLURALS: Final = ["seconds", "minutes", "hours", "days", "nights", "weeks", "months", "years", "decades", "centuries"]

#: Pattern, reader, and the words (in lower case) that can begin it; ``#`` stands for a number in digits.
_RULES: Final[tuple[tuple[re.Pattern[str], Reader, Iterable[str]], ...]] = (
    (p.DAY_MONTH, d.date, ["#", "the", *WEEKDAYS]),
    (p.MONTH_DAY, d.date, [*_MONTH_WORDS, *WEEKDAYS]),
    (p.MONTH_YEAR, d.month_year, [*_MONTH_WORDS, *_PART_WORDS]),
    (p.SHORT_YEAR, d.short_year, _MONTH_WORDS),
    (p.SEASON_YEAR, d.season, [*SEASONS, *_PART_WORDS]),
    (p.ONLY_YEAR, d.year, ["#", "year", "years", "c", "ca", *_PART_WORDS]),
    (p.ANNO, d.anno, ["ad", "a"]),
    (p.DECADE, d.decade, ["#", *_PART_WORDS]),
    (p.OLD_DECADE, d.decade, ["#", *_PART_WORDS]),
    (p.CENTURY, d.century, ["#", *ORDINALS, "twenty", *_PART_WORDS]),
    (p.HOLIDAY, d.holiday, ["christmas", "new"]),
    (p.ISO, d.iso, ["#"]),
    (p.NUMERIC, d.numeric, ["#"]),
    (p.DAYS_MONTH, d.days_month, ["#", "the"]),
    (p.THE_DAY, d.the_day, ["the"]),
    (p.ON_DAY, d.the_day, ["#"]),
    (p.NAMED_WEEK, d.named_week, ["the", *ORDINALS]),
    (p.NTH_DAY, r.nth_day, ["the", "its", "their", "his"]),
    (p.PART_OF_UNIT, r.part_of_unit, [*_PART_WORDS, "during"]),
    (p.UNITS_END, r.units_end, ["the", *_UNIT_WORDS]),
    (p.DEICTIC, r.deictic, ["the", "early", "late", "later", "earlier", *_WHICH]),
    (p.DEICTIC_MONTH, r.deictic_month, ["the", *_WHICH]),
    (p.DEICTIC_WEEKDAY, r.weekday, ["the", *_WHICH, *WEEKDAYS]),
    (p.THE_DAY_AFTER, r.day_after, ["the", "a", *_UNIT_WORDS]),
    (p.SHIFTED, r.shifted, ["#", *_AMOUNTS, *_ABOUT_WORDS, *_PLURALS]),
    (p.SPAN, r.span, ["the", "these", "those", *_WHICH, *ORDINALS, "intervening", "initial", "remaining"]),
    (p.DURATION, r.duration, ["#", *_AMOUNTS, *_ABOUT_WORDS]),
    (p.BARE_UNITS, r.bare_units, [*_UNIT_WORDS, *_PLURALS, "the"]),
    (
        p.SET,
        r.repeated,
        [
            "every",
            "each",
            "per",
            "daily",
            "weekly",
            "monthly",
            "yearly",
            "annually",
            "annual",
            "nightly",
            "hourly",
            "everyday",
        ],
    ),
    (p.CLOCK, r.clock, ["#"]),
    (p.MILITARY, r.military, ["#"]),
    (p.PLAIN_DAYPART, r.plain_daypart, [*DAYPARTS, "early", "late", "later", "that", "this", "the"]),
    (p.SPEECH_DAY, r.speech_day, ["today", "yesterday", "tomorrow", "tonight", "overnight", "last", "the"]),
    (
        p.REFERENCE,
        r.reference,
        [
            "right",
            "now",
            "nowadays",
            "currently",
            "current",
            "present",
            "modern",
            "at",
            "recently",
            "recent",
            "former",
            "future",
        ],
    ),
    (p.VAGUE, r.vague, ["at", "the", "this", "that", "these", "those", "a", "some"]),
)


def _dispatch() -> dict[str, list[Rule]]:
    table: dict[str, list[Rule]] = {}
    for pattern, reader, words in _RULES:
        for word in dict.fromkeys(words):
            table.setdefault(word, []).append((pattern, reader))
    return table


_BY_WORD: Final = _dispatch()


def find(text: str) -> list[Phrase]:
    """The time expressions of a text, in order and without overlap; offsets are characters of the text.

    A range or a list of days ("9, 10 and 12 October") is one phrase a day; `timex_links.link` ties them together.
    """
    found: list[Phrase] = []
    old = bool(_BEFORE_CHRIST.search(text))
    done = 0
    for word in _WORD.finditer(text):
        at = word.start()
        if at < done or not _begins(text, at):
            continue
        phrases = _at(text, at, word[0].lower(), old=old)
        if phrases:
            found += phrases
            done = phrases[-1].end
    return found


def _begins(text: str, at: int) -> bool:
    """Whether a word begins here: not the decimals of a number, nor the number in a name such as "T-4"."""
    if at == 0 or not text[at].isdigit():
        return True
    previous, further = text[at - 1], text[at - 2 : at - 1]
    if previous in ".,:" and further.isdigit():
        return False
    return not (
        previous in "-–" and further.isalpha() and further.isupper() and not text[max(0, at - 4) : at - 1].isalpha()
    )


def _at(text: str, at: int, word: str, *, old: bool) -> list[Phrase]:
    rules = _BY_WORD.get("#" if word[0].isdigit() else word)
    best: list[Phrase] = []
    for pattern, reader in rules or ():
        match = pattern.match(text, at)
        if match and match.end() > (best[-1].end if best else at):
            best = reader(match) or best
    if not best and old:
        match = p.OLD_YEAR.match(text, at)
        best = d.old_year(match) if match else []
    best = _of_a_day(text, at, word) or best
    return _days_after(text, best)


def _of_a_day(text: str, at: int, word: str) -> list[Phrase]:
    """The night of 20 June 1791: the date with the part of the day."""
    if word not in ("the", "early", "late", *DAYPARTS):
        return []
    lead = p.DAYPART_OF.match(text, at)
    match = lead and (p.DAY_MONTH.match(text, lead.end()) or p.MONTH_DAY.match(text, lead.end()))
    phrases = d.date(match) if match else []
    for phrase in phrases:
        phrase.start = at
        phrase.daypart = DAYPARTS.get(lead["daypart"].lower(), "NI") if lead else ""
    return phrases


def _days_after(text: str, found: list[Phrase]) -> list[Phrase]:
    """The further days of "March 9-10, 2014" and "June 12 and 13"."""
    last = found[-1] if found else None
    if (
        not last
        or last.form is not Form.CALENDAR
        or not last.day
        or not last.month
        or text[last.end - 1] not in "0123456789stndrh"
    ):
        return found
    if last.year and not text[last.end - 1].isalpha():
        return found
    match = p.DAYS_AFTER.match(text, last.end)
    while match and (match["th"] or match["free"] is not None or match["tail"] or match["sep"].strip() in "-–—−/"):
        day = Phrase(match.start("day"), match.end(), Form.CALENDAR, month=last.month, day=int(match["day"]))
        if match["tail"]:
            day.year = int(match["year"])
        found = [*found, day]
        match = p.DAYS_AFTER.match(text, match.end())
    return found
