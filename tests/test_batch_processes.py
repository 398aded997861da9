"""Many documents over processes: the order of the paths, a process that dies, an end before the end."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from pickle import dumps, loads
from typing import ClassVar

import psutil
import pytest

from tiny_reader import Tiny
from whoheld.acquisition.item import Item
from whoheld.batch import processes, shard
from whoheld.batch.desk import Desk, Failed, Finished, Known, Shipped
from whoheld.batch.reading import Spread, read_all
from whoheld.evidence.store import Earlier
from whoheld.options import ReadingOptions

SENTENCE = "On 2031-05-02 the Reds takes Town number {}.\n"


@pytest.fixture(autouse=True)
def small_shards(monkeypatch):
    """Shards of two documents, so that a few documents make several."""
    monkeypatch.setattr(shard, "FULL_DOCUMENTS", 2)


@pytest.fixture
def paths(tmp_path):
    """Eight reports, of which the third ends the process that reads it."""
    for number in range(8):
        (tmp_path / f"{number}.txt").write_text(SENTENCE.format(number))
    (tmp_path / "2.txt").write_text("DIE, said the report of that day.\n")
    return sorted(tmp_path.iterdir())


class Prepared(Tiny):
    """A tiny reader that counts how often it was prepared."""

    times: ClassVar = []

    def prepare(self):
        """One time more."""
        self.times.append(1)


def items(paths):
    """Files as what is to be read."""
    return [Item.of_file(path) for path in paths]


def desk(**more):
    """A desk with a tiny reader."""
    return Desk(Tiny(), "tiny-1", **more)


@pytest.mark.slow
def test_a_dying_process_costs_its_document_only(paths):
    """The document is named with what to do; all others are read, and all come in the order of their paths."""
    outcomes = list(read_all(items(paths), desk(), Spread(2)))
    assert [outcome.where for outcome in outcomes] == list(map(str, paths))
    assert [type(outcome) for outcome in outcomes] == [Finished, Finished, Failed, *[Finished] * 5]
    assert "memory" in str(outcomes[2].error)
    assert [len(o.reading.claims) for o in outcomes if isinstance(o, Finished)] == [1] * 7


def test_one_worker_stays_in_this_process(paths):
    """With one worker no process is started, and nothing is read ahead."""
    before = multiprocessing.active_children()
    outcomes = read_all(items(paths), desk(), Spread(1))
    next(outcomes)
    assert set(multiprocessing.active_children()) <= set(before)


def test_stopping_early_ends_the_processes(tmp_path):
    """Closing the iterator does not wait for what is in hand."""
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(
            "WAIT, the report said, for a minute.\n" if number > 1 else "Nothing new.\n"
        )
    before = set(multiprocessing.active_children())
    outcomes = read_all(items(sorted(tmp_path.iterdir())), desk(), Spread(2))
    assert isinstance(next(outcomes), Finished)
    began = time.monotonic()
    outcomes.close()
    while set(multiprocessing.active_children()) - before:
        time.sleep(0.05)
    assert time.monotonic() - began < 20


@pytest.mark.parametrize(
    ("before", "published", "expected"),
    [
        (Earlier("tiny-1", None, "none"), None, Known),
        (Earlier("tiny-0", None, "none"), None, Finished),  # another reader
        (Earlier("tiny-1", None, "none"), "2031-05", Finished),  # a date is given now
        (Earlier("tiny-1", "2031-05", "given"), None, Known),  # a date was given then
        (Earlier("tiny-1", "2031-05", "given"), "2031-05", Known),
        (Earlier("tiny-1", "2031-05", "given"), "2031-06", Finished),
    ],
)
def test_what_the_same_reader_read_is_known(tmp_path, before, published, expected):
    """A document is read again only by another reader, or with another publication date."""
    (tmp_path / "a.txt").write_text("Nothing new was reported.\n")
    first = next(read_all(items([tmp_path / "a.txt"]), desk()))
    again = read_all(items([tmp_path / "a.txt"]), desk(published=published, earlier={first.document.id: before}))
    assert type(next(again)) is expected


def test_a_date_given_before_goes_with_the_document(tmp_path):
    """A better reader gets the publication date that a person gave for the older one."""
    (tmp_path / "a.txt").write_text("Nothing new was reported.\n")
    first = next(read_all(items([tmp_path / "a.txt"]), desk()))
    given = {first.document.id: Earlier("tiny-0", "2031-05", "given")}
    document = next(read_all(items([tmp_path / "a.txt"]), desk(earlier=given))).document
    assert (document.published, document.published_basis) == ("2031-05", "given")


def test_no_process_is_started_for_what_is_known(tmp_path, monkeypatch):
    """Known documents stay in this process, and in their places among the others; only the others start processes."""
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(SENTENCE.format(number))
    paths = sorted(tmp_path.iterdir())
    earlier = {o.document.id: Earlier("tiny-1", None, "none") for o in read_all(items(paths), desk())}
    with monkeypatch.context() as forbidden:
        forbidden.setattr(processes.Processes, "_pool", _refuse)
        outcomes = list(read_all(items(paths), desk(earlier=earlier), Spread(2)))
    assert [type(outcome) for outcome in outcomes] == [Known] * 4
    (tmp_path / "2.txt").write_text("Nothing new was reported.\n")
    mixed = list(read_all(items(paths), desk(earlier=earlier), Spread(2)))
    assert [outcome.where for outcome in mixed] == list(map(str, paths))
    assert [type(outcome) for outcome in mixed] == [Known, Known, Finished, Known]


@pytest.mark.slow
def test_what_processes_share_is_prepared_once(paths):
    """Before the first process starts, and not again for the one that replaces a dead one."""
    Prepared.times.clear()
    list(read_all(items(paths), Desk(Prepared(), "tiny-1"), Spread(2)))
    assert Prepared.times == [1]


def test_no_reader_is_made_for_nothing(tmp_path):
    """Where no document needs to be read, the reader, slow to load, is not made."""
    (tmp_path / "a.txt").write_text("")
    outcome = next(read_all(items([tmp_path / "a.txt"]), Desk(_refuse, "none")))
    assert isinstance(outcome, Failed)


def _refuse(*_):
    raise AssertionError("made for nothing")


def test_options_are_plain_enough_to_travel():
    """What a process is given to read with survives the way there."""
    made = Shipped(ReadingOptions(almanac="none"))
    assert loads(dumps(made)) == made


ENDED_FROM_OUTSIDE = """
import sys
from pathlib import Path
from tiny_reader import Tiny
from whoheld.acquisition.item import Item
from whoheld.batch import shard
from whoheld.batch.desk import Desk
from whoheld.batch.reading import Spread, read_all

if __name__ == "__main__":
    shard.FULL_DOCUMENTS = 1
    for outcome in read_all([Item.of_file(path) for path in sys.argv[1:]], Desk(Tiny(), "tiny-1"), Spread(2)):
        print("one is read", flush=True)
"""


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL], ids=lambda how: how.name)
def test_nobody_is_left_where_the_first_process_is_ended(tmp_path, how):
    """The processes that read end themselves, whatever they are at."""
    texts = {"0": "Nothing new.\n", "1": "WAIT, said the report.\n", "2": "Nothing new.\n"}
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text)
    script = tmp_path / "script.py"
    script.write_text(ENDED_FROM_OUTSIDE)
    paths = [str(tmp_path / f"{name}.txt") for name in texts]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    with subprocess.Popen([sys.executable, script, *paths], env=environment, stdout=subprocess.PIPE) as first:
        assert first.stdout.readline() == b"one is read\n"
        others = psutil.Process(first.pid).children(recursive=True)
        assert len(others) >= 2
        first.send_signal(how)
        first.wait()
        assert not psutil.wait_procs(others, timeout=10)[1]
