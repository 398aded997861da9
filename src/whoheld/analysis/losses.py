"""How many came to harm by a line of an infobox: figures without a sentence, each with what befell those counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from whoheld.analysis.figures import Count, counts
from whoheld.analysis.lexicon import HARMS, UNITS, words
from whoheld.codebook import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

#: What befell them: "132 killed", "40 dead".
BEFELL = {**HARMS["state"], "deaths": Kind.KILLS, "fatalities": Kind.KILLS}
#: Machines and animals that nobody has to sit in: their losses are none of people.
UNMANNED = words("unmanned")
#: Nouns of machines, and what befalls only them.
MACHINES = frozenset(
    {
        *("tank", "vehicle", "aircraft", "helicopter", "jet", "plane", "warplane", "drone", "apc", "ifv", "humvee"),
        *("truck", "howitzer", "gun", "ship", "boat", "bulldozer", "technical", "destroyed", "damaged", "shot", "sunk"),
    }
)
#: "58 killed, including 41 civilians": the second figure is of some of the first.
WITHIN = frozenset({"including", "incl", "among", "of"})
_WORD = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?|[^\W\d_]+|\S")
_MEN = re.compile(r"men$")
#: Behind a word of what befell them: another, so that nobody can tell whom of them it befell.
_OR = frozenset({"or", "and", "/"})


class Loss(NamedTuple):
    """So many people to whom the same happened, and the characters of the figure with its words in the line."""

    harm: Kind
    low: int | None
    high: int | None
    unit: str
    start: int
    end: int


def losses(line: str) -> list[Loss]:
    """The people who came to harm by a line, in order; machines, and figures that lump the dead with others, are none.

    A list has its word at the end: "114 fighters, 23 soldiers and 8 officers killed".
    """
    found = [(m[0], m.start(), m.end()) for m in _WORD.finditer(line)]
    told = [word.lower() for word, _, _ in found]
    made: list[Loss] = []
    numbers = [one for one in counts(told) if not _noted(told, one)]
    for one in numbers:
        harm, last = _befell(told, one, made)
        unit = _unit(told, one, [n.first for n in numbers])
        if harm is not None and unit is not None:
            start, end = found[min(one.first, last)][1], found[max(one.last, last)][2]
            made.append(Loss(harm, one.low, one.high, unit, start, end))
    return made


def _noted(told: Sequence[str], one: Count) -> bool:
    """Whether it is the number of a note: [12]."""
    return told[one.first - 1 : one.first] == ["["] and told[one.last + 1 : one.last + 2] == ["]"]


def _befell(told: Sequence[str], one: Count, before: Sequence[Loss]) -> tuple[Kind | None, int]:
    """What befell them, and the last word that says so: behind the figure, before it ("Killed: 40"), or as before."""
    for at in range(one.last + 1, len(told)):
        word = told[at]
        if word in {"(", ")", ";", ":"} or _machine(word):
            break
        if word in BEFELL:
            lumped = at + 2 < len(told) and told[at + 1] in _OR and told[at + 2] in BEFELL
            return (None if lumped else BEFELL[word]), at
    if one.first > 1 and told[one.first - 1] == ":" and told[one.first - 2] in BEFELL:
        return BEFELL[told[one.first - 2]], one.first - 2
    if before and one.first > 0 and told[one.first - 1] in WITHIN:
        behind = (at for at in range(one.last + 1, len(told)) if told[at] in UNITS or told[at].rstrip("s") in UNITS)
        return before[-1].harm, next(behind, one.last)
    return None, one.last


def _machine(word: str) -> bool:
    return word in MACHINES or word.removesuffix("s") in MACHINES | UNMANNED


def _unit(told: Sequence[str], one: Count, numbers: Sequence[int]) -> str | None:
    """What is counted by the nouns up to the next figure; people where nobody says, None for machines."""
    end = min((n for n in numbers if n > one.last), default=len(told))
    for word in told[one.last + 1 : end]:
        if word in {"(", ")", ",", ";", ":"} or word in BEFELL:
            break
        if _machine(word):
            return None
        names = (word, word.removesuffix("s"), _MEN.sub("man", word))
        if unit := next((UNITS[name] for name in names if name in UNITS), None):
            return unit
    return "people"
