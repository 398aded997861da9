"""Which sides that WhoHeld knows the words of another table name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whoheld.almanac.side import Sides

#: "Military Forces of Syria (2000-2024)", "Islamic State (Syria)": years and countries in brackets tell no other side.
_BRACKETS = re.compile(r"\([^()]*\)")
_BETWEEN = re.compile(r"[,;:/]| - ")


def named_sides(words: str, almanac: Sides) -> tuple[str, ...]:
    """The common names of the sides in a cell, each once; none where the almanac knows none ("Civilians").

    A cell may list several ("Ahrar al-Sham, HTS"), give a name twice ("QSD: Syrian Democratic Forces"), or put a
    country behind what belongs to it ("Military Forces of Syria").
    """
    bare = " ".join(_BRACKETS.sub(" ", words).split())
    if whole := almanac.lookup(bare):
        return (whole.name,)
    parts = [almanac.lookup(part) for part in _BETWEEN.split(bare) if part.strip()]
    found = [side.name for side in parts if side] or [mention.side.name for mention in almanac.find(bare)]
    return tuple(dict.fromkeys(found))
