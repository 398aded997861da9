"""DOCX that a library makes: what its styles say, what was deleted, and what was built to do harm."""

import zipfile
from io import BytesIO

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from whoheld.acquisition import extraction
from whoheld.acquisition.apart import taken_apart
from whoheld.acquisition.document import AUTHORS_VOICE, BlockKind
from whoheld.acquisition.docx import extract
from whoheld.acquisition.item import Item
from whoheld.acquisition.walk import acquire
from whoheld.errors import UnreadableDocument

TOLD = "On 3 May 2031 the Reds took Northfield, the mayor said. Nobody was killed."


@pytest.fixture(autouse=True)
def _here(monkeypatch):
    """What is taken apart is so in this process: starting others is tested by itself, and takes time."""
    monkeypatch.setattr(extraction, "_ran", lambda module, data, *_: taken_apart(module, data))


def saved(document):
    """The bytes of a document."""
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def report():
    """A report with a part of every sort."""
    made = docx.Document()
    made.core_properties.title, made.core_properties.author = "The war in the north", "Jane Writer"
    made.sections[0].header.paragraphs[0].text = "Lakeland Monitor"
    made.sections[0].footer.paragraphs[0].text = "Page 1"
    made.add_heading("The war in the north", 0)
    made.add_paragraph("12 June 2031")
    made.add_heading("First weeks", 1)
    made.add_paragraph(TOLD)
    made.add_paragraph("The Blues left Westmark.", style="List Bullet")
    table = made.add_table(2, 2)
    for cell, text in zip(table._cells, ("Place", "Held by", "Northfield", "Reds | Greens"), strict=True):
        cell.text = text
    made.add_paragraph("The bridge after the fire", style="Caption")
    made.add_paragraph("The Greens stayed out of it.")
    made.add_section(WD_SECTION.NEW_PAGE)
    return made


def with_runs(xml):
    """A report of one paragraph with the given runs, as Word writes them."""
    made = docx.Document()
    paragraph = parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>")
    made.element.body.insert(0, paragraph)
    return saved(made)


def test_parts_are_what_their_styles_say():
    """Title, heading, item, rows and caption are told; heads and feet are left out; the properties' day is no day."""
    document = acquire(Item("report.docx", ".docx", "report", data=saved(report())))
    assert [(b.kind, document.excerpt(b)) for b in document.blocks] == [
        (BlockKind.TITLE, "The war in the north"),
        (BlockKind.BYLINE, "12 June 2031"),
        (BlockKind.HEADING, "First weeks"),
        (BlockKind.PARAGRAPH, TOLD),
        (BlockKind.ITEM, "The Blues left Westmark."),
        (BlockKind.TABLE, "| Place | Held by |"),
        (BlockKind.TABLE, "| Northfield | Reds / Greens |"),
        (BlockKind.CAPTION, "The bridge after the fire"),
        (BlockKind.PARAGRAPH, "The Greens stayed out of it."),
    ]
    assert (document.title, document.byline, document.published) == (
        "The war in the north",
        "Jane Writer",
        "2031-06-12",
    )
    assert (document.encoding, document.pages) == ("docx", ())


def run(text, inner="w:t"):
    """A run with some text."""
    return f'<w:r><{inner} xml:space="preserve">{text}</{inner}></w:r>'


RUNS = [
    (f"{run('The Reds ')}<w:ins w:id='1'>{run('took ')}</w:ins>{run('Northfield.')}", "The Reds took Northfield."),
    (f"{run('The Reds ')}<w:del w:id='1'>{run('never ', 'w:delText')}</w:del>{run('left.')}", "The Reds left."),
    (f"<w:moveFrom w:id='1'>{run('Gone. ')}</w:moveFrom><w:moveTo w:id='2'>{run('Here.')}</w:moveTo>", "Here."),
    (f"<w:hyperlink w:anchor='x'>{run('The Reds')}</w:hyperlink>{run(' left.')}", "The Reds left."),
    (f"<w:sdt><w:sdtContent>{run('The Reds left.')}</w:sdtContent></w:sdt>", "The Reds left."),
    (f"{run('PAGE', 'w:instrText')}{run('The Reds left.')}", "The Reds left."),
    ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>Unseen. </w:t></w:r>" + run("The Reds left."), "The Reds left."),
    ("<w:r><w:t>Deir ez</w:t><w:noBreakHyphen/><w:t>Zor</w:t><w:tab/><w:t>fell.</w:t></w:r>", "Deir ez-Zor fell."),
    (
        f"{run('It fell.')}<w:r><w:pict><w:txbxContent><w:p>{run('In a box.')}</w:p></w:txbxContent></w:pict></w:r>",
        "It fell.\n\nIn a box.",
    ),
]


