"""What a claim tells in one line of a table."""

import pytest

from whoheld.interfaces.prose import told

ROW = {
    "actor": "Reds",
    "kind": "takes",
    "place": "Northfield",
    "unnamed": None,
    "extent": "whole",
    "start": "2031-05-02",
    "end": "2031-05-02",
    "target": "Blues",
    "target_text": "the Blues",
}


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        pytest.param({}, "Reds takes Northfield (from Blues)", id="named"),
        pytest.param({"target_text": None}, "Reds takes Northfield (from Blues, inferred)", id="inferred"),
        pytest.param({"target": None, "target_text": None}, "Reds takes Northfield", id="none"),
        pytest.param(
            {"actor": None, "extent": "part", "target_text": None},
            "someone takes Northfield (from Blues, inferred), part",
            id="in-part",
        ),
    ],
)
def test_a_loser_that_no_words_name_is_marked(changed, line):
    """Who is only inferred to have lost a place is told apart from whom the text names."""
    assert told({**ROW, **changed}) == f"2031-05-02  {line}"


def test_rows_without_the_words_say_nothing_of_them():
    """A table of events has no column for the words."""
    row = {name: value for name, value in ROW.items() if name != "target_text"}
    assert told(row).endswith("(from Blues)")
