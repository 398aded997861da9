"""Measure how fast a big record answers, and takes a document in; `big_record.py` makes the record.

    python evaluation/benchmark_record.py               make the record in a temporary folder, print the table
    python evaluation/benchmark_record.py --write       also put it into docs/benchmarks.md
    python evaluation/benchmark_record.py --record FILE  on a record that was made before with the same options

With --claims, --places, --documents and --seed it measures on a smaller record. Run it on an installed WhoHeld, on a
machine that does nothing else: the figures are of that machine.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import accuracy
import whoheld
from big_record import FIRST, LAST, Size, War, add_size, make, size_of
from stopwatch import machine
from whoheld.evidence.sql import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from whoheld.evidence.sql import SqlStore
    from whoheld.evidence.store import Entry
    from whoheld.record import Record

ROOT = Path(__file__).resolve().parents[1]
DOCUMENT = ROOT / "docs" / "benchmarks.md"
#: Places drawn evenly and as often as they are told of, days asked about, documents added.
EVENLY, OFTEN, DAYS, DOCUMENTS = 100, 20, 15, 10
MB = 1_000_000

T = TypeVar("T")


class Run(NamedTuple):
    """How long something took, in seconds: by the clock, and of the processor's time."""

    clock: float
    processor: float


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured: of each run the seconds by the clock and of the processor; what was asked for, in words."""

    what: str
    runs: Sequence[Run]
    wanted: str = ""

    def row(self) -> str:
        """A line of the table."""
        clock = sorted(run.clock for run in self.runs)
        late = clock[max(0, round(len(clock) * 0.95) - 1)]
        busy = statistics.median(run.processor for run in self.runs)
        cells = (self.what, *map(_ms, (statistics.median(clock), late, clock[-1], busy)), self.wanted)
        return f"| {' | '.join(cells)} |\n"


def measure(location: Path, size: Size) -> list[Figure]:
    """All figures, on a record that was just made; documents are added to it."""
    with whoheld.open(str(location)) as record:
        with record._view() as view:  # noqa: SLF001 - whether it was made ready before
            known = view.kept.version()
        filled = [] if known else _timed([None], lambda _: record.make_ready())
    with whoheld.open(str(location), read_only=True) as record:
        answers = [*_places(record), *_days(record)]
    first = [Figure("spells of all places made for the first time", filled)] if filled else []
    return [*answers, *_added(location, size), *first]


def _places(record: Record) -> Iterable[Figure]:
    """`held` and `history` of places drawn from all, and of places drawn as often as they are told of."""
    draw = Random(1)  # noqa: S311 - any places will do
    rows = record.places()
    names: dict[str, int] = {}
    for row in rows:
        names[row.place.name] = names.get(row.place.name, 0) + 1
    asked = [row.place.name if names[row.place.name] == 1 else row.place.id for row in rows]
    told = [row.claims for row in rows]
    evenly, often = draw.choices(asked, k=EVENLY), draw.choices(asked, weights=told, k=OFTEN)
    days = [str(FIRST + (LAST - FIRST) * draw.random()) for _ in range(EVENLY)]
    for how, some in (("any place", evenly), ("a place as often as it is told of", often)):
        record.held(some[0], days[0])
        held = _timed(zip(some, days, strict=False), lambda one: record.held(*one))
        yield Figure(f"`held`, {how}", held, "under 50 ms" if some is evenly else "")
        yield Figure(f"`history`, {how}", _timed(some, record.history), "under 50 ms" if some is evenly else "")


def _days(record: Record) -> Iterable[Figure]:
    days = [FIRST + timedelta(round((LAST - FIRST).days * n / DAYS)) for n in range(1, DAYS + 1)]
    yield Figure("`on` a day, all places", _timed(days, record.on), "under 1 s")
    yield Figure("`on` a month, all places and changes", _timed([f"{day:%Y-%m}" for day in days], record.on))
    yield Figure("`changes`, all places", _timed(range(3), lambda _: record.changes()))


def _added(location: Path, size: Size) -> Iterable[Figure]:
    """Documents added one by one, each followed by making the places that it tells of ready again."""
    writing: list[Run] = []
    ready: list[Run] = []
    with open_store(str(location)) as store, whoheld.open(str(location)) as record:
        known = {row.id for row in record.documents()}  # an earlier measurement may have added some
        new = (entry for entry in War(size).more(len(known)) if entry.document.id not in known)
        for entry in islice(new, DOCUMENTS):
            writing += _timed([entry], lambda one: _enter(store, one))
            ready += _timed([None], lambda _: record.make_ready())
    yield Figure("a document added, besides its reading", writing, "under 100 ms")
    yield Figure("the spells of its places made anew", ready)


def _enter(store: SqlStore, entry: Entry) -> None:
    with store.writing() as writer:
        writer.enter(entry)


def _timed(asked: Iterable[T], ask: Callable[[T], object]) -> list[Run]:
    runs = []
    for one in asked:
        began, busy = time.perf_counter(), time.process_time()
        ask(one)
        runs.append(Run(time.perf_counter() - began, time.process_time() - busy))
    return runs


def table(figures: Sequence[Figure], location: Path, size: Size) -> str:
    """The figures against what was asked for."""
    head = (
        f"{machine()} {size.claims:,} claims over {size.places:,} places and {size.documents:,} documents, "
        f"seed {size.seed}.\n\n| what | median | 95 in 100 within | most | processor, median | asked for |\n"
        "| --- | ---: | ---: | ---: | ---: | ---: |\n"
    )
    rows = "".join(figure.row() for figure in figures)
    return f"{head}{rows}| the file | {location.stat().st_size / MB:,.0f} MB | | | | under 2,000 MB |\n"


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.1f} s"


def main() -> int:
    """Run from the command line."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--record", type=Path, help="a record that big_record.py made; it is added to")
    ask.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    add_size(ask)
    options = ask.parse_args()
    size = size_of(options)
    with tempfile.TemporaryDirectory() as folder:
        location = options.record or Path(folder) / "big.db"
        if not options.record:
            make(location, size)
        tables = {"record": table(measure(location, size), location, size)}
    print("\n".join(tables.values()))
    if options.write:
        accuracy.write(tables, DOCUMENT)
    return 0


if __name__ == "__main__":
    sys.exit(main())
