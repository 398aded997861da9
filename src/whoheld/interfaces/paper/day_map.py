"""The map of one day on a sheet: base map, marks, names, legend, scale bar, and below it where all of it is from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whoheld.interfaces.paper.frame import Box
from whoheld.interfaces.paper.ground import draw_ground
from whoheld.interfaces.paper.key import KEY_INCHES, draw_key
from whoheld.interfaces.paper.marks import Look, draw_marks, look
from whoheld.interfaces.paper.names import Named, draw_names
from whoheld.interfaces.paper.scale import draw_scale
from whoheld.interfaces.paper.sheet import MARGIN, SOFT, footing, heading

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from whoheld.interfaces.paper.dot import Dot
    from whoheld.interfaces.paper.inks import Inks

#: Inches between map and key.
_GAP = 0.2
#: So many places without a point are named, the most told first.
_LISTED = 8


@dataclass(frozen=True, slots=True)
class DayMap:
    """What is drawn.

    Attributes:
        day: The day.
        title, below: What is written above the map.
        dots: All places that are asked for, those without a point too.
        inks: How each side is drawn, by its name.
        box: The stretch of the earth wanted; None for one around those of which something is known.
        notes: Lines for below the map.
    """

    day: date
    title: str
    below: str
    dots: Sequence[Dot]
    inks: Inks
    box: Box | None
    notes: Sequence[str]


def draw_day(figure: Figure, told: DayMap) -> None:
    """Draw the map of a day on a blank sheet.

    Raises:
        QuestionError: No box is given, and no place has a point.
    """
    width, height = figure.get_size_inches()
    top = heading(figure, told.title, told.below)
    box = told.box or _around(told.dots)
    bottom = footing(figure, [*told.notes, *_left_out(told.dots, box)])
    wide, high = width - 2 * MARGIN - KEY_INCHES - _GAP, height - top - bottom
    box = box.shaped(wide / high)
    axes = _axes(figure, (MARGIN / width, bottom / height, wide / width, high / height), box)
    draw_ground(axes, box)
    looks = _looks(told, box)
    draw_marks(axes, [((d.lon or 0.0) * box.squeeze, d.lat or 0.0, one) for d, one in looks])
    _draw_names(axes, looks, box)
    draw_scale(axes, box)
    draw_key(figure, [one for _, one in looks], (MARGIN + wide + _GAP, height - top))


def _axes(figure: Figure, where: tuple[float, float, float, float], box: Box) -> Axes:
    axes = figure.add_axes(where)
    axes.set_xlim(box.west * box.squeeze, box.east * box.squeeze)
    axes.set_ylim(box.south, box.north)
    axes.set(xticks=[], yticks=[])
    for side in axes.spines.values():
        side.set(color=SOFT, linewidth=0.6)
    return axes


def _looks(told: DayMap, box: Box) -> list[tuple[Dot, Look]]:
    here = [d for d in told.dots if d.lon is not None and d.lat is not None and box.holds(d.lon, d.lat)]
    return [(dot, look(dot, told.day, told.inks)) for dot in here]


def _around(dots: Sequence[Dot]) -> Box:
    """The box around the places of which something is known, or around all, if nothing is."""
    known = [d for d in dots if d.holders or d.others or d.status != "unknown"]
    points = [[(d.lon, d.lat) for d in some if d.lon is not None and d.lat is not None] for some in (known, dots)]
    return Box.around(points[0] or points[1])


def _left_out(dots: Sequence[Dot], box: Box) -> list[str]:
    """What is said of places that are not on the map."""
    none = sorted((d for d in dots if d.lon is None or d.lat is None), key=lambda d: (-d.claims, d.name))
    outside = [d for d in dots if d.lon is not None and d.lat is not None and not box.holds(d.lon, d.lat)]
    lines = []
    if none:
        first = ", ".join(f"{d.name} ({d.words})" for d in none[:_LISTED])
        more = f" and {len(none) - _LISTED} more" if len(none) > _LISTED else ""
        lines.append(f"Not on the map, as they have no point: {_places(len(none))}: {first}{more}.")
    if outside:
        lines.append(f"Outside of this frame: {_places(len(outside))}.")
    return lines


def _places(number: int) -> str:
    return f"{number} place{'s' * (number != 1)}"


def _draw_names(axes: Axes, looks: Sequence[tuple[Dot, Look]], box: Box) -> None:
    """Write the names of the most told places; those with a known holder before the others."""
    marks = [
        Named(dot.name, (dot.lon or 0.0) * box.squeeze, dot.lat or 0.0, one.breadth, (bool(one.inks), dot.claims))
        for dot, one in looks
    ]
    draw_names(axes, marks)
