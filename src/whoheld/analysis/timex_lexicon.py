"""The words of English time expressions: months, numbers, units, parts; nothing here belongs to one war."""

from __future__ import annotations

from typing import Final

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}

WEEKDAYS: Final = {
    name: number
    for number, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
}

#: TIMEX3's letters for the seasons; the northern months that each covers stand in `timex_calendar`.
SEASONS: Final = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}

#: TIMEX3's letters for the parts of a day.
DAYPARTS: Final = {
    "morning": "MO",
    "dawn": "MO",
    "daybreak": "MO",
    "sunrise": "MO",
    "noon": "MI",
    "midday": "MI",
    "afternoon": "AF",
    "evening": "EV",
    "dusk": "EV",
    "sunset": "EV",
    "night": "NI",
    "nighttime": "NI",
    "midnight": "NI",
    "daytime": "DT",
    "daylight": "DT",
}

#: Feasts with a fixed day: month and day.
HOLIDAYS: Final = {"christmas": (12, 25), "new": (1, 1)}

_ONES: Final = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS: Final = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

#: "twenty-one" and "twenty one" are read as tens and ones by `number`.
NUMBERS: Final = (
    {word: n for n, word in enumerate(_ONES)}
    | {word: 10 * n for n, word in enumerate(_TENS, start=2)}
    | {"a": 1, "an": 1, "hundred": 100}
)

ORDINALS: Final = {
    word: n
    for n, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
            "twenty-first",
        ],
        start=1,
    )
} | {"final": -1, "last": -1, "opening": 1}

#: Amounts that name no number; their value is an X, as in PXD.
VAGUE_AMOUNTS: Final = frozenset(
    [
        "several",
        "few",
        "a few",
        "some",
        "many",
        "couple of",
        "a couple of",
        "numerous",
        "these",
        "those",
        "recent",
        "dozens of",
        "countless",
        "various",
        "consecutive",
        "later",
    ]
)

#: Unit -> TIMEX3's letter.
UNITS: Final = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "night": "D",
    "weekend": "D",
    "week": "W",
    "month": "M",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
}

#: Units of less than a day are written after a T.
CLOCK_UNITS: Final = frozenset({"second", "minute", "hour"})

#: Words and phrases that point at no day of their own.
REFERENCES: Final = {
    "now": "PRESENT_REF",
    "nowadays": "PRESENT_REF",
    "currently": "PRESENT_REF",
    "current": "PRESENT_REF",
    "today": "PRESENT_REF",
    "present-day": "PRESENT_REF",
    "modern-day": "PRESENT_REF",
    "modern day": "PRESENT_REF",
    "at present": "PRESENT_REF",
    "the present": "PRESENT_REF",
    "former": "PAST_REF",
    "recent": "PAST_REF",
    "recently": "PAST_REF",
    "the past": "PAST_REF",
    "future": "FUTURE_REF",
    "the future": "FUTURE_REF",
}


def number(words: str) -> float | None:
    """The number that an amount names ("12", "twenty-one", "two and a half"); None where it names none ("several").

    Raises:
        ValueError: If a word is neither a number nor a vague amount.
    """
    text = words.lower().replace("-", " ").strip()
    if text in VAGUE_AMOUNTS:
        return None
    half = text.endswith((" and a half", " and half"))
    text = text.removesuffix(" and a half").removesuffix(" and half")
    if text.replace(",", "").replace(".", "", 1).isdigit():
        return float(text.replace(",", "")) + 0.5 * half
    if text in ("half", "half a", "half an"):
        return 0.5
    total = 0.0
    for word in text.split():
        if word not in NUMBERS:
            raise ValueError(f"{words!r} is no amount")
        total = total * 100 if word == "hundred" and total else total + NUMBERS[word]
    return total + 0.5 * half
