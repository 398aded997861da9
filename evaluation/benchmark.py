"""Measure how fast WhoHeld reads and answers, and how much memory it needs.

    python evaluation/benchmark.py             print the tables
    python evaluation/benchmark.py --write     also put them into docs/benchmarks.md

The texts are the Syrian articles beside the project (or those of --texts FOLDER). Run it on an installed WhoHeld, on a
machine that does nothing else: the figures are of that machine.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import accuracy
import whoheld
from stopwatch import compiled, machine, peak_of, timed
from whoheld.almanac import index
from whoheld.errors import QuestionError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whoheld.record import Record

ROOT = Path(__file__).resolve().parents[1]
DOCUMENT = ROOT / "docs" / "benchmarks.md"
MAIN = [sys.executable, "-c", "from whoheld.interfaces.cli import main; main()"]
#: Every tenth text is read in one process, after three others that warm it up.
EVERY, WARM_UP = 10, 3
RUNS = 15
MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Steady:
    """Reading in one process that is warm: kilobytes of repaired text, seconds in all, and by step."""

    documents: int
    kilobytes: float
    seconds: float
    steps: dict[str, float]


@dataclass(frozen=True, slots=True)
class Whole:
    """Reading all texts with two processes, and again when all are known; memory in bytes."""

    documents: int
    megabytes: float
    seconds: float
    peak: float
    again_seconds: float


@dataclass(frozen=True, slots=True)
class Question:
    """A question asked in fresh processes: the command, and the seconds of each run."""

    command: str
    seconds: list[float]


def steady(texts: Sequence[Path], folder: str) -> Steady:
    """One process, steady state: from the file to the record."""
    chosen = texts[::EVERY]
    warm = [path for path in texts if path not in chosen][:WARM_UP]
    with whoheld.open(f"{folder}/one.db") as record:
        record.read(warm)
        with timed() as steps:
            began = time.perf_counter()
            record.read(chosen)
            seconds = time.perf_counter() - began
        read = {row.name: row.characters for row in record.documents()}
    kilobytes = sum(read[path.stem] for path in chosen) / 1000
    return Steady(len(chosen), kilobytes, seconds, steps)


def whole(texts: Sequence[Path], folder: str) -> Whole:
    """All texts, two processes, in a program of its own; and the same command once more."""
    command = [*MAIN, "read", *map(str, texts), "--workers", "2", "--record", f"{folder}/all.db"]
    seconds, peak = peak_of(command, env=compiled())
    again, _ = peak_of(command, env=compiled())
    return Whole(len(texts), sum(path.stat().st_size for path in texts) / MB, seconds, peak, again)


def index_built(folder: str) -> float:
    """Seconds to build the index of places, as the first reading on an installation does."""
    began = time.perf_counter()
    index._build(Path(folder) / "places.sqlite")  # noqa: SLF001 - only a first use builds it
    return time.perf_counter() - began


def questions(location: str) -> list[Question]:
    """Questions about the place with the most claims, each asked in fresh processes on the record of all texts."""
    with whoheld.open(location, read_only=True) as record:
        place = _known_best(record)
        day = next(row.claim.end for row in record.claims(place=place) if row.claim.end)
    asked = (["held", place, str(day)], ["history", place], ["on", str(day), "--format", "csv"])
    return [_asked(arguments, location) for arguments in asked]


def _known_best(record: Record) -> str:
    """The name of the place with the most claims, among those whose name stands for one place only."""
    for row in sorted(record.places(), key=lambda row: -row.claims):
        with suppress(QuestionError):
            if record.find_place(row.place.name).id == row.place.id:
                return row.place.name
    raise ValueError("the texts name no place")


def _asked(arguments: list[str], location: str) -> Question:
    command = [*MAIN, *arguments, "--record", location]
    seconds = []
    for _ in range(RUNS + 1):  # the first compiles, and fills the system's cache
        began = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=compiled())
        seconds.append(time.perf_counter() - began)
    return Question("whoheld " + " ".join(arguments), seconds[1:])


def summary(one: Steady, both: Whole, asked: Sequence[Question], index_seconds: float) -> str:
    """The figures against what was asked for."""
    first = asked[0].seconds
    rows = [
        ("one process, warm: text a second, file to record", f"{one.kilobytes / one.seconds:.1f} kB", "at least 8 kB"),
        (
            f"{both.documents} documents ({both.megabytes:.1f} MB), two processes, start to end",
            _minutes(both.seconds),
            "under 10 min",
        ),
        ("most memory meanwhile, all processes together", f"{both.peak / MB:.0f} MB", "under 2,000 MB"),
        ("the same command again, all documents known", f"{both.again_seconds:.1f} s", ""),
        ("the index of places, built once an installation", f"{index_seconds:.1f} s", ""),
        ("start-up to first answer, fresh process (median)", f"{statistics.median(first):.2f} s", "under 1 s"),
    ]
    head = "| what | measured | asked for |\n| --- | ---: | ---: |\n"
    return f"{machine()}\n\n{head}" + "".join(f"| {a} | {b} | {c} |\n" for a, b, c in rows)


def steps_table(one: Steady) -> str:
    """Where the time of reading goes."""
    rest = one.seconds - sum(one.steps.values())
    rows = [*one.steps.items(), ("all else", rest), ("together", one.seconds)]
    head = "| step | seconds | share |\n| --- | ---: | ---: |\n"
    return f"{one.documents} documents, {one.kilobytes:.0f} kB of text.\n\n{head}" + "".join(
        f"| {step} | {s:.2f} | {100 * s / one.seconds:.0f} % |\n" for step, s in rows
    )


def questions_table(asked: Sequence[Question], location: str) -> str:
    """How long answers take."""
    with whoheld.open(location, read_only=True) as record:
        size = (
            f"{len(record.claims())} claims of {len(record.documents())} documents about {len(record.places())} places"
        )
    head = (
        f"On a record of {size}; {RUNS} runs each.\n\n| command | min | median | max |\n| --- | ---: | ---: | ---: |\n"
    )
    rows = [(q.command, min(q.seconds), statistics.median(q.seconds), max(q.seconds)) for q in asked]
    return head + "".join(f"| `{c}` | {a:.2f} s | {b:.2f} s | {d:.2f} s |\n" for c, a, b, d in rows)


def _minutes(seconds: float) -> str:
    return f"{int(seconds) // 60} min {int(seconds) % 60} s"


def main() -> int:
    """Run from the command line."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--texts", type=Path, default=ROOT.parent / "shared" / "corpus" / "syria")
    ask.add_argument("--write", action="store_true", help="put the tables into docs/benchmarks.md")
    options = ask.parse_args()
    texts = sorted(path for path in options.texts.glob("*") if path.suffix in {".md", ".txt"})
    if not texts:
        print(f"skipped: there are no texts in {options.texts}; name a folder with --texts")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        one, both = steady(texts, folder), whole(texts, folder)
        asked = questions(f"{folder}/all.db")
        tables = {
            "summary": summary(one, both, asked, index_built(folder)),
            "steps": steps_table(one),
            "questions": questions_table(asked, f"{folder}/all.db"),
        }
    print("\n".join(tables.values()))
    if options.write:
        accuracy.write(tables, DOCUMENT)
    return 0


if __name__ == "__main__":
    sys.exit(main())
