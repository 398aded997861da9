"""What is kept ready of a place is what would be computed from its claims, whatever is told and whatever the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_timeline_laws import lines

from telling import FACTS, SIDES, TOWN, told_all
from whoheld.evidence.kept import Spot
from whoheld.history.change import changes_of
from whoheld.history.dispute import disputes_of
from whoheld.history.ready import change_at, made_ready, row_on
from whoheld.history.snapshot import place_on
from whoheld.history.timeline import timeline

SPOT = Spot(TOWN.id, TOWN.name, TOWN.lon, TOWN.lat)
#: Every day of the stories, and days from more than REACH_DAYS before them to more than a siege lasts after them.
NEAR = [date(2012, 2, 25) + timedelta(n) for n in range(42)]
FAR = [date(2010, 12, 1) + timedelta(n) for n in range(0, 1000, 7)]
EVERY = sorted({date.min, *NEAR, *FAR, date.max})
stories = st.lists(lines, max_size=14)


def drawn(story):
    """The timeline of a story."""
    return timeline(told_all(story), feature=TOWN.feature, facts=FACTS, sides=SIDES)


def kept_on(kept, day):
    """The kept answer of a day."""
    return [row_on(SPOT, s, day) for s in kept.stretches if s.first <= day and (s.last is None or day <= s.last)]


@settings(max_examples=100)
@given(stories)
def test_the_kept_answer_of_every_day_is_the_computed_one(story):
    """On each day, near the stories and far from them, both say the same."""
    known = drawn(story)
    kept = made_ready(TOWN, known)
    for day in EVERY:
        row = place_on(TOWN, known, day)
        assert kept_on(kept, day) == ([row] if row else [])


@given(stories)
def test_stretches_stand_in_order_and_do_not_overlap(story):
    """A day has one answer at most, and of two stretches side by side something differs."""
    for a, b in pairwise(made_ready(TOWN, drawn(story)).stretches):
        assert a.last
        assert a.last < b.first
        assert replace(a, first=b.first, last=b.last) != b or b.first - a.last > timedelta(1)


@given(stories)
def test_the_kept_changes_are_the_computed_ones(story):
    """Changes come back as they were, and a place is disputed where it has disputes."""
    known = drawn(story)
    kept = made_ready(TOWN, known)
    assert [change_at(SPOT, turn) for turn in kept.turns] == list(changes_of(TOWN, known))
    assert kept.disputed is bool(list(disputes_of(TOWN, known, FACTS)))


@pytest.mark.parametrize(
    "story",
    [
        [],  # nothing told
        ["North holds ../2012-03-05"],  # a state without a first day
        ["North takes 2012-03-05 from South", "South takes 2012-03-05 from North"],  # twice on one day
        ["North takes 2012"],  # changing for a year
        ["North besieges 2012-03-01 from South"],  # a siege ends by itself
        ["North holds"],  # undated
    ],
)
def test_some_stories(story):
    """The rules that reach over many days, one by one."""
    known = drawn(story)
    kept = made_ready(TOWN, known)
    assert all(kept_on(kept, day) == [r for r in [place_on(TOWN, known, day)] if r] for day in EVERY)
