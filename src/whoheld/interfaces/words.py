"""Values of answers in words: lists, counts and days for reading."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from whoheld.interfaces.flags import Settings


#: What makes a terminal do something, and what turns the order of letters round so that a name reads as another.
_NOT_SHOWN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def harmless(shown: str) -> str:
    """Words of strangers (names of files, titles, quotes) as a terminal may have them."""
    return _NOT_SHOWN.sub("\N{REPLACEMENT CHARACTER}", shown)


def text(value: object) -> str:
    """A value in words: nothing for none, lists and counts joined by commas."""
    match value:
        case None:
            return ""
        case list() | tuple():
            return "; ".join(map(text, value))
        case dict():
            return ", ".join(f"{name} {count}" for name, count in value.items())
        case _:
            return str(value)


def days(start: str | None, end: str | None) -> str:
    """Days as EDTF would write them; "no date" where neither is known."""
    return (start or "no date") if start == end else f"{start or '..'}/{end or '..'}"


def seen_by(settings: Settings) -> str:
    """By what part of the evidence a person asked, in words; nothing for all of it."""
    parts = [f"as known by {settings.known_by}"] if settings.known_by else []
    parts += [f"with what sources had said by {settings.reported_by}"] if settings.reported_by else []
    parts += ["only by claims that a person confirmed"] if settings.judged_only else []
    told = ", ".join(parts)
    return told[:1].upper() + told[1:]


def record_name(location: str) -> str:
    """What a record is called: its file without folder and ending, or its database without server and password."""
    return PurePath(urlsplit(location).path if "://" in location else location).stem
