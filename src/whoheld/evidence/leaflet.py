"""What a notebook shows of an answer: HTML that needs no script, is read on dark and on light, and trusts no text.

Colours are those of the sides on the map, as bars beside their names; text keeps the colour that the notebook gives it.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING, Generic, Protocol, Self, TypeVar

from whoheld.evidence.palette import UNKNOWN_COLOUR
from whoheld.evidence.party import members

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

#: Gives the colour of a holder's side, ``#rrggbb``.
Colours = Callable[[str], str]
#: Looks the colours up, when something is shown.
Palette = Callable[[], Colours]

#: So many rows of a list are shown; the others are counted.
SHOWN = 50
_CELL = "text-align:left;vertical-align:top;padding:.25em .8em .25em 0;border-top:1px solid #8886"
_BAR = "display:inline-block;width:.7em;height:.9em;margin-right:.35em;vertical-align:-.1em;border:1px solid #8888"


class Told(Protocol):
    """A sentence with who says it, as answers hold it; days are ISO days."""

    @property
    def quote(self) -> str:
        """The words."""

    @property
    def source(self) -> str | None:
        """Who says so; None for the author."""

    @property
    def stance(self) -> str:
        """How it is put."""

    @property
    def doc(self) -> str:
        """The document's name."""


class Leaflet:
    """An answer that a notebook can show."""

    __slots__ = ("_palette",)
    _palette: Palette

    def coloured(self, palette: Palette) -> Self:
        """The same answer, told where the colours of sides are."""
        object.__setattr__(self, "_palette", palette)
        return self

    def cells(self, colours: Colours) -> Mapping[str, str]:
        """Column -> HTML of its row in a list.

        Raises:
            NotImplementedError: It is shown as a whole, not as a row.
        """
        raise NotImplementedError

    def shown(self, colours: Colours) -> str:
        """The HTML of the whole answer; by default a list of one row."""
        return table([self.cells(colours)])

    def _repr_html_(self) -> str:
        return self.shown(self.colours)

    @property
    def colours(self) -> Colours:
        """The colours of sides; grey ones where nobody told them."""
        return getattr(self, "_palette", _no_palette)()


RowT = TypeVar("RowT", bound=Leaflet)


class Rows(list[RowT], Generic[RowT]):
    """A list of answers, which a notebook shows as a table; its title begins with a noun in the plural."""

    __slots__ = ("_palette", "_title")

    def __init__(self, rows: Iterable[RowT], palette: Palette, title: str) -> None:
        super().__init__(rows)
        self._palette, self._title = palette, title

    def __reduce__(self) -> tuple[type[list[RowT]], tuple[list[RowT]]]:
        return list, (list(self),)  # a copy, or what goes to another process, is a plain list without its record

    def _repr_html_(self) -> str:
        colours = self._palette()
        noun, space, rest = self._title.partition(" ")
        title = f"{len(self)} {noun.removesuffix('s') if len(self) == 1 else noun}{space}{rest}"
        return heading(title) + table([row.cells(colours) for row in self[:SHOWN]], len(self))


def _no_palette() -> Colours:
    return lambda _: UNKNOWN_COLOUR


def text(value: object) -> str:
    """Text as HTML that is nothing but text."""
    return escape("" if value is None else str(value))


def heading(words: str) -> str:
    """A line above what is shown."""
    return f"<p><strong>{text(words)}</strong></p>\n"


def side(names: str | None, colours: Colours) -> str:
    """Names of sides, each with the bar of its colour; "unknown" has a grey one."""
    shown = members(names or "") or ("unknown",)
    return ", ".join(f'<span style="{_BAR};background:{text(colours(name))}"></span>{text(name)}' for name in shown)


def days(start: object, end: object) -> str:
    """Days for reading: one, or both ends; an open one is two dots."""
    return text(start or "no date") if start == end else f"{text(start or '..')} to {text(end or '..')}"


def quote(one: Told) -> str:
    """A sentence in its words, then who says it, how, and in which document."""
    said = f"{one.stance} by {one.source or 'the author'} · {one.doc}"
    words = " ".join(one.quote.split())
    return f"<q>{text(words)}</q><br><small>{text(said)}</small>"


def quotes(title: str, told: Sequence[Told]) -> str:
    """Sentences under a title; nothing where there are none."""
    if not told:
        return ""
    listed = "".join(f"<li>{quote(one)}</li>\n" for one in told[:SHOWN])
    more = f"<li>{len(told) - SHOWN} more</li>\n" if len(told) > SHOWN else ""
    return f"<p><em>{text(title)}</em></p>\n<ul>\n{listed}{more}</ul>\n"


def _cells(cells: Iterable[str]) -> str:
    return "".join(f'<td style="{_CELL}">{cell}</td>' for cell in cells)


def table(rows: Sequence[Mapping[str, str]], total: int | None = None) -> str:
    """Rows of HTML cells, in the columns of the first; and how many there are beside them."""
    if not rows:
        return "<p>nothing</p>\n"
    head = "".join(f'<th style="{_CELL}">{text(name)}</th>' for name in rows[0])
    body = "".join(f"<tr>{_cells(row.values())}</tr>\n" for row in rows)
    more = (total or len(rows)) - len(rows)
    left = f"<p>{more} more</p>\n" if more > 0 else ""
    style = "color:inherit;border-collapse:collapse"
    return f'<table style="{style}">\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n{left}'
