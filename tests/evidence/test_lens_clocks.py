"""What was known by a day: by the publication of documents, or by the day on which a source spoke."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telling import told
from whoheld.almanac.when import UNKNOWN, When
from whoheld.evidence.lens import EVERYTHING, Lens
from whoheld.evidence.source import DocumentFacts

READ = date(2026, 1, 1)
FACTS = {
    name: DocumentFacts(name, name, published=When.parse(edtf) if edtf else UNKNOWN, read_on=READ)
    for name, edtf in {
        "early": "2012-03-10",
        "within": "2012-03-01/2012-03-20",
        "late": "2014-01-01",
        "open": "2012-03-01/..",
        "undated": None,
    }.items()
}


def claim(doc, reported=None, source=None):
    """A claim of a document, perhaps with the day on which its source spoke."""
    return replace(told(f"North takes 2012-03-05 in {doc}"), reported=reported, source=source)


@pytest.mark.parametrize(
    ("doc", "known_by", "heard"),
    [
        ("early", date(2012, 3, 9), False),
        ("early", date(2012, 3, 10), True),  # on the day itself
        ("within", date(2012, 3, 19), False),  # it may still have been unpublished
        ("within", date(2012, 3, 20), True),
        ("open", date(2020, 1, 1), False),  # an open end counts from the day of reading
        ("open", READ, True),
        ("undated", date(2025, 12, 31), False),  # so does no date at all
        ("undated", READ, True),
        ("late", None, True),  # without a limit everything counts
    ],
)
def test_known_by_publication(doc, known_by, heard):
    """A document counts from the day by which it was certainly out."""
    assert bool(Lens(known_by=known_by).through([claim(doc)], FACTS)) is heard


SPOKE = date(2012, 3, 6)


@pytest.mark.parametrize(
    ("told_in", "lens", "heard", "later"),
    [
        (("late", SPOKE, "Watch"), Lens(reported_by=date(2012, 3, 31)), True, True),
        (("late", SPOKE, "Watch"), Lens(reported_by=date(2012, 3, 5)), False, True),  # it had not spoken yet
        (("late", SPOKE, None), Lens(reported_by=date(2012, 3, 31)), False, True),  # the author's own words came later
        (("late", None, "Watch"), Lens(reported_by=date(2012, 3, 31)), False, True),  # nobody says when it spoke
        (
            ("early", None, None),
            Lens(reported_by=date(2012, 3, 31)),
            True,
            False,
        ),  # what was out by then counts as well
        (("late", SPOKE, "Watch"), Lens(known_by=date(2012, 3, 31)), False, True),  # not where only documents count
        (("late", None, None), Lens(date(2015, 1, 1), date(2012, 3, 31)), True, False),
    ],
)
def test_reported_by_the_source(told_in, lens, heard, later):
    """A later document lets a source be heard that had spoken by then, and is marked as told later."""
    assert bool(lens.through([claim(*told_in)], FACTS)) is heard
    assert lens.marked(FACTS)[told_in[0]].told_later is later


def test_an_unknown_document_was_not_known():
    """Without facts of its document a claim is let through only where nothing is asked."""
    assert EVERYTHING.through([claim("missing")], FACTS)
    assert not Lens(known_by=READ).through([claim("missing")], FACTS)


days = st.dates(date(2011, 1, 1), date(2015, 1, 1))


@given(st.lists(st.tuples(st.sampled_from(sorted(FACTS)), st.none() | days)), days, days)
def test_a_later_day_never_knows_less(told_of, one, other):
    """Whatever was known by a day is known by every later one, by either clock."""
    claims = [claim(doc, reported, "Watch") for doc, reported in told_of]
    first, last = sorted((one, other))
    for lens in (lambda day: Lens(known_by=day), lambda day: Lens(reported_by=day)):
        known = lens(last).through(claims, FACTS)
        assert all(c in known for c in lens(first).through(claims, FACTS))
