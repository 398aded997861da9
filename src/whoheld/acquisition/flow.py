"""A page without its tags: its text with the way back to the file, and its lines with the elements they stood in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from whoheld.acquisition.kinds_of_tags import BLOCKS, BOLD, HEADINGS, VOID, held_kind, unseen
from whoheld.acquisition.layout_tables import data_tables
from whoheld.acquisition.markup import Mark
from whoheld.acquisition.shown import Around, Gap, PageLine, Shown
from whoheld.acquisition.tags import tokens
from whoheld.errors import UnreadableDocument

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whoheld.acquisition.tags import Token
    from whoheld.acquisition.traced import Traced

#: A report of 10 MB, saved by an office program with each word in tags, has fewer.
MAX_TAGS = 500_000
#: An end tag closes an element at most so many levels up: further up, it is one that nothing opened.
_REACH = 200
#: Which elements a start tag closes, and at which others it stops looking for them.
_CLOSES = {
    **dict.fromkeys(("td", "th"), (frozenset({"td", "th"}), frozenset({"tr", "table"}))),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu", "dir"})),
    **dict.fromkeys(("dt", "dd"), (frozenset({"dt", "dd"}), frozenset({"dl"}))),
}
_SCOPES = frozenset({"td", "th", "table", "caption"})
_ROWS = frozenset({"tr", "table", "tbody", "thead", "tfoot"})
_OF_TABLES = frozenset({"table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption", "body", "html"})


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page without tags, its lines, and how deep its elements are nested at the deepest.

    ``elsewhere`` are the tags, by their first characters, that say a day of something else: of a comment, of a link to
    another page, of what stands beside the article.
    """

    text: Traced
    lines: tuple[PageLine, ...]
    depth: int
    elsewhere: frozenset[int] = frozenset()


class _Open(NamedTuple):
    """An open element, with what holds for the text in it; ``holder`` is the outermost that is not the article."""

    name: str
    number: int = 0
    hidden: bool = False
    as_typed: bool = False
    around: Around = Around()
    holder: str = ""


def flow(html: str) -> Page:
    """Take the tags out of a page, and its entities, remarks, scripts and all that is not shown.

    Raises:
        UnreadableDocument: If it has more tags than any page.
    """
    found = list(islice(tokens(html), MAX_TAGS + 1))
    if len(found) > MAX_TAGS:
        raise UnreadableDocument(
            f"the page has more than {MAX_TAGS:,} tags, more than any report's: it is data, or was made to do harm; "
            "save the text that matters as a page of its own"
        )
    tables = data_tables(found)
    reading = _Flow(Shown(html))
    at, elsewhere = 0, set()
    for n, token in enumerate(found):
        reading.text(at, token.start)
        if token.name:
            reading.tag(token, data_table=n in tables)
            if reading.elsewhere and (token.name == "time" or "itemprop" in token.inner):
                elsewhere.add(token.start)
        at = token.end
    reading.text(at, len(html))
    text = reading.shown.text()
    return Page(text, tuple(reading.shown.lines), reading.depth, frozenset(elsewhere))


@dataclass
class _Flow:
    """The elements that are open, and what was shown."""

    shown: Shown
    stack: list[_Open] = field(default_factory=lambda: [_Open("")])
    depth: int = 0
    _numbers: int = 0
    _names: Counter[str] = field(default_factory=Counter)

    def text(self, start: int, end: int) -> None:
        """Characters between two tags."""
        top = self.stack[-1]
        if start < end and not top.hidden:
            (self.shown.typed if top.as_typed else self.shown.run)(start, end, top.around)

    def tag(self, token: Token, *, data_table: bool) -> None:
        """A tag: what it opens or closes, and the gap that it makes."""
        if token.name == "br" and self._in_row:
            self.shown.widen(Gap.SPACE)
        elif token.name == "br":
            self.shown.break_line()
        elif token.closing:
            self._close(token.name)
        else:
            self._begin(token, data_table=data_table)

    @property
    def elsewhere(self) -> bool:
        """Whether what comes next stands in no article; its own foot, where many pages state the day, counts as in."""
        return self.stack[-1].holder not in {"", "footer"}

    @property
    def _in_row(self) -> bool:
        return self.stack[-1].around.mark is Mark.ROW

    def _begin(self, token: Token, *, data_table: bool) -> None:
        name = token.name
        if name in _CLOSES:
            self._close_to(*_CLOSES[name])
        if name in BLOCKS and self.stack[-1].name == "p":
            self._pop(1)
        self._edge(name)
        if name in VOID:
            return
        said = token.attributes() if token.inner else {}
        self._names[name] += 1
        self.stack.append(self._opened(name, said, data_table=data_table))
        self.depth = max(self.depth, len(self.stack))

    def _opened(self, name: str, said: Mapping[str, str], *, data_table: bool) -> _Open:
        outer = self.stack[-1]
        block = name in BLOCKS
        self._numbers += block
        held = held_kind(name, said)
        mark, level = _mark(name, outer.around, data_table=data_table)
        return _Open(
            name,
            number=self._numbers if block else outer.number,
            hidden=outer.hidden or unseen(name, said),
            as_typed=outer.as_typed or name == "pre",
            around=Around(
                kind=outer.around.kind or held,
                parent=outer.number if block else outer.around.parent,
                mark=mark,
                level=level,
                bold=outer.around.bold or name in BOLD,
                linked=outer.around.linked or name == "a",
            ),
            holder=outer.holder or (name if held else ""),
        )

    def _edge(self, name: str) -> None:
        """The gap that a tag makes by itself."""
        if name in {"td", "th"} and self._in_row:
            self.shown.widen(Gap.CELL)
        elif name in _ROWS or (name in BLOCKS and not self._in_row):
            self.shown.widen(Gap.BLOCK)
        elif name in BLOCKS:
            self.shown.widen(Gap.SPACE)

    def _close(self, name: str) -> None:
        for n in range(1, min(len(self.stack), _REACH) if self._names[name] else 0):
            open_name = self.stack[-n].name
            if open_name == name:
                self._edge(name)
                self._pop(n)
                self._edge(name)
                return
            if open_name in _SCOPES and name not in _OF_TABLES:
                break
        self._edge(name)

    def _pop(self, levels: int) -> None:
        self._names.subtract(one.name for one in self.stack[-levels:])
        del self.stack[-levels:]

    def _close_to(self, names: frozenset[str], scope: frozenset[str]) -> None:
        for n in range(1, min(len(self.stack), _REACH)):
            if self.stack[-n].name in names:
                self._pop(n)
                return
            if self.stack[-n].name in scope:
                return


def _mark(name: str, outer: Around, *, data_table: bool) -> tuple[Mark, int]:
    if name in HEADINGS and outer.mark is not Mark.ROW:
        return Mark.HEADING, HEADINGS[name]
    if name == "table":
        return (Mark.ROW if data_table else Mark.PROSE), 0
    if name in {"li", "dd", "dt"} and outer.mark is not Mark.ROW:
        return Mark.ITEM, 0
    return outer.mark, outer.level
