"""Claims found by words, kind, stance, source, side, place and document: as a plain look would find them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine, literal, select

import whoheld
from judged_record import claim_of, fill
from whoheld.errors import QuestionError, UnknownDocument
from whoheld.evidence.outline import has_words, words_of
from whoheld.evidence.sifting import may_hold


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    """A record of two reports on which people passed judgements of each sort that changes claims."""
    with whoheld.open(fill(tmp_path_factory.mktemp("found"))) as opened:
        opened.accept(claim_of(opened, "the Reds holds Westmark"), by="Ann")
        opened.correct(claim_of(opened, "the Blues holds Twin"), {"actor": "Reds", "stance": "denied"}, by="Ann")
        opened.correct(claim_of(opened, "the Greens holds"), {"place": "Eastmoor", "source": "the Watch"}, by="Ben")
        opened.reject(claim_of(opened, "the Blues holds Northfield"), by="Ann")
        opened.add_claim("first", "Blues takes", {"kind": "contests", "actor": "Blues", "place": "Westmark"}, by="Ann")
        opened.same_place("Northfield", "Twin?", by="Ann")
        opened.split_place("Eastmoor", ["second"], by="Ann")
        yield opened


#: Arguments of find, and the same said of a row.
SOUGHT = [
    ({}, lambda _: True),
    ({"words": "reds TAKES"}, lambda r: "Reds takes" in r.claim.quote),
    ({"words": "north"}, lambda r: "Northfield" in r.claim.quote),
    ({"words": "field"}, lambda _: False),  # it begins no word
    ({"kind": "holds"}, lambda r: r.claim.kind == "holds"),
    ({"stance": "denied"}, lambda r: r.claim.stance == "denied"),
    ({"side": "Reds"}, lambda r: r.claim.actor == "Reds"),
    ({"source": "Watch"}, lambda r: r.claim.source == "the Watch"),
    ({"source": "the author"}, lambda r: r.claim.source is None),
    ({"place": "Northfield"}, lambda r: r.claim.place in {"Northfield", "Twin?"}),
    ({"doc": "second"}, lambda r: r.claim.doc == "second"),
    ({"judged": "any"}, lambda r: bool(r.judged)),
    ({"judged": "none"}, lambda r: not r.judged),
    ({"judged": "corrected", "kind": "holds"}, lambda r: r.judged == "corrected" and r.claim.kind == "holds"),
]


@pytest.mark.parametrize(("wanted", "fits"), SOUGHT, ids=[str(wanted) for wanted, _ in SOUGHT])
def test_what_is_found_is_what_fits(record, wanted, fits):
    """The rows are those of all claims that fit, in their order, as people judged them."""
    expected = [row.row() for row in record.claims() if fits(row)]
    found = record.find(**wanted)
    assert [row.row() for row in found.rows] == expected
    assert found.total == len(expected)


def test_the_counts_are_those_of_all_that_is_found(record):
    """Each facet counts every claim that was found, not only those of the page; names stand for ids."""
    found = record.find(limit=1)
    assert len(found.rows) == 1
    assert sum(found.counts["kind"].values()) == found.total == len(record.claims())
    assert list(found.counts["doc"].values()) == sorted(found.counts["doc"].values(), reverse=True)
    assert {found.names[key] for key in found.counts["doc"]} == {"first", "second"}
    assert found.names.keys() == {*found.counts["doc"], *found.counts["place"]}


def test_pages_follow_one_another(record):
    """Page by page the claims come as they do all at once, each once."""
    all_ids = [row.claim.id for row in record.claims()]
    pages = [record.find(offset=at, limit=2).rows for at in range(0, len(all_ids) + 2, 2)]
    assert [row.claim.id for page in pages for row in page] == all_ids


def test_the_lens_is_looked_through(record):
    """Only claims that were judged are found, counted and looked up, where only those are wanted."""
    seen = record.through(judged_only=True)
    assert seen.find().total == record.find(judged="any").total
    assert seen.look_up("Eastmoor").claims == 0


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"kind": "seizes"}, "no kind of claim; ask for one of: takes"),
        ({"stance": "shouted"}, "no stance; ask for one of: said"),
        ({"judged": "well"}, "no way of being judged; ask for one of: any"),
        ({"place": "Atlantis Prime"}, "whoheld places"),
    ],
)
def test_what_cannot_be_sought_is_said(record, wanted, said):
    """The message names what there is."""
    with pytest.raises(QuestionError, match=said):
        record.find(**wanted)


def test_an_unknown_document_is_said_to_be_one(record):
    """It is no empty answer."""
    with pytest.raises(UnknownDocument, match="whoheld documents"):
        record.find(doc="third")


@pytest.mark.parametrize(
    ("text", "what", "names"),
    [
        ("NORTHFIELD", "places", ["Northfield"]),
        ("north", "places", ["Northfield"]),  # as it begins
        ("Nortfield", "places", ["Northfield"]),  # a slip
        ("reds", "actors", ["Reds"]),
        ("watch", "sources", ["Watch"]),
        ("sec", "documents", ["second"]),
        ("zzz", "places", []),
        ("", "places", []),
    ],
)
def test_names_are_looked_up(record, text, what, names):
    """A text finds what it may be the name of, with its claims."""
    hits = getattr(record.look_up(text), what)
    assert [hit.name for hit in hits] == names
    assert all(hit.claims > 0 for hit in hits)


@pytest.mark.parametrize(
    ("quote", "words", "held"),
    [
        ("The Ba'ath party left Al-Bab.", "baath", True),
        ("The Ba\u2019ath party left", "BAATH", True),
        ("Élan Müller said", "elan muller", True),
        ("U.S. troops left", "us", True),
        ("trust the bus", "us", False),
        ("al-Bab fell", "al bab", True),
        ("R&D", "and", True),
        ("100% of it_all", "100 all", True),
        ("Занят город", "занят", True),
        ("anything", "", True),
    ],
)
def test_words_are_folded(quote, words, held):
    """Case, diacritics, apostrophes and hyphens make no difference; a word has to be begun."""
    assert has_words(quote, words_of(words)) is held


@pytest.fixture(scope="module")
def database():
    """An empty SQLite database."""
    with create_engine("sqlite://").connect() as connection:
        yield connection


@given(
    st.text(st.sampled_from("abA'\"`._-&% \u2019éßЖ\n"), max_size=12),
    st.text(st.sampled_from("abA'._&%éßЖ-"), max_size=4),
)
def test_the_database_leaves_out_nothing_that_fits(database, quote, text):
    """What the tables leave out is only what would not fit: the rules of folding stand in one place."""
    words = words_of(text)
    may = all(database.scalar(select(may_hold(literal(quote), word))) for word in words)
    assert may or not has_words(quote, words)
