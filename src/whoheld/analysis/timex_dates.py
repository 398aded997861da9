"""What the calendar patterns of the time grammar mean: days, months, seasons, years, decades, centuries."""

from __future__ import annotations

import re
from typing import Final

from .timex_lexicon import HOLIDAYS, ORDINALS, SEASONS
from .timex_phrase import Form, Phrase, Unit
from .timex_words import after, before, duration_value, group, month_of, part, phrase, unit, year_of

#: What follows a date that is part of a name ("the 23 March Movement", "14 July Bridge").
_NAME_AFTER: Final = re.compile(
    r"[ -](?:Movement|Brigades?|Battalions?|Division|Bridge|Martyrs|Square|Front|Army|Regiment|Neighbou?rhood|District"
    r"|Hospital|School|Street|Tower|Airport|Base|Stadium|University|Dam|Corps|Club|Group|Bloc|Alliance|Camp|Road)\b"
)
_CUES: Final = (
    "in by since until till from of during throughout through late early mid last next this that between "
    "before after and to for around previous following same or"
)
#: What must stand before "May" or "March" alone, and before a month or season that may be a name.
_CUE_BEFORE: Final = re.compile(r"(?:\b(?:" + _CUES.replace(" ", "|") + r")|[-–—(,/])\s*$", re.IGNORECASE)
_CLAUSE_AFTER: Final = re.compile(r"\s*(?:[,.;:)\-–—]|$|and\b|to\b|in\b|when\b|the\b|of\b|\d)")
#: What is counted, so that the four digits before it are no year.
_COUNTED: Final = (
    "people troops men women soldiers fighters civilians militants families casualties persons rebels "
    "insurgents victims prisoners children terrorists tanks vehicles houses homes km miles feet tons "
    "tonnes hectares barrels sorties strikes airstrikes refugees policemen police members personnel dead "
    "killed wounded deaths residents inhabitants square targets bombs mortars rockets shells hours days "
    "years villagers hostages"
)
COUNTED_AFTER: Final = re.compile(
    r"[ -](?:(?!(?:a|an|the|its|their)\s)(?:\w+|[A-Z]\S+)\s)?(?:"
    + _COUNTED.replace(" ", "|")
    + r"|kilomet\w+|met(?:er|re)s?|air\sstrikes|of\s(?:them|the|his|its|their))\b"
)
_NUMBERED: Final = (
    "No No\\. nos? nos?\\. Resolution Article Brigade Division Battalion Regiment Hill Point Well Unit "
    "Squadron number page pp?\\. some over nearly least than approximately about estimated Highway Route "
    "Flight Law Decree Type Phase version"
)
_COUNT_BEFORE: Final = re.compile(r"(?:[$£€#№]|\b(?:" + _NUMBERED.replace(" ", "|") + r"))\s*$")
_YEAR_CUES: Final = (
    "in of since by until till from to during before after early late mid and between year throughout "
    "through the around circa c\\. ca\\. summer spring autumn winter fall or on late- pre- post- mid-"
)
_YEAR_BEFORE: Final = re.compile(r"(?:\b(?:" + _YEAR_CUES.replace(" ", "|") + r")|[-–—(/,'’‘:\n]|^)\s*$", re.IGNORECASE)
#: "In 2016 rebels took P": no count of rebels begins a sentence so.
_OPENING: Final = re.compile(r"(?:^|[.!?;:\n])\s*(?:In|Since|By|During|Until|Throughout)\s+$")
_MODERN: Final = 1700
_OLDEST: Final = 1400
_NEWEST: Final = 2050
_DECEMBER: Final = 12


def date(m: re.Match[str]) -> list[Phrase]:
    """A day and month, with or without the year."""
    if _NAME_AFTER.match(after(m)):
        return []
    return [phrase(m, Form.CALENDAR, year=year_of(m), month=month_of(m), day=int(m["day"]))]