@pytest.mark.parametrize(
    ("xml", "text"),
    RUNS,
    ids=["inserted", "deleted", "moved", "link", "control", "field", "hidden", "signs", "box"],
)
def test_runs_are_read_as_they_are_shown(xml, text):
    """What was inserted stands, what was deleted, moved away or hidden does not."""
    assert extract(with_runs(xml)).text.strip() == text


def test_notes_stand_at_the_end():
    """A footnote is cited where its sign stands, and is told after the text, out of the author's voice."""
    made = docx.Document()
    sign = "<w:r><w:footnoteReference w:id='2'/></w:r>"
    made.element.body.insert(
        0, parse_xml(f"<w:p {nsdecls('w')}>{run('The Reds left.')}{sign}{run(' It was late.')}</w:p>")
    )
    note = f"<w:footnote w:id='2'><w:p>{run('The Blues took Oldbridge.')}</w:p></w:footnote>"
    notes = f"<w:footnotes {nsdecls('w')}>{note}</w:footnotes>"
    data = with_part(saved(made), "word/footnotes.xml", notes)
    document = acquire(Item("report.docx", ".docx", "report", data=data))
    authored = [document.excerpt(b) for b in document.blocks if b.kind in AUTHORS_VOICE]
    assert authored == ["The Reds left. It was late."]
    assert [document.excerpt(b) for b in document.blocks if b.kind is BlockKind.REFERENCES] == [
        "The Blues took Oldbridge."
    ]


def with_part(data, name, xml):
    """A package with another part, related to its document as footnotes are."""
    made = BytesIO()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    type_ = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            text = old.read(member)
            if member == "word/_rels/document.xml.rels":
                relation = f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>'
                text = text.replace(b"</Relationships>", relation.encode())
            if member == "[Content_Types].xml":
                text = text.replace(
                    b"</Types>", f'<Override PartName="/{name}" ContentType="{type_}"/></Types>'.encode()
                )
            new.writestr(member, text)
        new.writestr(name, xml)
    return made.getvalue()


def replaced(data, name, content):
    """A package with another content of one part."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            new.writestr(member, content if member == name else old.read(member))
    return made.getvalue()


PLAIN = saved(report())
LAUGHS = '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><w:document/>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04 and no more", "is no DOCX, or a damaged one"),
        (PLAIN[: len(PLAIN) // 2], "is no DOCX, or a damaged one"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "is encrypted, or an old .doc"),
        (replaced(PLAIN, "word/document.xml", LAUGHS), "defines entities of its own"),
        (replaced(PLAIN, "word/document.xml", b"<a>" + b" " * 2**25 + b"</a>"), "it is built to burst"),
        (replaced(PLAIN, "word/document.xml", b"<w:document/>"), "is no DOCX, or a damaged one"),
        (saved(docx.Document()), "has no text"),
    ],
    ids=["no-package", "cut", "compound", "entities", "bomb", "no-xml", "empty"],
)
def test_what_cannot_be_read_is_refused(data, said):
    """The message says what is wrong and what to do."""
    with pytest.raises(UnreadableDocument, match=said):
        extract(data)


def test_what_lies_outside_is_never_fetched():
    """A picture and a template that lie on the web are not asked for."""
    outside = (
        b'<Relationship Id="rId98" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
    )
    outside += b'Target="http://127.0.0.1:9/x.png" TargetMode="External"/></Relationships>'
    with zipfile.ZipFile(BytesIO(PLAIN)) as package:
        relations = package.read("word/_rels/document.xml.rels").replace(b"</Relationships>", outside)
    assert TOLD in extract(replaced(PLAIN, "word/_rels/document.xml.rels", relations)).text


def test_a_line_longer_than_any_report_is_refused():
    """As in a file of text, a paragraph of a million letters is data."""
    made = docx.Document()
    made.add_paragraph("x y " * 250_001)
    with pytest.raises(UnreadableDocument, match=r"report\.docx has a line of more than 1,000,000 characters"):
        acquire(Item("report.docx", ".docx", "report", data=saved(made)))
