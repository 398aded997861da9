"""The reader of wikitext: what a wiki's page shows, each word at its place in the source, and its infobox."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from mwparserfromhell import parse
from mwparserfromhell.nodes import (
    ExternalLink,
    Heading,
    HTMLEntity,
    Tag,
    Template,
    Text,
    Wikilink,
)

from whoheld.acquisition import templates
from whoheld.acquisition.document import Block, BlockKind
from whoheld.acquisition.layout import lay_out
from whoheld.acquisition.markup import Mark
from whoheld.acquisition.nesting import MAX_UNCLOSED, unclosed
from whoheld.acquisition.readers import Reading, read_plain
from whoheld.acquisition.shown import Around, Gap, Shown
from whoheld.acquisition.traced import joined
from whoheld.acquisition.webpage import arranged, mend_lines
from whoheld.acquisition.wikibox import Box
from whoheld.errors import UnreadableDocument

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mwparserfromhell.nodes import Node
    from mwparserfromhell.wikicode import Wikicode

    from whoheld.acquisition.traced import Traced
    from whoheld.acquisition.wikibox import Told

#: A wiki takes no longer page than 2 MB; characters.
MAX_CHARACTERS = 2 * 1024 * 1024
_REDIRECT = re.compile(r"\s*#REDIRECT\s*:?\s*\[\[([^\[\]|#]{1,255})", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_PICTURE = re.compile(r"\s*(?:file|image|media)\s*:", re.IGNORECASE)
_NOT_SHOWN = re.compile(r"\s*(?:category\s*:|[a-z]{2,3}(?:-[a-z]+)*:(?!\s))", re.IGNORECASE)
#: What a picture's link says besides the caption.
_PICTURE_OPTION = re.compile(
    r"\s*(?:thumb(?:nail)?|frame(?:d|less)?|border|left|right|cent(?:er|re)|none|upright.*|\d*x?\d+\s*px|baseline|sub"
    r"|super|top|text-top|middle|bottom|text-bottom|(?:alt|link|page|lang|class|thumb|upright|start|end)\s*=.*)\s*$",
    re.IGNORECASE | re.DOTALL,
)
_CUT_TAGS = frozenset(
    {
        *("ref", "references", "math", "score", "timeline", "templatedata", "templatestyles", "imagemap", "graph"),
        *("syntaxhighlight", "source", "mapframe", "maplink", "section", "indicator", "hiero", "ce", "noinclude"),
    }
)
_BLOCK_TAGS = frozenset({"p", "div", "blockquote", "center", "hr", "ul", "ol", "dl", "poem", "h1", "h2", "h3", "h4"})
_ITEM_TAGS = frozenset({"li", "dd", "dt"})
_CAPTION = Around(kind=BlockKind.CAPTION)
_BOX = Around(kind=BlockKind.FRONT_MATTER)


class _Read(NamedTuple):
    """A text and its blocks."""

    text: Traced
    blocks: tuple[Block, ...]


def read_wiki(text: Traced) -> Reading:
    """Read the source of a wiki's page.

    Args:
        text: The page as decoded, not repaired.

    Raises:
        UnreadableDocument: If it is longer than a wiki's page can be, or shows nothing.
    """
    source = text.text
    if len(source) > MAX_CHARACTERS:
        raise UnreadableDocument(
            f"the wikitext has {len(source):,} characters, and a wiki's page at most {MAX_CHARACTERS:,}: "
            "give a dump as .xml, or one file a page"
        )
    code = None if unclosed(source) > MAX_UNCLOSED else parse(source)
    if code is None or str(code) != source:
        return _as_plain(text)
    wiki = _Wiki(Shown(source))
    wiki.walk(code, 0, Around())
    shown, lines, notes = mend_lines(wiki.shown.text(), wiki.shown.lines)
    if redirect := _REDIRECT.match(source):
        notes = (*notes, f"a redirect to {redirect[1].strip()}: it has no text of its own")
    elif not lines:
        raise UnreadableDocument(
            "the wikitext shows no text, it holds nothing but templates: give the page that has it"
        )
    blocks = arranged([line.kind for line in lines], lines, lambda rest: lay_out(shown.text, rest, bare=False))
    if redirect:
        blocks = tuple(type(b)(BlockKind.BOILERPLATE, b.start, b.end) for b in blocks)
    infobox = wiki.box.infobox()
    read = _with_box(_Read(shown, blocks), wiki.box.told, source)
    return Reading(*read, title=wiki.box.subject, infobox=infobox, notes=notes)


def _with_box(read: _Read, told: Sequence[Told], source: str) -> _Read:
    """The text with the figures of the infobox behind it, lines of their own: nothing before them moves."""
    wiki = _Wiki(Shown(source))
    for one in told:
        wiki.shown.widen(Gap.BLOCK)
        wiki.shown.run(one.start, one.value_start, _BOX)
        wiki.walk(one.value, one.value_start, _BOX)
    boxed, lines, _ = mend_lines(wiki.shown.text(), wiki.shown.lines)
    at = len(read.text.text) + 1
    blocks = (Block(BlockKind.FRONT_MATTER, at + p.line.start, at + p.line.end) for p in lines)
    return _Read(joined(read.text, boxed), (*read.blocks, *blocks)) if lines else read


def _as_plain(text: Traced) -> Reading:
    """A source whose marks do not close, read as a text with a few marks."""
    shown = Shown(text.text)
    shown.typed(0, len(text.text), Around())
    done, _, notes = mend_lines(shown.text(), [])
    reading = read_plain(done)
    note = "the wikitext's brackets or tags do not close: it was read as plain text"
    return Reading(reading.text, reading.blocks, title=reading.title, notes=(*notes, note))


@dataclass
class _Wiki:
    """What was shown of a page, and what its infobox and categories say."""

    shown: Shown
    box: Box = field(default_factory=Box)
    _item: bool = False

    def walk(self, code: Wikicode, at: int, around: Around) -> None:
        """Show what stands in a piece of the source that begins at a character."""
        for node in code.nodes:
            length = len(str(node))
            self._node(node, at, around)
            at += length

    def _node(self, node: Node, at: int, around: Around) -> None:
        if isinstance(node, Text):
            self._text(at, at + len(node.value), around)
        elif isinstance(node, HTMLEntity):
            self._entity(node, at, around)
        elif isinstance(node, Heading):
            self._heading(node, at, around)
        elif isinstance(node, Wikilink):
            self._link(node, at, around)
        elif isinstance(node, ExternalLink):
            self._address(node, at, around)
        elif isinstance(node, Template):
            self._template(node, at, around)
        elif isinstance(node, Tag):
            self._tag(node, at, around)

    def _around(self, around: Around) -> Around:
        return around._replace(mark=Mark.ITEM) if self._item and around.mark is Mark.PROSE else around

    def _text(self, start: int, end: int, around: Around) -> None:
        """Text: an empty line parts paragraphs, a line end ends an item."""
        source = self.shown.source
        while start < end:
            stop = source.find("\n", start, end)
            stop = end if stop < 0 else stop
            self.shown.run(start, stop, self._around(around))
            if stop < end and around.mark is Mark.ROW:
                self.shown.widen(Gap.SPACE)
            elif stop < end:
                parted = self._item or _PARAGRAPH.match(source, stop) is not None
                self.shown.widen(Gap.BLOCK if parted else Gap.SPACE)
                self._item = False
            start = stop + 1

    def _entity(self, node: HTMLEntity, at: int, around: Around) -> None:
        written = str(node)
        sign = unescape(written)
        if sign.strip():
            self.shown.show(at, at + len(written), self._around(around), sign)
        else:
            self.shown.widen(Gap.SPACE if sign else Gap.NONE)

    def _heading(self, node: Heading, at: int, around: Around) -> None:
        self._item = False
        self.shown.widen(Gap.BLOCK)
        self.walk(node.title, at + node.level, around._replace(mark=Mark.HEADING, level=node.level))
        self.shown.widen(Gap.BLOCK)

    def _link(self, node: Wikilink, at: int, around: Around) -> None:
        title = str(node.title)
        if _PICTURE.match(title):
            self._picture(node, at, around)
        elif _NOT_SHOWN.match(title):
            self.box.category(title)
        elif node.text is not None and str(node.text).strip():
            self.walk(node.text, at + 2 + len(title) + 1, around)
        else:
            start = at + 2 + title.startswith(":")
            self.shown.run(start, at + 2 + len(title), self._around(around))

    def _picture(self, node: Wikilink, at: int, around: Around) -> None:
        """A picture as its caption, the last of its parts; one without a caption stands in the line as nothing."""
        start = at + 2 + len(str(node.title)) + 1
        caption, caption_at = _last_part(node.text, start) if node.text is not None else (None, 0)
        if caption is None or around.mark is Mark.ROW:
            return
        self.shown.widen(Gap.BLOCK)
        self.walk(caption, caption_at, _CAPTION)
        self.shown.widen(Gap.BLOCK)

    def _address(self, node: ExternalLink, at: int, around: Around) -> None:
        if node.title is not None:
            written = str(node)
            closing = written.endswith("]")
            self.walk(node.title, at + len(written) - closing - len(str(node.title)), around)
        elif not node.brackets:
            self.shown.run(at, at + len(str(node)), self._around(around))

    def _template(self, node: Template, at: int, around: Around) -> None:
        if self.box.take(node, at):
            return
        told = templates.words(node, at)
        if told.apart:
            self.shown.widen(Gap.BLOCK)
        if told.said:
            self.shown.show(at, at + len(str(node)), self._around(around), told.said)
        for n, (code, start) in enumerate(told.parts):
            if n:
                self.shown.widen(Gap.SPACE)
            self.walk(code, start, around)
        if told.apart:
            self.shown.widen(Gap.BLOCK)

    def _tag(self, node: Tag, at: int, around: Around) -> None:
        name = str(node.tag).strip().lower()
        if name == "br":
            self._line_break(around)
        elif name in _ITEM_TAGS and node.self_closing:
            self.shown.widen(Gap.BLOCK)
            self._item = True
        elif name == "gallery":
            self._gallery(node, at)
        elif name == "table":
            self._table(node, at, around)
        elif name == "nowiki" and not node.self_closing:
            self.shown.run(*_inside(node, at), self._around(around))
        elif name not in _CUT_TAGS:
            self._marked(node, name, at, around)

    def _line_break(self, around: Around) -> None:
        if around.mark is Mark.ROW:
            self.shown.widen(Gap.SPACE)
        else:
            self.shown.break_line()

    def _marked(self, node: Tag, name: str, at: int, around: Around) -> None:
        """An element that only says how its text looks, or that begins and ends a line."""
        block = name in _BLOCK_TAGS and around.mark is not Mark.ROW
        if block or name in _ITEM_TAGS:
            self.shown.widen(Gap.BLOCK)
        if not node.self_closing:
            inner = around._replace(mark=Mark.ITEM) if name in _ITEM_TAGS else around
            self.walk(node.contents, _inside(node, at)[0], inner._replace(bold=around.bold or name == "b"))
        if block or name in _ITEM_TAGS:
            self.shown.widen(Gap.BLOCK)

    def _table(self, node: Tag, at: int, around: Around) -> None:
        """A table by its rows; one within a cell goes with the cell."""
        if around.mark is not Mark.ROW:
            self.shown.widen(Gap.BLOCK)
        self._item = False
        row = around._replace(mark=Mark.ROW)
        start = _inside(node, at)[0]
        for inner in node.contents.nodes:
            self._row_part(inner, start, row)
            start += len(str(inner))
        if around.mark is not Mark.ROW:
            self.shown.widen(Gap.BLOCK)

    def _row_part(self, node: Node, at: int, row: Around) -> None:
        if not isinstance(node, Tag):
            self._node(node, at, row)
            return
        name = str(node.tag).strip().lower()
        if name == "tr":
            self.shown.widen(Gap.BLOCK)
            start = _inside(node, at)[0]
            for inner in node.contents.nodes:
                self._row_part(inner, start, row)
                start += len(str(inner))
            self.shown.widen(Gap.BLOCK)
        elif name == "td" and str(node.contents).startswith("+"):
            self.shown.widen(Gap.BLOCK)
            self.walk(parse(str(node.contents)[1:]), _inside(node, at)[0] + 1, _CAPTION)
            self.shown.widen(Gap.BLOCK)
        elif name in {"td", "th"}:
            self.shown.widen(Gap.CELL)
            self.walk(node.contents, _inside(node, at)[0], row)
            self.shown.widen(Gap.SPACE)
        else:
            self._node(node, at, row)

    def _gallery(self, node: Tag, at: int) -> None:
        """A gallery's captions, a line each: what stands after the picture's name."""
        start, end = _inside(node, at)
        for line in re.finditer(r"[^\n]+", self.shown.source[start:end]):
            _, bar, caption = line[0].partition("|")
            if bar and caption.strip():
                self.shown.widen(Gap.BLOCK)
                self.walk(parse(caption), start + line.end() - len(caption), _CAPTION)
        self.shown.widen(Gap.BLOCK)


def _inside(node: Tag, at: int) -> tuple[int, int]:
    """Where a tag's content begins and ends."""
    written, contents = str(node), str(node.contents)
    closing = len(node.closing_wiki_markup or "" if node.wiki_markup else f"</{node.closing_tag}>")
    end = at + len(written) - closing
    return end - len(contents), end


def _last_part(code: Wikicode, at: int) -> tuple[Wikicode | None, int]:
    """What stands after the last bar of a picture's link, and where; None where that is no caption."""
    nodes: list[Node] = []
    start = at
    for node in code.nodes:
        written = str(node)
        if isinstance(node, Text) and "|" in written:
            last = written.rpartition("|")[2]
            nodes, start = [Text(last)], at + len(written) - len(last)
        else:
            nodes.append(node)
        at += len(written)
    caption = type(code)(nodes)
    written = str(caption)
    return (None, 0) if not written.strip() or _PICTURE_OPTION.match(written) else (caption, start)
