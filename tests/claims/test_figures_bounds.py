"""How many: the bounds of numbers and words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoheld.analysis.figures import COUNT
from whoheld.codebook import HARM


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("12", (12, 12)),
        ("twelve", (12, 12)),
        ("1,200", (1200, 1200)),
        ("at least 45", (45, None)),
        ("more than 100", (100, None)),
        ("up to 30", (None, 30)),
        ("nearly 200", (200, 200)),
        ("dozens of", (24, None)),
        ("scores of", (40, None)),
        ("hundreds of", (200, None)),
        ("thousands of", (2000, None)),
        ("between 20 and 30", (20, 30)),
        ("20-30", (20, 30)),
        ("two dozen", (24, 24)),
    ],
)
def test_bounds(read, words, bounds):
    """Each way of counting gives the codebook's bounds."""
    claims = [c for c in read(f"On 5 May 2014 the army killed {words} rebels in Malakal.") if c.kind in HARM]
    assert [(c.low, c.high) for c in claims] == [bounds]


@given(least=st.integers(2, 900), more=st.integers(1, 900))
def test_bounds_are_in_order(least, more):
    """Whatever two numbers bound a count, the lower comes first."""
    found = COUNT.search(f"between {least} and {least + more} rebels")
    assert found is not None
    assert int(found["one"]) <= int(found["two"])
