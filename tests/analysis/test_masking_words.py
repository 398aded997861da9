"""What the parser is shown in place of the names of sides and of full dates."""

from itertools import pairwise

import pytest
from narratives import document

from whoheld.almanac.side import Sides
from whoheld.analysis.clock import read_clock
from whoheld.analysis.masking import masks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Hezbollah left on 7 March 2015.", [("Hezbollah", "Russia"), ("7 March 2015", "Monday")], id="both"
        ),
        pytest.param("The Taliban left.", [("Taliban", "Pentagon")], id="with-its-article"),
        pytest.param("It left on March 7, 2015.", [("March 7, 2015", "Monday")], id="month-first"),
        pytest.param("It left on the 7th of March 2015.", [("the 7th of March 2015", "Monday")], id="ordinal"),
        pytest.param("It left on 7 March.", [("7 March", "Monday")], id="without-a-year"),
        pytest.param("It left in March 2015.", [], id="a-month-is-left"),
        pytest.param("It left the next day.", [], id="a-relative-day-is-left"),
        pytest.param("Hezbollah's men left.", [("Hezbollah", "Russia")], id="possessive"),
        pytest.param("Rebels left.", [], id="a-generic-word-is-left"),
        pytest.param("The mill burnt.", [], id="nothing"),
    ],
)
def test_masks(text, expected):
    """Sides and full dates are plain words to the parser; articles and case endings stay."""
    found = masks(text, Sides.shipped().about(text), read_clock(document(text)).expressions)
    assert [(text[m.start : m.end], m.word) for m in found] == expected


def test_masks_are_in_order_and_apart():
    """No mask overlaps another, in a text with many."""
    text = "On 7 March 2015 Russia, Ukraine, the Taliban and Hezbollah met; Turkey came on 8 March. " * 5
    found = masks(text, Sides.shipped().about(text), read_clock(document(text)).expressions)
    assert len(found) == 35
    assert all(a.end <= b.start for a, b in pairwise(found))
