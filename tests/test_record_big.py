"""The invented record: what is measured on it means something, and a small one answers within generous limits."""

from __future__ import annotations

import sys
from collections import Counter
from itertools import islice
from pathlib import Path

import pytest

import whoheld

EVALUATION = Path(__file__).resolve().parents[1] / "evaluation"
if not EVALUATION.is_dir():
    pytest.skip("the folder evaluation is not beside the tests", allow_module_level=True)
sys.path.insert(0, str(EVALUATION))

from benchmark_record import measure  # noqa: E402 - found by the line above
from big_record import Size, War, make  # noqa: E402
from whoheld.evidence.sql import open_store  # noqa: E402

SMALL = Size(claims=600, places=100, documents=20)


def contents(location):
    """Everything that stands in a record, without the time of reading."""
    with whoheld.open(location, read_only=True) as record:
        claims = [row.row() for row in record.claims()]
        places = [row.row() for row in record.places()]
    return claims, places


@pytest.mark.slow
def test_the_same_seed_makes_the_same_record(tmp_path):
    """Two records of one seed hold the same, one of another seed does not."""
    for name, size in (("a", SMALL), ("b", SMALL), ("c", Size(600, 100, 20, seed=5))):
        make(tmp_path / name, size)
    assert contents(tmp_path / "a") == contents(tmp_path / "b")
    assert contents(tmp_path / "a")[0] != contents(tmp_path / "c")[0]


def test_it_is_what_the_ordinary_writer_would_write(tmp_path):
    """Documents entered one by one, each in its transaction, make the same record."""
    make(tmp_path / "bulk", SMALL)
    with open_store(str(tmp_path / "single")) as store:
        for entry in War(SMALL).entries():
            with store.writing() as writer:
                writer.enter(entry)
    assert contents(tmp_path / "bulk") == contents(tmp_path / "single")


def test_every_quote_stands_at_its_offsets():
    """Each claim's quote is what its document has there; as many claims as were asked for are told."""
    entries = list(War(SMALL).entries())
    assert sum(len(entry.claims) for entry in entries) == SMALL.claims
    for entry in entries:
        assert all(entry.document.text[c.quote_start : c.quote_end] == c.quote for c in entry.claims)
        assert {c.place_id for c in entry.claims} == {place.id for place in entry.places}


def test_it_tells_of_all_sorts():
    """Kinds, stances and sources are mixed, some claims are undated, and some places are told of far more often."""
    claims = [c for entry in islice(War(Size()).entries(), 200) for c in entry.claims]
    assert len({c.kind for c in claims}) > 10
    assert len({c.stance for c in claims}) == 5
    assert len({c.source for c in claims}) > 4
    assert any(not c.start and not c.end for c in claims)
    told = sorted(Counter(c.place_id for c in claims).values())
    assert told[-1] > 20 * told[len(told) // 2]


@pytest.mark.slow
def test_a_record_of_twenty_thousand_claims_answers_in_time(tmp_path):
    """Nothing takes ten times as long as a million claims may take; what is slow is quadratic."""
    size = Size(claims=20_000, places=2_000, documents=700)
    make(tmp_path / "big.db", size)
    busy = {
        f.what: sorted(run.processor for run in f.runs)[len(f.runs) // 2] for f in measure(tmp_path / "big.db", size)
    }
    limits = {"`held`, any place": 0.5, "`history`, any place": 0.5, "`on` a day, all places": 5.0}
    limits |= {"a document added, besides its reading": 1.0, "the spells of its places made anew": 20.0}
    assert {what: busy[what] for what, limit in limits.items() if busy[what] > limit} == {}
