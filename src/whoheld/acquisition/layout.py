"""What each part of a text is: the article, and all that a page puts around it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from whoheld.acquisition import boilerplate
from whoheld.acquisition.byline import is_byline
from whoheld.acquisition.document import Block, BlockKind
from whoheld.acquisition.markup import Line, Mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: A text is wrapped by hand if this share of its lines that are followed by another is of such a length; characters.
WRAPPED_SHARE, WRAPPED_LENGTH = 0.6, range(50, 101)
#: Or so near below the longest of them, where that is no longer than any editor wraps at.
RAGGED, WIDEST = 15, 140
#: Title, byline and what else stands over an article are looked for in its first lines.
HEAD_LINES = 10
#: A title and the line under it that sums the article up.
MAX_TITLES = 2

_BY_MARK = {Mark.ROW: BlockKind.TABLE, Mark.IMAGE: BlockKind.CAPTION, Mark.LEFTOVER: BlockKind.BOILERPLATE}
_BY_MARK[Mark.NOTE] = BlockKind.REFERENCES


def lay_out(text: str, lines: Sequence[Line], *, bare: bool) -> tuple[Block, ...]:
    """Tell the parts of a text apart.

    Args:
        text: The text without marks.
        lines: Its lines that are not empty.
        bare: Whether the text has no front matter, so that title and byline stand among its lines.

    Returns:
        Blocks in order, without overlap; a block a paragraph, an item, a row.
    """
    layout = _Layout(text, bare=bare)
    lines = list(_joined(lines))
    head = layout.head(lines) if bare else 0
    for line in lines[head:]:
        layout.add(line)
    return tuple(layout.tail_told() if bare else layout.blocks)


def _joined(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines with the paragraphs that were wrapped by hand put together; nothing changes in other texts."""
    if not _wrapped(lines):
        yield from lines
        return
    held: Line | None = None
    for line in lines:
        if held and line.mark is Mark.PROSE and not line.apart and held.mark in {Mark.PROSE, Mark.ITEM}:
            held = Line(held.start, line.end, held.mark, held.level, apart=held.apart)
            continue
        if held:
            yield held
        held = line
    if held:
        yield held


def _wrapped(lines: Sequence[Line]) -> bool:
    pairs = pairwise(lines)
    lengths = [a.end - a.start for a, b in pairs if a.mark is b.mark is Mark.PROSE and not b.apart]
    if not lengths:
        return False
    edge = max(lengths)
    width = range(edge - RAGGED, edge + 1) if WRAPPED_LENGTH[-1] < edge <= WIDEST else ()
    return sum(n in WRAPPED_LENGTH or n in width for n in lengths) >= WRAPPED_SHARE * len(lengths)


@dataclass
class _Layout:
    """The blocks so far, and where in the page we are.

    ``section`` is what a heading or an opening line says of all that follows, down to a heading of ``section_level``.
    """

    text: str
    bare: bool
    blocks: list[Block] = field(default_factory=list)
    level: int = 1
    section: BlockKind | None = None
    section_level: int = 0

    def put(self, kind: BlockKind, line: Line, level: int = 0) -> None:
        """Add a block."""
        self.blocks.append(Block(kind, line.start, line.end, level))

    def words(self, line: Line) -> str:
        """The words of a line."""
        return self.text[line.start : line.end]

    def head(self, lines: Sequence[Line]) -> int:
        """Take title, second title and byline off the beginning; how many lines that were."""
        titles = 0
        for n, line in enumerate(lines[:HEAD_LINES]):
            words = self.words(line)
            phrase = boilerplate.phrase_kind(words) if titles else None
            if line.mark is Mark.HEADING and line.level == 1 and not titles:
                self.put(BlockKind.TITLE, line, 1)
                titles = MAX_TITLES
            elif line.mark is not Mark.PROSE:
                return n
            elif is_byline(words):
                self.put(BlockKind.BYLINE, line)
            elif phrase:
                self.put(phrase, line)
            elif titles < MAX_TITLES and boilerplate.title_like(words):
                titles += 1
                self.put(BlockKind.TITLE, line, titles)
            else:
                return n
        return min(len(lines), HEAD_LINES)

    def add(self, line: Line) -> None:
        """Add a line of the body as the block that it is."""
        words = self.words(line)
        if line.mark is Mark.HEADING:
            self._heading(line, line.level)
        elif opened := self._opened(line, words):
            self.section, self.section_level = opened, 0
            self.put(opened, line)
        elif self._within_section(line, words):
            self.put(self.section or BlockKind.BOILERPLATE, line)
        elif line.mark in _BY_MARK:
            self.put(_BY_MARK[line.mark], line)
        elif phrase := boilerplate.phrase_kind(words):
            self.put(phrase, line)
        elif line.mark is Mark.ITEM:
            self.put(BlockKind.ITEM, line)
        else:
            self._prose(line, words)

    def _opened(self, line: Line, words: str) -> BlockKind | None:
        """Whether the line begins the comments or the links; once in the comments, nothing else begins."""
        if self.section is BlockKind.COMMENT or line.mark not in {Mark.PROSE, Mark.ITEM}:
            return None
        return boilerplate.opened_by(words)

    def _within_section(self, line: Line, words: str) -> bool:
        """Whether a line belongs to what a heading or an opening line announced.

        Comments run to the end of the page; the links that a line without a mark announces run to the next paragraph.
        """
        links_only = self.section is BlockKind.RELATED and not self.section_level
        if links_only and line.mark is Mark.PROSE and not boilerplate.headline_like(words):
            self.section = None
        return self.section is not None

    def _heading(self, line: Line, level: int) -> None:
        below = self.section_level and level > self.section_level
        if self.section and (below or not self.section_level):
            self.put(self.section, line)
            return
        self.level = level
        self.section = boilerplate.section_kind(self.words(line))
        self.section_level = level if self.section else 0
        self.put(self.section or BlockKind.HEADING, line, level)

    def _prose(self, line: Line, words: str) -> None:
        if line.bold and not boilerplate.sentence_like(words.rstrip(":")):
            self.put(BlockKind.HEADING, line, min(self.level + 1, 6))
        elif not boilerplate.headline_like(words) or not line.apart:
            self.put(BlockKind.PARAGRAPH, line)
        elif boilerplate.dated(words) or (self.bare and boilerplate.titled(words)):
            self.put(BlockKind.HEADING, line, min(self.level + 1, 6))
        else:
            # In a page stripped of its marks, a line like this between paragraphs is what a picture left behind.
            self.put(BlockKind.CAPTION if self.bare else BlockKind.PARAGRAPH, line)

    def tail_told(self) -> list[Block]:
        """The blocks, with lines that head nothing at the end of a bare text taken for the headlines of other pages."""
        for n in range(len(self.blocks) - 1, -1, -1):
            block = self.blocks[n]
            words = self.text[block.start : block.end]
            if block.kind in {BlockKind.TITLE, BlockKind.BYLINE, BlockKind.ITEM, BlockKind.TABLE}:
                break
            if block.kind in {BlockKind.HEADING, BlockKind.CAPTION, BlockKind.PARAGRAPH}:
                if not boilerplate.link_like(words):
                    break
                self.blocks[n] = Block(BlockKind.RELATED, block.start, block.end)
        return self.blocks
