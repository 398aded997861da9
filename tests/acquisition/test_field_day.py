"""The day that a field states: what can be told without guessing, and nothing else."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoheld.acquisition.field_day import field_day


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2016-05-03", "2016-05-03"),
        ("2016-05-03T23:30:00+02:00", "2016-05-03"),
        ("2016-05-03T10:00:00.123Z", "2016-05-03"),
        ("2016-05-03 10:00", "2016-05-03"),
        ("20160503", "2016-05-03"),
        ("20160503T101500Z", "2016-05-03"),
        ("2016-05", "2016-05"),
        ("2016", "2016"),
        ("2016-05-03/2016-05-05", "2016-05-03/2016-05-05"),
        ("../2016-05-05", "../2016-05-05"),
        ("3 May 2016", "2016-05-03"),
        ("03 may 2016", "2016-05-03"),
        ("3rd May, 2016", "2016-05-03"),
        ("May 3, 2016", "2016-05-03"),
        ("Sept. 21 2016", "2016-09-21"),
        ("Tue, 03 May 2016 10:00:00 GMT", "2016-05-03"),
        ("Tuesday, May 3, 2016 at 10:00 AM", "2016-05-03"),
        ("May 2016", "2016-05"),
        ("  3  May\n2016 ", "2016-05-03"),
    ],
)
def test_days_that_can_be_told(value, expected):
    """In the ways in which they are mostly written."""
    assert field_day(value) == (expected, ())


@pytest.mark.parametrize(
    "value",
    [
        *("03/05/2016", "3.5.2016", "03-05-2016", "05/13/2016", "30 February 2016", "2016-02-30", "20161332"),
        *("lately", "1462233600", "3 May", "3 May 16", "3 Mays of 2016", "2016-05-05/2016-05-03", "x" * 500),
    ],
    ids=str,
)
def test_what_is_not_guessed(value):
    """No date is made of it, and a note says so without repeating all of it."""
    day, (note,) = field_day(value)
    assert day is None
    assert note.startswith("to mend: its date ")
    assert len(note) < 200


def test_nothing_is_no_date_and_needs_no_note():
    """An empty cell says nothing."""
    assert field_day(" ") == (None, ())


@given(st.dates(date(1000, 1, 1), date(9999, 1, 1)), st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%dT%H:%M:%S"]))
def test_a_day_in_words_is_that_day(day, form):
    """Every day of the calendar comes through every form."""
    assert field_day(day.strftime(form)) == (day.isoformat(), ())


@given(st.text(max_size=40))
def test_whatever_stands_there(value):
    """Any text is either a date or no date, and never an error."""
    day, notes = field_day(value)
    assert day is None or not notes


def test_the_day_is_that_of_the_place_where_it_was_written():
    """No time zone turns it into the day before."""
    first = date(2016, 5, 3)
    hours = [f"{first + timedelta(days=n // 24)}T{n % 24:02}:00:00+11:00" for n in range(48)]
    assert {field_day(hour)[0] for hour in hours} == {"2016-05-03", "2016-05-04"}
