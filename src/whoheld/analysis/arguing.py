"""Sentences in which a text argues: forecasts, supposes, explains, weighs explanations against each other, judges.

The words stand in ``data/arguing.toml``. What is told by number (distances, sizes of forces) is found by `measures`.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from whoheld.codebook import StatementType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Of explanations that stand apart by more sentences than this, each is of another event.
APART = 4


class Argued(NamedTuple):
    """What a sentence argues: the sort, and the characters of the words that say so in the sentence.

    ``group`` numbers the explanations of one event, from 1; 0 where there is no other.
    """

    type: StatementType
    start: int
    end: int
    group: int = 0


class Line(NamedTuple):
    """A sentence in small letters, the words in it, and whether it tells of the past."""

    text: str
    words: frozenset[str]
    past: bool


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
    rivals = _rivals(lines)
    return [
        [rivals[number]] if number in rivals else list(_alone(line)) if line.text else []
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


def _rivals(lines: Sequence[Line]) -> dict[int, Argued]:
    """Explanations of one event beside each other, by the number of their sentence."""
    told: dict[int, tuple[Argued, bool]] = {}
    for number, line in enumerate(lines):
        if strong := _found("rival_explanation", "strong", line):
            told[number] = (strong, True)
        elif weak := _found("rival_explanation", "weak", line):
            told[number] = (weak, False)
    plain = [number for number, (_, strong) in told.items() if strong]
    told = {n: one for n, one in told.items() if any(abs(n - number) <= APART for number in plain)}
    found: dict[int, Argued] = {}
    groups = 0
    for numbers in _runs(sorted(told)):
        if _is_group([lines[n] for n in numbers], [told[n][1] for n in numbers]):
            groups += 1
            found.update({n: told[n][0]._replace(group=groups) for n in numbers})
    return found


def _runs(numbers: list[int]) -> list[list[int]]:
    """Numbers that follow each other closely, together."""
    runs = [numbers[:1]] if numbers else []
    for before, number in pairwise(numbers):
        if number - before > APART:
            runs.append([])
        runs[-1].append(number)
    return runs


def _is_group(lines: Sequence[Line], strong: Sequence[bool]) -> bool:
    """Whether the sentences weigh explanations: two at least, one of them plainly; or one that names both itself."""
    return any(strong) and (len(lines) > 1 or _found("rival_explanation", "alone", lines[0]) is not None)
