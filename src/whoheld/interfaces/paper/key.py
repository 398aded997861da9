"""The key of a map on paper: the sides that are on it, and what the marks mean that are on it."""

from __future__ import annotations

import textwrap
from collections import Counter
from typing import TYPE_CHECKING

from whoheld.interfaces.paper.dot import FADES, SIZES
from whoheld.interfaces.paper.inks import UNKNOWN, Ink
from whoheld.interfaces.paper.marks import Look, draw_alike
from whoheld.interfaces.paper.sheet import INK, SOFT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

#: How wide the key is.
KEY_INCHES = 2.1
_LINE, _LETTERS = 0.19, 31
#: No side in particular.
_ANY, _OTHER, _SIZE = Ink("", "#6f6f6f"), Ink("", "#c9c9c9"), 8.0
#: What it means that a mark has two colours.
_TWO = {"held": "held jointly", "disputed": "accounts disagree", "divided": "held in parts", "changing": "passing over"}


def draw_key(figure: Figure, looks: Sequence[Look], corner: tuple[float, float]) -> None:
    """Draw the key to the right of a map, from its upper left corner in inches."""
    width, height = figure.get_size_inches()
    lines = list(_lines(looks))
    high = min(_LINE * sum(len(words) or 1 for _, words, _ in lines) + 0.1, corner[1])
    axes = figure.add_axes((corner[0] / width, (corner[1] - high) / height, KEY_INCHES / width, high / height))
    axes.set(xlim=(0, KEY_INCHES), ylim=(high, 0))
    axes.axis("off")
    y = _LINE / 2
    for one, words, heading in lines:
        if one:
            draw_alike(axes, [0.12], [y], one)
        _write(axes, y, words, heading=heading)
        y += _LINE * (len(words) or 1)


def _write(axes: Axes, y: float, words: list[str], *, heading: bool) -> None:
    x, size, colour = (0.0, 7.5, SOFT) if heading else (0.32, 8.0, INK)
    for number, line in enumerate(words):
        axes.text(x, y + number * _LINE * 0.85, line, va="center", size=size, color=colour)


def _lines(looks: Sequence[Look]) -> Iterator[tuple[Look | None, list[str], bool]]:
    """Each line of the key: a mark, its words, and whether they are a heading."""
    held = Counter(ink for one in looks for ink in one.inks if ink != UNKNOWN)
    yield None, ["Held by"], True
    for ink, _ in sorted(held.items(), key=lambda pair: (-pair[1], pair[0].label)):
        yield Look(_SIZE, (ink,)), _wrapped(ink.label), False
    if any(not one.inks or UNKNOWN in one.inks for one in looks):
        yield Look(_SIZE, ()), [UNKNOWN.label], False
    for title, group in (("Marks", _marks(looks)), ("Claims about it", _sizes(looks)), ("Last evidence", _ages(looks))):
        told = list(group)
        if told:
            yield None, [], True
            yield None, [title], True
        yield from ((one, _wrapped(words), False) for one, words in told)


def _marks(looks: Sequence[Look]) -> Iterator[tuple[Look, str]]:
    """The marks beside that of a single holder, those that are on the map."""
    seen = {one.status if len(one.inks) > 1 else "" for one in looks} | {
        "changing" for o in looks if o.status == "changing"
    }
    for status, words in _TWO.items():
        if status in seen:
            yield Look(_SIZE, (_ANY, _OTHER), status=status), words
    if any(one.fought for one in looks):
        yield Look(_SIZE, (_ANY,), status="contested"), "fought over"
    if any(one.besieged for one in looks):
        yield Look(_SIZE, (_ANY,), besieged=True), "besieged"


def _sizes(looks: Sequence[Look]) -> Iterator[tuple[Look, str]]:
    on_it = {one.size for one in looks}
    least = 1
    for most, size in SIZES:
        if size in on_it:
            yield Look(size, (_ANY,)), _span(least, most)
        least = (most or 0) + 1


def _span(least: int, most: int | None) -> str:
    if most is None:
        return f"{least} or more"
    return f"{most}" if least == most else f"{least} to {most}"


def _ages(looks: Sequence[Look]) -> Iterator[tuple[Look, str]]:
    on_it = {one.left for one in looks if one.inks}
    for _, left, words in FADES:
        if left in on_it:
            yield Look(_SIZE, (_ANY,), left), words


def _wrapped(words: str) -> list[str]:
    return textwrap.wrap(words, _LETTERS) or [""]
