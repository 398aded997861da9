"""What docs/method.md says of the accuracy in words holds for the tables of docs/accuracy.md as they stand."""

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[1] / "docs"
ACCURACY = (DOCS / "accuracy.md").read_text(encoding="utf-8")
METHOD = (DOCS / "method.md").read_text(encoding="utf-8")
CELL = re.compile(r"\*\*([\d.]+)\*\* \(([\d.]+) / ([\d.]+)\)")


def measured(family):
    """Of the measured part: F1, precision and recall, with each further field that has to be right."""
    table = ACCURACY.split(f"<!-- {family}: ")[1].split("<!-- end -->")[0]
    row = next(line for line in table.splitlines() if line.startswith("| measure |"))
    return [tuple(map(float, cell)) for cell in CELL.findall(row)]


def reference(name):
    """F1 for control by place and kind in one of the two lines beside the measured ones."""
    return float(re.search(rf"\| \*{name}\* \|[ |]*([\d.]+)", ACCURACY)[1])


@pytest.mark.parametrize("family", ["control", "action", "harm"])
def test_each_further_field_costs(family):
    """Better at what than at when and who."""
    f1 = [cell[0] for cell in measured(family)]
    assert len(f1) == 4
    assert f1 == sorted(f1, reverse=True)


def test_more_is_missed_than_invented():
    """Precision is above recall for claims of control."""
    assert all(precision > recall for _, precision, recall in measured("control"))


def test_control_is_read_better_than_harm_and_harm_than_fighting():
    """The order of the families."""
    assert measured("control")[0] > measured("harm")[0] > measured("action")[0]


def test_it_lies_between_a_coder_and_a_baseline():
    """Below a second coder, above the simple search."""
    assert reference("naive baseline") < measured("control")[0][0] < reference("a second coder, with the codebook only")


def test_no_figure_is_copied():
    """Figures stand in one place, where the measuring script writes them."""
    assert not re.search(r"\b0\.\d\d|\d\d ?%", METHOD)
