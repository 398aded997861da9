"""Colours of sides that colour-blind people can tell apart.

They are those of M. Okabe and K. Ito, "Color Universal Design" (2008), without its black, which is kept for text and
lines; grey is kept for what is unknown.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: Blue, orange, bluish green, reddish purple, sky blue, vermilion.
PALETTE = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00")
#: Yellow, which is faint on white: for the side that finds all others taken.
LAST = "#f0e442"
#: For a place whose holder is unknown.
UNKNOWN_COLOUR = "#8c8c8c"


class Mark(NamedTuple):
    """How a side is drawn: its colour, ``#rrggbb``, and a letter where the colour alone does not tell it apart."""

    colour: str
    symbol: str = ""


def marks(names: Iterable[str], called: Mapping[str, str]) -> dict[str, Mark]:
    """The mark of each side.

    A side's place in the palette follows from its name; where another took that place already, it gets the next free
    one. So most sides keep their colour when others come or go.

    Args:
        names: The sides, the most important first.
        called: The colours that people chose, by side.
    """
    listed = list(dict.fromkeys(names))
    taken = {called[name] for name in listed if name in called}
    found = {name: Mark(called[name]) for name in listed if name in called}
    for name in (n for n in listed if n not in called):
        order = _preferred(name)
        free = next((colour for colour in order if colour not in taken), None)
        taken.add(free or "")
        found[name] = Mark(free) if free else Mark(order[0], _letter(name, {m.symbol for m in found.values()}))
    return {name: found[name] for name in listed}


def _preferred(name: str) -> tuple[str, ...]:
    """The palette from the place on that the name stands for."""
    first = int.from_bytes(hashlib.sha256(name.encode()).digest()[:4]) % len(PALETTE)
    return (*PALETTE[first:], *PALETTE[:first], LAST)


def _letter(name: str, taken: set[str]) -> str:
    """The first letter of the name that marks no other side, else of the alphabet; the name's own if none is left."""
    own = [letter for letter in name.upper() if letter.isalnum()]
    letters = [*own, *"ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    return next((letter for letter in letters if letter not in taken), own[0] if own else "?")