def month_year(m: re.Match[str]) -> list[Phrase]:
    """A month with or without year; "May" and "March" alone only where the words around make them months."""
    name = group(m, "month")
    alone = not group(m, "year") and not group(m, "that") and not group(m, "part")
    if _NAME_AFTER.match(after(m)) or (
        name.rstrip(".") in ("Mar", "Jan", "Sep", "Dec", "Apr", "Jun", "Jul", "Aug") and alone
    ):
        return []
    cued = _CUE_BEFORE.search(before(m)) or m.start() == 0
    if (
        alone
        and name in ("May", "March", "MAY", "MARCH", "August", "April", "June")
        and not (cued and (name not in ("May", "MAY") or _CLAUSE_AFTER.match(after(m))))
    ):
        return []
    return [phrase(m, Form.CALENDAR, unit=Unit.MONTH, year=year_of(m), month=month_of(m), part=part(group(m, "part")))]


def short_year(m: re.Match[str]) -> list[Phrase]:
    """A month and a year of two digits: "March-17"."""
    return [phrase(m, Form.CALENDAR, unit=Unit.MONTH, year=2000 + int(m["yy"]), month=month_of(m))]


def season(m: re.Match[str]) -> list[Phrase]:
    """A season; capitalised ones without a year are often names, "fall" is often a verb."""
    word, year = m["season"], year_of(m)
    bare = not year and not group(m, "that")
    article = m[0].lower().startswith("the ")
    cued = _CUE_BEFORE.search(before(m)) or article
    if (
        bare
        and word.lower() == "fall"
        and (
            not re.search(r"\b(?:in|by|during|that|this)\s+(?:the\s+)?$", before(m) + m[0][: -len(word)])
            or after(m).startswith((" of", " to"))
        )
    ):
        return []
    if (
        bare
        and word[0].isupper()
        and not re.match(r"\s+(?:[Oo]ffensive|[Cc]ampaign)", after(m))
        and not (cued and not re.match(r"\s+[A-Z]", after(m)))
    ):
        return []
    second = group(m, "second")
    if second and year:
        year = year // 100 * 100 + int(second[-2:])
    return [
        phrase(m, Form.CALENDAR, unit=Unit.SEASON, year=year, season=SEASONS[word.lower()], part=part(group(m, "part")))
    ]


def year(m: re.Match[str]) -> list[Phrase]:
    """A year, and the second of "2016-17" as one of its own; no count, no number of a law or a hill."""
    value = year_of(m)
    if not _is_year(m, value):
        return []
    first = phrase(m, Form.CALENDAR, unit=Unit.YEAR, year=value, part=part(group(m, "part")))
    if not group(m, "second"):
        return [first]
    first.end = m.start("dash")
    last = Phrase(
        m.start("second"), m.end(), Form.CALENDAR, Unit.YEAR, year=(value or 0) // 100 * 100 + int(m["second"])
    )
    if last.year is None or value is None or last.year <= value:
        return [first]
    first.link = "range"
    return [first, last]


def _is_year(m: re.Match[str], value: int | None) -> bool:
    led = bool(group(m, "part")) or group(m, "era") or "year" in m[0].lower()
    if value is None or _COUNT_BEFORE.search(before(m)):
        return False
    if COUNTED_AFTER.match(after(m)) and not (_MODERN < value <= _NEWEST and _OPENING.search(before(m))):
        return False
    return bool(led or (_OLDEST <= value <= _NEWEST and (value > _MODERN or _YEAR_BEFORE.search(before(m)))))


def old_year(m: re.Match[str]) -> list[Phrase]:
    """A year of three digits after a preposition, in a text that counts years before Christ."""
    if not re.search(
        r"\b(?:in|since|by|until|from|to|between|of|and|during|before|after|around)\s+$|[(-]$", before(m)
    ) and not group(m, "part"):
        return []
    if COUNTED_AFTER.match(after(m)) or re.match(r"\s+(?:[a-z]+s|[A-Z]\w+)\b", after(m)):
        return []
    return [phrase(m, Form.CALENDAR, unit=Unit.YEAR, year=-int(m["year"]), part=part(group(m, "part")))]


