"""What each side is drawn with on paper: its colour, its shape (for paper without colours), and what it is called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import matplotlib.colors

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from whoheld.evidence.rows import SideRow

#: Shapes for the sides in turn.
_SHAPES = ("o", "s", "^", "D", "v", "p", "h", "P", "X", "<", ">", "8")


@dataclass(frozen=True, slots=True)
class Ink:
    """How one side is drawn; ``shape`` is matplotlib's sign for a marker."""

    label: str
    colour: str
    shape: str


#: Where the holder is not known, and for a name that is under no side.
UNKNOWN = Ink("holder not known", "#8a8a8a", "o")
_NO_SIDE = "#4d4d4d"


class Inks:
    """The ink of any holder: that of the side that it is part of."""

    def __init__(self, sides: Sequence[SideRow], side_of: Callable[[str], str]) -> None:
        self._inks = {s.name: Ink(s.label, s.colour, _SHAPES[n % len(_SHAPES)]) for n, s in enumerate(sides)}
        self._side_of = side_of

    def of(self, holders: Sequence[str]) -> list[Ink]:
        """The inks of holders, each once, in their order; none where there are no holders."""
        names = dict.fromkeys(name for holder in holders for name in self._side_of(holder).split("; "))
        return [self._inks.get(name) or Ink(name, _NO_SIDE, "*") for name in names]


def faded(colour: str, left: float) -> str:
    """A colour of which a share is left, the rest being white paper."""
    red, green, blue = matplotlib.colors.to_rgb(colour)
    return matplotlib.colors.to_hex([1 - left * (1 - part) for part in (red, green, blue)])
