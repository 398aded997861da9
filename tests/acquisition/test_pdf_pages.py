"""PDFs that a library makes: the order of reading, what stands around the text, and where each page begins."""

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from paper_samples import HEADING, INDENTED, NOTE, TITLE, PageBreak, Paragraph, Spacer, drawn, paragraphs, report, table
from whoheld.acquisition import extraction, pdf
from whoheld.acquisition.apart import taken_apart
from whoheld.acquisition.document import AUTHORS_VOICE, BlockKind, page_of
from whoheld.acquisition.item import Item
from whoheld.acquisition.walk import acquire
from whoheld.errors import UnreadableDocument

TOLD = """\
On 3 May 2031 the Reds took the village of Northfield after a night of shelling, the mayor said. Nobody was killed, \
and the families who had fled to Westmark came back two days later to find the school in ruins.
The Blues withdrew from Oldbridge on 5 May 2031, leaving behind four armoured vehicles and a depot of ammunition. \
The government-held bridge was blown up by the withdrawing soldiers, and the town remained tense for weeks.
The siege of Southfield lasted until the end of the month, according to the Lakeland Observatory, which counted 240 \
shells on the first day alone, and no fewer on the days that followed it.
""".splitlines()


@pytest.fixture(autouse=True)
def _here(monkeypatch):
    """What is taken apart is so in this process: starting others is tested by itself, and takes time."""
    monkeypatch.setattr(extraction, "_ran", lambda module, data, *_: taken_apart(module, data))


def read(data):
    """A document of the bytes of a PDF."""
    return acquire(Item("report.pdf", ".pdf", "report", data=data))


def of_kind(document, *kinds):
    """The texts of the blocks of some kinds."""
    return [document.excerpt(block) for block in document.blocks if block.kind in kinds]


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_every_paragraph_is_whole_and_in_order(columns):
    """Lines, columns and page ends part no paragraph, and heads and feet come into none."""
    story = [text.replace("May", f"{month} in May") for month in ("early", "high", "late", "last") for text in TOLD * 2]
    document = read(report(paragraphs("A war of boats", style=TITLE) + paragraphs(*story), columns=columns))
    told = [text for text in of_kind(document, *AUTHORS_VOICE) if len(text) > 60]
    assert told == story
    assert document.title == "A war of boats"
    assert len(document.pages) >= columns - 1


def test_indented_paragraphs_are_told_apart():
    """Without space between them, the indent of its first line begins a paragraph."""
    document = read(report(paragraphs(*TOLD, *TOLD, style=INDENTED)))
    assert of_kind(document, BlockKind.PARAGRAPH) == [*TOLD, *TOLD]


def test_a_line_that_begins_like_an_item_may_go_on():
    """A bracket, a day or a dash in front of a line parts no sentence; numbered paragraphs are told apart."""
    sentence = [
        "The long assault of the Northern Lakeland Army",
        "(NLA) on Northfield, which had begun on May",
        "30. It ended with the fall of the old school",
        "- so the mayor said - before the month was out.",
    ]
    items = ["12. The Blues left Westmark by boat that day.", "13. The Reds came on foot."]
    document = read(drawn([(60, 100 + 12 * n, line) for n, line in enumerate(sentence + items)]))
    assert " ".join(sentence) in of_kind(document, BlockKind.PARAGRAPH)
    assert of_kind(document, BlockKind.ITEM) == [item[4:] for item in items]


def test_columns_written_line_by_line_are_read_one_after_the_other():
    """A program that writes both columns at once does not mix their sentences."""
    left = [f"The left column goes on with its line {n}, which" for n in "abcdefgh"]
    right = [f"the right column has other words at its line {n} and" for n in "abcdefgh"]
    lines = [at for n in range(8) for at in ((60, 100 + 12 * n, left[n]), (310, 100 + 12 * n, right[n]))]
    document = read(drawn(lines))
    assert " ".join(left) in document.text.replace("\n", " ")
    assert " ".join(right) in document.text.replace("\n", " ")


def test_what_recurs_on_pages_is_not_the_author():
    """Running heads and page numbers are boilerplate; the same words within the text are not."""
    story = [
        *paragraphs(*TOLD, "Lakeland Monitor is the name of a paper, the mayor said."),
        PageBreak(),
        *paragraphs(*TOLD[::-1]),
    ]
    document = read(report(story))
    around = of_kind(document, BlockKind.BOILERPLATE)
    assert sum("Lakeland Monitor | The war in the north" in text for text in around) == 2
    assert sum("Page" in text for text in around) == 2
    assert of_kind(document, BlockKind.PARAGRAPH) == [
        *TOLD,
        "Lakeland Monitor is the name of a paper, the mayor said.",
        *TOLD[::-1],
    ]


def test_footnotes_are_references_and_their_signs_go():
    """A raised number leaves no trace in the sentence, and the note at the page's end is nobody's claim."""
    said = "On 3 May 2031 the Reds took Northfield.<super size=6>12</super> The mayor said so, and so did others."
    notes = paragraphs(
        "<super size=5>12</super> Interview with the mayor of Northfield, who saw Oldbridge taken, 4 June 2031.",
        "<super size=5>13</super> See the report of the Observatory.",
        style=NOTE,
    )
    document = read(report([*paragraphs(said, *TOLD), Spacer(1, 400), *notes]))
    assert (
        of_kind(document, BlockKind.PARAGRAPH)[0]
        == "On 3 May 2031 the Reds took Northfield. The mayor said so, and so did others."
    )
    assert of_kind(document, BlockKind.REFERENCES) == [
        "Interview with the mayor of Northfield, who saw Oldbridge taken, 4 June 2031.",
        "See the report of the Observatory.",
    ]


