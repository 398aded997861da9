"""Lines and what their Markdown marks say of them; the text without the marks.

Markdown-it tells the blocks of a text and builds HTML, but not where an inline mark stands; here each mark has to be
taken out of its place with the way back kept, so the few marks that reports carry are matched directly.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from whoheld.acquisition.traced import Edit, Traced, mover

if TYPE_CHECKING:
    from collections.abc import Iterator


class Mark(Enum):
    """What the marks of a line make of it."""

    PROSE = auto()
    HEADING = auto()
    ITEM = auto()
    ROW = auto()
    IMAGE = auto()
    LEFTOVER = auto()
    NOTE = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """A line's own words, from ``start`` to ``end`` (exclusive), without marks, indentation and line end.

    Attributes:
        start: First character.
        end: After the last character.
        mark: What its marks make of it.
        level: Of a heading, its number of marks; else 0.
        bold: Whether the whole line is set in bold.
        apart: Whether it begins the text, or an empty line or a line of another kind stands before it.
    """

    start: int
    end: int
    mark: Mark = Mark.PROSE
    level: int = 0
    bold: bool = False
    apart: bool = True


_OBJECT = re.compile(r"[ \t]*\[object Object\][ \t]*")
# What may run over several lines: a picture with its caption, a template and a remark that the page would not show.
_REGION = re.compile(
    r"(?P<picture>\[\[(?:File|Image):(?:[^\[\]]|\[\[[^\[\]]*\]\]){0,3000}\]\])"
    r"|(?P<template>^\{\{(?:[^{}]|\{\{[^{}]*\}\}){0,6000}\}\})"
    r"|(?P<remark><!--.{0,20000}?-->)",
    re.DOTALL | re.MULTILINE,
)
_HEADING = re.compile(r"[ \t]{0,3}(#{1,6})[ \t]+(\S.*?)(?:[ \t]+#+)?[ \t]*$")
_GLUED_HEADING = re.compile(r"(?<=[^\s#])(?=#{2,6} \S)")
_ROW = re.compile(r"[ \t]*\|.*\|[ \t]*$")
_NOTE = re.compile(r"\[\^[^\s\[\]]{1,20}\]:[ \t]*(?=\S)")
_RULE = re.compile(r"[\s|:_*=-]*$")
_FIELD = re.compile(r"[ \t]*\*[ \t]+[a-z_]+\d*[ \t]*=(?:[ \t]|$)")
# A star with no space after it, or several stars, are a bullet only where nothing closes them as emphasis.
_BULLET = re.compile(r"[ \t]*(?:[*+\-•·\u2013\u2014][ \t]+|\*{2,5}[ \t]+(?!.*\*\*)|\*{1,5}(?![*\s]|[^*]*\*))+")
_NUMBER = re.compile(r"[ \t]*\d{1,3}[.)][ \t]+(?=\S)")
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]*)+")
_BOLD = re.compile(r"\*\*[^*]+\*\*:?$|__[^_]+__:?$")
_URL = r"\((?:[^()\s]|\((?:[^()\s]|\([^()\s]*\))*\))*(?:\s+\"[^\"]*\")?\)"
_LABEL = r"((?:[^\[\]]|\[[^\[\]]*\])*)"
_LINK = re.compile(rf"\[{_LABEL}\]{_URL}")
_IMAGE = re.compile(rf"!\[{_LABEL}\]{_URL}")
_WIKILINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
_TAG = re.compile(
    r"<!--.*?-->|</?(?:ref|b|i|u|em|strong|small|big|sup|sub|span|div|p|a|br|hr|center)\b[^<>]*>", re.IGNORECASE
)
_FOOTNOTE = re.compile(r"\[(?:\d{1,3}|\^[\w*†‡§]{1,6}|note \d+|citation needed)\]")
_ESCAPE = re.compile(r"\\(?=[*_\[\]#\\`])")
_EMPHASIS = (
    re.compile(r"(?<!\*)(\*{2,3})(?=[^*])([^\n]*?[^*])(\1)(?!\*)"),
    re.compile(r"(?<![*\w])(\*)(?=[^\s*])([^*\n]*[^\s*]|[^\s*])(\*)(?!\*)"),
    re.compile(r"(?<!\w)(_{1,2})(?=[^\s_])([^_\n]*[^\s_]|[^\s_])(\1)(?!\w)"),
)
_ANY_MARK = re.compile(r"[*_<\\\[]")


def unmarked(text: Traced, start: int = 0) -> tuple[Traced, tuple[Line, ...]]:
    """The text without its marks, and its lines that are not empty.

    Args:
        text: The repaired text.
        start: Where the body begins; what stands before (front matter) is left as it is.
    """
    text = text.edited([_whole_lines(m, text.text) for m in _OBJECT.finditer(text.text, start)])
    edits: list[Edit] = []
    lines: list[Line] = []
    for line, marks in _lines(text.text, start):
        lines.append(line)
        edits += marks
    moved = mover(edits)
    body = text.edited(edits)
    kept = (_trimmed(replace(line, start=moved(line.start), end=moved(line.end)), body.text) for line in lines)
    return body, tuple(line for line in kept if line.start < line.end)


def _trimmed(line: Line, text: str) -> Line:
    """A line without the white space that stood within its marks."""
    words = text[line.start : line.end]
    return replace(line, start=line.end - len(words.lstrip()), end=line.start + len(words.rstrip()))


def _whole_lines(match: re.Match[str], text: str) -> Edit:
    """A remnant taken out, with its line end where it has the line for itself."""
    alone = match.start() == 0 or text[match.start() - 1] == "\n"
    return Edit(match.start(), match.end() + (alone and text[match.end() : match.end() + 1] == "\n"))


def _lines(text: str, start: int) -> Iterator[tuple[Line, list[Edit]]]:
    """Every line of the body with the edits that take out its marks."""
    at = start
    for region in _REGION.finditer(text, start):
        yield from _plain_lines(text, at, region.start())
        yield _region(region, text)
        at = region.end()
    yield from _plain_lines(text, at, len(text))


def _region(match: re.Match[str], text: str) -> tuple[Line, list[Edit]]:
    """A picture as its caption, the last of its parts; a template or a remark as it stands."""
    if match.lastgroup != "picture":
        return Line(*match.span(), Mark.LEFTOVER), []
    start, end = match.start(), match.end() - 2
    while text[end - 1].isspace():
        end -= 1
    words = text.rfind("|", start, end) + 1 or text.index(":", start) + 1
    return Line(words, end, Mark.IMAGE), [Edit(start, words), *_inline(text, words, end), Edit(end, match.end())]


def _plain_lines(text: str, start: int, end: int) -> Iterator[tuple[Line, list[Edit]]]:
    apart = True
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        if not text[at:stop].strip():
            apart = True
        for line, edits in _parts(text, at, stop):
            yield replace(line, apart=apart), edits
            apart = line.mark is not Mark.PROSE
        at = stop + 1


def _parts(text: str, start: int, end: int) -> Iterator[tuple[Line, list[Edit]]]:
    """What one line of the file holds: pictures and a glued heading are lines of their own."""
    if "![" in (line := text[start:end]):
        at = start
        for image in _IMAGE.finditer(text, start, end):
            yield from _part(text, at, image.start())
            yield _image(image)
            at = image.end()
        yield from _part(text, at, end)
    elif glued := _GLUED_HEADING.search(line):
        yield from _part(text, start, start + glued.start())
        yield from _part(text, start + glued.start(), end)
    else:
        yield from _part(text, start, end)


def _image(match: re.Match[str]) -> tuple[Line, list[Edit]]:
    caption = Line(*match.span(1), Mark.IMAGE)
    marks = _inline(match.string, caption.start, caption.end)
    return caption, [Edit(match.start(), caption.start), *marks, Edit(caption.end, match.end())]


def _part(text: str, start: int, end: int) -> Iterator[tuple[Line, list[Edit]]]:
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return
    line, opening = _marked(text, start, end)
    edits = [*opening, *_inline(text, line.start, line.end)]
    if line.mark is Mark.HEADING and line.end < end:
        edits.append(Edit(line.end, end))
    yield line, edits


def _marked(text: str, start: int, end: int) -> tuple[Line, list[Edit]]:
    """A line with its kind told by the mark at its beginning, and the edit that takes the mark out."""
    if heading := _HEADING.match(text, start, end):
        line = Line(*heading.span(2), Mark.HEADING, len(heading[1]))
        return line, [Edit(start, line.start)]
    if _ROW.match(text, start, end):
        ruled = _RULE.match(text, start, end) is not None
        return Line(start, end, Mark.LEFTOVER if ruled else Mark.ROW), []
    if _RULE.match(text, start, end) or _FIELD.match(text, start, end):
        return Line(start, end, Mark.LEFTOVER), []
    if note := _NOTE.match(text, start, end):
        return Line(note.end(), end, Mark.NOTE), [Edit(start, note.end())]
    if number := _NUMBER.match(text, start, end):
        return Line(number.end(), end, Mark.ITEM), []
    if bullet := _BULLET.match(text, start, end):
        return Line(bullet.end(), end, Mark.ITEM), [Edit(start, bullet.end())]
    return _prose(text, start, end)


def _prose(text: str, start: int, end: int) -> tuple[Line, list[Edit]]:
    words = start
    edits = []
    if quoted := _QUOTE.match(text, start, end):
        words = quoted.end()
        edits = [Edit(start, words)]
    while words < end and text[words].isspace():
        words += 1
    return Line(words, end, bold=_BOLD.match(text, words, end) is not None), edits


def _inline(text: str, start: int, end: int) -> list[Edit]:
    """The edits that take links, tags, footnote signs and emphasis out of a line's words."""
    if not _ANY_MARK.search(text, start, end):
        return []
    cuts = sorted(_cuts(text, start, end))
    # A character that no mark knows stands for what goes, so that emphasis is told by what is left.
    shown = list(text[start:end])
    for low, high in cuts:
        shown[low - start : high - start] = "\0" * (high - low)
    line = "".join(shown)
    for pattern in _EMPHASIS:
        for match in pattern.finditer(line):
            cuts += [(start + a, start + b) for a, b in (match.span(1), match.span(3))]
    return [Edit(low, high, _left_by(text, low, high)) for low, high in _joined(sorted(cuts))]


def _cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for link in _LINK.finditer(text, start, end):
        yield link.start(), link.start(1)
        yield link.end(1), link.end()
        yield from _cuts(text, *link.span(1))
    for link in _WIKILINK.finditer(text, start, end):
        yield link.start(), link.start(1)
        yield link.end(1), link.end()
    for pattern in (_TAG, _FOOTNOTE, _ESCAPE):
        for match in pattern.finditer(text, start, end):
            yield match.span()


def _left_by(text: str, low: int, high: int) -> str:
    """A line break within a line parts two words; any other mark leaves nothing."""
    return " " if text[low:high].lower().startswith("<br") else ""


def _joined(cuts: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches of sorted, perhaps overlapping, cuts; those that only touch stay apart."""
    low, high = -1, -1
    for a, b in cuts:
        if a < high:
            high = max(high, b)
            continue
        if low < high:
            yield low, high
        low, high = a, b
    if low < high:
        yield low, high
