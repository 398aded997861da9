"""A claim where it stands, and a document with its parts: letter for letter, and never what is not the article's."""

import pytest

import whoheld
from judged_record import claim_of
from tiny_reader import Tiny
from whoheld.acquisition.document import Block, BlockKind, Document, OffsetMap, Segment
from whoheld.errors import UnknownClaim, UnknownDocument
from whoheld.evidence.card import around

#: Kinds of block with their texts, and the words that are looked at.
PARTS = (
    (BlockKind.TITLE, "A war told"),
    (BlockKind.HEADING, "May"),
    (BlockKind.PARAGRAPH, "First this. The Reds came. Then that."),
    (BlockKind.COMMENT, "Lies! The Blues came. Write to me."),
    (BlockKind.HEADING, "June"),
    (BlockKind.CAPTION, "A photo. The Greens came."),
    (BlockKind.PARAGRAPH, "The Whites came."),
    (BlockKind.PARAGRAPH, "Nobody else did."),
)
TEXT = "\n".join(text for _, text in PARTS)


def document():
    """A document of those parts."""
    blocks = tuple(Block(kind, TEXT.index(text), TEXT.index(text) + len(text)) for kind, text in PARTS)
    return Document("d", "d", "d.txt", TEXT, blocks, OffsetMap((Segment(0, len(TEXT), 0, len(TEXT)),)))


@pytest.mark.parametrize(
    ("words", "before", "after", "heading"),
    [
        ("The Reds came.", "First this. ", " Then that.", "May"),
        ("The Blues came.", "", "", "May"),  # a reader's comment is no context
        ("The Greens came.", "", "", "June"),  # nor is a caption
        ("The Whites came.", "", "", "June"),  # its paragraph alone
        ("The Whites came.\nNobody", "", " else did.", "June"),  # over two paragraphs
        ("A war", "", " told", None),
        ("June", "", "", "May"),  # a heading stands under the one before
    ],
)
def test_what_stands_around_a_quote(words, before, after, heading):
    """It is the rest of the quote's own paragraph, and the heading above."""
    start = TEXT.index(words)
    assert around(document(), start, start + len(words)) == (before, after, heading)


def test_the_paragraph_is_that_of_the_text(record):
    """Before, quote and after are one stretch of the stored text, letter for letter."""
    with record._view() as view:
        for row in view.claims():
            card = record.claim(row.claim.id)
            assert f"{card.before}{row.claim.quote}{card.after}" in view.document(row.claim.doc_id).text


def test_claims_lead_to_one_another(record):
    """From the first claim of a document, next after next, all of it come in the order of telling; and back again."""
    told = [row.claim.id for row in record.claims(doc="first")]
    cards = [record.claim(claim) for claim in told]
    assert [card.next for card in cards] == [*told[1:], None]
    assert [card.previous for card in cards] == [None, *told[:-1]]


def test_what_was_judged_of_it_stands_beside(record):
    """Judgements on it, and what was taken back, are seen; those on others are not."""
    red, other = claim_of(record, "the Reds takes"), claim_of(record, "the Reds holds")
    first = record.accept(red, by="Ann")
    record.reject(other, by="Ann")
    record.undo(first, by="Ben")
    again = record.correct(red, {"actor": "Greens"}, by="Ben")
    card = record.claim(red)
    assert [row.judgement.id for row in card.judgements] == [first, first + 2, again]
    assert card.seen == 3
    assert card.row()["claim"]["actor"] == "Greens"


def test_a_rejected_claim_can_be_looked_at(record):
    """So that a person can take the rejection back; it is shown as it was read, and leads to its neighbours."""
    red = claim_of(record, "the Reds takes")
    told = [row.claim.id for row in record.claims(doc="first")]
    record.reject(red, by="Ann")
    card = record.claim(red)
    assert (card.state, card.claim.judged, card.next) == ("rejected", "rejected", told[1])
    assert card.decides == ()


def test_a_claim_that_no_reader_finds_any_more_is_superseded(tmp_path):
    """It can still be cited."""
    (tmp_path / "a.txt").write_text(
        "On 2031-05-02 the Reds takes Northfield. On 2031-05-09 the Blues holds Westmark.\n"
    )
    with whoheld.open(tmp_path / "r.db") as record:
        record.read([tmp_path / "a.txt"], reader=Tiny())
        gone = claim_of(record, "takes")
        record.read([tmp_path / "a.txt"], reader=Tiny("tiny-2", kinds=("holds",)))
        assert record.claim(gone).state == "superseded"


def test_it_says_what_rests_on_it(record):
    """The spells that it decides are named with their holder, and whether accounts of them differ."""
    (decides,) = [d for d in record.claim(claim_of(record, "the Reds takes Northfield")).decides if d.role == "for"]
    assert (decides.place, decides.start, decides.witness) == ("Northfield", "2031-05-02", "the author of first")
    assert "Reds" in decides.holder


def test_a_document_is_given_whole(record):
    """Each part comes with its own text, each claim with where it stands in it."""
    shown = record.document("first").row()
    text = record.document("first").text
    assert all(text[b["start"] : b["end"]] == b["text"] for b in shown["blocks"])
    assert [text[c["start"] : c["end"]] for c in shown["claims"]] == [
        row.claim.quote for row in record.claims(doc="first")
    ]
    assert shown["document"]["claims"] == len(shown["claims"])


def test_what_is_not_there_is_said(record):
    """No such claim, no such document, each with where to look."""
    with pytest.raises(UnknownClaim, match="whoheld claims"):
        record.claim("xyz")
    with pytest.raises(UnknownDocument, match="whoheld documents"):
        record.document("third")
