"""The regular expressions of the time grammar, each tried at the words that can begin it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from .timex_lexicon import DAYPARTS, MONTHS, NUMBERS, ORDINALS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterable


def _any(words: Iterable[str]) -> str:
    """The words as alternatives, longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


_SHORT = [n.capitalize() for n in ("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec")]
_FULL = [name.capitalize() for name in MONTHS if name.capitalize() not in _SHORT]
MONTH: Final = rf"(?P<month>(?:{_any(_FULL)})\b|(?:{_any(_SHORT)})\b\.?|(?:{_any(n.upper() for n in _FULL)})\b)"
DAY: Final = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%°]|[.,]\d)"
_BEFORE_CHRIST = r"(?:B\.\s?C\.(?:\s?E\.)?|BCE?\b)"
YEAR: Final = (
    rf"(?P<year>1\d{{3}}|20\d\d|\d{{1,4}}(?=\s?{_BEFORE_CHRIST}))(?P<era>\s?{_BEFORE_CHRIST}|\s?(?:AD|CE)\b)?"
    r"(?![\d%°]|[.,:]\d|\s?%|-?(?:km|mm|kg|m)\b)"
)
_OF_YEAR = r"(?P<that>\s+of\s+(?:that|the\s+same|this)\s+year)"
WEEKDAY: Final = rf"(?P<weekday>{_any(n.capitalize() for n in WEEKDAYS)})"
DAYPART: Final = rf"(?P<daypart>{_any(DAYPARTS)}|night-time|day-time)"
SEASON: Final = r"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
PART: Final = (
    r"(?P<part>(?:[Vv]ery\s+)?(?:[Ee]arly|[Ll]ate|[Mm]id|[Ee]arlier|[Ll]ater)(?:\s*-\s*|\s+)"
    r"(?:(?:in|on|during)\s+)?(?:the\s+)?"
    r"|(?:[Tt]he\s+)?(?:very\s+)?(?:[Bb]eginning|[Ss]tart|[Oo]nset|[Oo]pening|[Ee]nd|[Cc]lose|[Mm]iddle|[Tt]urn"
    r"|(?:early|latter|later)\s+(?:part|half|months|days)|(?:first|second)\s+half"
    r"|(?:closing|final|last|first)\s+(?:days|months))\s+of\s+(?:the\s+)?"
    r"|[Tt]he\s+(?:rest|remainder)\s+of\s+(?:the\s+)?)"
)
#: "mid- to late September": the second part counts.
_MIXED = r"(?:(?:[Ee]arly|[Mm]id|[Ll]ate)-?(?:\s+to\s+|-to-|\s*/\s*))?"
_NAMED_WEEK = (
    r"(?P<ordinal>first|second|third|fourth|opening|last|final)\s+(?:(?P<many>two|three|few)\s+)?"
    r"(?P<unit>week|weekend|day|month)s?\s+of\s+"
)
_WORDS = _any(n for n in NUMBERS if n not in ("a", "an"))
_NUMBER = rf"(?:\d+(?:[.,]\d+)?|(?!hundred)(?:{_WORDS})(?:[ -](?:{_WORDS}))?)"
AMOUNT: Final = (
    rf"(?P<count>{_NUMBER}(?:\s+and(?:\s+a)?\s+half)?|half\s+an?|an?\s+couple\s+of|a\s+few|couple\s+of|dozens\s+of"
    r"|several|few|many|numerous|some|consecutive|an?)"
)
_ABOUT = (
    r"(?:(?:[Aa]bout|[Aa]round|[Nn]early|[Aa]lmost|[Oo]ver|[Mm]ore than|[Ll]ess than|[Aa]t least|[Jj]ust|[Oo]nly"
    r"|[Uu]nder|[Aa]nother|[Rr]oughly|[Aa]pproximately|[Ss]ome|[Uu]p to|a mere|[Bb]arely|[Ff]ewer than|a little"
    r"|a further|[Ll]ittle more than|[Tt]he|[Oo]ther|full)\s+){0,3}"
)
UNIT: Final = r"(?P<unit>second|minute|hour|day|night|week|weekend|month|year|decade|centur(?:y|ie))s?"
_UNIT_ONCE = (
    r"(?P<unit>day|week|weekend|month|year|decade|century|night|morning|afternoon|evening|spring|summer|autumn|fall"
    r"|winter|time|period|hour|moment)"
)

