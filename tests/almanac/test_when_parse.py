"""Days in EDTF: plain ones are read as the library for all of EDTF reads them, only sooner."""

from contextlib import suppress
from datetime import date

import edtf
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from whoheld.almanac.when import UNKNOWN, When

DAYS = st.none() | st.dates(date(1000, 1, 1), date(2999, 12, 31))


@given(DAYS, DAYS)
@example(None, None)
@example(date(2031, 5, 2), date(2031, 5, 2))
def test_what_is_written_is_read_again(one, other):
    """Whatever two days, and wherever an end is open."""
    first, last = sorted((one, other)) if one and other else (one, other)
    when = When(first, last)
    assert (When.parse(when.edtf) if when.known else UNKNOWN) == when


@pytest.mark.parametrize(
    "text", ["2031-05/2031-08", "2031/2032-02", "../2031", "2031/..", "2031-05-04/2031-05", "0999-05-03/1000", "../.."]
)
def test_plain_intervals_are_what_the_library_makes_of_them(text):
    """The first day of the first, the last day of the last."""
    whole = edtf.parse_edtf(text)
    ends = (getattr(whole.lower, "lower_strict", None), getattr(whole.upper, "upper_strict", None))
    told = [date(*end()[:3]) if end and hasattr(end(), "tm_year") else None for end in ends]
    assert When.parse(text) == When(*told)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2031/", When(date(2031, 1, 1), None)),
        ("/2031", When(None, date(2031, 12, 31))),
        ("2031-05~/", When.parse("2031-05~/..")),
    ],
)
def test_an_end_that_is_not_known_is_no_day(text, expected):
    """EDTF writes an unknown end with nothing; no day is made up for it."""
    assert When.parse(text) == expected


@pytest.mark.parametrize(
    "text",
    ["2031-06/2031-05", "2031-02-30/2031-03", "soon/2031", "2031-05-04/2031-05-05/2031-05-06", "/2031!", "../2031!"],
)
def test_what_cannot_be_is_refused(text):
    """An end before its beginning, days that no calendar has, and words are no dates."""
    with pytest.raises(ValueError, match="2031"):
        When.parse(text)


@given(st.text("0123456789-/.~?%XuyY []{}", max_size=14) | st.text(max_size=8).map(lambda t: "../" + t))
def test_whatever_is_written_is_a_date_or_refused(text):
    """Nothing that somebody types breaks the reading of dates."""
    with suppress(ValueError):
        When.parse(text)
