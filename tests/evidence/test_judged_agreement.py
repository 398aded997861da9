"""How far people agree, checked with examples that were published."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judged_record import claim_of, read_again
from whoheld.errors import BadJudgement
from whoheld.evidence.agreement import alpha_nominal

RED, BLUE = "the Reds takes Northfield", "the Blues takes Northfield"


def by_unit(*coders):
    """Strings of values, one a coder, as lists of values, one a unit; a full stop is no value."""
    return [[value for value in unit if value != "."] for unit in zip(*coders, strict=True)]


@pytest.mark.parametrize(
    ("coders", "expected"),
    [
        # Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): two observers, two values
        (("0100000010", "1110010000"), 0.095),
        # there too: two observers, nominal values
        (("aabbdcccedda", "babbbccceddd"), 0.692),
        # there too: four observers, missing values
        (("123321412...", "1233224125.3", ".3332342251.", "12332441251."), 0.743),
        (("aabb", "aabb"), 1.0),
        (("ab", "ba"), -0.5),
        (("aaaa", "aaaa"), None),  # nothing to disagree about
        (("", ""), None),
    ],
)
def test_alpha_of_published_examples(coders, expected):
    """Alpha is that of the literature to its three decimals."""
    alpha = alpha_nominal(by_unit(*coders))
    assert alpha == (None if expected is None else pytest.approx(expected, abs=0.0005))


@given(st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=4), max_size=12), st.randoms())
def test_alpha_knows_no_order(units, random):
    """It is the same whatever the order of units and of people, at most 1, and 1 only where all are equal."""
    alpha = alpha_nominal(units)
    mixed = [random.sample(unit, len(unit)) for unit in units]
    random.shuffle(mixed)
    assert alpha_nominal(mixed) == (None if alpha is None else pytest.approx(alpha))
    if alpha is not None:
        assert (alpha == 1) is all(len(set(unit)) == 1 for unit in units if len(unit) > 1)
        assert alpha <= 1


def rows(record, *people):
    """Field -> its row."""
    return {row.field: row for row in record.agreement(*people)}


def test_agreement_by_field(record):
    """Verdicts are compared on all claims that both judged, fields on those that both kept."""
    red, blue, moor = (claim_of(record, words) for words in (RED, BLUE, "Eastmoor"))
    record.accept(red, by="Ann")
    record.correct(blue, {"actor": "Greens"}, by="Ann")
    record.reject(moor, by="Ann")
    record.accept(red, by="Ben")
    record.accept(blue, by="Ben")  # as Ann corrected it
    record.correct(moor, {"actor": "Reds"}, by="Ben")
    record.accept(claim_of(record, "Twin"), by="Ben")  # Ann said nothing of it
    found = rows(record, "Ann", "Ben")
    assert (found["verdict"].units, found["verdict"].equal) == (3, pytest.approx(1 / 3))
    assert (found["actor"].units, found["actor"].equal, found["actor"].alpha) == (2, 1.0, 1.0)
    assert (found["stance"].alpha, found["stance"].why) == (None, "all values are the same")
    assert "places" not in found


def test_the_last_word_of_each_counts(record):
    """A person who thought better of it agrees or disagrees by what they said last; what is undone does not count."""
    red = claim_of(record, RED)
    record.reject(red, by="Ann")
    record.accept(red, by="Ben")
    record.accept(red, by="Ann")
    assert rows(record)["verdict"].equal == 1.0
    number = record.reject(red, by="Ben")
    assert rows(record)["verdict"].equal == 0.0
    record.undo(number, by="Ben")
    assert rows(record)["verdict"].equal == 1.0


def test_places_and_days_are_compared_too(record):
    """Whether two places are one, and when a document was published."""
    record.same_place("Northfield", "Eastmoor", by="Ann")
    record.different_places("Eastmoor", "Northfield", by="Ben")
    record.date_document("first", "2031-06", by="Ann")
    record.date_document("first", "2031-06", by="Ben")
    found = rows(record)
    assert (found["places"].units, found["places"].equal) == (1, 0.0)
    assert (found["published"].equal, found["published"].why) == (1.0, "too little was judged by both")
    assert found["verdict"].why == "nothing was judged by both"


def test_a_claim_is_one_unit_after_a_new_reading(record, tmp_path):
    """What one person judged before a new reading, and the other after it, is the same claim."""
    record.correct(claim_of(record, RED), {"extent": "part"}, by="Ann")
    read_again(record, tmp_path, {RED: {"start": date(2031, 5, 3)}})
    record.correct(claim_of(record, RED), {"extent": "whole"}, by="Ben")
    assert rows(record)["extent"].units == 1


def test_agreement_takes_two(record):
    """Who never judged cannot be compared; the message names those who did."""
    record.accept(claim_of(record, RED), by="Ann")
    with pytest.raises(BadJudgement, match="Cem passed no judgement that stands; these did: Ann"):
        record.agreement("Ann", "Cem")
    with pytest.raises(BadJudgement, match="takes two people"):
        record.agreement()
