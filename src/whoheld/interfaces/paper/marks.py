"""The marks of places on paper: the holder's shape and colour, two colours where two are said to hold it, rings."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from matplotlib.path import Path

from whoheld.interfaces.paper.inks import UNKNOWN, faded
from whoheld.interfaces.paper.sheet import INK

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from matplotlib.axes import Axes

    from whoheld.interfaces.paper.dot import Dot
    from whoheld.interfaces.paper.inks import Ink, Inks

#: Points between a mark and a ring around it, and between two rings.
_RING = 2.4
#: More holders than this are drawn as so many; all of them are named in words elsewhere.
_WEDGES = 6
#: Where fighting or a siege is told: how many rings.
_CONTESTED, _BESIEGED = 1, 2


class Look(NamedTuple):
    """All that the mark of a place is made of; places that look the same are drawn at once."""

    size: float
    inks: tuple[Ink, ...]
    left: float
    rings: int
    disputed: bool


def look(dot: Dot, day: date, known: Inks) -> Look:
    """How a place looks on a day."""
    held_by = tuple(known.of(dot.holders))[:_WEDGES]
    return Look(dot.size, held_by, dot.fade(day), _rings(dot), dot.status == "disputed")


def _rings(dot: Dot) -> int:
    return _BESIEGED if dot.besieged else _CONTESTED * (dot.status == "contested")


def breadth(of: Look) -> float:
    """Points across a mark, its rings counted."""
    return of.size + 2 * _RING * of.rings


def draw_marks(axes: Axes, looks: Iterable[tuple[float, float, Look]]) -> None:
    """Draw marks at x and y; large ones first, those without a known holder below all."""
    alike: dict[Look, list[tuple[float, float]]] = defaultdict(list)
    for x, y, one in looks:
        alike[one].append((x, y))
    for one in sorted(alike, key=lambda o: (bool(o.inks), -o.size, [i.label for i in o.inks], o[2:])):
        draw_alike(axes, *zip(*alike[one], strict=True), one)


def draw_alike(axes: Axes, xs: Iterable[float], ys: Iterable[float], one: Look) -> None:
    """Draw marks that look the same."""
    points = list(xs), list(ys)
    how = {"linestyle": "none", "markeredgewidth": 0.6, "zorder": 4, "clip_on": True}
    for number in range(one.rings):
        across = one.size + 2 * _RING * (number + 1)
        ring = {"marker": "o", "markersize": across, "markerfacecolor": "none", "markeredgecolor": INK}
        axes.plot(*points, **{**how, **ring, "markeredgewidth": 0.9})
    if not one.inks:
        hollow = {"marker": "o", "markersize": one.size * 0.8, "markerfacecolor": "white"}
        axes.plot(*points, **{**how, **hollow, "markeredgecolor": UNKNOWN.colour, "markeredgewidth": 0.9})
    for number, ink in enumerate(one.inks):
        marker = ink.shape if len(one.inks) == 1 else _wedge(number, len(one.inks))
        filled = {"marker": marker, "markersize": one.size, "markerfacecolor": faded(ink.colour, one.left)}
        axes.plot(*points, **{**how, **filled, "markeredgecolor": INK, "markeredgewidth": 0.45})


def _wedge(number: int, of: int) -> Path:
    """One of equal parts of a disc; the first is at the left."""
    step = 360 / of
    arc = Path.arc(90 + step * number, 90 + step * (number + 1))
    corners = np.vstack([[[0.0, 0.0]], arc.vertices, [[0.0, 0.0]]])
    codes = [Path.MOVETO, Path.LINETO, *arc.codes[1:], Path.CLOSEPOLY]
    return Path(corners, codes)
