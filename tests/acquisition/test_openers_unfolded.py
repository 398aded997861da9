"""What lies in what: opened when its turn comes, counted as it becomes known, never without end."""

import pytest

from whoheld.acquisition import openers
from whoheld.acquisition.item import Item, Unread
from whoheld.acquisition.openers import DEEPEST, Unfolded
from whoheld.errors import UnreadableDocument
from whoheld.options import ReadingOptions


def boxed(item, _options):
    """A box's words, one item each: "box" is a box with a box in it, "bad" one that cannot be read, "end" the end."""
    for word in item.data.decode().split():
        where = f"{item.where}/{word}"
        if word == "end":
            raise UnreadableDocument(f"{item.where} is torn")
        if word == "bad":
            yield Unread(where, UnreadableDocument(f"{where} is bad"))
        else:
            yield Item(where, ".box" if word == "box" else ".txt", word, data=b"box")


@pytest.fixture(autouse=True)
def _boxes(monkeypatch):
    monkeypatch.setattr(openers, "_OPENERS", {".box": boxed})


def box(words):
    """A box of some words."""
    return Item("a.box", ".box", "a", data=words.encode())


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("x y", ["a.box/x", "a.box/y"], id="plain"),
        pytest.param("", [], id="empty"),
        pytest.param("x bad y", ["a.box/x", "a.box/bad!", "a.box/y"], id="a-bad-one-costs-no-other"),
        pytest.param("x end y", ["a.box/x", "a.box!"], id="torn-keeps-what-came-before"),
    ],
)
def test_what_lies_in_it(words, expected):
    """Texts in their order; what cannot be read is told where it lies."""
    told = [f"{one.where}!" if isinstance(one, Unread) else one.where for one in Unfolded([box(words)], OPTIONS)]
    assert told == expected


OPTIONS = ReadingOptions()


def test_boxes_in_boxes_come_to_an_end():
    """What lies deeper than anybody packs it is refused, and said."""
    (told,) = Unfolded([box("box")], OPTIONS)
    assert isinstance(told, Unread)
    assert told.where == "a.box" + "/box" * DEEPEST
    assert "unpack it" in str(told.error)


def test_the_number_grows_as_boxes_are_opened():
    """What is not opened yet counts as one."""
    texts = Unfolded([Item("b.txt", ".txt", "b"), box("x y z"), Item("c.txt", ".txt", "c")], OPTIONS)
    assert [texts.known for _ in texts] == [3, 3, 4, 5, 5]
