"""PDFs as offices make them, made anew by each test: reports in one column and in two, with all that stands around."""

from io import BytesIO

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageBreak, PageTemplate, Paragraph, Spacer, Table

WIDTH, HEIGHT = A4
BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=10, leading=12, spaceAfter=6)
INDENTED = ParagraphStyle("indented", parent=BODY, spaceAfter=0, firstLineIndent=12, alignment=TA_JUSTIFY)
TITLE = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=20, leading=24, spaceAfter=12)
HEADING = ParagraphStyle("heading", fontName="Helvetica-Bold", fontSize=13, leading=16, spaceBefore=8, spaceAfter=4)
NOTE = ParagraphStyle("note", fontName="Times-Roman", fontSize=7.5, leading=9)


def around(canvas, document):
    """A running head, a foot and a page number."""
    canvas.saveState()
    canvas.setFont("Helvetica", 8)
    canvas.drawString(25 * mm, HEIGHT - 15 * mm, "Lakeland Monitor | The war in the north")
    canvas.drawCentredString(WIDTH / 2, 12 * mm, f"Page {document.page}")
    canvas.restoreState()


def report(story, *, columns=1, title="", author="", head=around, gap=6 * mm, **kept):
    """The bytes of a PDF of a story, in one column or more."""
    made = BytesIO()
    wide = WIDTH - 50 * mm
    each = (wide - gap * (columns - 1)) / columns
    frames = [
        Frame(25 * mm + n * (each + gap), 25 * mm, each, HEIGHT - 50 * mm, 0, 0, 0, 0, id=str(n))
        for n in range(columns)
    ]
    document = BaseDocTemplate(made, pagesize=A4, title=title, author=author, invariant=1, **kept)
    document.addPageTemplates(PageTemplate("page", frames, onPage=head))
    document.build(list(story))
    return made.getvalue()


def paragraphs(*texts, style=BODY):
    """Paragraphs of a story."""
    return [Paragraph(text, style) for text in texts]


def table(*rows):
    """A table of a story."""
    return Table([list(row) for row in rows], colWidths=[50 * mm] * len(rows[0]))


def drawn(*pages, password=None, turned=0):
    """The bytes of a PDF whose pages are lines at given places: (x, y, text[, size[, font]]), y from above."""
    made = BytesIO()
    canvas = Canvas(made, pagesize=A4, invariant=1, encrypt=password)
    for page in pages:
        canvas.rotate(turned)
        canvas.translate(0, -WIDTH if turned == 90 else 0)
        for x, y, text, *more in page:
            size, font = (*more, 10, "Times-Roman")[:2] if len(more) != 1 else (more[0], "Times-Roman")
            canvas.setFont(font, size)
            canvas.drawString(x, HEIGHT - y, text)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


__all__ = [
    "BODY",
    "HEADING",
    "INDENTED",
    "NOTE",
    "TITLE",
    "PageBreak",
    "Paragraph",
    "Spacer",
    "drawn",
    "paragraphs",
    "report",
    "table",
]
