"""The text that a marked source shows, built character by character with the way back, and its lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import IntEnum
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from whoheld.acquisition.markup import Line, Mark
from whoheld.acquisition.traced import Edit, Traced

if TYPE_CHECKING:
    from whoheld.acquisition.document import BlockKind

# What is no text: white space but for one space between two words, and the entities; a semicolon left out is a slip
# that browsers forgive.
_BITS = re.compile(
    r" *[\t\n\r\f\u00a0][ \t\n\r\f\u00a0]*| {2,}|&(?:#[xX]?[0-9a-fA-F]{1,31}|[a-zA-Z][a-zA-Z0-9]{1,31});?"
)
_SENTENCE_END = re.compile(r"[.!?:\u2026][\"'\u201d\u2019)\]]*$")
#: As many line breaks as part two paragraphs.
_PARAGRAPH_BREAKS = 2


class Gap(IntEnum):
    """What stands between two characters that are shown, the stronger after the weaker."""

    NONE = 0
    SPACE = 1
    LINE = 2
    CELL = 3
    BLOCK = 4


_SIGNS = {Gap.NONE: "", Gap.SPACE: " ", Gap.LINE: "\n", Gap.CELL: " | ", Gap.BLOCK: "\n"}


class Around(NamedTuple):
    """What the marks around a character make of it.

    Attributes:
        kind: What it is besides the article; None where it may be the article.
        parent: The number of the element that its block stands in: paragraphs of one text have the same.
        mark, level, bold: As of a `Line`.
        linked: Whether it is part of a link.
    """

    kind: BlockKind | None = None
    parent: int = 0
    mark: Mark = Mark.PROSE
    level: int = 0
    bold: bool = False
    linked: bool = False


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page.

    Attributes:
        line: Its words' place and what its marks make of it.
        kind: What the marks around it say that it is; None where it may be the article.
        parent: The number of the element that its own block stands in: paragraphs of one text have the same.
        linked: Whether all its words are a link.
    """

    line: Line
    kind: BlockKind | None
    parent: int
    linked: bool


@dataclass
class Shown:
    """The text shown so far, and the gap since its last character; what nobody shows is left out."""

    source: str
    lines: list[PageLine] = field(default_factory=list)
    _edits: list[Edit] = field(default_factory=list)
    _length: int = 0
    _shown_to: int = 0
    _gap: Gap = Gap.NONE
    _breaks: int = 0
    _open_line: PageLine | None = None

    def text(self) -> Traced:
        """All that was shown; nothing may be shown after."""
        self.end_line()
        if self._shown_to < len(self.source):
            self._edits.append(Edit(self._shown_to, len(self.source)))
        return Traced.of(self.source).edited(self._edits)

    def widen(self, gap: Gap) -> None:
        """Let there be at least such a gap before the next character."""
        self._gap = max(self._gap, gap)

    def break_line(self) -> None:
        """A line break within a block: two of them part paragraphs, one only after a sentence."""
        self._breaks += 1
        self.widen(Gap.BLOCK if self._breaks >= _PARAGRAPH_BREAKS else Gap.SPACE)

    def typed(self, start: int, end: int, around: Around) -> None:
        """Show lines as they were typed: each is one of the text, and an empty one parts paragraphs."""
        while (stop := self.source.find("\n", start, end)) >= 0:
            self.run(start, stop, around)
            self._breaks += 1
            self.widen(Gap.BLOCK if self._breaks >= _PARAGRAPH_BREAKS else Gap.LINE)
            start = stop + 1
        self.run(start, end, around)

    def run(self, start: int, end: int, around: Around) -> None:
        """Show characters of the source: white space as one space, entities as what they stand for."""
        at = start
        for bit in _BITS.finditer(self.source, start, end):
            self._words(at, bit.start(), around)
            self._bit(bit, around)
            at = bit.end()
        self._words(at, end, around)

    def _words(self, start: int, end: int, around: Around) -> None:
        """Show words with one space between each; one before or behind them is a gap like any other."""
        if start < end and self.source[start] == " ":
            self.widen(Gap.SPACE)
            start += 1
        behind = start < end and self.source[end - 1] == " "
        self.show(start, end - behind, around)
        if behind:
            self.widen(Gap.SPACE)

    def _bit(self, bit: re.Match[str], around: Around) -> None:
        if not bit[0].startswith("&"):
            self.widen(Gap.SPACE)
        elif (sign := unescape(bit[0])) == bit[0]:
            self.show(*bit.span(), around)
        elif not sign.strip():
            self.widen(Gap.SPACE if sign else Gap.NONE)
        else:
            self.show(*bit.span(), around, sign)

    def show(self, start: int, end: int, around: Around, new: str | None = None) -> None:
        """Show characters of the source as they stand, or what they stand for."""
        if start == end:
            return
        self._bridge(start)
        if self._open_line is None:
            line = Line(self._length, self._length, around.mark, around.level, around.bold, self._gap is not Gap.LINE)
            self._open_line = PageLine(line, around.kind, around.parent, around.linked)
        elif (self._open_line.line.bold and not around.bold) or (self._open_line.linked and not around.linked):
            line = replace(self._open_line.line, bold=self._open_line.line.bold and around.bold)
            self._open_line = replace(self._open_line, line=line, linked=self._open_line.linked and around.linked)
        if new is not None:
            self._edits.append(Edit(start, end, new, whole=True))
        self._length += end - start if new is None else len(new)
        self._shown_to, self._gap, self._breaks = end, Gap.NONE, 0

    def _bridge(self, to: int) -> None:
        """Put the gap since the last character into the text, as one edit of all that stood in it."""
        if self._breaks == 1 and self._gap is Gap.SPACE and self._ends_sentence():
            self._gap = Gap.LINE
        if self._gap in {Gap.LINE, Gap.BLOCK}:
            self.end_line()
        sign = _SIGNS[self._gap] if self._length else ""
        if self.source[self._shown_to : to] != sign:
            self._edits.append(Edit(self._shown_to, to, sign, whole=True))
        self._length += len(sign)

    def _ends_sentence(self) -> bool:
        return _SENTENCE_END.search(self.source, max(0, self._shown_to - 4), self._shown_to) is not None

    def end_line(self) -> None:
        """What is shown next begins a line."""
        if self._open_line:
            line = replace(self._open_line.line, end=self._length)
            self.lines.append(replace(self._open_line, line=line))
        self._open_line = None
