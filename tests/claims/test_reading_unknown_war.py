"""A war that nobody prepared the reader for: without the almanac of conflicts, from what the text itself says."""

import pytest
from expecting import besieges, contests, leaves, takes, told

from whoheld.options import ReadingOptions
from whoheld.pipeline import Reader


@pytest.fixture(scope="module")
def reader():
    """A reader without any knowledge that belongs to one conflict."""
    return Reader(ReadingOptions(almanac="none"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "The Veldmark Liberation Front (VLF) seized Ostrava Hill on 3 May 2031. On 9 May the VLF left the hill.",
            [takes("Ostrava Hill", "VLF", on="2031-05-03"), leaves("Ostrava Hill", "VLF", on="2031-05-09")],
            id="defined-acronym",
        ),
        pytest.param(
            "On 3 May 2031 rebels besieged Norrin. On 9 May government forces broke through and people fought in the "
            "town.",
            [besieges("Norrin", "rebels", on="2031-05-03"), contests("Norrin", on="2031-05-09")],
            id="rebels-and-government",
        ),
        pytest.param(
            "French troops withdrew from Norrin on 3 May 2031.",
            [leaves("Norrin", "France", on="2031-05-03")],
            id="states-are-known",
        ),
    ],
)
def test_an_unknown_war(read, text, wanted):
    """Sides are what takes, holds and loses places, whether anybody has heard of them or not."""
    found, expected = told(read(text), wanted)
    assert found == expected
