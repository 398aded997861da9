"""What the matches of the time grammar mean: one reader a pattern, match to phrases."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from .timex_lexicon import (
    CLOCK_UNITS,
    DAYPARTS,
    MONTHS,
    ORDINALS,
    REFERENCES,
    SEASONS,
    UNITS,
    VAGUE_AMOUNTS,
    WEEKDAYS,
    number,
)
from .timex_phrase import Form, Phrase, Pole, Unit

if TYPE_CHECKING:
    from collections.abc import Callable

    Reader = Callable[[re.Match[str]], list[Phrase]]

#: What follows a date that is part of a name ("the 23 March Movement", "14 July Bridge").
_NAME_AFTER: Final = re.compile(
    r"[ -](?:Movement|Brigades?|Battalions?|Division|Bridge|Martyrs|Square|Front|Army|Regiment|Neighbou?rhood|District"
    r"|Hospital|School|Street|Airport|Base|Stadium|University|Dam|Corps|Club|Group|Bloc|Alliance|Camp|Road)\b"
)
#: What must stand before "May" or "March" alone, and before a month or season that may be a name.
_CUE_BEFORE: Final = re.compile(
    r"(?:\b(?:in|by|since|until|till|from|of|during|throughout|through|late|early|mid|last|next|this|that|between|before|after|and|to|for|around|previous|following|same|or)|[-–—(,/])\s*$",
    re.IGNORECASE,
)
_CLAUSE_AFTER: Final = re.compile(r"\s*(?:[,.;:)\-–—]|$|and\b|to\b|in\b|when\b|the\b|of\b|\d)")
#: What is counted, so that the four digits before it are no year.
_COUNTED_AFTER: Final = re.compile(
    r"[ -](?:(?:\w+|[A-Z]\S+)\s)?(?:people|troops|men|women|soldiers|fighters|civilians|militants|families|casualties|persons|rebels|insurgents|victims|prisoners|children"
    r"|terrorists|tanks|vehicles|houses|homes|km|kilomet\w+|met(?:er|re)s?|miles|feet|tons|tonnes|hectares|barrels|sorties|air\s?strikes|strikes|refugees|policemen|police|members"
    r"|personnel|dead|killed|wounded|deaths|residents|inhabitants|prisoners|square|targets|bombs|mortars|rockets|shells|hours|days|years|villagers|Yazidis|hostages|of\s(?:them|the|his|its|their))\b"
)
_COUNT_BEFORE: Final = re.compile(
    r"(?:[$£€#№]|\b(?:No\.?|nos?\.|Resolution|Article|Brigade|Division|Battalion|Regiment|Hill|Point|Well|Unit|Squadron|number|page|pp?\.|some|over|nearly|least|than|approximately|about|estimated|Highway|Route|Flight|Law|Decree|Type|Phase|version))\s*$"
)
_YEAR_BEFORE: Final = re.compile(
    r"(?:\b(?:in|of|since|by|until|till|from|to|during|before|after|early|late|mid|and|between|year|throughout|through|the|around|circa|c\.|ca\.|summer|spring|autumn|winter|fall|or|on|late-|pre-|post-|mid-)|[-–—(/,'’‘:\n]|^)\s*$",
    re.IGNORECASE,
)
#: Which way "later" and its like point.
_WAYS: Final = {
    "later": 1,
    "after": 1,
    "afterward": 1,
    "afterwards": 1,
    "following": 1,
    "hence": 1,
    "on": 1,
    "earlier": -1,
    "previously": -1,
    "prior": -1,
    "before": -1,
    "ago": -1,
}
_STEPS: Final = {
    "next": 1,
    "following": 1,
    "subsequent": 1,
    "ensuing": 1,
    "coming": 1,
    "previous": -1,
    "preceding": -1,
    "prior": -1,
    "past": -1,
    "last": -1,
}
#: Of these, the day of writing is the pole where there is one.
_SPEECH: Final = frozenset({"past", "last", "coming"})
_PARTS: Final = (
    ("second half", "H2"),
    ("latter half", "H2"),
    ("later half", "H2"),
    ("first half", "H1"),
    ("early half", "H1"),
    ("rest", "later"),
    ("remainder", "later"),
    ("later", "later"),
    ("earlier", "earlier"),
    ("latter", "late"),
    ("final", "end"),
    ("closing", "end"),
    ("last", "end"),
    ("early", "early"),
    ("beginning", "start"),
    ("start", "start"),
    ("onset", "start"),
    ("opening", "start"),
    ("first", "start"),
    ("turn", "start"),
    ("mid", "mid"),
    ("late", "late"),
    ("end", "end"),
    ("close", "end"),
)
_AT_THE_TIME: Final = re.compile(r"(?:at\s+)?(?:the|this)\s+time\b", re.IGNORECASE)
_LOOK: Final = 40
_UNIT_NAMES: Final = frozenset(u.value for u in Unit)


def before(m: re.Match[str]) -> str:
    """A few words before a match."""
    return m.string[max(0, m.start() - _LOOK) : m.start()]


def after(m: re.Match[str]) -> str:
    """A few words after a match."""
    return m.string[m.end() : m.end() + _LOOK]


def _group(m: re.Match[str], name: str) -> str:
    return (m.groupdict().get(name) or "").strip()


def part(words: str) -> str:
    """The part that its words name, or an empty string."""
    text = words.lower()
    return next((value for key, value in _PARTS if re.search(rf"\b{key}", text)), "")


def unit(word: str) -> Unit:
    """The unit that a word names, in the singular or the plural."""
    word = {"centurie": "century", "centuries": "century"}.get(word.lower(), word.lower().removesuffix("s"))
    if word in SEASONS:
        return Unit.SEASON
    if word in ("night", "weekend", *DAYPARTS):
        return Unit.DAY
    if word in ("second", "minute"):
        return Unit.HOUR
    return Unit(word) if word in _UNIT_NAMES else Unit.TIME


def _month(m: re.Match[str]) -> int | None:
    name = _group(m, "month").lower().rstrip(".")
    return MONTHS[name] if name else None


def _year(m: re.Match[str]) -> int | None:
    digits = _group(m, "year")
    if not digits:
        return None
    return -int(digits) if _group(m, "era").upper().startswith("B") else int(digits)


def _phrase(m: re.Match[str], form: Form, **fields: object) -> Phrase:
    return Phrase(m.start(), m.end(), form, **fields)  # type: ignore[arg-type]


def date(m: re.Match[str]) -> list[Phrase]:
    """A day and month, with or without the year."""
    if _NAME_AFTER.match(after(m)):
        return []
    return [_phrase(m, Form.CALENDAR, year=_year(m), month=_month(m), day=int(m["day"]))]


def month_year(m: re.Match[str]) -> list[Phrase]:
    """A month with or without year; "May" and "March" alone only where the words around make them months."""
    name = _group(m, "month")
    alone = not _group(m, "year") and not _group(m, "that") and not _group(m, "part")
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
    return [_phrase(m, Form.CALENDAR, unit=Unit.MONTH, year=_year(m), month=_month(m), part=part(_group(m, "part")))]


def short_year(m: re.Match[str]) -> list[Phrase]:
    """A month and a year of two digits: "March-17"."""
    return [_phrase(m, Form.CALENDAR, unit=Unit.MONTH, year=2000 + int(m["yy"]), month=_month(m))]


def season(m: re.Match[str]) -> list[Phrase]:
    """A season; capitalised ones without a year are often names, "fall" is often a verb."""
    word, year = m["season"], _year(m)
    bare = not year and not _group(m, "that")
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
    if re.search(r"\b(?:Arab|Peace|Euphrates|Operation|Shield|Olive|Prague)\s+$", before(m)):
        return []
    second = _group(m, "second")
    if second and year:
        year = year // 100 * 100 + int(second[-2:])
    return [
        _phrase(
            m, Form.CALENDAR, unit=Unit.SEASON, year=year, season=SEASONS[word.lower()], part=part(_group(m, "part"))
        )
    ]


def year(m: re.Match[str]) -> list[Phrase]:
    """A year, and the second of "2016-17" as one of its own; no count, no number of a law or a hill."""
    value = _year(m)
    if not _is_year(m, value):
        return []
    first = _phrase(m, Form.CALENDAR, unit=Unit.YEAR, year=value, part=part(_group(m, "part")))
    if not _group(m, "second"):
        return [first]
    first.end = m.start("dash")
    last = Phrase(
        m.start("second"), m.end(), Form.CALENDAR, Unit.YEAR, year=(value or 0) // 100 * 100 + int(m["second"])
    )
    if last.year is None or value is None or last.year <= value:
        return [first]
    first.link, first.partner = "range", 1
    return [first, last]


_OLDEST, _NEWEST = 1400, 2050


def _is_year(m: re.Match[str], value: int | None) -> bool:
    led = bool(_group(m, "part")) or _group(m, "era") or "year" in m[0].lower()
    if value is None or _COUNTED_AFTER.match(after(m)) or _COUNT_BEFORE.search(before(m)):
        return False
    return bool(led or (_OLDEST <= value <= _NEWEST and (value > 1700 or _YEAR_BEFORE.search(before(m)))))  # noqa: PLR2004


def old_year(m: re.Match[str]) -> list[Phrase]:
    """A year of three digits after a preposition, in a text that counts years before Christ."""
    if not re.search(
        r"\b(?:in|since|by|until|from|to|between|of|and|during|before|after|around)\s+$|[(-]$", before(m)
    ) and not _group(m, "part"):
        return []
    if _COUNTED_AFTER.match(after(m)) or re.match(r"\s+(?:[a-z]+s|[A-Z]\w+)\b", after(m)):
        return []
    return [_phrase(m, Form.CALENDAR, unit=Unit.YEAR, year=-int(m["year"]), part=part(_group(m, "part")))]


def anno(m: re.Match[str]) -> list[Phrase]:
    """AD 70."""
    return [_phrase(m, Form.CALENDAR, unit=Unit.YEAR, year=int(m["year"]))]


def decade(m: re.Match[str]) -> list[Phrase]:
    """The 1930s, the 480s BC."""
    digits, old = int(m["year"]), bool(_group(m, "era"))
    return [_phrase(m, Form.CALENDAR, unit=Unit.DECADE, year=-digits if old else digits)]


def century(m: re.Match[str]) -> list[Phrase]:
    """The 18th century, by its first year."""
    nth = int(m["nth"]) if _group(m, "nth") else ORDINALS.get(_group(m, "ordinal").lower(), 0)
    if nth < 1:
        return []
    old = bool(_group(m, "era"))
    return [_phrase(m, Form.CALENDAR, unit=Unit.CENTURY, year=(-nth + 1) * 100 - 1 if old else (nth - 1) * 100)]


def iso(m: re.Match[str]) -> list[Phrase]:
    """2017-11-08."""
    return [_phrase(m, Form.CALENDAR, year=int(m["y"]), month=int(m["m"]), day=int(m["d"]))]


def numeric(m: re.Match[str]) -> list[Phrase]:
    """8/11/2017 where only one order is a date, else day first; with dots always day first."""
    a, b = int(m["a"]), int(m["b"])
    day, month = (b, a) if b > 12 >= a else (a, b)  # noqa: PLR2004
    return [_phrase(m, Form.CALENDAR, year=int(m["y"]), month=month, day=day)] if month <= 12 else []  # noqa: PLR2004


def days_month(m: re.Match[str]) -> list[Phrase]:
    """The days before the last one of "9, 10 and 12 October"; the month is added when they are linked."""
    found = [
        Phrase(m.start("days") + d.start(), m.start("days") + d.end(), Form.DAY, day=int(d[1]))
        for d in re.finditer(r"(3[01]|[12]?\d)(?:st|nd|rd|th)?", m["days"])
    ]
    return found if all(p.day for p in found) else []


def the_day(m: re.Match[str]) -> list[Phrase]:
    """The 13th, of a month that the narrative gives."""
    if not re.search(r"\b(?:on|by|until|from|since|to|till|and|between|of|before|after|the)\s+(?:the\s+)?$", before(m)):
        return []
    return [_phrase(m, Form.DAY, day=int(m["day"]))]


def named_week(m: re.Match[str]) -> list[Phrase]:
    """The last week of August: a duration of one week whose days the calendar gives."""
    n = ORDINALS[m["ordinal"].lower()]
    grain, many = unit(m["unit"]), _group(m, "many").lower()
    count = {"": 1.0, "two": 2.0, "three": 3.0}.get(many)
    value = duration_value(count if many or not m[0].rstrip().endswith("s of") else None, grain, m["unit"])
    where = f"week:{n}" if grain is Unit.WEEK and not many else "early" if n > 0 else "late"
    whole = _group(m, "whole")
    if whole:
        return [_phrase(m, Form.RELATIVE, unit=unit(whole), step=0, part=where, value=value)]
    return [_phrase(m, Form.CALENDAR, unit=Unit.MONTH, year=_year(m), month=_month(m), part=where, value=value)]


def nth_day(m: re.Match[str]) -> list[Phrase]:
    """The second day of the offensive."""
    word = m["ordinal"].lower()
    n = ORDINALS.get(word) or int(re.sub(r"\D", "", word))
    grain = unit(m["unit"])
    if grain is not Unit.DAY and not _group(m, "of"):
        return []
    daypart = DAYPARTS.get(m["unit"].lower(), "")
    return [_phrase(m, Form.ORDINAL, unit=grain, count=n, daypart=daypart)]


def _step(which: str) -> int:
    return _STEPS.get(which.lower().removeprefix("very ").strip(), 0)


def part_of_unit(m: re.Match[str]) -> list[Phrase]:
    """The end of the month, later that day."""
    word = m["unit"].lower()
    which = part(_group(m, "part")) if _group(m, "part") else ""
    if word in ("time", "period", "moment", "hour"):
        return []
    return [
        _phrase(
            m,
            Form.RELATIVE,
            unit=unit(word),
            step=_step(_group(m, "which")),
            part=which,
            daypart=DAYPARTS.get(word, ""),
            season=SEASONS.get(word, ""),
        )
    ]


def deictic(m: re.Match[str]) -> list[Phrase]:
    """The next day, that month, last week, the following morning."""
    which, word = m["which"].lower(), _group(m, "unit").lower()
    if word in ("time", "period", "moment", "hour"):
        return (
            [_phrase(m, Form.VAGUE, value="PRESENT_REF" if _AT_THE_TIME.match(m[0]) else "")]
            if which.endswith(("same", "that", "this")) and not re.match(r"\s+(?:last|next)", after(m))
            else []
        )
    daypart = "MO" if _group(m, "daypart") else DAYPARTS.get(word, "")
    step = _step(which)
    pole = Pole.SPEECH if which in _SPEECH and not m[0].lower().startswith("the") else Pole.PRESENT
    lead = part(m[0].split()[0]) if m[0].lower().startswith(("early", "late", "earlier", "later")) else ""
    grain = Unit.DAY if daypart else unit(word)
    return [
        _phrase(
            m,
            Form.RELATIVE,
            unit=grain,
            step=step,
            daypart=daypart,
            season=SEASONS.get(word, ""),
            pole=pole,
            part=lead if not daypart else "",
        )
    ]


def deictic_month(m: re.Match[str]) -> list[Phrase]:
    """The previous April."""
    which = m["which"].lower()
    pole = Pole.SPEECH if which in _SPEECH else Pole.PRESENT
    return [_phrase(m, Form.RELATIVE, unit=Unit.MONTH, month=_month(m), step=_step(which), pole=pole)]


def weekday(m: re.Match[str]) -> list[Phrase]:
    """Monday, last Monday."""
    which = _group(m, "which").lower()
    step = _step(which)
    daypart = DAYPARTS.get(_group(m, "daypart"), "")
    return [_phrase(m, Form.WEEKDAY, weekday=WEEKDAYS[m["weekday"].lower()], step=step, daypart=daypart)]


def units_end(m: re.Match[str]) -> list[Phrase]:
    """Month's end."""
    return [_phrase(m, Form.RELATIVE, unit=unit(m["unit"]), step=0, part="end")]


