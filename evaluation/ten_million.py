"""What ten million documents would take, reckoned from what was measured on thirty thousand.

`benchmark_many.py --write` puts these tables into docs/ten-million.md. Everything is in proportion to the text, save
what the page says of it: nothing here was run.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import many_figures
from many_figures import MB
from many_tables import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from many_runs import Contents, Run

DOCUMENTS = 10_000_000
#: Thousands of characters in a document: a short report, and an article of a newspaper.
KILOBYTES = (1, 3)
#: Cores that read, and how many of them a machine is taken to have.
CORES, MACHINE = (2, 16, 64, 256), 16
HOUR, GB = 3600, 1_000_000_000


@dataclass(frozen=True, slots=True)
class Rates:
    """What one unit takes, as measured.

    Attributes:
        claims: Claims in a thousand characters of text.
        reading: Seconds of one core on a thousand characters.
        writing: Seconds of the one writer on a claim, its document's share included.
        spells: Seconds on making spells ready, a claim, in the last stage.
        size: Bytes of the record, a claim.
        sent: Bytes of a claim and its share of the text, without indexes and what is derived.
        worker: Bytes of memory of a process that reads.
        writer: Bytes that the one that writes grows by with a document.
        known: Bytes of what a process is told of a document that was read before.
        most: The share of all claims that the most told place has.
    """

    claims: float
    reading: float
    writing: float
    spells: float
    size: float
    sent: float
    worker: float
    writer: float
    known: float
    most: float


def rates(stages: Sequence[Run], contents: Contents) -> Rates:
    """What one unit takes, by the last stage of a growing record."""
    last = many_figures.costs(stages)[-1]
    whole = max(stages, key=lambda stage: stage.documents)
    claims = contents.claims / contents.documents
    living = next(s for s in reversed(whole.samples) if s.workers)
    slope = many_figures.slopes(whole, whole.documents // 10).get("own", 0.0)
    sent = contents.size.get("documents and their text", 0) + contents.size.get("claims", 0)
    return Rates(
        claims=1000 * claims / last.characters,
        reading=1000 * last.reading / last.characters,
        writing=last.writing / claims,
        spells=last.spells / claims,
        size=sum(contents.size.values()) / contents.claims,
        sent=sent / contents.claims,
        worker=max(worker.memory for worker in living.workers.values()),
        writer=max(0.0, slope / 1000),
        known=contents.known / contents.documents,
        most=contents.most_told / contents.claims,
    )


@dataclass(frozen=True, slots=True)
class Estimate:
    """What so many documents of one length would take: counts, seconds, bytes."""

    claims: float
    reading: float
    writing: float
    spells: float
    size: float
    sent: float
    known: float
    writer: float
    most: float

    def hours(self, cores: int) -> float:
        """By the clock: reading on so many cores and writing go on side by side, the spells come after."""
        return (max(self.reading / cores, self.writing) + self.spells) / HOUR

    @property
    def useful_cores(self) -> float:
        """Cores that read as fast as one writer writes: more of them wait."""
        return self.reading / self.writing


def estimate(rate: Rates, kilobytes: float, documents: int = DOCUMENTS) -> Estimate:
    """What so many documents would take, each of some thousands of characters."""
    claims = documents * kilobytes * rate.claims
    return Estimate(
        claims=claims,
        reading=documents * kilobytes * rate.reading,
        writing=claims * rate.writing,
        spells=claims * rate.spells,
        size=claims * rate.size,
        sent=claims * rate.sent,
        known=documents * rate.known,
        writer=documents * rate.writer,
        most=claims * rate.most,
    )


def tables(stages: Sequence[Run], contents: Contents, where: str) -> dict[str, str]:
    """The tables of the page."""
    rate = rates(stages, contents)
    found = [estimate(rate, kilobytes) for kilobytes in KILOBYTES]
    return {
        "rates": f"{where}\n\n{rates_table(rate)}",
        "amounts": amounts_table(found),
        "hours": hours_table(found),
        "limits": limits_table(found),
    }


def rates_table(rate: Rates) -> str:
    """What was measured, a unit."""
    rows = [
        ["claims in 1,000 characters", f"{rate.claims:.1f}"],
        ["reading 1,000 characters, one core", f"{rate.reading * 1000:.0f} ms"],
        ["writing a claim, one writer", f"{rate.writing * 1000:.2f} ms"],
        ["spells made ready, a claim written", f"{rate.spells * 1000:.2f} ms"],
        ["record in SQLite, a claim, all in all", f"{rate.size:,.0f} bytes"],
        ["memory of a process that reads", f"{rate.worker / MB:.0f} MB"],
        ["the most told place, of all claims", f"{100 * rate.most:.1f} %"],
    ]
    return table(["what", "measured"], rows)


def amounts_table(found: Sequence[Estimate]) -> str:
    """What it comes to, by the length of a document."""
    rows = [
        ["claims", *(f"{e.claims / MB:,.0f} million" for e in found)],
        ["reading", *(f"{e.reading / HOUR:,.0f} core-hours" for e in found)],
        ["writing, one process", *(f"{e.writing / HOUR:,.0f} h" for e in found)],
        ["spells made ready, one process", *(f"{e.spells / HOUR:,.0f} h" for e in found)],
        ["the record", *(f"{e.size / GB:,.0f} GB" for e in found)],
        ["results that go to the writer, at least", *(f"{e.sent / GB:,.0f} GB" for e in found)],
    ]
    return table([f"{DOCUMENTS:,} documents of", *(f"{k} kB" for k in KILOBYTES)], rows)


def hours_table(found: Sequence[Estimate]) -> str:
    """How long it takes by the clock, on so many cores."""
    rows = [[f"{cores:,}", f"{max(1, cores // MACHINE):,}", *(_days(e.hours(cores)) for e in found)] for cores in CORES]
    rows += [["cores that one writer keeps up with", "", *(f"{e.useful_cores:,.0f}" for e in found)]]
    return table(["cores that read", f"machines of {MACHINE} cores", *(f"{k} kB" for k in KILOBYTES)], rows)


def _days(hours: float) -> str:
    return f"{hours / 24:,.1f} days" if hours >= 48 else f"{hours:,.0f} h"  # noqa: PLR2004 - two days


def limits_table(found: Sequence[Estimate]) -> str:
    """What grows with the number of documents in one process."""
    rows = [
        ["claims of the most told place, all read at once", *(f"{e.most:,.0f}" for e in found)],
        [
            "what the one that writes holds of documents known, when all are",
            *(f"{e.known / GB:,.1f} GB" for e in found),
        ],
        ["memory of the one that writes, if it grows on as measured", *(f"{e.writer / GB:,.1f} GB" for e in found)],
    ]
    return table(["what", *(f"{k} kB" for k in KILOBYTES)], rows)
