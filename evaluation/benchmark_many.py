"""Measure reading of very many documents: one process against two, memory and cost as the record grows, a cluster.

    python evaluation/benchmark_many.py --part workers           one process against two
    python evaluation/benchmark_many.py --part growth            up to 30,000 documents by two processes
    python evaluation/benchmark_many.py --part cluster           a Dask cluster, a worker of which is killed
    python evaluation/benchmark_many.py --write                  write what was measured into the docs

What is measured is kept in out/, a file a part; --write makes the tables of all parts that lie there. The reports are
made by many_documents.py of the articles of --texts FOLDER. It needs Linux's /proc, and a machine that does nothing
else: the figures are of that machine.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import signal
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import accuracy
import many_tables
import ten_million
from many_documents import SEED, TEXTS, reports_of, texts_of
from many_runs import Contents, Run, contents_of, reports_file, run
from stopwatch import machine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from many_documents import Reports
    from watched import Sample

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "out"
#: Documents of a run of one process against two, and how often each is run.
WORKERS_DOCUMENTS, REPEATS = 1500, 3
#: The record of the growing run is read into in stages, up to so many documents each.
STAGES = (1_000, 3_000, 10_000, 30_000)
CLUSTER_DOCUMENTS = 1500
TWO = ("--workers", "2")


def workers(reports: Reports, folder: Path, documents: int) -> dict[str, Any]:
    """One process and two on the same documents, in turn."""
    source, size = reports_file(folder, reports, range(documents))
    runs = []
    for turn in range(REPEATS):
        for how, count in (("1 process", 1), ("2 processes", 2)):
            record = folder / f"{turn}-{count}.db"
            runs.append(run(how, source, record, ("--workers", str(count)), (documents, size)))
            _say(runs[-1])
    return {"runs": [one.row() for one in runs]}


def growth(reports: Reports, folder: Path, documents: int) -> dict[str, Any]:
    """Two processes, stage by stage into one record."""
    record, runs, before = folder / "growth.db", [], 0
    for last in [stage for stage in STAGES if stage < documents] + [documents]:
        source, size = reports_file(folder, reports, range(before, last))
        runs.append(run(f"up to {last:,}", source, record, TWO, (last - before, size)))
        _say(runs[-1])
        before = last
    return {"runs": [one.row() for one in runs], "contents": asdict(contents_of(record))}


def cluster(reports: Reports, folder: Path, documents: int) -> dict[str, Any]:
    """Two processes, a cluster of two workers, and one of whose workers one is killed in the middle."""
    source, size = reports_file(folder, reports, range(documents))
    runs = [run("2 processes, no cluster", source, folder / "plain.db", TWO, (documents, size))]
    _say(runs[-1])
    for how, kills in (("a cluster of 2 workers", False), ("the same, a worker killed", True)):
        with _dask() as (address, pids):
            at = ("--cluster", address)
            record = folder / f"cluster-{kills}.db"
            watching = {"meanwhile": _killer(pids, documents // 2)} if kills else {}
            runs.append(run(how, source, record, at, (documents, size), **watching))
        _say(runs[-1])
    return {"runs": [one.row() for one in runs]}


@contextmanager
def _dask() -> Iterator[tuple[str, Callable[[], list[int]]]]:
    """A cluster of two worker processes of one thread each: its address, and a function that tells their numbers."""
    from distributed import Client, LocalCluster  # noqa: PLC0415 - of the extra dask, which the other parts do not need

    with (
        # A worker that is killed on purpose is no news, nor is one that is called off at the end.
        LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=logging.CRITICAL
        ) as local,
        Client(local) as client,
    ):
        yield local.scheduler_address, lambda: list(client.run(os.getpid).values())


def _killer(pids: Callable[[], list[int]], half: int) -> Callable[[Sample], None]:
    """Kills a worker, once, when half of the documents are in."""
    killed: list[int] = []

    def kill(sample: Sample) -> None:
        if sample.done >= half and not killed:
            killed.append(pids()[0])
            os.kill(killed[0], signal.SIGKILL)

    return kill


PARTS = {
    "workers": (workers, WORKERS_DOCUMENTS),
    "growth": (growth, STAGES[-1]),
    "cluster": (cluster, CLUSTER_DOCUMENTS),
}


def measure(part: str, options: argparse.Namespace) -> None:
    """Measure a part, and keep what was measured.

    Raises:
        SystemExit: There are no texts.
    """
    texts = texts_of(options.texts)
    if not texts:
        raise SystemExit(f"there are no texts in {options.texts}: name a folder with --texts")
    measured, usual = PARTS[part]
    reports = reports_of(texts, options.seed)
    with tempfile.TemporaryDirectory(dir=options.scratch) as folder:
        found = measured(reports, Path(folder), options.documents or usual)
    options.out.mkdir(exist_ok=True)
    told = {"where": machine(), "articles": len(texts), "seed": options.seed, **found}
    _kept(options.out, part).write_text(json.dumps(told), encoding="utf-8")


def _kept(out: Path, part: str) -> Path:
    return out / f"many-{part}.json"


def tables(out: Path) -> dict[str, str]:
    """The tables of all parts that were measured, by name."""
    found = {part: json.loads(_kept(out, part).read_text("utf-8")) for part in PARTS if _kept(out, part).exists()}
    made: dict[str, str] = {}
    for part, told in found.items():
        runs = [Run.of(row) for row in told["runs"]]
        contents = Contents(**told["contents"]) if "contents" in told else None
        made |= many_tables.of(part, told["where"], runs, contents)
    return made


def write(out: Path) -> None:
    """Put the tables into docs/benchmarks.md, a picture beside it, and the page on ten million documents."""
    made = tables(out)
    accuracy.write(made, ROOT / "docs" / "benchmarks.md")
    kept = _kept(out, "growth")
    if kept.exists():
        told = json.loads(kept.read_text("utf-8"))
        runs, contents = [Run.of(row) for row in told["runs"]], Contents(**told["contents"])
        many_tables.picture(runs, ROOT / "docs" / "images" / "many-documents.svg")
        accuracy.write(ten_million.tables(runs, contents, told["where"]), ROOT / "docs" / "ten-million.md")


def _say(done: Run) -> None:
    print(f"{done.how}: {done.documents:,} documents in {done.seconds:.0f} s", file=sys.stderr, flush=True)


def main() -> int:
    """Run from the command line."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--part", action="append", choices=list(PARTS), default=[], help="measure this; may be repeated")
    ask.add_argument("--write", action="store_true", help="put the tables into the docs")
    ask.add_argument("--documents", type=int, metavar="N", help="read so many instead of the usual number")
    ask.add_argument(
        "--texts", type=Path, default=TEXTS, metavar="FOLDER", help="the articles that reports are made of"
    )
    ask.add_argument("--seed", type=int, default=SEED)
    ask.add_argument("--out", type=Path, default=OUT, metavar="FOLDER", help="where what was measured is kept")
    ask.add_argument("--scratch", type=Path, metavar="FOLDER", help="where the records are made (2 GB)")
    options = ask.parse_args()
    for part in options.part:
        measure(part, options)
    print("\n".join(tables(options.out).values()))
    if options.write:
        write(options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