def day_after(m: re.Match[str]) -> list[Phrase]:
    """A day later, the day after, the day before."""
    return [_phrase(m, Form.RELATIVE, unit=unit(m["unit"]), step=_WAYS[m["way"].lower()], exact=True)]


def shifted(m: re.Match[str]) -> list[Phrase]:
    """Two weeks later, three days ago; "two days after the battle" only as a duration."""
    way, words = m["way"].lower(), _group(m, "count") or "several"
    count = number(words)
    event = (
        way in ("after", "before", "prior") and not _group(m, "than") and not re.match(r"\s*(?:[.,;:)]|$)", after(m))
    )
    if event or way == "on":
        end = m.start("way") - 1
        return [
            Phrase(
                m.start(),
                end,
                Form.DURATION,
                unit(m["unit"]),
                count=count,
                value=duration_value(count, unit(m["unit"]), m["unit"]),
            )
        ]
    pole = Pole.SPEECH if way in ("ago", "hence") else Pole.PRESENT
    value = "FUTURE_REF" if words.lower().endswith("few") and way == "later" else ""
    return [
        _phrase(
            m, Form.RELATIVE, unit=unit(m["unit"]), count=count, step=_WAYS[way], pole=pole, exact=True, value=value
        )
    ]


def span(m: re.Match[str]) -> list[Phrase]:
    """The next two days, the past week: a duration with a place in the narrative."""
    words = _group(m, "count")
    count = number(words) if words else (1.0 if not m[0].lower().endswith("s") else None)
    grain = unit(m["unit"])
    which = m["which"].lower()
    pole = Pole.SPEECH if which == "past" else Pole.PRESENT
    step = 0 if which in ("first", "final", "intervening", "initial", "remaining") else _step(which)
    return [
        _phrase(
            m,
            Form.DURATION,
            unit=grain,
            count=count,
            step=step,
            pole=pole,
            value=duration_value(count, grain, m["unit"]),
        )
    ]


