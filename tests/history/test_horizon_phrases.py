"""By when something is said to happen: phrases and the last day that they allow."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoheld.history.foresight.horizon import NO_HORIZON, horizon

#: A Sunday.
TOLD = date(2017, 6, 4)


@pytest.mark.parametrize(
    ("before", "quote", "after", "words", "until"),
    [
        ("At this pace the ", "battle for it", " could begin within weeks. Later", "within weeks", "2017-07-30"),
        ("", "they will take the town within days", "", "within days", "2017-06-18"),
        ("", "take the town", " in the coming months", "in the coming months", "2018-06-04"),
        ("", "take the town", " in a few weeks", "in a few weeks", "2017-07-30"),
        ("", "take the town", " over the next three weeks", "over the next three weeks", "2017-06-25"),
        ("", "end it", ' within a "month".', 'within a "month', "2017-07-04"),
        ("", "take it within 30 days", "", "within 30 days", "2017-07-04"),
        ("", "take it over the coming week", "", "over the coming week", "2017-06-11"),
        ("Yes. Within two months, the army will ", "take the town", "", "Within two months", "2017-08-04"),
        ("", "take the town by the end of July", "", "by the end of July", "2017-07-31"),
        ("", "take the town by May", "", "by May", "2018-05-31"),
        ("", "take the town by 15 May", "", "by 15 May", "2018-05-15"),
        ("", "take the town before July 3, 2019", "", "before July 3, 2019", "2019-07-03"),
        ("", "take the town by 2018", "", "by 2018", "2018-12-31"),
        ("", "take the town by the end of the year", "", "by the end of the year", "2017-12-31"),
        ("", "take the town this week", "", "this week", "2017-06-04"),
        ("", "take the town next month", "", "next month", "2017-07-31"),
        ("", "take the town next week", "", "next week", "2017-06-11"),
        ("", "attack tomorrow", "", "tomorrow", "2017-06-05"),
        ("", "take the town soon", "", "soon", None),
        ("", "which may not be long delayed", "", "not be long delayed", None),
        ("", "take the town", "", "", None),
        ("", "take the town", "; the army, which took the hill within weeks", "", None),
        ("", "take the town", ", which fell within weeks", "", None),
        ("The hill fell within days. They will ", "take the town", "", "", None),
        ("", "the first attack in weeks", "", "", None),
        ("", "take the town by 31 February", "", "by 31 February", None),
    ],
)
def test_a_phrase_names_a_last_day_or_none(before, quote, after, words, until):
    """Days are counted from the last day of the telling; a phrase of another clause is not heard."""
    found = horizon(before, quote, after, TOLD)
    assert (found.words, found.until and found.until.isoformat()) == (words, until)


def test_no_phrase_says_so():
    """An open end is told as one."""
    assert horizon("", "take the town", "", TOLD) == NO_HORIZON


@given(st.text(), st.text(max_size=40), st.text(), st.dates())
def test_no_text_breaks_it(before, quote, after, told):
    """Whatever stands there, the last day is none, or one that a phrase names."""
    found = horizon(before, quote, after, told)
    assert found.words or found == NO_HORIZON


@given(st.integers(0, 999), st.sampled_from(["days", "weeks", "months", "years"]), st.dates())
def test_counted_days_never_lie_before_the_telling(number, unit, told):
    """Also at the end of the calendar, where there is no such day."""
    until = horizon("", f"within {number} {unit}", "", told).until
    assert until is None or until >= told
