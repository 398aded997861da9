"""A record that is reviewed: sources compared, and what waits for a person."""

import pytest

import whoheld
from judged_record import claim_of, fill
from whoheld.errors import QuestionError, UnknownSource


@pytest.fixture
def record(tmp_path):
    """A record of two reports, of which accounts of Northfield differ."""
    with whoheld.open(fill(tmp_path)) as opened:
        yield opened


def waits(record, **asked):
    """The ids of the claims that wait."""
    return [one.claim.claim.id for one in record.queue(**asked).rows]


def test_what_was_judged_waits_no_more(record):
    """For who judged it; for another who is named it still waits, and for nobody in particular not."""
    first = waits(record)
    assert first
    record.accept(first[0], by="Ann")
    assert waits(record) == first[1:]
    assert waits(record, by="Ann") == first[1:]
    assert waits(record, by="Ben") == first
    assert record.queue(by="Ben").left == len(first)


def test_a_claim_is_skipped_and_the_list_is_cut(record):
    """What is left is told of all that waits."""
    first = waits(record)
    assert waits(record, skip=first[:1]) == first[1:]
    cut = record.queue(limit=1)
    assert ([one.claim.claim.id for one in cut.rows], cut.left) == (first[:1], len(first))


def test_an_undone_judgement_makes_it_wait_again(record):
    """As if it had not been passed."""
    first = waits(record)
    record.undo(record.reject(first[0], by="Ann"), by="Ann")
    assert waits(record, by="Ann") == first


def test_sources_go_by_the_names_that_count(record):
    """However the text calls them; a spokesman is his side, and the author stands for himself."""
    record.correct(claim_of(record, "the Reds takes"), {"source": "an SDF spokesman"}, by="Ann")
    record.correct(claim_of(record, "the Reds holds"), {"source": "the SDF"}, by="Ann")
    told = {row.name: row for row in record.sources()}
    assert {name: row.claims for name, row in told.items()} == {"the author": 5, "SDF": 2}
    assert (told["SDF"].documents, told["the author"].documents) == (1, 2)


def test_two_sources_are_compared(record):
    """What each alone says, and that they contradict each other, by any of their names."""
    record.correct(claim_of(record, "the Greens holds"), {"source": "the Watch"}, by="Ann")
    record.correct(
        claim_of(record, "the Blues holds Northfield"), {"source": "Dispatch", "when": "2031-05-11"}, by="Ann"
    )
    record.correct(claim_of(record, "the Reds holds"), {"source": "Dispatch"}, by="Ann")
    found = record.compare("watch", "Dispatch")
    assert (found.a.name, found.b.name) == ("Watch", "Dispatch")
    assert found.totals == {"only_a": 0, "only_b": 1, "both": 0, "contradict": 1}
    (odds,) = found.row()["contradict"]
    assert (odds["place"], [c["actor"] for c in odds["a"]], [c["actor"] for c in odds["b"]]) == (
        "Northfield",
        ["Greens"],
        ["Blues"],
    )
    assert record.compare("Dispatch", "Watch").totals == {"only_a": 1, "only_b": 0, "both": 0, "contradict": 1}


def test_what_both_say_of_no_place_is_not_lost(record):
    """A claim that names both as its source stands with what both say, also where no place is named."""
    both = {"source": "Watch; Dispatch", "place": None, "unnamed": "four villages"}
    record.correct(claim_of(record, "the Reds holds"), both, by="Ann")
    found = record.compare("Watch", "Dispatch")
    assert found.totals == {"only_a": 0, "only_b": 0, "both": 1, "contradict": 0}
    assert [one["place"] for one in found.row()["both"]] == ["four villages"]


def test_sources_that_cannot_be_compared_are_said(record):
    """One that is not there, and one with itself."""
    with pytest.raises(UnknownSource, match="whoheld sources"):
        record.compare("the author", "Atlantis Press")
    with pytest.raises(QuestionError, match="are one source"):
        record.compare("the author", "the author")
