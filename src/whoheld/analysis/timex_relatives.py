"""What the other patterns of the time grammar mean: relative days, durations, sets, times and parts of the day."""

from __future__ import annotations

import re
from typing import Final

from .timex_dates import COUNTED_AFTER
from .timex_lexicon import DAYPARTS, ORDINALS, REFERENCES, SEASONS, VAGUE_AMOUNTS, WEEKDAYS, number
from .timex_phrase import Form, Phrase, Pole, Unit
from .timex_words import after, before, duration_value, group, month_of, part, phrase, step_of, unit, year_of

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
#: Of these, the day of writing is the pole where there is one.
_SPEECH: Final = frozenset({"past", "last", "coming"})
_AT_THE_TIME: Final = re.compile(r"(?:at\s+)?(?:the|this)\s+time\b", re.IGNORECASE)
_NOON: Final = 12


def nth_day(m: re.Match[str]) -> list[Phrase]:
    """The second day of the offensive."""
    word = m["ordinal"].lower()
    n = ORDINALS.get(word) or int(re.sub(r"\D", "", word))
    grain = unit(m["unit"])
    if grain is not Unit.DAY and not group(m, "of"):
        return []
    daypart = DAYPARTS.get(m["unit"].lower(), "")
    return [phrase(m, Form.ORDINAL, unit=grain, count=n, daypart=daypart)]


def part_of_unit(m: re.Match[str]) -> list[Phrase]:
    """The end of the month, later that day."""
    word = m["unit"].lower()
    which = part(group(m, "part")) if group(m, "part") else ""
    if word in ("time", "period", "moment", "hour"):
        return []
    return [
        phrase(
            m,
            Form.RELATIVE,
            unit=unit(word),
            step=step_of(group(m, "which")),
            part=which,
            daypart=DAYPARTS.get(word, ""),
            season=SEASONS.get(word, ""),
        )
    ]


