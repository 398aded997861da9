"""Names beside marks, none over another: the most told places first, each where there is room, else not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from matplotlib.font_manager import FontProperties

from whoheld.interfaces.paper.sheet import INK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from matplotlib.axes import Axes
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from numpy.typing import NDArray

#: Where a name may stand, the best first: right of its mark, left, above, below, and aslant. Numbers are the share of
#: the name's breadth and height to move it by, and the share of the mark's.
_SPOTS = (
    (0.0, -0.5, 1.0, 0.0),
    (-1.0, -0.5, -1.0, 0.0),
    (-0.5, 0.0, 0.0, 1.0),
    (-0.5, -1.0, 0.0, -1.0),
    (0.0, 0.0, 0.7, 0.7),
    (0.0, -1.0, 0.7, -0.7),
    (-1.0, 0.0, -0.7, 0.7),
    (-1.0, -1.0, -0.7, -0.7),
)
#: No more names than a reader can take in, and so many places are tried for each.
MOST, _TRIES = 70, 4
#: Points between a mark and its name, and of a letter's height.
_GAP, _SIZE = 1.5, 6.8


class Named(NamedTuple):
    """A mark with a name: its middle, and its breadth in points; the one of more weight is named first."""

    name: str
    x: float
    y: float
    size: float
    weight: tuple[int, int]


class Rect(NamedTuple):
    """A rectangle in points, its sides left, bottom, right, top."""

    left: float
    bottom: float
    right: float
    top: float

    def within(self, other: Rect) -> bool:
        """Whether it lies in another."""
        wide = other.left <= self.left and self.right <= other.right
        return wide and other.bottom <= self.bottom and self.top <= other.top


def placed(
    marks: Sequence[Named], measure: Callable[[str], tuple[float, float]], room: Rect
) -> list[tuple[Named, Rect]]:
    """The marks that are named, and where each name stands; `measure` gives a name's breadth and height in points."""
    taken = np.array([_around(mark) for mark in marks], dtype=float).reshape(-1, 4)
    found: list[tuple[Named, Rect]] = []
    for mark in sorted(marks, key=_in_order)[: MOST * _TRIES]:
        spot = next((r for r in _spots(mark, *measure(mark.name)) if r.within(room) and not _hits(r, taken)), None)
        if spot and len(found) < MOST:
            taken = np.vstack([taken, spot])
            found.append((mark, spot))
    return found


def draw_names(axes: Axes, marks: Sequence[Named]) -> None:
    """Write names on axes, whose units are those of the marks' middles."""
    canvas: FigureCanvasAgg = axes.figure.canvas  # type: ignore[assignment]
    points = 72 / axes.figure.dpi  # in a pixel of the canvas
    on_paper = axes.transData.transform(np.array([(m.x, m.y) for m in marks], dtype=float).reshape(-1, 2)) * points
    moved = [mark._replace(x=x, y=y) for mark, (x, y) in zip(marks, on_paper.tolist(), strict=True)]
    back = dict(zip(moved, marks, strict=True))
    edge = axes.get_window_extent()
    room = Rect(*(float(side) * points for side in edge.extents))
    renderer, font = canvas.get_renderer(), FontProperties(size=_SIZE)  # type: ignore[no-untyped-call]

    def measure(name: str) -> tuple[float, float]:
        breadth, height, _ = renderer.get_text_width_height_descent(name, font, ismath=False)
        return breadth * points, height * points

    for mark, spot in placed(moved, measure, room):
        at, aside = back[mark], (spot.left - mark.x, spot.bottom - mark.y)
        axes.annotate(at.name, (at.x, at.y), aside, textcoords="offset points", size=_SIZE, color=INK, zorder=6)


def _in_order(mark: Named) -> tuple[int, int, str, float, float]:
    """The most important first, and always in the same order."""
    first, second = mark.weight
    return (-first, -second, mark.name, mark.x, mark.y)


def _around(mark: Named) -> Rect:
    half = mark.size / 2
    return Rect(mark.x - half, mark.y - half, mark.x + half, mark.y + half)


def _spots(mark: Named, breadth: float, height: float) -> Iterator[Rect]:
    gap = mark.size / 2 + _GAP
    for share_x, share_y, aside, above in _SPOTS:
        left = mark.x + aside * gap + share_x * breadth
        bottom = mark.y + above * gap + share_y * height
        yield Rect(left, bottom, left + breadth, bottom + height)


def _hits(rect: Rect, taken: NDArray[np.float64]) -> bool:
    across = (taken[:, 0] < rect.right) & (taken[:, 2] > rect.left)
    along = (taken[:, 1] < rect.top) & (taken[:, 3] > rect.bottom)
    return bool((across & along).any())
