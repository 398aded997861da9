"""docs/codebook.md has the closed lists of the code, each with its meaning."""

import re
from pathlib import Path

import pytest

from whoheld.codebook import Extent, Kind, Stance, Weapon
from whoheld.history.spell import Sharing
from whoheld.history.view import Status
from whoheld.interfaces.shapes import CODEBOOK

TEXT = (Path(__file__).parents[1] / "docs/codebook.md").read_text(encoding="utf-8")


def listed(head):
    """The words in the first column of the table with that head, in order."""
    table = re.search(rf"^\| {head} \|.*\n\| --- .*\n((?:\|.*\n)+)", TEXT, re.MULTILINE)[1]
    return [word for row in table.splitlines() for word in re.findall(r"`(\w+)`", row.split("|")[1])]


@pytest.mark.parametrize(
    ("head", "words"),
    [("kind", Kind), ("extent", Extent), ("stance", Stance), ("status", Status), ("sharing", Sharing)],
    ids=["kind", "extent", "stance", "status", "sharing"],
)
def test_each_list_is_whole(head, words):
    """Every value that the data can have is explained, in the order of the code, and none that it cannot have."""
    assert listed(head) == [str(word) for word in words]


def test_every_coded_field_is_explained():
    """The table of fields has those of the output, but for the document's name."""
    assert set(listed("field")) == set(CODEBOOK) - {"doc", "unnamed"}


def test_every_weapon_is_named():
    """The weapons stand in one sentence."""
    assert all(f"`{weapon}`" in TEXT for weapon in Weapon)
