"""Values of answers in words: lists, counts and days for reading."""

from __future__ import annotations


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
