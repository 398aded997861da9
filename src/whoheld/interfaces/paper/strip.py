"""The spells of places as strips on a sheet, bars in the holders' colours, all on the same days."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
from matplotlib.patches import Rectangle

from whoheld.interfaces.paper.bar import draw_bar, x_of
from whoheld.interfaces.paper.inks import UNKNOWN, faded
from whoheld.interfaces.paper.lanes import lanes
from whoheld.interfaces.paper.sheet import INK, MARGIN, SOFT, footing, heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from whoheld.interfaces.paper.inks import Inks
    from whoheld.interfaces.paper.story import Story

#: Inches of a strip's parts, and of a line of words below it.
_NAME, _BAR, _RIVAL, _TICKS, _AXIS, _LINE, _APART = 0.26, 0.34, 0.2, 0.2, 0.24, 0.14, 0.22
#: The key of colours, and all that stands above and below the strips.
_KEY, _ABOVE_AND_BELOW = 0.3, 1.55
#: Letters in an inch of the lines below.
_LETTERS = 16.5


@dataclass(frozen=True, slots=True)
class Histories:
    """What is drawn: places in the order asked for, what stands above and below them, and how sides are drawn."""

    title: str
    below: str
    stories: Sequence[Story]
    inks: Inks
    notes: Sequence[str]


def height_for(told: Histories, width: float) -> float:
    """How many inches of height the strips take on a sheet of a width."""
    return sum(_height(story, width) for story in told.stories) + _KEY + _ABOVE_AND_BELOW


def draw_histories(figure: Figure, told: Histories) -> None:
    """Draw strips one below the other, all on the same days."""
    width, height = figure.get_size_inches()
    y = height - heading(figure, told.title, told.below)
    _draw_key(figure, told, y)
    y -= _KEY
    footing(figure, list(told.notes))
    first, last = _span(told.stories)
    for story in told.stories:
        figure.text(MARGIN / width, (y - 0.04) / height, story.place, va="top", size=10, weight="bold")
        high = _BAR + _RIVAL * len(lanes(story.rivals, first, last)) + _TICKS
        bottom = y - _NAME - high
        axes = figure.add_axes((MARGIN / width, bottom / height, 1 - 2 * MARGIN / width, high / height))
        _draw_story(axes, story, (first, last), told.inks)
        _write_lines(figure, story, bottom - _AXIS)
        y -= _height(story, width)


def _draw_key(figure: Figure, told: Histories, y: float) -> None:
    """A row of colours and what the sides are called; those that are drawn, in the order in which they appear."""
    width, height = figure.get_size_inches()
    bars = [bar for story in told.stories for bar in (*story.bars, *story.rivals)]
    shown = dict.fromkeys(ink for bar in bars for ink in told.inks.of(bar.holders))
    axes = figure.add_axes((MARGIN / width, (y - 0.2) / height, 1 - 2 * MARGIN / width, 0.2 / height))
    axes.set(xlim=(0, width - 2 * MARGIN), ylim=(0, 0.2))
    axes.axis("off")
    x = 0.0
    for ink in [*shown, *([UNKNOWN] if any(not bar.holders for bar in bars) else [])]:
        face = "white" if ink is UNKNOWN else faded(ink.colour, 0.8)
        axes.add_patch(Rectangle((x, 0.04), 0.18, 0.12, facecolor=face, edgecolor=ink.colour, linewidth=0.6))
        axes.text(x + 0.24, 0.1, ink.label, size=7.5, va="center")
        x += 0.42 + len(ink.label) * 0.075


def _height(story: Story, width: float) -> float:
    rivals = len(lanes(story.rivals, *_span([story])))
    return _NAME + _BAR + _RIVAL * rivals + _TICKS + _AXIS + _LINE * len(_lines(story, width)) + _APART


def _span(stories: Sequence[Story]) -> tuple[date, date]:
    """The first and the last day drawn: all that are named, with a margin in which open ends are seen."""
    named = [day for story in stories for day in story.named_days] or [date(2000, 1, 1)]
    more = timedelta(max((max(named) - min(named)).days // 15, 10))
    return min(named) - more, max(named) + more


def _draw_story(axes: Axes, story: Story, span: tuple[date, date], inks: Inks) -> None:
    high = axes.get_position().height * axes.figure.get_size_inches()[1]  # type: ignore[union-attr]
    axes.set(xlim=(x_of(span[0]), x_of(span[1])), ylim=(high, 0), yticks=[])
    for bar in story.bars:
        draw_bar(axes, bar, span, inks, (0.0, _BAR))
    for number, lane in enumerate(lanes(story.rivals, *span)):
        top = _BAR + _RIVAL * number
        for bar in lane:
            draw_bar(axes, bar, span, inks, (top + 0.03, top + _RIVAL), rival=True)
    _draw_ticks(axes, story, high - _TICKS / 2)
    locator = AutoDateLocator(minticks=4, maxticks=10)  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]
    axes.tick_params(axis="x", labelsize=7, colors=SOFT, length=3)
    axes.spines[["top", "left", "right"]].set_visible(False)
    axes.spines["bottom"].set(color=SOFT, linewidth=0.6)


def _draw_ticks(axes: Axes, story: Story, y: float) -> None:
    """A stroke for each day of a sentence, a cross for one that speaks against what is drawn."""
    for told, marker in ((story.told, "|"), (story.against, "x")):
        axes.plot([x_of(d) for d in told], [y] * len(told), linestyle="none", marker=marker, color=INK, markersize=4.5)


def _write_lines(figure: Figure, story: Story, y: float) -> None:
    width, height = figure.get_size_inches()
    for number, line in enumerate(_lines(story, width)):
        figure.text(MARGIN / width, (y - _LINE * number) / height, line, va="top", size=7, color=SOFT)


def _lines(story: Story, width: float) -> list[str]:
    letters = int((width - 2 * MARGIN) * _LETTERS)
    return [part for line in story.lines for part in textwrap.wrap(line, letters, subsequent_indent="    ")]
