"""A page without its tags: its text with the way back to the file, and its lines with the elements they stood in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import IntEnum
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from whoheld.acquisition.kinds_of_tags import BLOCKS, BOLD, HEADINGS, VOID, held_kind, unseen
from whoheld.acquisition.layout_tables import data_tables
from whoheld.acquisition.markup import Line, Mark
from whoheld.acquisition.tags import tokens
from whoheld.acquisition.traced import Edit, Traced

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whoheld.acquisition.document import BlockKind
    from whoheld.acquisition.tags import Token

# What is no text: white space, and the entities; a semicolon left out is a slip that browsers forgive.
_BITS = re.compile(r"[ \t\n\r\f\u00a0]+|&(?:#[xX]?[0-9a-fA-F]{1,31}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_SENTENCE_END = re.compile(r"[.!?:\u2026][\"'\u201d\u2019)\]]*$")
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
_OF_TABLES = frozenset({"table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption", "body", "html"})
#: As many line breaks as part two paragraphs.
_PARAGRAPH_BREAKS = 2


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page.

    Attributes:
        line: Its words' place and what its element makes of it.
        kind: What the elements around it say that it is; None where it may be the article.
        parent: The number of the element that its own block stands in: paragraphs of one text have the same.
        linked: Whether all its words are a link.
    """

    line: Line
    kind: BlockKind | None
    parent: int
    linked: bool


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page without tags, its lines, and how deep its elements are nested at the deepest."""

    text: Traced
    lines: tuple[PageLine, ...]
    depth: int


class _Gap(IntEnum):
    """What stands between two characters that are shown, the stronger after the weaker."""

    NONE = 0
    SPACE = 1
    LINE = 2
    CELL = 3
    BLOCK = 4


_SIGNS = {_Gap.NONE: "", _Gap.SPACE: " ", _Gap.LINE: "\n", _Gap.CELL: " | ", _Gap.BLOCK: "\n"}


class _Open(NamedTuple):
    """An open element, with what holds for the text in it."""

    name: str
    number: int = 0
    parent: int = 0
    hidden: bool = False
    kind: BlockKind | None = None
    mark: Mark = Mark.PROSE
    level: int = 0
    bold: bool = False
    linked: bool = False
    as_typed: bool = False


def flow(html: str) -> Page:
    """Take the tags out of a page, and its entities, remarks, scripts and all that is not shown."""
    found = list(tokens(html))
    tables = data_tables(found)
    reading = _Flow(html)
    at = 0
    for n, token in enumerate(found):
        reading.text(at, token.start)
        reading.token(token, data_table=n in tables)
        at = token.end
    reading.text(at, len(html))
    return reading.page()


@dataclass
class _Flow:
    """The text so far, the elements that are open, and the gap since the last character shown."""

    html: str
    stack: list[_Open] = field(default_factory=lambda: [_Open("")])
    edits: list[Edit] = field(default_factory=list)
    lines: list[PageLine] = field(default_factory=list)
    depth: int = 0
    _numbers: int = 0
    _length: int = 0
    _shown_to: int = 0
    _gap: _Gap = _Gap.NONE
    _breaks: int = 0
    _open_line: PageLine | None = None

    def page(self) -> Page:
        """What was read."""
        self._end_line()
        if self._shown_to < len(self.html):
            self.edits.append(Edit(self._shown_to, len(self.html)))
        return Page(Traced.of(self.html).edited(self.edits), tuple(self.lines), self.depth)

    # Elements

    def token(self, token: Token, *, data_table: bool) -> None:
        """A tag: what it opens or closes, and the gap that it makes."""
        if not token.name:
            return
        if token.name == "br":
            self._break()
        elif token.closing:
            self._close(token.name)
        else:
            self._begin(token, data_table=data_table)

    def _break(self) -> None:
        if self.stack[-1].mark is Mark.ROW:
            self._widen(_Gap.SPACE)
            return
        self._breaks += 1
        self._widen(_Gap.BLOCK if self._breaks >= _PARAGRAPH_BREAKS else _Gap.SPACE)

    def _begin(self, token: Token, *, data_table: bool) -> None:
        name = token.name
        if name in _CLOSES:
            self._close_to(*_CLOSES[name])
        if name in BLOCKS and self.stack[-1].name == "p":
            self.stack.pop()
        self._edge(name)
        if name in VOID:
            return
        said = token.attributes() if token.inner else {}
        self.stack.append(self._opened(name, said, data_table=data_table))
        self.depth = max(self.depth, len(self.stack))

    def _opened(self, name: str, said: Mapping[str, str], *, data_table: bool) -> _Open:
        outer = self.stack[-1]
        block = name in BLOCKS
        self._numbers += block
        mark, level = _mark(name, outer, data_table=data_table)
        return _Open(
            name,
            number=self._numbers if block else outer.number,
            parent=outer.number if block else outer.parent,
            hidden=outer.hidden or unseen(name, said),
            kind=outer.kind or held_kind(name, said),
            mark=mark,
            level=level,
            bold=outer.bold or name in BOLD,
            linked=outer.linked or name == "a",
            as_typed=outer.as_typed or name == "pre",
        )

    def _edge(self, name: str) -> None:
        """The gap that a tag makes by itself."""
        if name in {"td", "th"} and self.stack[-1].mark is Mark.ROW:
            self._widen(_Gap.CELL)
        elif name in {"tr", "table", "tbody", "thead", "tfoot"} or (
            name in BLOCKS and self.stack[-1].mark is not Mark.ROW
        ):
            self._widen(_Gap.BLOCK)
        elif name in BLOCKS:
            self._widen(_Gap.SPACE)

    def _close(self, name: str) -> None:
        for n in range(1, min(len(self.stack), _REACH)):
            open_name = self.stack[-n].name
            if open_name == name:
                self._edge(name)
                del self.stack[-n:]
                self._edge(name)
                return
            if open_name in _SCOPES and name not in _OF_TABLES:
                break
        self._edge(name)

    def _close_to(self, names: frozenset[str], scope: frozenset[str]) -> None:
        for n in range(1, min(len(self.stack), _REACH)):
            if self.stack[-n].name in names:
                del self.stack[-n:]
                return
            if self.stack[-n].name in scope:
                return

    # Text

    def text(self, start: int, end: int) -> None:
        """Characters between two tags."""
        if start == end or self.stack[-1].hidden:
            return
        if self.stack[-1].as_typed:
            self._typed(start, end)
        else:
            self._run(start, end)

    def _typed(self, start: int, end: int) -> None:
        """Lines as they were typed: each is one of the text, and an empty one parts paragraphs."""
        while (stop := self.html.find("\n", start, end)) >= 0:
            self._run(start, stop)
            self._breaks += 1
            self._widen(_Gap.BLOCK if self._breaks >= _PARAGRAPH_BREAKS else _Gap.LINE)
            start = stop + 1
        self._run(start, end)

    def _run(self, start: int, end: int) -> None:
        at = start
        for bit in _BITS.finditer(self.html, start, end):
            self._show(at, bit.start())
            self._bit(bit)
            at = bit.end()
        self._show(at, end)

    def _bit(self, bit: re.Match[str]) -> None:
        if not bit[0].startswith("&"):
            self._widen(_Gap.SPACE)
        elif (sign := unescape(bit[0])) == bit[0]:
            self._show(*bit.span())
        elif not sign.strip():
            self._widen(_Gap.SPACE if sign else _Gap.NONE)
        else:
            self._show(*bit.span(), sign)

    def _widen(self, gap: _Gap) -> None:
        self._gap = max(self._gap, gap)

    def _show(self, start: int, end: int, new: str | None = None) -> None:
        """Characters of the file as they stand, or what they stand for."""
        if start == end:
            return
        self._bridge(start)
        top = self.stack[-1]
        if self._open_line is None:
            line = Line(self._length, self._length, top.mark, top.level, top.bold, self._gap is not _Gap.LINE)
            self._open_line = PageLine(line, top.kind, top.parent, top.linked)
        elif not (top.bold and top.linked):
            line = replace(self._open_line.line, bold=self._open_line.line.bold and top.bold)
            self._open_line = replace(self._open_line, line=line, linked=self._open_line.linked and top.linked)
        if new is not None:
            self.edits.append(Edit(start, end, new, whole=True))
        self._length += end - start if new is None else len(new)
        self._shown_to, self._gap, self._breaks = end, _Gap.NONE, 0

    def _bridge(self, to: int) -> None:
        """Put the gap since the last character into the text, as one edit of all that stood in it."""
        gap = self._gap
        if self._breaks == 1 and gap is _Gap.SPACE and self._ends_sentence():
            gap = self._gap = _Gap.LINE
        if gap in {_Gap.LINE, _Gap.BLOCK}:
            self._end_line()
        sign = _SIGNS[gap] if self._length else ""
        if self.html[self._shown_to : to] != sign:
            self.edits.append(Edit(self._shown_to, to, sign, whole=True))
        self._length += len(sign)

    def _ends_sentence(self) -> bool:
        return _SENTENCE_END.search(self.html, max(0, self._shown_to - 4), self._shown_to) is not None

    def _end_line(self) -> None:
        if self._open_line:
            line = replace(self._open_line.line, end=self._length)
            self.lines.append(replace(self._open_line, line=line))
        self._open_line = None


def _mark(name: str, outer: _Open, *, data_table: bool) -> tuple[Mark, int]:
    if name in HEADINGS and outer.mark is not Mark.ROW:
        return Mark.HEADING, HEADINGS[name]
    if name == "table":
        return (Mark.ROW if data_table else Mark.PROSE), 0
    if name in {"li", "dd", "dt"} and outer.mark is not Mark.ROW:
        return Mark.ITEM, 0
    return outer.mark, outer.level