#: A day, with or without its year.
DAY_MONTH: Final = re.compile(
    rf"(?:{WEEKDAY},?\s+)?(?:the\s+)?{DAY}\s*(?:of\s+)?{MONTH}(?:(?:,?\s+(?:of\s+|in\s+)?|-){YEAR}|{_OF_YEAR})?"
)
MONTH_DAY: Final = re.compile(
    rf"(?:{WEEKDAY},?\s+)?{MONTH}\s+(?:the\s+)?{DAY}(?!\s*(?:fighters|soldiers|people|civilians|militants|troops))"
    rf"(?:(?:,\s*|\s+(?:of\s+|in\s+)?){YEAR}|{_OF_YEAR})?"
)
#: The part of a day before a date: "the night of 20 June 1791", "late on 3 May" is left to the date alone.
DAYPART_OF: Final = re.compile(
    rf"(?:[Tt]he\s+)?(?:[Ee]arly\s+|[Ll]ate\s+)?(?:in\s+the\s+)?{DAYPART}s?(?:\s+hours)?,?\s+(?:of|on)\s+(?:the\s+)?",
    re.IGNORECASE,
)
#: Several days of one month: the last one is read by DAY_MONTH.
DAYS_MONTH: Final = re.compile(
    r"(?:the\s+)?(?P<days>(?:(?:3[01]|[12]?\d)(?:st|nd|rd|th)?\s*(?:[-–—−/&]|,\s*(?:and\s+)?|and|or|to|until|through)\s*(?:the\s+)?)+)"
    r"(?=(?:3[01]|[12]?\d)(?:st|nd|rd|th)?\s*(?:of\s+)?(?:" + _any(_FULL) + r")\b)"
)
DAYS_AFTER: Final = re.compile(
    r"\s*(?P<sep>[-–—−/]|,?\s+and|,(?=[^;.]{0,12}\band\b)|\s+to)\s*(?:the\s+)?(?P<day>3[01]|[12]\d|[1-9])(?P<th>st|nd|rd|th)?(?![\d%:]|[.,]\d)"
    rf"(?!\s+(?:of\s+)?(?:{_any(_FULL)})\b)"
    rf"(?P<tail>(?:,\s*|\s+(?:of\s+)?){YEAR})?"
    r"(?P<free>(?=\s*(?:[-–—−.,;:)]|$|and\b|in\b|at\b|by\b|the\b|when\b|after\b|with\b|was\b|were\b|\n)))?"
)
THE_DAY: Final = re.compile(
    r"the\s+(?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)(?=\s*(?:[.,;:)]|$|and\b|of\s+(?:that|the|this)\b|(?:was|were|had|saw|would)\b|to\b|in\b|at\b|when\b|after\b|with\b|by\b|was\b|were\b|but\b|while\b|as\b))"
)
ON_DAY: Final = re.compile(r"(?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)(?=\s*(?:[.,;:)]|$))")
MONTH_YEAR: Final = re.compile(
    rf"{_MIXED}{PART}?{MONTH}(?:,?\s+(?:of\s+)?(?:the\s+year\s+)?{YEAR}|{_OF_YEAR}|\s+(?=(?:of\s+)?next\s+year))?"
)
SHORT_YEAR: Final = re.compile(rf"{MONTH}[-–](?P<yy>\d\d)\b")
SEASON_YEAR: Final = re.compile(
    rf"{_MIXED}{PART}?(?:[Tt]he\s+)?{SEASON}\b(?:,?\s+(?:of\s+|in\s+)?(?:the\s+year\s+)?{YEAR}(?:[-–/](?P<second>\d\d(?:\d\d)?)\b)?|{_OF_YEAR})?"
)
ONLY_YEAR: Final = re.compile(
    rf"(?:{_MIXED}{PART})?(?:(?:[Tt]he\s+)?(?:[Yy]ears?)\s+)?(?:[Cc]a?\.\s?)?{YEAR}(?:(?P<dash>[-–/])(?P<second>\d\d)(?![\d-]))?"
)
ANNO: Final = re.compile(r"(?:AD|A\.D\.)\s?(?P<year>\d{1,4})\b")
OLD_YEAR: Final = re.compile(rf"(?:{PART})?(?P<year>\d{{2,3}})(?![\d%°]|[.,:]\d|\s?%)\b")
DECADE: Final = re.compile(rf"(?:{PART}|[Tt]he\s+)?(?P<year>\d{{3}}0)['’]?s\b(?P<era>\s?{_BEFORE_CHRIST})?")
OLD_DECADE: Final = re.compile(rf"(?:{PART}|[Tt]he\s+)?(?P<year>\d{{1,2}}0)s(?P<era>\s?{_BEFORE_CHRIST})")
CENTURY: Final = re.compile(
    rf"(?:{PART}|[Tt]he\s+)?(?:(?P<nth>\d{{1,2}})(?:st|nd|rd|th)|(?P<ordinal>{_any(ORDINALS)}))[\s-][Cc]entury(?P<era>\s?{_BEFORE_CHRIST})?",
    re.IGNORECASE,
)
ISO: Final = re.compile(r"(?P<y>(?:1[5-9]|20)\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>3[01]|[12]\d|0[1-9])(?!\d)")
NUMERIC: Final = re.compile(
    r"(?P<a>0?[1-9]|[12]\d|3[01])(?P<sep>[/.])(?P<b>0?[1-9]|[12]\d|3[01])(?P=sep)(?P<y>(?:19|20)\d\d)\b"
)

