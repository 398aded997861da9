"""A record under a reading that is killed at any moment, and on a disk that is really full."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import whoheld

#: Reads with a clock that stands still, so that the record does not say when it was written.
READ = """
import sys, whoheld
from tiny_reader import Tiny
from whoheld.evidence import writer
writer.now = lambda: "2031-05-01T00:00:00Z"
print("begins", flush=True)
with whoheld.open(sys.argv[1]) as record:
    record.read([sys.argv[2]], reader=Tiny())
"""
ENV = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")])}
DOCUMENTS = 120
CLAIMS_EACH = 10
MOMENTS = 20


@pytest.fixture
def reports(tmp_path):
    """Reports of ten claims each, on places that several of them name."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(DOCUMENTS):
        days = (f"On 2031-05-{n + 1:02} the {side} takes Town {(number + n) % 40}." for n, side in _sides())
        (folder / f"{number:03}.txt").write_text(f"Report {number}.\n" + "\n".join(days))
    return folder


def _sides():
    return ((n, "Reds" if n % 2 else "Blues") for n in range(CLAIMS_EACH))


def read(location, reports):
    """A process that reads, after it has loaded all that it needs."""
    command = [sys.executable, "-c", READ, str(location), str(reports)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=ENV)
    assert process.stdout.readline() == "begins\n"
    return process


def dumped(location, folder):
    """The whole record, as file name -> bytes."""
    with whoheld.open(location, read_only=True) as record:
        record.dump(folder)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="kills as POSIX does")
@pytest.mark.parametrize("where", ["sqlite", "postgresql"])
def test_a_reading_killed_at_any_moment_is_finished_by_reading_again(tmp_path, reports, request, where):
    """Twenty random moments, from the making of the record to its last document: nothing finished is lost.

    After each SIGKILL the record holds whole documents only, no fewer than before, and has no fault; what comes out of
    reading again is, byte for byte, what comes out of a reading that nobody disturbed.
    """
    began = time.monotonic()
    with read(tmp_path / "whole.db", reports) as process:
        assert process.wait() == 0
    took = time.monotonic() - began
    location = request.getfixturevalue("postgres") if where == "postgresql" else str(tmp_path / "killed.db")
    moments, kept = random.Random(4), 0
    for _ in range(MOMENTS):
        with read(location, reports) as process:
            time.sleep(moments.uniform(0, 2 * took / MOMENTS))
            process.send_signal(signal.SIGKILL)
        kept = _whole_documents(location, at_least=kept)
    with read(location, reports) as process:
        assert process.wait() == 0
    assert _whole_documents(location, at_least=DOCUMENTS) == DOCUMENTS
    assert dumped(location, tmp_path / "one") == dumped(tmp_path / "whole.db", tmp_path / "two")


def _whole_documents(location, *, at_least):
    """How many documents the record holds; each with all its claims."""
    if not at_least and not _made(location):
        return 0
    with whoheld.open(location, read_only=True) as record:
        assert record.check() == []
        claims = [row.claims for row in record.documents()]
    assert set(claims) <= {CLAIMS_EACH}
    assert len(claims) >= at_least
    return len(claims)


def _made(location):
    """Whether there is a record; a killed reading may have left none, but nothing that is in the way of making it."""
    try:
        whoheld.open(location, read_only=True).close()
    except whoheld.RecordError as error:
        return "no record" not in str(error)
    return True


FULL = """
import sys, whoheld
from pathlib import Path
from tiny_reader import Tiny
folder = Path(sys.argv[1])
with whoheld.open(folder / "r.db") as record:
    try:
        record.read([sys.argv[2]], reader=Tiny())
    except whoheld.RecordUnwritable as error:
        print(error)
    print(len(record.documents()), len(record.check()))
    try:
        record.dump(folder / "copy")
    except whoheld.RecordUnwritable as error:
        print(error)
print(*(path.name for path in folder.iterdir()))
"""


@pytest.mark.slow
def test_a_full_disk_is_said_and_the_record_kept(tmp_path, reports):
    """On a file system of half a megabyte: a clear message, whole documents only, no fault, no half copy."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounting = f"mount -t tmpfs -o size=512k none {disk}"
    alone = ["unshare", "--map-root-user", "--mount", "sh", "-c"]
    if not shutil.which("unshare") or subprocess.run([*alone, mounting], capture_output=True, check=False).returncode:
        pytest.skip("this system lets nobody mount a small file system (unshare, mount)")
    with (reports / "large.txt").open("w") as large:
        large.write("word " * 100_000)
    command = f'{mounting} && exec "$@"'
    done = subprocess.run(
        [*alone, command, "sh", sys.executable, "-c", FULL, str(disk), str(reports)],
        capture_output=True,
        text=True,
        env=ENV,
        check=True,
    )
    message, counts, copy, left = done.stdout.splitlines()
    assert "the disk is full: free some space, then read again (finished documents are kept)" in message
    documents, faults = map(int, counts.split())
    assert 0 < documents < DOCUMENTS
    assert faults == 0
    assert "look at the room on the disk" in copy
    assert "copy" not in left