def duration_value(count: float | None, grain: Unit, word: str = "") -> str:
    """TIMEX3's value of a duration: P2M, PT7H, PXD."""
    name = word.lower().removesuffix("s") if word.lower().removesuffix("s") in UNITS else grain.value
    amount = "X" if count is None else f"{count:g}"
    return f"P{'T' if name in CLOCK_UNITS else ''}{amount}{UNITS[name]}"


def duration(m: re.Match[str]) -> list[Phrase]:
    """Two months, a five-day siege, nearly four weeks."""
    words = re.sub(r"\s+", " ", m["count"].lower())
    if words in ("a", "an") and re.fullmatch(r"second", m["unit"], re.IGNORECASE):
        return []
    count = None if words in VAGUE_AMOUNTS else number(words)
    name = m["unit"].lower()
    return [_phrase(m, Form.DURATION, unit=unit(name), count=count, value=duration_value(count, unit(name), name))]


def bare_units(m: re.Match[str]) -> list[Phrase]:
    """Days, months-long."""
    one = _group(m, "one")
    grain = unit(one or m["unit"])
    count = 1.0 if one and not re.search(r"s-long$", m[0]) else None
    return [_phrase(m, Form.DURATION, unit=grain, count=count, value=duration_value(count, grain))]


_SETS: Final = {
    "daily": "XXXX-XX-XX",
    "everyday": "XXXX-XX-XX",
    "nightly": "XXXX-XX-XXTNI",
    "weekly": "XXXX-WXX",
    "monthly": "XXXX-XX",
    "yearly": "XXXX",
    "annual": "XXXX",
    "annually": "XXXX",
    "hourly": "XXXX-XX-XXTXX",
}
_EVERY: Final = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "month": "XXXX-XX",
    "year": "XXXX",
    "night": "XXXX-XX-XXTNI",
    "morning": "XXXX-XX-XXTMO",
    "evening": "XXXX-XX-XXTEV",
    "hour": "XXXX-XX-XXTXX",
}


