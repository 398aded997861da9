"""A Dask cluster of real processes: the same record, workers that die, folders that are not shared, an interruption."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

import whoheld
from tiny_reader import Tiny
from whoheld.acquisition.walk import find
from whoheld.batch import shard
from whoheld.batch.desk import Desk, Failed, Finished
from whoheld.batch.part import Folder
from whoheld.batch.reading import Spread, read_all
from whoheld.errors import ClusterError, QuestionError

pytest.importorskip("distributed", reason="the extra dask is not installed")
pytestmark = pytest.mark.slow

DAYS = 12
TESTS = str(Path(__file__).parent)


@contextmanager
def started(workers=2):
    """A scheduler, and workers of one thread each, started as a person would: the address."""
    with TemporaryDirectory() as place, ExitStack() as stack:
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join([TESTS, os.environ.get("PYTHONPATH", "")]),
            "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
        }
        said = Path(place) / "scheduler.json"
        address = ["--host", "127.0.0.1", "--scheduler-file", said, "--no-dashboard"]
        stack.enter_context(running(["scheduler", "--port", "0", *address], place, environment))
        while not said.exists():
            time.sleep(0.05)
        at = json.loads(said.read_text())["address"]
        if workers:
            how = ["--nthreads", "1", "--nworkers", str(workers), "--no-dashboard"]
            stack.enter_context(running(["worker", at, *how, "--local-directory", place], place, environment))
        yield at


@contextmanager
def running(arguments, place, environment):
    """A program of Dask's, ended with all that it started."""
    command = [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *map(str, arguments[1:])]
    with Path(place, f"{arguments[0]}.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env=environment, start_new_session=True)
        try:
            yield process
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@pytest.fixture(scope="module")
def cluster():
    """The address of two workers on this machine."""
    with started() as address:
        yield address


@pytest.fixture(autouse=True)
def small_shards(monkeypatch):
    """Shards of two documents, so that a few documents make several."""
    monkeypatch.setattr(shard, "FULL_DOCUMENTS", 2)


@pytest.fixture
def folder(tmp_path):
    """A folder of reports, with a list beside them that dates one."""
    place = tmp_path / "reports"
    place.mkdir()
    for number in range(DAYS):
        text = f"On 2031-05-{number + 1:02} the Reds takes Town number {number}.\n"
        (place / f"{number:02}.txt").write_text(text)
    (place / "documents.csv").write_text("path,published\n03.txt,2031-06-01\n")
    return place


def contents(record):
    """All that answers come from."""
    documents = [(d.name, d.published, d.path) for d in record.documents()]
    return documents, record.claims(), record.places(), record.changes()


def read(folder, spread=None, **how):
    """Outcomes of the files of a folder."""
    return read_all(find([folder])[0], Desk(Tiny(**how), "tiny-1"), spread)


def test_a_cluster_writes_the_record_that_one_process_writes(folder, tmp_path, cluster):
    """Claims, documents with their dates, places and changes are alike, and no part file is left."""
    kept = []
    for name, address in (("one.db", None), ("many.db", cluster)):
        with whoheld.open(tmp_path / name) as record:
            report = record.read([folder], reader=Tiny(), cluster=address)
            kept.append((report.read, contents(record)))
    assert kept[0] == kept[1]
    assert len(kept[0][0]) == DAYS
    assert not list(tmp_path.glob(".*.parts"))


def test_a_worker_that_dies_has_its_shard_done_again(folder, tmp_path, cluster):
    """All documents are read, in order, though a worker is killed over one of them."""
    (folder / "05.txt").write_text(f"ONCE {tmp_path / 'died'}\nOn 2031-05-06 the Reds takes Town number 5.\n")
    outcomes = list(read(folder, Spread(cluster=cluster, parts=tmp_path / "parts")))
    assert (tmp_path / "died").exists()
    assert [type(o) for o in outcomes] == [Finished] * DAYS
    assert [Path(o.where).stem for o in outcomes] == [f"{n:02}" for n in range(DAYS)]
    assert [len(o.reading.claims) for o in outcomes] == [1] * DAYS


def test_a_document_that_kills_worker_after_worker_costs_itself_only(folder, tmp_path, cluster):
    """It is named with what to do; the document that shared its shard is read."""
    (folder / "05.txt").write_text("DIE, said the report of that day.\n")
    outcomes = list(read(folder, Spread(cluster=cluster, parts=tmp_path / "parts")))
    assert [Path(o.where).stem for o in outcomes if isinstance(o, Failed)] == ["05"]
    assert len(outcomes) == DAYS


def test_a_reading_goes_on_from_the_parts_of_an_interrupted_one(folder, tmp_path, cluster):
    """What was read and not joined is not read again; the rest is."""
    spread = Spread(cluster=cluster, parts=tmp_path / "parts")
    outcomes = read(folder, spread)
    next(outcomes)
    while not (parts := list((tmp_path / "parts").glob("*.part"))):
        time.sleep(0.05)
    outcomes.close()
    before = {part.name: part.stat().st_mtime_ns for part in (tmp_path / "parts").glob("*.part")}
    assert set(before) >= {part.name for part in parts}
    again = read(folder, spread)
    rest = [next(again)]
    after = {part.name: part.stat().st_mtime_ns for part in (tmp_path / "parts").glob("*.part")}
    assert before.items() <= after.items()
    rest += list(again)
    assert [Path(o.where).stem for o in rest] == [f"{n:02}" for n in range(DAYS)]
    assert not (tmp_path / "parts").exists()


def test_a_cluster_of_another_version_is_refused(folder, tmp_path, cluster):
    """A worker that would read otherwise says so, before anything comes into the record."""
    outcomes = read(folder, Spread(cluster=cluster, parts=tmp_path / "parts"), version="tiny-2")
    with pytest.raises(ClusterError, match="reads as tiny-2, and not as tiny-1"):
        next(outcomes)


def test_a_folder_that_workers_do_not_see_is_refused(folder, tmp_path, cluster, monkeypatch):
    """A folder of the same name on another machine is not the folder."""
    opened = Folder.opened

    def elsewhere(path, desk):
        made = opened(path, desk)
        (made.path / made.token).unlink()
        return made

    monkeypatch.setattr(Folder, "opened", elsewhere)
    outcomes = read(folder, Spread(cluster=cluster, parts=tmp_path / "parts"))
    with pytest.raises(ClusterError, match="name with --parts a folder that all machines share"):
        next(outcomes)


def test_where_no_scheduler_is(folder, tmp_path, monkeypatch):
    """An address at which nobody answers is an error that says how to start one."""
    monkeypatch.setattr("whoheld.batch.cluster.PATIENCE_S", 1)
    outcomes = read(folder, Spread(cluster="tcp://127.0.0.1:9", parts=tmp_path / "parts"))
    with pytest.raises(ClusterError, match="dask scheduler"):
        next(outcomes)


def test_a_lost_scheduler_is_told(folder, tmp_path):
    """What was joined stays; the message says how to go on."""
    with ExitStack() as stack:
        (folder / "05.txt").write_text("WAIT, said the report of that day.\n")
        address = stack.enter_context(started())
        outcomes = read(folder, Spread(cluster=address, parts=tmp_path / "parts"))
        assert isinstance(next(outcomes), Finished)
        stack.close()
        with pytest.raises(ClusterError, match="was lost"):
            list(outcomes)


def test_a_cluster_without_workers_is_told(folder, tmp_path, monkeypatch):
    """A scheduler alone reads nothing; the message says how to start a worker."""
    monkeypatch.setattr("whoheld.batch.cluster.PATIENCE_S", 1)
    with started(workers=0) as address, pytest.raises(ClusterError, match="has no workers: start some"):
        next(read(folder, Spread(cluster=address, parts=tmp_path / "parts")))


@pytest.mark.parametrize(
    ("location", "given", "said"),
    [
        ("r.db", {"parts": "x"}, "with a cluster only"),
        ("postgresql://me@localhost/x", {"cluster": "tcp://127.0.0.1:9"}, "name one with --parts"),
    ],
)
def test_parts_where_they_make_no_sense(tmp_path, monkeypatch, location, given, said):
    """Part files belong to a cluster; a record in a server has no folder of its own for them."""
    with whoheld.open(tmp_path / "r.db") as record:
        monkeypatch.setattr(record, "location", location)
        with pytest.raises(QuestionError, match=said):
            record.read([tmp_path], reader=Tiny(), **given)