def anno(m: re.Match[str]) -> list[Phrase]:
    """AD 70."""
    return [phrase(m, Form.CALENDAR, unit=Unit.YEAR, year=int(m["year"]))]


def decade(m: re.Match[str]) -> list[Phrase]:
    """The 1930s, the 480s BC."""
    digits, old = int(m["year"]), bool(group(m, "era"))
    return [phrase(m, Form.CALENDAR, unit=Unit.DECADE, year=-digits if old else digits)]


def century(m: re.Match[str]) -> list[Phrase]:
    """The 18th century, by its first year."""
    nth = int(m["nth"]) if group(m, "nth") else ORDINALS.get(group(m, "ordinal").lower(), 0)
    if nth < 1:
        return []
    old = bool(group(m, "era"))
    return [phrase(m, Form.CALENDAR, unit=Unit.CENTURY, year=(-nth + 1) * 100 - 1 if old else (nth - 1) * 100)]


def holiday(m: re.Match[str]) -> list[Phrase]:
    """Christmas 1963, New Year's Eve: a day without its year is one like any other."""
    month, day = HOLIDAYS[re.split(r"\s", m["holiday"].lower())[0]]
    if group(m, "eve") == "Eve":
        month, day = (12, 31) if day == 1 else (month, day - 1)
    return [phrase(m, Form.CALENDAR, year=year_of(m), month=month, day=day)]


def iso(m: re.Match[str]) -> list[Phrase]:
    """2017-11-08."""
    return [phrase(m, Form.CALENDAR, year=int(m["y"]), month=int(m["m"]), day=int(m["d"]))]


def numeric(m: re.Match[str]) -> list[Phrase]:
    """8/11/2017 where only one order is a date, else day first; with dots always day first."""
    a, b = int(m["a"]), int(m["b"])
    day, month = (b, a) if b > _DECEMBER >= a else (a, b)
    return [phrase(m, Form.CALENDAR, year=int(m["y"]), month=month, day=day)] if month <= _DECEMBER else []


def days_month(m: re.Match[str]) -> list[Phrase]:
    """The days before the last one of "9, 10 and 12 October"; the month is added when they are linked."""
    found = [
        Phrase(m.start("days") + d.start(), m.start("days") + d.end(), Form.DAY, day=int(d[1]))
        for d in re.finditer(r"(3[01]|[12]?\d)(?:st|nd|rd|th)?", m["days"])
    ]
    return found if all(p.day for p in found) else []


def the_day(m: re.Match[str]) -> list[Phrase]:
    """The 13th, of a month that the narrative gives."""
    if not re.search(
        r"\b(?:on|by|until|from|since|to|till|and|between|of|before|after|the)\s+(?:the\s+)?$", before(m), re.IGNORECASE
    ):
        return []
    return [phrase(m, Form.DAY, day=int(m["day"]))]


def named_week(m: re.Match[str]) -> list[Phrase]:
    """The last week of August: a duration of one week whose days the calendar gives."""
    n = ORDINALS[m["ordinal"].lower()]
    grain, many = unit(m["unit"]), group(m, "many").lower()
    count = {"": 1.0, "two": 2.0, "three": 3.0}.get(many)
    value = duration_value(count if many or not m[0].rstrip().endswith("s of") else None, grain, m["unit"])
    where = f"week:{n}" if grain is Unit.WEEK and not many else "early" if n > 0 else "late"
    whole = group(m, "whole")
    if whole:
        return [phrase(m, Form.RELATIVE, unit=unit(whole), step=0, part=where, value=value)]
    return [phrase(m, Form.CALENDAR, unit=Unit.MONTH, year=year_of(m), month=month_of(m), part=where, value=value)]