def repeated(m: re.Match[str]) -> list[Phrase]:
    """Daily, every week, per month."""
    word = _group(m, "word").lower()
    value = _SETS[word] if word else _EVERY[m["unit"].lower()]
    if not word and m[0].lower().startswith("per"):
        value = duration_value(1, unit(m["unit"]))
    return [_phrase(m, Form.SET, value=value)]


_NOON = 12


def clock(m: re.Match[str]) -> list[Phrase]:
    """05:30, 11 a.m., 19:00 hrs; a bare number is no time."""
    half, minutes = _group(m, "half").lower().replace(".", ""), _group(m, "m")
    if not half and (not minutes or (m["sep"] == "." and not _group(m, "hrs")) or _COUNTED_AFTER.match(after(m))):
        return []
    hour = int(m["h"])
    if half and hour <= _NOON:
        hour = hour % _NOON + (_NOON if half == "pm" else 0)
    return [_phrase(m, Form.CLOCK, clock=f"{hour:02}:{minutes or '00'}")]


def military(m: re.Match[str]) -> list[Phrase]:
    """0430 hours."""
    return [_phrase(m, Form.CLOCK, clock=f"{m['h']}:{m['m']}")]


def plain_daypart(m: re.Match[str]) -> list[Phrase]:
    """At night, in the morning, that evening."""
    word = m["daypart"].lower()
    definite = bool(re.match(r"(?:early |late |later )?(?:the|that|this)\b", m[0], re.IGNORECASE))
    return [
        _phrase(
            m,
            Form.DAYPART,
            daypart=DAYPARTS.get(word, "NI" if "night" in word else "DT"),
            step=0,
            count=1 if definite else None,
        )
    ]


