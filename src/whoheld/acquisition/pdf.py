"""The text of a PDF with its pages, by PDFium; its scripts, forms and attachments are not looked at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pypdfium2
from pypdfium2 import raw

from whoheld.acquisition.columns import rows
from whoheld.acquisition.document import TO_MEND
from whoheld.acquisition.extraction import MAX_TEXT, Extracted
from whoheld.acquisition.glyphs import pieces
from whoheld.acquisition.printed import Part, Sort, continues, parts
from whoheld.acquisition.properties import plausible_author, plausible_title
from whoheld.errors import UnreadableDocument

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whoheld.acquisition.columns import Row

#: No report has as many; more is an archive bound into one file.
MAX_PAGES = 2_000
#: A page with fewer letters has none worth naming; a document with fewer is pictures.
FEW_LETTERS = 20
#: Letters that no table of the file explains: with more than this share of them the text is not to be trusted.
UNKNOWN_SHARE = 0.3

_TELLS = re.compile(r"[^\W_]")


def extract(data: bytes) -> Extracted:
    """The text of a PDF.

    Raises:
        UnreadableDocument: It is damaged, needs a password, has too many pages, or holds pictures only.
    """
    document = _opened(data)
    if len(document) > MAX_PAGES:
        raise UnreadableDocument(f"has {len(document):,} pages, and {MAX_PAGES:,} are read: cut it up")
    pages: list[list[Row]] = []
    letters, broken = 0, 0
    for number in range(len(document)):
        found = _page(document, number)
        broken += found is None
        pages.append(found or [])
        letters += sum(len(row.text) for row in found or ())
        if letters > MAX_TEXT:
            raise UnreadableDocument(f"holds more than {MAX_TEXT:,} characters, longer than any report: cut it up")
    text, starts = written(parts(pages))
    _refuse(text)
    said = document.get_metadata_dict()
    return Extracted(
        text,
        starts,
        plausible_title(said.get("Title"), text),
        plausible_author(said.get("Author")),
        _notes(pages, broken),
    )


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise UnreadableDocument(
                "is encrypted and needs a password: open it with the password, and print or save it without"
            ) from error
        raise UnreadableDocument(
            "is no PDF, or a damaged one: open it in another program and save it anew, or save its text as .txt"
        ) from error


def _page(document: pypdfium2.PdfDocument, number: int) -> list[Row] | None:
    """The lines of a page in the order of reading; None where the page is damaged."""
    try:
        page = document[number]
        try:
            text = page.get_textpage()
            try:
                return rows(pieces(text))
            finally:
                text.close()
        finally:
            page.close()
    except pypdfium2.PdfiumError:
        return None


def _refuse(text: str) -> None:
    letters = len(_TELLS.findall(text))
    unknown = sum(c == "\N{REPLACEMENT CHARACTER}" or "\ue000" <= c <= "\uf8ff" for c in text)
    if unknown > UNKNOWN_SHARE * (letters + unknown):
        raise UnreadableDocument(
            "does not say which letters its signs stand for: run OCR over it first (`ocrmypdf --force-ocr`)"
        )
    if letters < FEW_LETTERS:
        raise UnreadableDocument("has no text, only pictures: run OCR over it first (`ocrmypdf`)")


def _notes(pages: Sequence[Sequence[Row]], broken: int) -> tuple[str, ...]:
    empty = sum(sum(len(row.text) for row in page) < FEW_LETTERS for page in pages) - broken
    told = []
    if broken:
        told.append(f"{TO_MEND}{broken} of {len(pages)} pages are damaged and could not be read")
    if empty > 0 and len(pages) > 1:
        told.append(f"{empty} of {len(pages)} pages have no text: empty, or pictures that only OCR could read")
    return tuple(told)


def written(pages: Sequence[Sequence[Part]]) -> tuple[str, tuple[int, ...]]:
    """The parts as Markdown and where each page begins in it.

    Parts are separated by an empty line, pages by a form feed; where a paragraph runs over a page's end, the form feed
    stands alone between its two lines.
    """
    pieces_: list[str] = []
    starts = [0] if pages else []
    length = 0
    before: Part | None = None
    for number, page in enumerate(pages):
        if number:
            glued = before is not None and bool(page) and continues(before, page[0])
            length = _put(pieces_, "\f" if glued or not length else "\n\n\f", length)
            starts.append(length)
        length = _put(pieces_, "\n\n".join(_marked(part) for part in page), length)
        before = page[-1] if page else None
    return "".join(pieces_), tuple(starts)


def _put(found: list[str], text: str, length: int) -> int:
    found.append(text)
    return length + len(text)


def _marked(part: Part) -> str:
    """A part with the marks of Markdown that say what it is."""
    words = "\n".join(part.lines)
    if part.sort is Sort.HEADING:
        return f"{'#' * part.level} {words}"
    return f"<!-- {words} -->" if part.sort is Sort.AROUND else words
