"""Web annotations: each claim on the words of its document, by quote and by position."""

import json
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

import whoheld
from whoheld.acquisition.document import Block, BlockKind
from whoheld.claims.claim import Claim, Kind
from whoheld.evidence.card import DocumentCard
from whoheld.evidence.rows import ClaimRow, DocumentRow
from whoheld.interfaces.exports.annotations import WIDTH, raw_position, selectors

READ = DocumentRow(
    id="a" * 64, name="a", path="", title=None, publisher=None, url=None, published=None, published_basis="none",
    language="en", encoding="utf-8", notes=(), unread=None, claims=1, characters=0, version_of=None, reader="r",
    read_at="2031-01-01T00:00:00Z",
)  # fmt: skip


def annotations(path):
    """The annotations of a file."""
    collection = json.loads(path.read_text(encoding="utf-8"))
    items = collection["first"]["items"] if collection["total"] else []
    assert collection["total"] == len(items)
    return items


def test_an_annotation_a_claim(export, record):
    """With an id of its own, what was coded, and the document by its address or by its hash."""
    items = annotations(export("annotations"))
    with whoheld.open(record) as opened:
        claims, documents = opened.claims(), {row.id: row for row in opened.documents()}
    assert [one["id"] for one in items] == [f"urn:whoheld:claim:{row.claim.id}" for row in claims]
    for one, row in zip(items, claims, strict=True):
        line, coded = one["body"]
        assert line["type"] == "TextualBody"
        assert coded["whoheld:kind"] == row.claim.kind
        assert coded["whoheld:stance"] == row.claim.stance
        url = documents[row.claim.doc_id].url
        assert one["target"]["source"] == (url or f"urn:sha256:{row.claim.doc_id}")


def test_selectors_find_the_words(export, record):
    """Of every claim, the position gives the words, and they stand between those that are said to be around them."""
    with whoheld.open(record) as opened:
        texts = {f"urn:sha256:{row.id}": opened.document(row.id).text for row in opened.documents()}
    for one in annotations(export("annotations")):
        quote, position = one["target"]["selector"]
        text = texts[one["target"]["whoheld:document"]]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert f"{quote['prefix']}{quote['exact']}{quote['suffix']}" in text


def test_one_sentence_at_most(export):
    """What stands before the sentence before the quote is not in it."""
    first = annotations(export("annotations", "--place", "Northfield"))[-2]
    quote, _ = first["target"]["selector"]
    assert (quote["prefix"], quote["suffix"]) == ("The bridge was cold. ", " The market was empty.")


@given(st.text(alphabet="ab .!?\n“”…é", min_size=1, max_size=200), st.data())
def test_whatever_the_text_the_words_are_found(text, data):
    """In any text, wherever a quote stands: positions give it, and its surroundings are short and in the text."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    claim = Claim(
        doc_id="a", doc="a", quote=text[start:end], quote_start=start, quote_end=end, raw_start=start, raw_end=end,
        kind=Kind.TAKES,
    )  # fmt: skip
    card = DocumentCard(READ, text, (Block(BlockKind.PARAGRAPH, 0, len(text)),), ())
    quote, position = selectors(ClaimRow(claim, None, None), card)
    assert text[position["start"] : position["end"]] == quote["exact"]
    around = f"{quote['prefix']}{quote['exact']}{quote['suffix']}"
    assert text[start - len(quote["prefix"]) :].startswith(around)
    assert max(len(quote["prefix"]), len(quote["suffix"])) <= WIDTH


@dataclass(frozen=True)
class Made:
    """Makes the reader that is there already."""

    reader: object
    version: str = "shared"

    def __call__(self):
        """It."""
        return self.reader


def test_real_offsets_of_a_repaired_file(reader, tmp_path):
    """Of a file whose characters were broken, the second position gives the words as they stand in the file."""
    broken = "The cafÃ© was shut. Government forces captured Palmyra on 27 March 2016.\n"
    (tmp_path / "news.txt").write_text(broken, encoding="utf-8")
    with whoheld.open(tmp_path / "r.db") as opened:
        opened.read([tmp_path / "news.txt"], reader=Made(reader))
        card = opened.document("news")
        (row,) = [row for row in card.claims if row.claim.kind == "takes"]
    assert card.text != broken
    raw = raw_position(row)
    assert (raw["start"], raw["end"]) != (row.claim.quote_start, row.claim.quote_end)
    assert broken[raw["start"] : raw["end"]] == row.claim.quote
