"""The marks of places on paper, as the page draws them: the holder's shape and colour, halves, discs and rings."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from matplotlib.path import Path
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D

from whoheld.interfaces.paper.inks import UNKNOWN, faded
from whoheld.interfaces.paper.sheet import INK

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from matplotlib.axes import Axes

    from whoheld.interfaces.paper.dot import Dot
    from whoheld.interfaces.paper.inks import Ink, Inks

#: Points between a mark and the ring of a fight or a siege around it; a siege lies outside of a fight.
_FOUGHT, _BESIEGED, _BOTH = 2.2, 2.9, 4.4
#: So many sides are drawn in one mark, as on the page; the others are told in words elsewhere.
_SIDES = 2


#: A ring of arcs with gaps between them.
_DASHED = Path.make_compound_path(*(Path.arc(angle, angle + 28) for angle in range(0, 360, 45)))


class Look(NamedTuple):
    """All that the mark of a place is made of; places that look the same are drawn at once."""

    size: float
    inks: tuple[Ink, ...]
    left: float = 1.0
    status: str = "held"
    besieged: bool = False

    @property
    def fought(self) -> bool:
        """Whether a ring says that it is fought over."""
        return self.status == "contested"

    @property
    def breadth(self) -> float:
        """Points across the mark with its rings."""
        besieged = (_BOTH if self.fought else _BESIEGED) if self.besieged else 0
        return self.size + 2 * max(besieged, _FOUGHT * self.fought)


def look(dot: Dot, day: date, known: Inks) -> Look:
    """How a place looks on a day."""
    return Look(dot.size, _inks_of(dot, known), dot.fade(day), dot.status, dot.besieged)


def _inks_of(dot: Dot, known: Inks) -> tuple[Ink, ...]:
    """The inks that a mark has room for: of others than the holders one is always shown, and never in their half."""
    holders, others = known.of(dot.holders), known.of(dot.others)
    if others and (holders or dot.status == "disputed"):
        return (holders or [UNKNOWN])[0], others[0]
    return tuple([*holders, *others][:_SIDES])


def draw_marks(axes: Axes, looks: Iterable[tuple[float, float, Look]]) -> None:
    """Draw marks at x and y: those without a known holder below all, the larger below the smaller."""
    alike: dict[Look, list[tuple[float, float]]] = defaultdict(list)
    for x, y, one in looks:
        alike[one].append((x, y))
    for one in sorted(alike, key=lambda o: (bool(o.inks), -o.size, o)):
        xs, ys = zip(*alike[one], strict=True)
        draw_alike(axes, list(xs), list(ys), one)


def draw_alike(axes: Axes, xs: list[float], ys: list[float], one: Look) -> None:
    """Draw marks that look the same."""

    def stamp(marker: str | Path, size: float, **how: Any) -> None:  # noqa: ANN401 - matplotlib's own
        axes.plot(xs, ys, linestyle="none", marker=marker, markersize=size, zorder=4, **how)

    if one.inks:
        _fill(stamp, one)
    else:
        stamp("o", one.size * 0.8, markerfacecolor="white", markeredgecolor=UNKNOWN.colour, markeredgewidth=0.9)
    if one.fought:
        stamp("o", one.size + 2 * _FOUGHT, markerfacecolor="none", markeredgecolor=INK, markeredgewidth=0.8)
    if one.besieged:
        stamp(_DASHED, one.breadth, markerfacecolor="none", markeredgecolor=INK, markeredgewidth=1.0)


def _fill(stamp: Any, one: Look) -> None:  # noqa: ANN401 - the function above
    """The holder's shape; a second side has a half of it where accounts differ or it is divided, else a disc within."""
    first, *others = one.inks
    edge = {"markeredgecolor": INK, "markeredgewidth": 0.5}
    colour = faded(first.colour, one.left)
    second = faded(others[0].colour, one.left) if others else "white"
    halves = {"disputed": "left", "divided": "top", "changing": "left"}.get(one.status, "full")
    beside = "white" if one.status == "changing" else second
    stamp(first.shape, one.size, fillstyle=halves, markerfacecolor=colour, markerfacecoloralt=beside, **edge)
    if others and one.status not in ("disputed", "divided"):
        stamp("o", one.size * 0.5, markerfacecolor=second, markeredgecolor="white", markeredgewidth=0.6)
    if first.symbol:
        stamp(_letter(first.symbol), one.size * 0.6, color=INK, markeredgewidth=0)


@cache
def _letter(symbol: str) -> Path:
    """A letter as a shape around the origin: text between dollar signs is no formula here."""
    drawn = TextPath((0, 0), symbol, size=1)
    box = drawn.get_extents()
    return drawn.transformed(Affine2D().translate(-(box.x0 + box.x1) / 2, -(box.y0 + box.y1) / 2))
