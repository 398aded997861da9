"""Read documents into a record as `whoheld read` does, and write down meanwhile what it takes.

    python evaluation/watched.py reports.jsonl --record war.db --workers 2 --samples samples.jsonl

Each line of the samples says when it was taken (seconds since the program began), how many documents were done, the
seconds of the processor and the resident memory of this process and of each that reads, the seconds spent on making
spells ready, and the size of the record. `benchmark_many.py` starts this program; it needs Linux's /proc.
"""

from __future__ import annotations

import time

_BEGAN = time.perf_counter()  # before the libraries are loaded: a start counts, too

import argparse  # noqa: E402 - see above
import json  # noqa: E402
import os  # noqa: E402
import sys  # noqa: E402
from contextlib import suppress  # noqa: E402
from dataclasses import asdict, dataclass, field  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import IO, Any  # noqa: E402

import whoheld  # noqa: E402
from stopwatch import children_of, resident_of, timed  # noqa: E402

#: A sample is taken when so many more documents are done.
EVERY = 50
#: What the command line of a process has that reads for this one, of `multiprocessing`.
READS = "spawn_main"
#: The files of a record in SQLite.
ENDINGS = ("", "-wal", "-shm")
#: What has their seconds among the steps of the stopwatch.
SPELLS = "spells made ready"


@dataclass(frozen=True, slots=True)
class Process:
    """What one process holds (bytes) and has used (seconds of the processor)."""

    memory: int
    busy: float


@dataclass(frozen=True, slots=True)
class Sample:
    """One look at a reading: seconds since the program began, and of what it had spent up to then."""

    at: float
    done: int
    own: Process
    workers: dict[str, Process] = field(default_factory=dict)
    spells: float = 0.0
    size: int = 0

    @classmethod
    def of(cls, row: dict[str, Any]) -> Sample:
        """From what `row` gave."""
        workers = {pid: Process(**one) for pid, one in row["workers"].items()}
        return cls(**{**row, "own": Process(**row["own"]), "workers": workers})

    def row(self) -> dict[str, Any]:
        """Plain values."""
        return asdict(self)


def look(done: int, record: Path, steps: dict[str, float]) -> Sample:
    """Take a sample of this process and of those that read for it."""
    return Sample(
        at=time.perf_counter() - _BEGAN,
        done=done,
        own=_process(os.getpid()),
        workers={str(pid): _process(pid) for pid in children_of(os.getpid()) if READS in _command(pid)},
        spells=steps[SPELLS],
        size=sum(path.stat().st_size for path in _files(record) if path.exists()),
    )


def _files(record: Path) -> list[Path]:
    return [Path(f"{record}{ending}") for ending in ENDINGS]


def _process(pid: int) -> Process:
    return Process(resident_of(pid), busy_of(pid))


def _command(pid: int) -> str:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    return ""


def busy_of(pid: int) -> float:
    """Seconds of the processor that a process has used; 0 where there is none of that number."""
    with suppress(OSError):
        # The name of a program may have spaces and brackets; the numbers come after the last bracket.
        numbers = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(numbers[11]) + int(numbers[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def read(paths: list[Path], record: Path, samples: IO[str], **how: Any) -> None:  # noqa: ANN401 - as `Record.read` takes
    """Read rows of reports, a sample every fifty documents, when all are in, and when the spells are ready."""
    last = 0

    def note(done: int) -> None:
        samples.write(json.dumps(look(done, record, steps).row()) + "\n")
        samples.flush()

    def step(done: int, _known: int, _where: str) -> None:
        nonlocal last
        if done // EVERY > last // EVERY:
            note(done)
        last = done

    with timed() as steps, whoheld.open(str(record)) as opened:
        report = opened.read(paths, progress=step, **how)
        note(last)
    if not report.complete:
        print(f"{len(report.not_read)} were not read, the first: {report.not_read[0]}", file=sys.stderr)


def main() -> int:
    """Run from the command line."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("paths", nargs="+", type=Path, metavar="FILE")
    ask.add_argument("--record", type=Path, required=True, metavar="FILE")
    ask.add_argument("--samples", type=Path, required=True, metavar="FILE")
    how = ask.add_mutually_exclusive_group()
    how.add_argument("--workers", type=int, default=1, metavar="N")
    how.add_argument("--cluster", metavar="ADDRESS", help="a Dask scheduler")
    options = ask.parse_args()
    with options.samples.open("w", encoding="utf-8") as samples:
        given = {"cluster": options.cluster} if options.cluster else {"workers": options.workers}
        read(options.paths, options.record, samples, **given)
    return 0


if __name__ == "__main__":
    sys.exit(main())
