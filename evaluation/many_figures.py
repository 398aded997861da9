"""What the samples of runs over many documents come to: speed without the start, cost by stage, memory, slopes."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from many_runs import Run
    from watched import Sample

#: The share of a run after which all processes are warm.
WARM = 0.1
MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Cost:
    """What a document costs in one stage, in seconds: by the clock, and of the processor.

    Attributes:
        first, last: Documents of the record before the stage and after it.
        clock: By the clock, while all processes read, spells aside.
        reading: Of the processor, in the processes that read.
        writing: Of the processor, in the process that writes and hands out what there is to read.
        spells: By the clock, on making spells ready after it all.
        size: Bytes of the record.
        characters: Of text.
    """

    first: int
    last: int
    clock: float
    reading: float
    writing: float
    spells: float
    size: float
    characters: float

    @property
    def together(self) -> float:
        """By the clock, reading, writing and spells."""
        return self.clock + self.spells


def steady(run: Run) -> list[Sample]:
    """The samples from when all processes are warm until the last document is in."""
    last = next(i for i, s in enumerate(run.samples) if s.done >= run.documents)
    return [s for s in run.samples[: last + 1] if s.done >= WARM * run.documents]


def a_document(samples: Sequence[Sample], values: Sequence[float]) -> float:
    """What a document adds to some value: the slope over the documents done, by least squares.

    Documents come in shards, so that a difference of two samples may lack the half of one or have it too much.
    """
    return statistics.linear_regression([s.done for s in samples], values).slope


def pace(run: Run) -> float:
    """Kilobytes (a thousand characters) of text a second in the steady part, spells aside."""
    samples = steady(run)
    return run.characters / run.documents / 1000 / a_document(samples, [s.at for s in samples])


def busy(samples: Sequence[Sample]) -> list[float]:
    """Seconds of the processor that all who read have used since the first sample; who is new counts in full."""
    used, before = [0.0], samples[0].workers
    for s in samples[1:]:
        used.append(used[-1] + sum(w.busy - (before[p].busy if p in before else 0.0) for p, w in s.workers.items()))
        before = before | s.workers
    return used


def cost(run: Run, before: int = 0, size_before: int = 0) -> Cost:
    """What a document cost in a stage that began with so many documents and bytes in the record."""
    samples, end = steady(run), run.samples[-1]
    return Cost(
        first=before,
        last=before + run.documents,
        clock=a_document(samples, [s.at for s in samples]),
        reading=a_document(samples, busy(samples)),
        writing=a_document(samples, [s.own.busy for s in samples]),
        spells=end.spells / run.documents,
        size=(end.size - size_before) / run.documents,
        characters=run.characters / run.documents,
    )


def costs(stages: Sequence[Run]) -> list[Cost]:
    """What a document cost in each stage of one record."""
    found, before, size = [], 0, 0
    for stage in stages:
        found.append(cost(stage, before, size))
        before, size = before + stage.documents, stage.samples[-1].size
    return found


@dataclass(frozen=True, slots=True)
class Memory:
    """Resident memory when so many documents were done: of each process that reads, and of the one that writes."""

    done: int
    workers: tuple[int, ...]
    own: int


def memory(run: Run, marks: Sequence[int]) -> list[Memory]:
    """Resident memory at some numbers of documents; of those that the run came to, while its processes lived."""
    living = [s for s in run.samples if s.workers]
    at = [next((s for s in living if s.done >= mark), None) for mark in marks]
    return [Memory(s.done, tuple(w.memory for w in s.workers.values()), s.own.memory) for s in at if s]


def slopes(run: Run, start: int) -> dict[str, float]:
    """Bytes that each process grows by in a thousand documents of all, from some number on; by least squares.

    The one that writes is called ``own``, the others by their number.
    """
    lines: dict[str, list[tuple[float, float]]] = {}
    for s in run.samples:
        if start <= s.done and s.workers:
            lines.setdefault("own", []).append((s.done / 1000, s.own.memory))
            for pid, worker in s.workers.items():
                lines.setdefault(pid, []).append((s.done / 1000, worker.memory))
    return {
        name: statistics.linear_regression(*zip(*points, strict=True)).slope
        for name, points in lines.items()
        if len(points) > 1
    }


def ratios(ones: Sequence[Run], twos: Sequence[Run]) -> dict[str, list[float]]:
    """How many times as fast two processes are as one, a figure a repeat: start to end, and steady."""
    pairs = list(zip(ones, twos, strict=True))
    return {
        "start to end": [one.seconds / two.seconds for one, two in pairs],
        "steady": [pace(two) / pace(one) for one, two in pairs],
    }