def speech_day(m: re.Match[str]) -> list[Phrase]:
    """Today, yesterday, overnight."""
    word = m["word"].lower()
    daypart = DAYPARTS.get(_group(m, "daypart"), "")
    if word == "overnight":
        return [_phrase(m, Form.DAYPART, daypart="ON")]
    step = {"yesterday": -1, "tomorrow": 1, "last night": -1, "the day before yesterday": -2}.get(word, 0)
    return [_phrase(m, Form.RELATIVE, step=step, pole=Pole.SPEECH, daypart="NI" if "night" in word else daypart)]


def reference(m: re.Match[str]) -> list[Phrase]:
    """Now, former, recently."""
    text = re.sub(r"\s+", " ", m[0].lower()).removeprefix("right ")
    if text == "former" and re.search(r"\b[Tt]he $", before(m)) and re.match(r"\s*(?:[,.]|and|was|is|an?)\b", after(m)):
        return []
    return [_phrase(m, Form.REFERENCE, value=REFERENCES[text])]


def vague(m: re.Match[str]) -> list[Phrase]:
    """At the same time, that period; "at the time" is TIMEX3's reference to the present."""
    return [_phrase(m, Form.VAGUE, value="PRESENT_REF" if _AT_THE_TIME.match(m[0]) else "")]
