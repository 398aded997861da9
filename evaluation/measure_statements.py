"""Measure the statements that are read against the coded ones beside the project.

    python evaluation/measure_statements.py            figures of both parts
    python evaluation/measure_statements.py --check    exit 1 where a floor is not reached
    python evaluation/measure_statements.py --write    the table goes into docs/accuracy.md
    python evaluation/measure_statements.py --list     what was missed and what was not coded, of the developed part

A found statement fits a coded one of the same type if their quotes share at least half of the characters of the
shorter; each fits one at most, those that share most first. There are 69 coded rows by one coder, of whom nobody
checked how many statements were passed over: the figures are rough, and precision is the roughest of them.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import coded
from whoheld.acquisition.walk import acquire
from whoheld.codebook import StatementType
from whoheld.options import ReadingOptions
from whoheld.pipeline import Reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whoheld.claims.statement import Statement

#: The documents by which the words were found; the others are only measured.
DEVELOPED = ("000_", "002_")
FLOORS = {"F1": 0.60, "numbers right": 0.80}
COUNTED = frozenset({StatementType.DISTANCE, StatementType.FORCE_SIZE})
ACCURACY = Path(__file__).resolve().parents[1] / "docs" / "accuracy.md"
MARKS = ("<!-- statements -->", "<!-- end of statements -->")
#: A number as a coder writes it.
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(slots=True)
class Tally:
    """Of one part: how many statements of each type were coded, found and fitting; and of how many the numbers fit."""

    coded: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    fitting: Counter[str] = field(default_factory=Counter)
    numbers: int = 0
    numbers_right: int = 0

    def f1(self, kind: str | None = None) -> float:
        """F1 of one type, or of all."""
        coded_, found, fits = (c[kind] if kind else c.total() for c in (self.coded, self.found, self.fitting))
        return 2 * fits / (coded_ + found) if coded_ + found else 0.0

    def share(self, of: Counter[str]) -> float:
        """Of the coded, or of the found, the share that fits."""
        return self.fitting.total() / of.total() if of.total() else 0.0

    @property
    def right(self) -> float:
        """The share of coded distances and sizes of forces that were found with their numbers; 0 of none."""
        return self.numbers_right / self.numbers if self.numbers else 0.0


def pairs(text: str, rows: Sequence[dict[str, Any]], found: Sequence[Statement]) -> dict[int, int]:
    """Coded row -> found statement of the same type whose quote shares most with it, one to one."""
    overlaps = []
    for i, row in enumerate(rows):
        # By its words alone: coders copy out of files whose dashes and line breaks are not those of the text as read.
        match = re.search(r"\W+".join(map(re.escape, re.findall(r"\w+", row["quote"]))), text)
        for j, one in enumerate(found):
            if match and one.type == row["type"]:
                shared = min(match.end(), one.quote_end) - max(match.start(), one.quote_start)
                if shared * 2 >= min(match.end() - match.start(), len(one.quote)):
                    overlaps.append((-shared, i, j))
    best: dict[int, int] = {}
    for _, i, j in sorted(overlaps):
        if i not in best and j not in best.values():
            best[i] = j
    return best


def same_numbers(row: dict[str, Any], one: Statement) -> bool:
    """Whether the numbers in the coded quote, in its own units, are among those of the found figure."""
    coded_numbers = {float(n.replace(",", "")) for n in _NUMBER.findall(row["quote"])}
    if not coded_numbers:  # written in words: the coder's own account has them in digits
        coded_numbers = {float(n.replace(",", "")) for n in _NUMBER.findall(row["text"])}
    told = {float(n.replace(",", "")) for n in _NUMBER.findall(one.figure_text or "")}
    bounds = {bound for bound in (one.low, one.high) if bound is not None}
    return bool(coded_numbers & (told | bounds)) and bool(bounds)


def measure(names: Iterable[str], reader: Reader, listed: list[str] | None = None) -> Tally:
    """Read some documents and compare; ``listed`` takes what was missed and what was not coded."""
    tally = Tally()
    files = coded.texts()
    for name in names:
        rows = coded_rows(name)
        document = acquire(files[name])
        found = reader.read(document).statements
        best = pairs(document.text, rows, found)
        tally.coded.update(row["type"] for row in rows)
        tally.found.update(str(one.type) for one in found)
        tally.fitting.update(rows[i]["type"] for i in best)
        counted = [i for i, row in enumerate(rows) if row["type"] in COUNTED]
        tally.numbers += len(counted)
        tally.numbers_right += sum(i in best and same_numbers(rows[i], found[best[i]]) for i in counted)
        if listed is not None:
            listed += [f"missed  {row['type']}: {row['quote']}" for i, row in enumerate(rows) if i not in best]
            taken = set(best.values())
            listed += [f"uncoded {one.type}: {one.quote}" for j, one in enumerate(found) if j not in taken]
    return tally


def coded_rows(name: str) -> list[dict[str, Any]]:
    """The coded statements of a document."""
    text = (coded.SHARED / "gold/seeds" / f"{name}.statements.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def table(parts: dict[str, Tally]) -> str:
    """The figures as a Markdown table, then those of each type."""
    lines = ["| part | coded | found | precision | recall | F1 | numbers right |", "| --- |" + " ---: |" * 6]
    for part, t in parts.items():
        share = f"{t.share(t.found):.2f} | {t.share(t.coded):.2f} | {t.f1():.2f} | {t.numbers_right} of {t.numbers}"
        lines.append(f"| {part} | {t.coded.total()} | {t.found.total()} | {share} |")
    lines += ["", f"| type | {' | '.join(f'coded, {p} | found | F1' for p in parts)} |"]
    lines.append("| --- |" + " ---: |" * 3 * len(parts))
    for kind in StatementType:
        cells = (f"{t.coded[kind]} | {t.found[kind]} | {t.f1(kind):.2f}" for t in parts.values())
        lines.append(f"| {kind} | {' | '.join(cells)} |")
    return "\n".join(lines)


def main() -> int:
    """Measure and tell; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for flag in ("check", "write", "list"):
        parser.add_argument(f"--{flag}", action="store_true")
    asked = parser.parse_args()
    if not coded.present():
        sys.stdout.write("There are no coded statements beside this checkout: nothing was measured.\n")
        return 0
    names = sorted(p.name.removesuffix(".statements.jsonl") for p in coded.SHARED.glob("gold/seeds/*.statements.jsonl"))
    learnt = [name for name in names if name.startswith(DEVELOPED)]
    reader = Reader(ReadingOptions())
    listed: list[str] | None = [] if asked.list else None
    parts = {"developed": measure(learnt, reader, listed)}
    if not asked.list:
        parts["measured"] = measure([n for n in names if n not in learnt], reader)
    told = table(parts)
    sys.stdout.write("\n".join([*(listed or []), told]) + "\n")
    if asked.write:
        before, _, rest = ACCURACY.read_text(encoding="utf-8").partition(MARKS[0])
        _, _, after = rest.partition(MARKS[1])
        ACCURACY.write_text(f"{before}{MARKS[0]}\n{told}\n{MARKS[1]}{after}", encoding="utf-8")
    last = parts["measured"] if "measured" in parts else parts["developed"]
    missed = [name for name, floor in FLOORS.items() if (last.f1() if name == "F1" else last.right) < floor]
    sys.stdout.writelines(f"floor not reached: {name} {FLOORS[name]}\n" for name in missed)
    return int(asked.check and bool(missed))


if __name__ == "__main__":
    sys.exit(main())
