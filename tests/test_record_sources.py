"""What a record tells of its sources: the same whoever is asked about first, and new after every writing."""

import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "evidence"))

from entries import claim, document, place

import whoheld
from whoheld.codebook import Kind
from whoheld.errors import QuestionError
from whoheld.evidence.sql import open_store
from whoheld.evidence.store import Entry

DAY = {"start": date(2031, 5, 1), "end": date(2031, 5, 1)}
PLACES = (place("Northfield", place_id="test:1"), place("Eastmoor", place_id="test:2"))


def report(name, place_id="test:1", **told):
    """A document with one claim."""
    of = document(name, published="2031-05-02")
    return Entry(of, "r1", (claim(of, place_id, **DAY, **told),), PLACES)


#: Reds and Blues are told to fight Northfield jointly, Blues against Greens; that the first two are foes is told
#: elsewhere, by somebody else, so that the two reports are of two fights.
WRITTEN = (
    report("joint", kind=Kind.ATTACKS, actor="Reds; Blues", source="Harbour TV"),
    report("other", kind=Kind.ATTACKS, actor="Blues", target="Greens", source="Valley Radio"),
    report("elsewhere", "test:2", actor="Reds", target="Blues", source="Hill Press"),
)


def write(path, entries):
    """Write documents into a record."""
    with open_store(str(path)) as store:
        for one in entries:
            with store.writing() as writer:
                writer.enter(one)


@pytest.fixture
def path(tmp_path):
    """Where that record lies."""
    write(tmp_path / "r.db", WRITTEN)
    return tmp_path / "r.db"


@pytest.fixture
def record(path):
    """The record, open."""
    with whoheld.open(path) as opened:
        yield opened


def rows(cards):
    """Cards by the names of their sources."""
    return {card.source.name: card.row() for card in cards}


def test_a_source_is_told_of_alike_whatever_was_asked_before(path):
    """Asked for alone, after others, or among all: who is against whom is learnt from the whole record each time."""
    with whoheld.open(path) as first:
        alone = first.source("Harbour TV").row()
        listed = rows(first.source_cards())
    with whoheld.open(path) as second:
        assert rows(second.source_cards()) == listed
        assert second.source("Harbour TV").row() == listed["Harbour TV"] == alone
    assert alone["confirmed"]["count"] == 0


def test_what_is_written_counts_at_once(path, record):
    """What was worked out before is forgotten: by any program that writes to the record."""
    before = rows(record.source_cards())["Harbour TV"]
    write(path, [report("again", kind=Kind.ATTACKS, actor="Reds; Blues", source="Coast Post")])
    after = rows(record.source_cards())["Harbour TV"]
    assert (before["confirmed"]["count"], after["confirmed"]["count"]) == (0, 1)


def test_a_lens_has_cards_of_its_own(record):
    """Whether the whole record was asked about before or after."""
    assert record.source("Harbour TV").events == 1
    assert record.through(known_by="2031-05-02").source("Harbour TV").events == 1
    with pytest.raises(QuestionError):
        record.through(known_by="2031-05-01").source("Harbour TV")


@pytest.mark.parametrize("asked", [{"side": "Greys"}, {"source": "Hil Press"}], ids=["side", "source"])
def test_a_name_that_nobody_has_is_no_empty_ledger(record, asked):
    """A slip in a name must not read as if nothing had been foretold."""
    with pytest.raises(QuestionError, match=r"whoheld s(ides|ources)` lists all"):
        record.forecasts(**asked)
    assert record.forecasts(side="Blues", source="Hill Press") == []
