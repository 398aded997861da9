"""A reading that is killed: the record opens, holds whole documents only, and is finished by reading again."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import whoheld
from tiny_reader import Tiny

READ = """
import sys, whoheld
from tiny_reader import Tiny
def tell(done, total, path): print(done, flush=True)
with whoheld.open(sys.argv[1]) as record:
    record.read([sys.argv[2]], reader=Tiny(), progress=tell)
"""
DOCUMENTS = 40
CLAIMS_EACH = 20


@pytest.fixture
def reports(tmp_path):
    """Reports of twenty claims each."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(DOCUMENTS):
        told = (f"On 2031-05-02 the Reds takes Town {number} {n}." for n in range(CLAIMS_EACH))
        (folder / f"{number:02}.txt").write_text("\n".join(told))
    return folder


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="kills as POSIX does")
def test_a_killed_reading_keeps_whole_documents(tmp_path, reports):
    """After SIGKILL the finished documents are there with all their claims; reading again ends as if never killed."""
    location = tmp_path / "killed.db"
    command = [sys.executable, "-c", READ, str(location), str(reports)]
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as process:
        for line in process.stdout:
            if int(line) >= 5:
                process.send_signal(signal.SIGKILL)
                break
    with whoheld.open(location) as record:
        kept = [row.claims for row in record.documents()]
        assert 5 <= len(kept) < DOCUMENTS
        assert set(kept) == {CLAIMS_EACH}
        report = record.read([reports], reader=Tiny())
        assert (len(report.known), len(report.read)) == (len(kept), DOCUMENTS - len(kept))
        finished = contents(record)
    with whoheld.open(tmp_path / "whole.db") as record:
        record.read([reports], reader=Tiny())
        assert contents(record) == finished


def contents(record):
    """All that stands, without the instants."""
    documents = [{**row.row(), "read_at": None} for row in record.documents()]
    return documents, [row.row() for row in record.claims()], [row.row() for row in record.places()]
