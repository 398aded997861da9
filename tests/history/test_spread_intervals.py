"""Shares and middles with their intervals, against published values."""

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoheld.history.spread import FEWEST, beside, share, spread


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),  # Newcombe 1998, table I, method 3
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_shares_have_the_interval_of_wilson(count, of, low, high):
    """As R. G. Newcombe gives them (Statistics in Medicine 17, 1998)."""
    found = share(count, of)
    assert (found.low, found.high) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


@pytest.mark.parametrize(("n", "rank"), [(10, 2), (12, 3), (15, 4), (20, 6), (25, 8), (30, 10), (50, 18)])
def test_the_interval_of_a_median_lies_between_two_of_the_numbers(n, rank):
    """The ranks that tables of the sign test give for 95%."""
    found = spread(range(1, n + 1))
    assert (found.low, found.high) == (rank, n + 1 - rank)


def test_ratios_are_taken_by_their_logarithms():
    """Twice and half weigh the same."""
    found = beside([log(2), log(0.5)] * 5, logs=True)
    assert (found.below, found.level, found.above) == (5, 0, 5)
    assert (found.spread.median, found.spread.low, found.spread.high) == (1.0, 0.5, 2.0)


@given(st.integers(0, 60), st.integers(0, 60))
def test_a_share_lies_within_its_interval(count, more):
    """And no share is given for too few."""
    found = share(count, count + more)
    assert (found.share is None) == (count + more < FEWEST)
    if found.share is not None and found.low is not None and found.high is not None:
        assert 0 <= found.low <= found.share <= found.high <= 1


@given(st.lists(st.integers(-400, 400), max_size=80))
def test_a_spread_is_in_order(values):
    """Quartiles and interval lie around the median."""
    found = spread(values)
    assert found.count == len(values)
    if found.count >= FEWEST:
        assert found.lower <= found.median <= found.upper
        assert found.low <= found.median <= found.high
