"""The body of a word processor's document as Markdown, element by element.

The library's own view of a paragraph leaves out what was inserted while changes were tracked, links, and what stands in
boxes; so the elements are gone through here, and it does the package, the styles and the parsing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

#: A paragraph in bold that is longer is no heading; characters.
MAX_BOLD = 150

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
#: What holds other things and says nothing itself.
_WRAPPERS = {qn(f"w:{name}") for name in ("ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple")}
_WRAPPERS |= {qn("w:customXml"), qn("w:dir"), qn("w:bdo"), f"{_MC}AlternateContent", f"{_MC}Choice"}
_LETTERS = {qn("w:tab"): " ", qn("w:noBreakHyphen"): "-", qn("w:cr"): "\n", qn("w:br"): "\n"}
_HEADING = re.compile(r"heading (\d)$", re.IGNORECASE)
_PARAGRAPH, _TABLE, _RUN, _BOX = qn("w:p"), qn("w:tbl"), qn("w:r"), qn("w:txbxContent")


class Body:
    """Writes the body of a document.

    Args:
        names: Id of a style -> its name.
        notes: ``footnote`` and ``endnote`` -> the part that has them; None where there is none.
    """

    def __init__(self, names: Mapping[str, str], notes: Mapping[str, _Element | None]) -> None:
        self._names = names
        self._notes = notes
        self._cited: dict[tuple[str, str], int] = {}
        self._titled = False

    def written(self, body: _Element) -> str:
        """All of it; the notes stand at the end."""
        self._titled = any(self._style(p) == "title" for p in body.iter(_PARAGRAPH))
        parts = list(self._parts(body))
        # A note may cite another: the list grows while it is gone through.
        done = 0
        while done < len(self._cited):
            (kind, note_id), number = list(self._cited.items())[done]
            parts += self._note(kind, note_id, number)
            done += 1
        return "\n\n".join(part for part in parts if part.strip()) + "\n"

    def _parts(self, within: _Element) -> Iterator[str]:
        for element in within:
            if element.tag == _PARAGRAPH:
                yield self._paragraph(element)
                for box in _boxes(element):
                    yield from self._parts(box)
            elif element.tag == _TABLE:
                yield from self._table(element)
            elif element.tag in _WRAPPERS:
                yield from self._parts(element)

    def _style(self, paragraph: _Element) -> str:
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return self._names.get(style.get(qn("w:val"), ""), "").casefold() if style is not None else ""

    def _paragraph(self, paragraph: _Element) -> str:
        """A paragraph with the marks that say what it is."""
        words = "\n".join(" ".join(line.split()) for line in self._words(paragraph).split("\n")).strip()
        style = self._style(paragraph)
        heading = _HEADING.match(style)
        if not words:
            return ""
        if style == "title" or heading:
            level = min(int(heading[1]) + self._titled, 6) if heading else 1
            return f"{'#' * level} {' '.join(words.split())}"
        if style.startswith("toc"):
            return f"<!-- {words} -->"
        if style == "caption":
            return f"![{' '.join(words.split())}]()"
        if style.startswith("list ") or _numbered(paragraph):
            return f"- {' '.join(words.split())}"
        if len(words) <= MAX_BOLD and "\n" not in words and _all_bold(paragraph):
            return f"**{words}**"
        return words

    def _words(self, within: _Element) -> str:
        return "".join(self._runs(within))

    def _runs(self, within: _Element) -> Iterator[str]:
        for element in within:
            if element.tag == _RUN and not _hidden(element):
                yield from self._letters(element)
            elif element.tag in _WRAPPERS:
                yield from self._runs(element)

    def _letters(self, run: _Element) -> Iterator[str]:
        for element in run:
            if element.tag == qn("w:t"):
                yield element.text or ""
            elif element.tag in _LETTERS and element.get(qn("w:type")) not in {"page", "column"}:
                yield _LETTERS[element.tag]
            elif element.tag in {qn("w:footnoteReference"), qn("w:endnoteReference")}:
                kind = "footnote" if element.tag == qn("w:footnoteReference") else "endnote"
                number = self._cited.setdefault((kind, element.get(qn("w:id"), "")), len(self._cited) + 1)
                yield f"[^{number}]"

    def _table(self, table: _Element) -> Iterator[str]:
        """A table row by row; one of a single column is a box around paragraphs."""
        rows = [list(_within(row, qn("w:tc"))) for row in _within(table, qn("w:tr"))]
        if all(len(row) == 1 for row in rows):
            for row in rows:
                yield from self._parts(row[0])
            return
        told = ([self._cell(cell) for cell in row] for row in rows)
        yield "\n".join(f"| {' | '.join(cells)} |" for cells in told if any(cells))

    def _cell(self, cell: _Element) -> str:
        words = " ".join(self._words(paragraph) for paragraph in cell.iter(_PARAGRAPH))
        return " ".join(words.replace("|", "/").split())

    def _note(self, kind: str, note_id: str, number: int) -> Iterator[str]:
        part = self._notes[kind]
        found = part.findall(qn(f"w:{kind}")) if part is not None else []
        for note in found:
            if note.get(qn("w:id")) == note_id:
                words = " ".join(" ".join(self._words(p) for p in note.iter(_PARAGRAPH)).split())
                yield f"[^{number}]: {words}" if words else ""


def _within(element: _Element, tag: str) -> Iterator[_Element]:
    """The rows or cells of a table, also those within what holds other things."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _within(child, tag)


def _boxes(paragraph: _Element) -> Iterator[_Element]:
    """The boxes that hang on a paragraph, each once: what stands in for them in older programs is passed over."""
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag == _BOX:
            yield element
        elif element.tag != f"{_MC}Fallback" and element.tag != qn("w:del"):
            waiting += reversed(element)


def _numbered(paragraph: _Element) -> bool:
    number = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
    return number is not None and number.get(qn("w:val")) != "0"


def _hidden(run: _Element) -> bool:
    return _on(run, "vanish")


def _all_bold(paragraph: _Element) -> bool:
    runs = [run for run in paragraph.iter(_RUN) if any((t.text or "").strip() for t in run.iter(qn("w:t")))]
    return bool(runs) and all(_on(run, "b") for run in runs)


def _on(run: _Element, name: str) -> bool:
    """Whether a run's own format says so."""
    said = run.find(f"{qn('w:rPr')}/{qn(f'w:{name}')}")
    return said is not None and said.get(qn("w:val")) not in {"0", "false", "off"}
