"""Several programs on one record at once: readers beside a writer, writers beside one another."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import whoheld
from tiny_reader import Tiny

ENV = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")])}
DOCUMENTS = 24
PATIENCE_S = 120

#: Reads a folder into the record, as fast as it can.
WRITES = """
import sys, whoheld
from tiny_reader import Tiny
with whoheld.open(sys.argv[1]) as record:
    record.read([sys.argv[2]], reader=Tiny())
"""
#: Asks until the record is whole, opening it anew each time as a command does; documents only ever become more.
ASKS = """
import sys, whoheld
seen = 0
while seen < int(sys.argv[2]):
    with whoheld.open(sys.argv[1], create=False, read_only=True) as record:
        documents = record.documents()
        assert len(documents) >= seen, (len(documents), seen)
        seen = len(documents)
        assert {row.claims for row in documents} == {3}
        record.held("Northfield", "2031-06-01")
"""


@pytest.fixture
def reports(tmp_path):
    """Reports of three claims each."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(DOCUMENTS):
        side = "Reds" if number % 2 else "Blues"
        told = (f"On 2031-05-{n + 1:02} the {side} takes {place}." for n, place in enumerate(_places(number)))
        (folder / f"{number:02}.txt").write_text(f"Report {number}.\n" + "\n".join(told))
    return folder


def _places(number):
    return ("Northfield", "Southfield", f"Town {number % 7}")


def run(code, *arguments):
    """A program of its own."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, env=ENV, stderr=subprocess.PIPE, text=True)


def ended_well(processes):
    """Wait for all; what any of them had to complain of."""
    complaints = [process.communicate(timeout=PATIENCE_S)[1] for process in processes]
    return [text for text in complaints if text] == [] and {process.returncode for process in processes} == {0}


@pytest.mark.slow
@pytest.mark.parametrize("where", ["sqlite", "postgresql"])
def test_eight_readers_beside_one_writer(tmp_path, reports, request, where):
    """Questions are answered while documents come in: nobody hears of a lock, each answer is of one moment."""
    location = request.getfixturevalue("postgres") if where == "postgresql" else tmp_path / "r.db"
    with whoheld.open(location) as record:
        record.read([reports / "00.txt"], reader=Tiny())
    asking = [run(ASKS, location, DOCUMENTS) for _ in range(8)]
    assert ended_well([*asking, run(WRITES, location, reports)])


@pytest.mark.slow
@pytest.mark.parametrize("where", ["sqlite", "postgresql"])
def test_four_writers_at_once(tmp_path, reports, request, where):
    """Four programs read the same folder into a record that is not there yet: each claim is there once."""
    location = request.getfixturevalue("postgres") if where == "postgresql" else tmp_path / "r.db"
    assert ended_well([run(WRITES, location, reports) for _ in range(4)])
    with whoheld.open(location, read_only=True) as record:
        assert [row.claims for row in record.documents()] == [3] * DOCUMENTS
        assert len(record.claims()) == 3 * DOCUMENTS
        assert record.check() == []
    with whoheld.open(tmp_path / "alone.db") as record:
        record.read([reports], reader=Tiny())
        alone = [row.row() for row in record.places()]
    with whoheld.open(location, read_only=True) as record:
        assert [row.row() for row in record.places()] == alone