def deictic(m: re.Match[str]) -> list[Phrase]:
    """The next day, that month, last week, the following morning."""
    which, word = m["which"].lower(), group(m, "unit").lower()
    if word in ("time", "period", "moment", "hour"):
        return (
            [phrase(m, Form.VAGUE, value="PRESENT_REF" if _AT_THE_TIME.match(m[0]) else "")]
            if which.endswith(("same", "that", "this")) and not re.match(r"\s+(?:last|next)", after(m))
            else []
        )
    daypart = "MO" if group(m, "daypart") else DAYPARTS.get(word, "")
    step = step_of(which)
    pole = Pole.SPEECH if which in _SPEECH and not m[0].lower().startswith("the") else Pole.PRESENT
    lead = part(m[0].split()[0]) if m[0].lower().startswith(("early", "late", "earlier", "later")) else ""
    grain = Unit.DAY if daypart else unit(word)
    return [
        phrase(
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
    return [phrase(m, Form.RELATIVE, unit=Unit.MONTH, month=month_of(m), step=step_of(which), pole=pole)]


def weekday(m: re.Match[str]) -> list[Phrase]:
    """Monday, last Monday."""
    which = group(m, "which").lower()
    step = step_of(which)
    daypart = DAYPARTS.get(group(m, "daypart"), "")
    return [phrase(m, Form.WEEKDAY, weekday=WEEKDAYS[m["weekday"].lower()], step=step, daypart=daypart)]


def units_end(m: re.Match[str]) -> list[Phrase]:
    """Month's end."""
    return [phrase(m, Form.RELATIVE, unit=unit(m["unit"]), step=0, part="end")]


def day_after(m: re.Match[str]) -> list[Phrase]:
    """A day later, the day after, the day before."""
    return [phrase(m, Form.RELATIVE, unit=unit(m["unit"]), step=_WAYS[m["way"].lower()], exact=True)]


def shifted(m: re.Match[str]) -> list[Phrase]:
    """Two weeks later, three days ago; "two days after the battle" only as a duration."""
    way, words = m["way"].lower(), group(m, "count") or "several"
    count = number(words)
    event = way in ("after", "before", "prior") and not group(m, "than") and not re.match(r"\s*(?:[.,;:)]|$)", after(m))
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
        phrase(m, Form.RELATIVE, unit=unit(m["unit"]), count=count, step=_WAYS[way], pole=pole, exact=True, value=value)
    ]


def span(m: re.Match[str]) -> list[Phrase]:
    """The next two days, the past week: a duration with a place in the narrative."""
    words = group(m, "count")
    count = number(words) if words else (1.0 if not m[0].lower().endswith("s") else None)
    grain = unit(m["unit"])
    which = m["which"].lower()
    pole = Pole.SPEECH if which == "past" else Pole.PRESENT
    step = 0 if which in ("first", "final", "intervening", "initial", "remaining") else step_of(which)
    value = duration_value(count, grain, m["unit"])
    stretch = phrase(m, Form.DURATION, unit=grain, count=count, step=step, pole=pole, value=value)
    return [stretch, *_year_of(m, stretch)]


def _year_of(m: re.Match[str], stretch: Phrase) -> list[Phrase]:
    """The year of "the first ten months of 1917", which the story goes on from: an expression of its own."""
    year = year_of(m)
    if year is None or group(m, "month"):
        return []
    stretch.end = m.string.rindex(" of", m.start(), m.start("year"))
    return [Phrase(m.start("year"), m.end(), Form.CALENDAR, Unit.YEAR, year=year)]


def duration(m: re.Match[str]) -> list[Phrase]:
    """Two months, a five-day siege, nearly four weeks."""
    words = re.sub(r"\s+", " ", m["count"].lower())
    if words in ("a", "an") and re.fullmatch(r"second", m["unit"], re.IGNORECASE):
        return []
    count = None if words in VAGUE_AMOUNTS else number(words)
    name = m["unit"].lower()
    return [phrase(m, Form.DURATION, unit=unit(name), count=count, value=duration_value(count, unit(name), name))]


def bare_units(m: re.Match[str]) -> list[Phrase]:
    """Days, months-long."""
    one = group(m, "one")
    grain = unit(one or m["unit"])
    count = 1.0 if one and not re.search(r"s-long$", m[0]) else None
    return [phrase(m, Form.DURATION, unit=grain, count=count, value=duration_value(count, grain))]


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
    word = group(m, "word").lower()
    value = _SETS[word] if word else _EVERY[m["unit"].lower()]
    if not word and m[0].lower().startswith("per"):
        value = duration_value(1, unit(m["unit"]))
    return [phrase(m, Form.SET, value=value)]


def clock(m: re.Match[str]) -> list[Phrase]:
    """05:30, 11 a.m., 19:00 hrs; a bare number is no time."""
    half, minutes = group(m, "half").lower().replace(".", ""), group(m, "m")
    if not half and (not minutes or (m["sep"] == "." and not group(m, "hrs")) or COUNTED_AFTER.match(after(m))):
        return []
    hour = int(m["h"])
    if half and hour <= _NOON:
        hour = hour % _NOON + (_NOON if half == "pm" else 0)
    return [phrase(m, Form.CLOCK, clock=f"{hour:02}:{minutes or '00'}")]


def military(m: re.Match[str]) -> list[Phrase]:
    """0430 hours."""
    return [phrase(m, Form.CLOCK, clock=f"{m['h']}:{m['m']}")]


def plain_daypart(m: re.Match[str]) -> list[Phrase]:
    """At night, in the morning, that evening."""
    word = m["daypart"].lower()
    definite = bool(re.match(r"(?:early |late |later )?(?:the|that|this)\b", m[0], re.IGNORECASE))
    return [
        phrase(
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
    daypart = DAYPARTS.get(group(m, "daypart"), "")
    if word == "overnight":
        return [phrase(m, Form.DAYPART, daypart="ON")]
    step = {"yesterday": -1, "tomorrow": 1, "last night": -1, "the day before yesterday": -2}.get(word, 0)
    return [phrase(m, Form.RELATIVE, step=step, pole=Pole.SPEECH, daypart="NI" if "night" in word else daypart)]


def reference(m: re.Match[str]) -> list[Phrase]:
    """Now, former, recently."""
    text = re.sub(r"\s+", " ", m[0].lower()).removeprefix("right ")
    if text == "former" and re.search(r"\b[Tt]he $", before(m)) and re.match(r"\s*(?:[,.]|and|was|is|an?)\b", after(m)):
        return []
    return [phrase(m, Form.REFERENCE, value=REFERENCES[text])]


def vague(m: re.Match[str]) -> list[Phrase]:
    """At the same time, that period; "at the time" is TIMEX3's reference to the present."""
    if re.search(r"\b(?:this|that)\s+date$", m[0], re.IGNORECASE):
        return [phrase(m, Form.RELATIVE, step=0)]
    return [phrase(m, Form.VAGUE, value="PRESENT_REF" if _AT_THE_TIME.match(m[0]) else "")]
