"""The text of a DOCX as Markdown: headings, lists, tables and notes; what was deleted or stands around is left out."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml

from whoheld.acquisition.extraction import Extracted
from whoheld.acquisition.properties import plausible_author, plausible_title
from whoheld.acquisition.word_body import Body
from whoheld.errors import UnreadableDocument

if TYPE_CHECKING:
    from docx.document import Document
    from lxml import etree

#: What a DOCX may unfold to, in all and of text; the longest of reports has a fiftieth of it; bytes.
MAX_ALL, MAX_XML = 512 * 2**20, 96 * 2**20
#: Text is packed to a tenth or a twentieth of its length; what is longer and packed tighter was made to burst.
MAX_RATIO, RATIO_FROM = 200, 4 * 2**20
#: A DOCX has some tens of parts, and one for each picture.
MAX_PARTS = 20_000
#: What an old .doc begins with, and a DOCX that is encrypted.
_COMPOUND = b"\xd0\xcf\x11\xe0"
#: Where a document type would stand that defines entities: before the first element.
_HEAD = 4_096
_SAVE = "open it in a word processor and save it anew as .docx, or save its text as .txt"


def extract(data: bytes) -> Extracted:
    """The text of a DOCX.

    Raises:
        UnreadableDocument: It is damaged, encrypted, holds no text, or is built to burst.
    """
    if data.startswith(_COMPOUND):
        raise UnreadableDocument("is encrypted, or an old .doc: open it in a word processor and save it as .docx")
    _refuse_bombs(data)
    try:
        document = docx.Document(BytesIO(data))
        text = _text(document)
        title, author = document.core_properties.title, document.core_properties.author
    except (OpcError, SyntaxError, KeyError, ValueError, AttributeError, zipfile.BadZipFile, zlib.error) as error:
        raise UnreadableDocument(f"is no DOCX, or a damaged one: {_SAVE}") from error
    if not any(c.isalnum() for c in text):
        raise UnreadableDocument("has no text, only pictures or nothing at all: save what it says as text")
    return Extracted(text, (), plausible_title(title, text), plausible_author(author))


def _refuse_bombs(data: bytes) -> None:
    """Look at a package before anything opens it: its sizes, and whether its XML defines entities."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            members = package.infolist()
            _refuse_sizes(members)
            for member in members:
                if _is_xml(member):
                    with package.open(member) as file:
                        _refuse_entities(file.read(_HEAD))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise UnreadableDocument(f"is no DOCX, or a damaged one: {_SAVE}") from error


def _refuse_sizes(members: list[zipfile.ZipInfo]) -> None:
    whole = sum(member.file_size for member in members)
    xml = [member for member in members if _is_xml(member)]
    burst = any(m.file_size > RATIO_FROM and m.file_size > MAX_RATIO * max(m.compress_size, 1) for m in members)
    if burst or whole > MAX_ALL or sum(m.file_size for m in xml) > MAX_XML or len(members) > MAX_PARTS:
        raise UnreadableDocument(
            f"unfolds to {whole / 2**20:,.0f} MB in {len(members):,} parts, more than any report: "
            "it is built to burst, or holds something else"
        )
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableDocument("is encrypted: open it with its password and save it without")


def _is_xml(member: zipfile.ZipInfo) -> bool:
    return member.filename.lower().endswith((".xml", ".rels"))


def _refuse_entities(head: bytes) -> None:
    if b"<!doctype" in head.replace(b"\0", b"").lower():
        raise UnreadableDocument("defines entities of its own, which no DOCX may: it is built to do harm")


def _text(document: Document) -> str:
    names = {style.style_id: str(style.name) for style in document.styles}
    body = Body(names, {kind: _notes(document, kind) for kind in ("footnote", "endnote")})
    return body.written(document.element.body)


def _notes(document: Document, kind: str) -> etree._Element | None:
    """The part with the footnotes, or that with the endnotes."""
    wanted = {"footnote": RELATIONSHIP_TYPE.FOOTNOTES, "endnote": RELATIONSHIP_TYPE.ENDNOTES}[kind]
    for relation in document.part.rels.values():
        if relation.reltype == wanted and not relation.is_external:
            return parse_xml(relation.target_part.blob)
    return None
