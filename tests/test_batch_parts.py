"""Shards and part files: nothing lost in cutting, torn or foreign files refused."""

import hashlib
import os
import pickle
import zlib
from dataclasses import dataclass
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiny_reader import Tiny
from whoheld.acquisition.item import Item, Unread
from whoheld.batch.desk import Desk, Failed, Finished
from whoheld.batch.part import MAGIC, Folder
from whoheld.batch.shard import FULL_BYTES, FULL_DOCUMENTS, shards
from whoheld.errors import ClusterError, UnreadableDocument


@dataclass(frozen=True)
class Command:
    """What an intruder would put into a part file."""

    function: object
    argument: str

    def __reduce__(self):
        """Run when it is read back."""
        return self.function, (self.argument,)


def desk(**more):
    """A desk with a tiny reader."""
    return Desk(Tiny(), "tiny-1", **more)


def text(number, size=10):
    """A text at hand."""
    return Item(f"{number}.txt", ".txt", str(number), data=f"{number} ".encode().ljust(size, b"x"))


@pytest.fixture
def folder(tmp_path):
    """A folder of part files."""
    return Folder.opened(tmp_path / "parts", desk())


@given(st.lists(st.integers(0, 2 * FULL_BYTES), max_size=20), st.integers(0, 2 * FULL_DOCUMENTS))
def test_cutting_loses_nothing(sizes, short):
    """All texts come, in their order, in shards that are full but for the last, with the same names each time."""
    items = [text(n, size) for n, size in enumerate([*sizes, *[1] * short])]
    made = list(shards(items, desk()))
    assert [item for shard in made for item in shard.items.values()] == items
    assert [shard.number for shard in made] == list(range(len(made)))
    for shard in made[:-1]:
        assert shard.size == FULL_DOCUMENTS or sum(item.size() for item in shard.items.values()) >= FULL_BYTES
    assert [shard.name for shard in shards(items, desk())] == [shard.name for shard in made]


@pytest.mark.parametrize(
    ("other", "given"),
    [
        ([text(1), text(3)], desk()),  # another text
        ([text(2), text(1)], desk()),  # another order
        ([text(1), text(2)], desk(published="2031-05")),  # dated otherwise
        ([text(1), text(2)], Desk(Tiny(), "tiny-2")),  # another reader
        ([text(1), text(2)], desk(refused={hashlib.sha256(text(1).data).hexdigest(): "forgotten"})),
    ],
)
def test_a_part_of_other_work_is_not_taken_up(other, given):
    """Whatever would be read otherwise has another name."""
    (mine,) = shards([text(1), text(2)], desk())
    (theirs,) = shards(other, given)
    assert mine.name != theirs.name


def test_what_cannot_be_read_keeps_its_place():
    """A text that was found and cannot be read is settled, and stands where it stood."""
    gone = Unread("b.zip/locked.txt", UnreadableDocument("it is locked"))
    (shard,) = shards([text(1), gone, Item.of_file("not/there.txt"), text(2)], desk())
    assert list(shard.items) == [0, 3]
    assert {place: outcome.where for place, outcome in shard.settled.items()} == {1: gone.where, 2: "not/there.txt"}


def test_a_carried_file_needs_no_file(tmp_path):
    """Bytes and what documents.csv says go along, and make the document that the file makes."""
    (tmp_path / "a.txt").write_text("On 2031-05-02 the Reds takes Northfield.\n")
    (tmp_path / "documents.csv").write_text("path,published,title\na.txt,2031-06-01,Northfield\n")
    item = Item.of_file(tmp_path / "a.txt")
    here = desk().read(item)
    (shard,) = shards([item], desk(), carry=True)
    (tmp_path / "a.txt").unlink()
    (tmp_path / "documents.csv").unlink()
    assert desk().read(shard.items[0]) == here
    assert here.document.published == "2031-06-01"


def test_a_part_comes_back_as_it_was(folder):
    """Readings and errors alike; taken away, it is gone, and so is the folder."""
    outcomes = {
        0: desk().read(text("On 2031-05-02 the Reds takes Northfield.")),
        3: Failed("x", UnreadableDocument("y")),
    }
    folder.put("a", outcomes)
    back = folder.take("a")
    assert isinstance(back[0], Finished)
    assert back[0] == outcomes[0]
    assert (type(back[3].error), str(back[3].error)) == (UnreadableDocument, "y")
    folder.drop("a")
    assert folder.take("a") is None
    folder.close()
    assert not folder.path.exists()


@pytest.mark.parametrize("keep", [0, 5, len(MAGIC), len(MAGIC) + 40, -1])
def test_a_torn_part_is_none(folder, keep):
    """Whatever is left of a part, it is not taken for one."""
    folder.put("a", {0: desk().read(text(1))})
    path = folder.path / "a.part"
    path.write_bytes(path.read_bytes()[:keep])
    assert folder.take("a") is None


@pytest.mark.parametrize("function", [os.system, eval, Folder.put, Folder.opened], ids=lambda f: f.__qualname__)
def test_a_part_runs_no_code(folder, function, capfd):
    """Who can write to the folder can neither call a function of the system nor one of WhoHeld's by a part."""
    file = BytesIO()
    pickle.dump({0: Command(function, "echo ran")}, file)
    packed = zlib.compress(file.getvalue())
    (folder.path / "a.part").write_bytes(MAGIC + hashlib.sha256(packed).digest() + packed)
    with pytest.raises(ClusterError, match="somebody else wrote"):
        folder.take("a")
    assert "ran" not in capfd.readouterr().out


def test_a_desk_that_was_tampered_with_is_not_sat_at(folder):
    """The file that says how to read has to be the one that was written."""
    (folder.path / folder.token).write_bytes(b"something else")
    with pytest.raises(ClusterError, match="does not see"):
        folder.told()