def test_a_table_is_rows_and_headings_are_headings():
    """Cells are kept apart, and larger or bold lines head what follows."""
    rows = ("Place", "Day", "Held by"), ("Northfield", "3 May 2031", "Reds"), ("Oldbridge", "5 May 2031", "Blues")
    story = [*paragraphs("A war of boats", style=TITLE), *paragraphs(TOLD[0]), *paragraphs("Losses", style=HEADING)]
    document = read(report([*story, Spacer(1, 12), table(*rows), Spacer(1, 12), *paragraphs(*TOLD)]))
    assert of_kind(document, BlockKind.TABLE) == [f"| {' | '.join(row)} |" for row in rows]
    assert of_kind(document, BlockKind.HEADING) == ["Losses"]


def test_a_table_of_contents_is_passed_over():
    """Lines whose dots lead to a page number head nothing and claim nothing."""
    lines = [f"The fall of {name} {'. ' * 30}{n}" for n, name in enumerate(("Northfield", "Oldbridge"), 4)]
    document = read(report(paragraphs(*lines, *TOLD)))
    assert [text for text in of_kind(document, *AUTHORS_VOICE) if "fall of" in text] == []


def test_a_sentence_over_a_page_end_has_the_page_on_which_it_begins():
    """The quote is whole; its first character's page is its page, its last one's is the next."""
    first = [(60, 700 + 12 * n, f"Line {n} of the page is there to fill it with words,") for n in range(6)]
    first += [(60, 772, "and on 3 May 2031 the Reds took the village of")]
    document = read(drawn(first, [(60, 60, "Northfield, the mayor said."), (60, 84, "Nobody was killed.")]))
    sentence = "on 3 May 2031 the Reds took the village of Northfield, the mayor said."
    start = document.text.index(sentence)
    low, high = document.offsets.raw(start, start + len(sentence))
    assert (page_of(document.pages, low), page_of(document.pages, high - 1)) == (1, 2)


@pytest.mark.parametrize(
    ("title", "author", "expected"),
    [
        ("A war of boats", "Jane Writer", ("A war of boats", "Jane Writer")),
        ("Microsoft Word - boats_v3.doc", "JWRITER2", ("The boats of war", None)),
        ("An older report on the harvest", "Windows User", ("The boats of war", None)),
        ("", "", ("The boats of war", None)),
    ],
    ids=["plausible", "file-name", "another-report", "none"],
)
def test_properties_are_believed_where_they_can_be_true(title, author, expected):
    """A title that the text does not have, and the name of an account, are not taken over; no day is either."""
    head = title if title == expected[0] else "The boats of war"
    document = read(report([*paragraphs(head, style=TITLE), *paragraphs(*TOLD)], title=title, author=author))
    assert (document.title, document.byline) == expected
    assert (document.published, document.published_basis) == (None, "none")


def test_a_day_under_the_title_is_the_day_of_publication():
    """What the first page states goes the usual way."""
    story = [*paragraphs("A war of boats", style=TITLE), *paragraphs("By Jane Writer", "12 June 2031", *TOLD)]
    document = read(report(story))
    assert (document.published, document.byline) == ("2031-06-12", "Jane Writer")


def test_a_password_is_asked_for_only_where_it_is_needed():
    """A PDF that anybody may open is read; one with a password is refused with what to do."""
    page = [(60, 100, "On 3 May 2031 the Reds took the village of Northfield.")]
    assert "Northfield" in read(drawn(page, password=StandardEncryption("", ownerPassword="o"))).text
    with pytest.raises(UnreadableDocument, match=r"report\.pdf is encrypted and needs a password"):
        read(drawn(page, password=StandardEncryption("secret", ownerPassword="o")))


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda: b"", "is empty"),
        (lambda: b"%PDF-1.7\n", "is no PDF, or a damaged one"),
        (lambda: report(paragraphs(*TOLD))[:300], "is no PDF, or a damaged one"),
        (lambda: drawn([]), "has no text, only pictures: run OCR"),
        (lambda: drawn(*[[(60, 100, "word")]] * (pdf.MAX_PAGES + 1)), "cut it up"),
    ],
    ids=["empty", "head-only", "cut", "no-text", "too-many-pages"],
)
def test_what_cannot_be_read_is_refused(made, said):
    """The message says what is wrong and what to do."""
    data = made()
    with pytest.raises(UnreadableDocument, match=said):
        read(data)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_page_on_its_side_is_turned_back(turned):
    """A page that is printed sideways is read like any other."""
    lines = [
        (60, 100 + 12 * n, line) for n, line in enumerate(("The siege of Southfield lasted", "until the end of May."))
    ]
    document = read(drawn(lines, turned=turned))
    assert "The siege of Southfield lasted until the end of May." in document.text


def test_pages_without_text_are_told_of():
    """Where some pages are pictures, the others are read and the number is noted."""
    document = read(drawn([(60, 100, "On 3 May 2031 the Reds took the village of Northfield.")], []))
    assert "1 of 2 pages have no text: empty, or pictures that only OCR could read" in document.notes


def test_a_heading_by_the_letters_of_a_paragraph():
    """A paragraph in bold that is as long as prose is prose."""
    long = f"<b>{TOLD[0]}</b>"
    document = read(
        report([Paragraph(long, HEADING.clone("b", fontSize=10, fontName="Times-Roman")), *paragraphs(*TOLD)])
    )
    assert TOLD[0] in of_kind(document, BlockKind.PARAGRAPH)
