"""Who wrote an article, for whom and when, as the lines over it say."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

MAX_BYLINE = 200  # characters

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH = (
    r"January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
)
_DAY = re.compile(
    rf"(?<![\d/\u2013-])(?:(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})"
    rf"|(?P<d1>\d{{1,2}})(?:st|nd|rd|th)? (?P<m1>{_MONTH}),? (?P<y1>\d{{4}})"
    rf"|(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>\d{{4}}))(?!\d)",
    re.IGNORECASE,
)
_NAME = r"[^\W\d_a-z][\w.'\u2019-]*"
_PARTICLE = r"(?:and|&|de|van|von|bin|al|el|of)"
_AUTHOR = re.compile(
    r"(?i:by|written by|words by|story by|reported by|author:|posted by|published by)\s+"
    rf"(?P<name>{_NAME}(?:\s+{_NAME}|\s+{_PARTICLE}(?=\s)|,(?=\s))*)(?P<rest>.*)$"
)
_CAPITALISED = re.compile(rf"{_NAME}(?:\s+(?:{_NAME}|{_PARTICLE})|,)*\s*$")
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
_STATED = re.compile(
    r"(?:(?:first |last |originally )?(?:published|posted|updated|modified|edited|issued|dated?)(?: on| at)?\b"
    rf"\s*:?\s*)?{_WEEKDAY}$",
    re.IGNORECASE,
)
#: Before the day of the last change, which is not that of publication.
_CHANGED = re.compile(rf"\b(?:updated|modified|edited)(?: on| at)?\b\s*:?\s*{_WEEKDAY}$", re.IGNORECASE)
_BARE = re.compile(rf"{_WEEKDAY}(?:{_DAY.pattern})(?:,?\s+(?:at )?\d{{1,2}}[:.]\d{{2}}.{{0,20}})?[\s:]*", re.IGNORECASE)
_AFTER_DATE = re.compile(
    r"[\s,|@\u2013\u2014-]*(?:(?:at )?\d{1,2}[:.]\d{2}.{0,20}|\(?(?:updated|modified|edited).{0,60}"
    r"|by [^\s.][^.]{0,40}|.{0,3})$",
    re.IGNORECASE,
)
_PUBLISHER = re.compile(r"\(([^()]{2,60})\)|\|\s*([^|()]{2,60}?)\s*(?:\||$)")


class Byline(NamedTuple):
    """What the lines over an article say of it; None where they do not."""

    author: str | None = None
    publisher: str | None = None
    published: str | None = None


def is_byline(line: str) -> bool:
    """Whether a line names an author ("By A. Writer | A Paper") or the day of publication, and nothing else."""
    if len(line) > MAX_BYLINE or line.endswith("."):
        return False
    return _author(line) is not None or _stated_day(line) is not None


def read_byline(lines: list[str]) -> Byline:
    """Author, publisher and day (ISO) out of the lines that `is_byline` tells; the first that says it counts."""
    said = Byline()
    for line in lines:
        author = _author(line)
        said = Byline(
            said.author or (author["name"].strip(" ,") if author else None),
            said.publisher or (_publisher(author["rest"]) if author else None),
            said.published or _published(line),
        )
    return said


def bare_day(line: str) -> str | None:
    """The ISO day of a line that is a day and says nothing of it, as over an article or over an entry of a diary."""
    match = _BARE.fullmatch(line)
    return _day(match) if match else None


def _published(line: str) -> str | None:
    """The first day in a byline that is not that of a change."""
    return next((_day(day) for day in _DAY.finditer(line) if not _CHANGED.search(line[: day.start()])), None)


def _author(line: str) -> re.Match[str] | None:
    """The author's name, if it is written as names are and nothing but marks, places or dates follows."""
    match = _AUTHOR.match(line)
    if not match or not _CAPITALISED.match(match["name"]):
        return None
    follows = match["rest"].strip()
    named = match["name"].count(" ") or follows[:1] in set("|(,-\u2013\u2014/") or not follows
    return match if named and (not follows or not follows[0].islower() or follows.startswith(("in ", "for "))) else None


def _publisher(rest: str) -> str | None:
    for match in _PUBLISHER.finditer(rest):
        name = (match[1] or match[2]).strip(" -\u2013\u2014")
        if name and not _DAY.search(name):
            return name
    return None


def _stated_day(line: str) -> re.Match[str] | None:
    match = _DAY.search(line)
    if match and _STATED.match(line[: match.start()]) and _AFTER_DATE.match(line[match.end() :]):
        return match
    return None


def day_in(line: str) -> str | None:
    """The ISO day that a line names first; None where it names none."""
    match = _DAY.search(line)
    return _day(match) if match else None


def _day(match: re.Match[str]) -> str | None:
    if match["iso"]:
        return calendar_day(*match["iso"].split("-"))
    day, month, year = match.group(*(("d1", "m1", "y1") if match["d1"] else ("d2", "m2", "y2")))
    return calendar_day(year, _MONTHS.index(month[:3].title()) + 1, day)


def calendar_day(year: str | int, month: str | int, day: str | int) -> str | None:
    """The ISO day of three numbers; None where the calendar has no such day."""
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
