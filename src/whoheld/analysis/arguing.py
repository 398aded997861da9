"""Sentences in which a text argues: forecasts, supposes, explains, weighs explanations against each other, judges.

The words stand in ``data/arguing.toml``. Explanations beside each other are found by `rivals`, and what is told by
number (distances, sizes of forces) by `measures`.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from whoheld.analysis.rivals import rivals
from whoheld.codebook import StatementType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whoheld.analysis.rivals import Rival


class Argued(NamedTuple):
    """What a sentence argues: the sort, and the characters of the words that say so in the sentence.

    ``rival`` is what is known of an explanation among others; None of all else.
    """

    type: StatementType
    start: int
    end: int
    rival: Rival | None = None


class Line(NamedTuple):
    """A sentence in small letters, the words in it, whether it tells of the past, and whether of what happened then.

    ``past`` is asked only where a word of what may be stands in it; ``told`` everywhere.
    """

    text: str
    words: frozenset[str]
    past: bool
    told: bool = True


@cache
def _table() -> dict[str, Any]:
    """Sort -> list -> one pattern of all its lines."""
    data = tomllib.loads(files("whoheld.analysis").joinpath("data", "arguing.toml").read_text("utf-8"))
    parts = data.pop("parts")
    return {sort: {name: _list(name, lines, parts) for name, lines in lists.items()} for sort, lists in data.items()}


def _list(name: str, lines: str | list[str], parts: dict[str, str]) -> re.Pattern[str] | frozenset[str]:
    if name == "words":
        return frozenset(str(lines).split())
    return _pattern([lines] if isinstance(lines, str) else lines, parts)


def _pattern(lines: Sequence[str], parts: dict[str, str]) -> re.Pattern[str]:
    text = "|".join(f"(?:{line})" for line in lines)
    for name, part in parts.items():
        text = text.replace(f"{{{name}}}", part)
    return re.compile(text)


def argued(lines: Sequence[Line]) -> list[list[Argued]]:
    """What each of the sentences of one text argues, sentence by sentence.

    An explanation among others is nothing else; a sentence that says what would follow is no forecast as well.
    """
    told = rivals(lines)
    return [
        [Argued(StatementType.RIVAL_EXPLANATION, one.cue.start, one.cue.end, one) for one in told[number]]
        if number in told
        else list(_alone(line))
        if line.text
        else []
        for number, line in enumerate(lines)
    ]


def _alone(line: Line) -> Iterator[Argued]:
    """What a sentence argues by itself, one of a sort."""
    supposed = _what_if(line)
    ahead = _found("forecast", "sure", line) or (None if line.past else _found("forecast", "present", line))
    if supposed is not None and (ahead is None or _conditional(line) or ahead.start == supposed.start):
        ahead = None
    elif ahead is not None:
        supposed = None
    cause = _found("cause", "sure", line)
    valued = _found("assessment", "sure", line) or (None if cause else _found("assessment", "state", line))
    found = (ahead, supposed, cause, valued)
    yield from (one for one in found if one is not None)


def _what_if(line: Line) -> Argued | None:
    found = _conditional(line) or _found("what_if", "sure", line)
    return found or (None if line.past else _found("what_if", "present", line))


def _conditional(line: Line) -> Argued | None:
    """The word of the condition, where the sentence also says what would follow."""
    found = _found("what_if", "condition", line)
    return found if found and _table()["what_if"]["outcome"].search(line.text) else None


def _found(sort: str, part: str, line: Line) -> Argued | None:
    table = _table()[sort]
    if table["words"].isdisjoint(line.words):
        return None
    match = table[part].search(line.text)
    return Argued(StatementType(sort), *match.span()) if match else None
