"""docs/fusion.md has the weights that the code uses."""

import re
from dataclasses import asdict
from pathlib import Path

from whoheld.evidence.likeness import COPIED_SHARE, FEWEST_WORDS, RUN_WORDS
from whoheld.evidence.source import VAGUE_DAYS, WEIGHTS

TEXT = (Path(__file__).parents[2] / "docs/fusion.md").read_text(encoding="utf-8")


def test_the_table_of_weights_is_that_of_the_code():
    """Each weight stands in the table, with its value and in the order of the code."""
    rows = re.findall(r"^\| `(\w+)` \| ([\d.]+) \|", TEXT, flags=re.MULTILINE)
    assert [(name, float(value)) for name, value in rows] == list(asdict(WEIGHTS).items())


def test_the_rules_of_copies_are_those_of_the_code():
    """What the page says of runs, shares and shortness is what is compared."""
    assert (RUN_WORDS, COPIED_SHARE, VAGUE_DAYS) == (3, 0.5, 14)
    assert "runs of\nthree words" in TEXT
    assert f"fewer than {FEWEST_WORDS} words" in TEXT
