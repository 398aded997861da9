"""Runs over very many reports: each a program of its own, its samples, and what its record came to."""

from __future__ import annotations

import hashlib
import json
import pickle
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import whoheld
from many_documents import write_reports
from stopwatch import compiled
from watched import Sample

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from many_documents import Reports

WATCHED = Path(__file__).with_name("watched.py")
#: Seconds between two looks at the samples of a program that runs.
LOOKED_EVERY_S = 0.2
#: What the tables of a record in SQLite are for; an index counts for its table.
ROOMS = {
    "documents and their text": ("documents",),
    "claims": ("claims",),
    "statements": ("statements",),
    "names and places": ("places", "place_names", "sightings"),
    "search for copies": ("passages", "prints", "bands"),
    "spells made ready": ("kept_places", "stretches", "turns", "stale"),
}


@dataclass(frozen=True, slots=True)
class Run:
    """One program that read reports into a record.

    Attributes:
        how: ``1 process``, ``2 processes`` and the like.
        documents, characters: What it read.
        seconds: From the start of the program to its end.
        samples: What it wrote down meanwhile.
        digest: Of all claims, places and changes of the record; the same for records that say the same.
    """

    how: str
    documents: int
    characters: int
    seconds: float
    samples: tuple[Sample, ...]
    digest: str = ""

    @classmethod
    def of(cls, row: dict[str, Any]) -> Run:
        """From what `row` gave."""
        return cls(**{**row, "samples": tuple(Sample.of(one) for one in row["samples"])})

    def row(self) -> dict[str, Any]:
        """Plain values."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Contents:
    """What stands in a record.

    Attributes:
        documents, claims, places: How many there are.
        most_told: Claims of the place that has most.
        wordings, copies: Passages each wording once, and those of them that are near copies of another.
        known: Bytes of what a reading is told of all documents that were read before.
        size: Bytes by what they are for.
    """

    documents: int
    claims: int
    places: int
    most_told: int
    wordings: int
    copies: int
    known: int
    size: dict[str, int] = field(default_factory=dict)


def reports_file(folder: Path, reports: Reports, numbers: range) -> tuple[Path, int]:
    """A file of some reports, and how many characters of text they have."""
    target = folder / f"reports-{numbers.start}-{numbers.stop}.jsonl"
    return target, write_reports(target, reports, numbers)


def run(
    how: str,
    source: Path,
    record: Path,
    arguments: Sequence[str],
    size: tuple[int, int],
    *,
    meanwhile: Callable[[Sample], None] = lambda _: None,
) -> Run:
    """Read a file of reports in a program of its own.

    Args:
        how: What the run is called.
        source: What is read.
        record: The record that it is read into.
        arguments: How: ``--workers 2``, or ``--cluster ADDRESS``.
        size: Documents and characters of the file.
        meanwhile: Called with each sample as it is written.

    Raises:
        subprocess.CalledProcessError: The program failed.
    """
    samples = record.with_suffix(".samples")
    samples.unlink(missing_ok=True)
    command = [sys.executable, str(WATCHED), str(source), "--record", str(record), "--samples", str(samples)]
    began = time.perf_counter()
    with subprocess.Popen([*command, *arguments], env=compiled(), stdout=subprocess.DEVNULL) as running:
        seen = 0
        while running.poll() is None:
            time.sleep(LOOKED_EVERY_S)
            taken = _samples(samples)
            for sample in taken[seen:]:
                meanwhile(sample)
            seen = len(taken)
    seconds = time.perf_counter() - began
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, running.args)
    return Run(how, *size, seconds, tuple(_samples(samples)), digest_of(record))


def _samples(path: Path) -> list[Sample]:
    if not path.exists():
        return []
    whole = path.read_text(encoding="utf-8").rpartition("\n")[0]  # the last line may be half written
    return [Sample.of(json.loads(line)) for line in whole.splitlines()]


def digest_of(location: Path) -> str:
    """A digest of what a record says: its claims, places and changes, whatever their order in the file."""
    with whoheld.open(str(location), read_only=True) as record:
        told = [repr(row.row()) for rows in (record.claims(), record.places()) for row in rows]
        told += [repr(change) for change in record.changes()]
    return hashlib.sha256("\n".join(sorted(told)).encode()).hexdigest()


def contents_of(location: Path) -> Contents:
    """What stands in a record in SQLite; without bytes where SQLite was built without its table of sizes."""
    with closing(sqlite3.connect(f"file:{location}?mode=ro", uri=True)) as record:

        def count(query: str) -> int:
            return int(record.execute(query).fetchone()[0])

        stand = "FROM claims WHERE superseded_by IS NULL"
        told = f"SELECT COUNT(*) AS told {stand} AND place_id IS NOT NULL GROUP BY place_id"
        kin = "SELECT kin FROM prints GROUP BY kin HAVING COUNT(*) > 1"
        return Contents(
            documents=count("SELECT COUNT(*) FROM documents"),
            claims=count(f"SELECT COUNT(*) {stand}"),
            places=count("SELECT COUNT(*) FROM places"),
            most_told=count(f"SELECT COALESCE(MAX(told), 0) FROM ({told})"),  # noqa: S608 - as above
            wordings=count("SELECT COUNT(*) FROM prints"),
            copies=count(f"SELECT COUNT(*) FROM prints WHERE kin IN ({kin})"),  # noqa: S608 - as above
            known=_known(location),
            size=_sizes(record),
        )


def _known(location: Path) -> int:
    with whoheld.open(str(location), read_only=True) as record, record._view() as view:  # noqa: SLF001 - what `read` asks
        return len(pickle.dumps(dict(view.earlier())))


def _sizes(record: sqlite3.Connection) -> dict[str, int]:
    home = dict(record.execute("SELECT name, tbl_name FROM sqlite_master").fetchall())
    try:
        pages = record.execute("SELECT name, SUM(pgsize) FROM dbstat GROUP BY name").fetchall()
    except sqlite3.OperationalError:
        return {}
    room = {table: what for what, tables in ROOMS.items() for table in tables}
    sizes = dict.fromkeys(ROOMS, 0)
    for name, size in pages:
        what = room.get(home.get(name, name), "all else")
        sizes[what] = sizes.get(what, 0) + size
    return sizes