HOLIDAY: Final = re.compile(
    r"(?P<holiday>Christmas|New\s+Year['’]?s)(?:\s+(?P<eve>Eve|Day|[Nn]ight))?\b(?:,?\s+(?:of\s+)?" + YEAR + ")?"
)

#: "the last week of August", "the first days of 2017".
NAMED_WEEK: Final = re.compile(
    rf"(?:the\s+)?{_NAMED_WEEK}(?:the\s+)?(?:{MONTH}(?:,?\s+(?:of\s+)?{YEAR})?|(?:the\s+|that\s+|this\s+)?(?P<whole>month|year)\b)",
    re.IGNORECASE,
)
#: "the second day of the offensive", "the first day".
NTH_DAY: Final = re.compile(
    rf"(?:the|its|their|his)\s+(?P<ordinal>{_any(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))\s+(?:full\s+)?(?:consecutive\s+)?(?P<unit>day|night|morning|evening|week|month)\b(?P<of>\s+of\s+(?:the|its|their|his|this|that)\b)?",
    re.IGNORECASE,
)
#: "the end of the month", "later that day", "early the next morning".
PART_OF_UNIT: Final = re.compile(
    rf"(?:{PART}|[Dd]uring\s+)(?:(?P<which>that\s+same|this\s+same|same|next|following|previous|that|this)\s+)?{_UNIT_ONCE}\b",
    re.IGNORECASE,
)
UNITS_END: Final = re.compile(r"(?:the\s+)?(?P<unit>day|week|month|year)['’]s\s+end\b", re.IGNORECASE)
DEICTIC: Final = re.compile(
    rf"(?:early\s+|late\s+|later\s+|earlier\s+|by\s+)?(?:the\s+|that\s+|this\s+)?(?P<which>very\s+same|same|very\s+next|next|following|subsequent|previous|preceding|prior|past|coming|last|ensuing|that|this)"
    rf"\s+(?:(?P<daypart>early\s+morning)|{_UNIT_ONCE})(?P<hours>\s+hours)?\b",
    re.IGNORECASE,
)
DEICTIC_MONTH: Final = re.compile(
    rf"(?:the\s+)?(?P<which>same|next|following|previous|preceding|last|this|that|coming)\s+{MONTH}\b"
)
DEICTIC_WEEKDAY: Final = re.compile(
    rf"(?:the\s+)?(?:(?P<which>same|next|following|previous|preceding|last|this|that|past|coming)\s+)?{WEEKDAY}s?\b(?:\s+(?P<daypart>morning|afternoon|evening|night))?"
)
THE_DAY_AFTER: Final = re.compile(
    r"(?:the\s+|a\s+)?(?P<unit>day|week|month|year)\s+(?P<way>after|before|following|later|earlier|prior)\b(?:\s+that\b)?",
    re.IGNORECASE,
)
SHIFTED: Final = re.compile(
    rf"{_ABOUT}(?:{AMOUNT}\s+)?{UNIT}\s+(?P<way>later|earlier|ago|previously|afterwards?|prior|before|after|on|hence)\b(?:\s+(?P<than>that|this)\b)?",
    re.IGNORECASE,
)
#: "the next two days", "the past week", "the first ten months of 1917".
SPAN: Final = re.compile(
    rf"(?:the\s+|these\s+|those\s+)?(?P<which>next|following|subsequent|ensuing|coming|past|last|previous|preceding|first|final|intervening|initial|remaining)\s+(?:{AMOUNT}\s+)?(?P<unit>hour|day|night|week|month|year|decade|centur(?:y|ie))s?\b"
    rf"(?:\s+of\s+(?:{MONTH}\s*)?{YEAR})?",
    re.IGNORECASE,
)
DURATION: Final = re.compile(
    rf"{_ABOUT}{AMOUNT}[\s-]+(?:(?!an?\b|per\b|the\b)\w+\s+)?{UNIT}(?:[\s-]+long\b|[\s-]olds?\b|\s+of\s+age\b|['’]s?\b)?(?!\w)",
    re.IGNORECASE,
)
BARE_UNITS: Final = re.compile(
    r"(?:the\s+)?(?:(?P<unit>hour|day|week|month|year|decade|centurie)s\b|(?P<one>hour|day|week|month|year|decade)s?-long\b)",
    re.IGNORECASE,
)
SET: Final = re.compile(
    r"(?:(?:every|each|per)\s+(?P<unit>day|night|week|month|year|hour|morning|evening)\b|(?P<word>daily|weekly|monthly|yearly|annually|annual|nightly|hourly|everyday)\b)",
    re.IGNORECASE,
)
CLOCK: Final = re.compile(
    r"(?P<h>[01]?\d|2[0-4])(?:(?P<sep>[:.])(?P<m>[0-5]\d)(?::[0-5]\d)?)?(?![\d])"
    r"(?:\s*(?:(?P<half>a\.m\.?|p\.m\.?|am\b|pm\b|AM\b|PM\b|A\.M\.?|P\.M\.?)|(?P<hrs>hrs\b|hours?\b|h\b|UTC\b|GMT\b|local\b)))?"
)
MILITARY: Final = re.compile(r"(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)\s*(?:hrs|hours|h)\b")
PLAIN_DAYPART: Final = re.compile(
    rf"(?:(?:the\s+)?(?:early|late|later|that|this)\s+)?(?:the\s+)?(?:early\s+|late\s+)?{DAYPART}(?:\s+hours)?s?\b",
    re.IGNORECASE,
)
SPEECH_DAY: Final = re.compile(
    r"(?P<word>today|yesterday|tomorrow|tonight|overnight|last night|the day before yesterday)\b"
    r"(?:\s+(?P<daypart>morning|afternoon|evening|night)\b)?",
    re.IGNORECASE,
)
REFERENCE: Final = re.compile(
    r"(?:right\s+)?(?:now(?!-)|nowadays|currently|current|present-day|modern[- ]day|at\s+present|recently|recent|former"
    r"|future)\b",
    re.IGNORECASE,
)
VAGUE: Final = re.compile(
    r"(?:at\s+)?(?:the|this|that|these|those|the\s+same|a\s+short|some)\s+"
    r"(?:time|period|days|weeks|months|point|date|moment)\b",
    re.IGNORECASE,
)
