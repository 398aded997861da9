"""How many days of another table's spells are the same: unknown stays unknown, no day is lost or counted twice."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telling import SIDES, TOWN
from whoheld.evidence.kept import Stretch
from whoheld.evidence.party import Parties
from whoheld.evidence.peers.incident import Reign
from whoheld.history.peers.reign_match import ANSWERS, reign_match

LAST = date(2013, 12, 31)


def stretch(first, last, holders, status="held", *, others="", sharing="sole"):
    """Days on which one answer stands."""
    ends = date.fromisoformat(last) if last else None
    return Stretch(date.fromisoformat(first), ends, holders or "unknown", sharing, status, False, None, holders, others)


def compared(stretches, holder="North", start="2012-01-01", end="2012-12-31", names=None):
    """What the record says of the days of a spell of theirs."""
    reign = Reign(2, "Oakford", holder, date.fromisoformat(start), date.fromisoformat(end) if end else None)
    known = (holder,) if names is None else names
    return reign_match(reign, TOWN, stretches, LAST, parties=Parties(SIDES), names=known)


def counts(match):
    """The answers that some days have."""
    return {answer: getattr(match, answer) for answer in ANSWERS if getattr(match, answer)}


LATER = {"other": 31, "same": 335}
CASES = [
    # nothing known is unknown, never another
    ([], {"unknown": 366}, None),
    ([stretch("2012-01-01", None, "North")], {"same": 366}, None),
    # a part of a side is of that side
    ([stretch("2012-01-01", None, "Northern Guard")], {"same": 366}, None),
    # the days before the first evidence are unknown
    ([stretch("2012-03-01", None, "South")], {"unknown": 60, "other": 306}, "2012-03-01"),
    ([stretch("2012-01-01", "2012-01-31", "South"), stretch("2012-02-01", None, "North")], LATER, "2012-01-01"),
    ([stretch("2012-01-01", None, "South", "disputed", others="North")], {"disputed": 366}, None),
    ([stretch("2012-01-01", None, "North; South", "divided", sharing="divided")], {"divided": 366}, None),
    ([stretch("2012-01-01", None, "rebels; South", "divided", sharing="divided")], {"other": 366}, "2012-01-01"),
    ([stretch("2012-01-01", None, "South", "changing", others="North")], {"changing": 366}, None),
    ([stretch("2012-01-01", None, "South", "changing", others="rebels")], {"other": 366}, "2012-01-01"),
    # it passes to somebody, from whom nobody knows
    ([stretch("2012-01-01", None, "", "changing", others="South")], {"unknown": 366}, None),
    # only fought over
    ([stretch("2012-01-01", None, "", "contested")], {"unknown": 366}, None),
    ([stretch("2012-01-01", None, "North", "contested")], {"same": 366}, None),
]  # fmt: skip


@pytest.mark.parametrize(("stretches", "days", "first"), CASES, ids=[str(n) for n in range(len(CASES))])
def test_what_the_record_says_of_their_days(stretches, days, first):
    """Each day has one answer, and the first day of another holder is named."""
    found = compared(stretches)
    assert counts(found) == days
    assert found.first_other == first


def test_a_holder_that_nobody_knows_is_compared_as_written():
    """Case and hyphens make no difference; the answer says that the almanac does not know it."""
    found = compared([stretch("2012-01-01", None, "Oak-Ford Council")], holder="OAK FORD COUNCIL", names=())
    assert counts(found) == {"same": 366}
    assert "is no side that WhoHeld knows" in found.why[0]


def test_an_open_end_is_compared_up_to_the_last_day_of_their_table():
    """No day is invented beyond it, and the answer says so."""
    found = compared([stretch("2012-01-01", None, "North")], start="2013-12-01", end=None)
    assert (found.days, found.end) == (31, None)
    assert "compared up to 2013-12-31" in found.why[0]


def test_the_share_is_of_what_is_known():
    """Unknown days neither agree nor disagree."""
    assert compared([stretch("2012-12-30", None, "North")]).row()["same_share"] == 1.0
    assert compared([]).row()["same_share"] is None


@given(
    st.lists(st.tuples(st.integers(1, 400), st.sampled_from(["North", "South", ""])), max_size=6), st.integers(0, 800)
)
def test_days_are_neither_lost_nor_doubled(parts, length):
    """However the days are cut into stretches, the answers sum up to the days."""
    first, stretches = date(2011, 6, 1), []
    for days, holder in parts:
        last = first + timedelta(days - 1)
        stretches.append(stretch(first.isoformat(), last.isoformat(), holder))
        first = last + timedelta(1)
    end = date(2012, 1, 1) + timedelta(length)
    found = compared(stretches, end=end.isoformat())
    assert sum(counts(found).values()) == found.days == length + 1
