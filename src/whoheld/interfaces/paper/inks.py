"""What each side is drawn with on paper: its colour, its shape (for paper without colours), and what it is called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import matplotlib.colors

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from whoheld.evidence.rows import SideRow

#: A colour of the palette has its shape, the same as on the page, so that paper without colours tells sides apart.
_SHAPES = {
    "#0072b2": "o",
    "#e69f00": "s",
    "#009e73": "^",
    "#cc79a7": "D",
    "#56b4e9": "h",
    "#d55e00": "v",
    "#f0e442": "P",
}


@dataclass(frozen=True, slots=True, order=True)
class Ink:
    """How one side is drawn.

    ``shape`` is matplotlib's sign for a marker, ``symbol`` a letter where colour and shape do not tell it apart.
    """

    label: str
    colour: str
    shape: str = "o"
    symbol: str = ""


#: Where the holder is not known, and for a name that is under no side.
UNKNOWN = Ink("holder not known", "#8c8c8c")
_NO_SIDE = "#4d4d4d"


class Inks:
    """The ink of any holder: that of the side that it is part of."""

    def __init__(self, sides: Sequence[SideRow], side_of: Callable[[str], str]) -> None:
        self._inks = {side.name: _ink(side) for side in sides}
        self._side_of = side_of

    def of(self, holders: Sequence[str]) -> list[Ink]:
        """The inks of holders, each once, in their order; none where there are no holders."""
        names = dict.fromkeys(name for holder in holders for name in self._side_of(holder).split("; "))
        return [self._inks.get(name) or Ink(name, _NO_SIDE) for name in names]


def _ink(side: SideRow) -> Ink:
    colour = side.colour.lower()
    shapes = list(_SHAPES.values())
    shape = _SHAPES.get(colour) or shapes[sum(map(ord, side.name)) % len(shapes)]
    return Ink(side.label, colour, shape, side.symbol)


def faded(colour: str, left: float) -> str:
    """A colour of which a share is left, the rest being white paper."""
    red, green, blue = matplotlib.colors.to_rgb(colour)
    return matplotlib.colors.to_hex((1 - left * (1 - red), 1 - left * (1 - green), 1 - left * (1 - blue)))
