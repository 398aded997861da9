"""A scale bar in the lower left corner of a map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.patches import Rectangle

from whoheld.interfaces.paper.frame import KM_PER_DEGREE
from whoheld.interfaces.paper.sheet import INK

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from whoheld.interfaces.paper.frame import Box

#: How far from the corner, as shares of the map's height.
_ASIDE, _THICK = 0.03, 0.008


def draw_scale(axes: Axes, box: Box) -> None:
    """Draw the bar, one half of it black; it is true along the map's middle latitude."""
    high = box.north - box.south
    long, thick = box.bar_km / KM_PER_DEGREE, high * _THICK
    x, y = box.west * box.squeeze + high * _ASIDE, box.south + high * _ASIDE
    back = (x - high * 0.015, y - high * 0.015), long + high * 0.03, high * 0.06
    axes.add_patch(Rectangle(*back, facecolor="white", edgecolor="none", alpha=0.85, zorder=7))
    for number, colour in enumerate((INK, "white")):
        half = Rectangle((x + number * long / 2, y), long / 2, thick, facecolor=colour, edgecolor=INK, linewidth=0.5)
        half.set_zorder(8)
        axes.add_patch(half)
    words = f"{box.bar_km:g} km"
    axes.text(x + long / 2, y + thick * 1.6, words, size=6.5, ha="center", va="bottom", color=INK, zorder=8)
