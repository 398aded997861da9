"""Measures the reader of time: WikiWars' coded expressions, and the days of coded claims.

python evaluation/measure_time.py [--shared ../shared] [--measured] [--errors]

WikiWars 01-10 may be developed on; 11-16 are only measured, with --measured. Of the claims only those of documents
that may be learnt from are used. A claim's day is told by the expressions of its sentence, else by the narrative's
present at its quote: `any` says that one of these agrees with the coded days (as `score_claims.py` counts it), `one`
that the expression that stands in the quote, or last before it, does.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import time
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import spans
import whoheld
from whoheld.acquisition.walk import acquire
from whoheld.analysis.clock import Clock, read_clock
from whoheld.analysis.clock_years import sentence_start
from whoheld.analysis.timex import TimexType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from whoheld.acquisition.document import Document
    from whoheld.almanac.when import When
    from whoheld.analysis.timex import Timex

ROOT = Path(__file__).parents[1]
LAST_TO_DEVELOP = "10"
SENTENCE_END = re.compile(r"[.!?][\"”)]*(?=\s+[A-Z\"“(0-9]|\n|$)|\n")
SLACK_DAYS = 31  # how much longer than the coded interval a found one may be


class Told(NamedTuple):
    """What the clock says of one coded claim."""

    expressions: list[Timex]
    one: When
    agrees: bool
    one_agrees: bool


def wikiwars(shared: Path, *, measured: bool) -> dict[str, Any]:
    """The scorer's figures over the WikiWars texts of one part, from what `whoheld timex` finds."""
    texts = sorted((shared / "gold/time/wikiwars/txt").glob("*.txt"))
    chosen = [t for t in texts if (t.stem[:2] > LAST_TO_DEVELOP) is measured]
    gold = shared / "gold/time/wikiwars/gold.jsonl"
    scorer, docs = shared / "bench/score_time.py", ",".join(t.stem for t in chosen)
    return spans.scored(whoheld.timexes(chosen), gold, scorer, "--docs", docs)


def coded(shared: Path) -> Iterator[tuple[Document, list[dict[str, Any]]]]:
    """The documents that may be learnt from, with their dated claims."""
    with (shared / "gold/split.csv").open(encoding="utf-8") as listing:
        develop = {row["doc"] for row in csv.DictReader(listing) if row["part"] == "develop"}
    files = {p.stem: p for p in [*shared.glob("seeds/*.txt"), *shared.glob("corpus/*/*.md")]}
    for path in sorted(shared.glob("gold/*/*.claims.jsonl")):
        name = path.name.removesuffix(".claims.jsonl")
        if name in develop:
            lines = path.read_text(encoding="utf-8").splitlines()
            claims = [json.loads(line) for line in lines]
            yield acquire(files[name]), [c for c in claims if c.get("start") and c.get("end")]


def days_agree(when: When, claim: dict[str, Any]) -> bool:
    """Whether an interval and the coded one meet, and the first is not much longer."""
    if not when.earliest or not when.latest:
        return False
    first, last = claim["start"], claim["end"]
    meet = when.earliest.isoformat() <= last and first <= when.latest.isoformat()
    return meet and (when.days or 0) <= length(claim) + SLACK_DAYS


def length(claim: dict[str, Any]) -> int:
    """The days of a coded interval."""
    return (date.fromisoformat(claim["end"]) - date.fromisoformat(claim["start"])).days + 1


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence or sentences that hold a quote."""
    last = SENTENCE_END.search(text, end - 1)
    return sentence_start(text, start), last.end() if last else end


def told(document: Document, clock: Clock, claim: dict[str, Any], start: int) -> Told:
    """What the expressions of the sentence, else the narrative's present, say of a claim's day."""
    end = start + len(claim["quote"])
    here = [t for t in clock.within(*sentence(document.text, start, end)) if t.when.known]
    dates = [t for t in here if t.type in (TimexType.DATE, TimexType.TIME) and t.relation not in ("since", "before")]
    inside, before = [t for t in dates if start <= t.start < end], [t for t in dates if t.start < start]
    present = clock.present(start).when
    one = next((t.when for t in (*inside, *before[-1:], *dates)), present)
    agrees = any(days_agree(when, claim) for when in (present, *(t.when for t in here)))
    return Told(here, one, agrees, days_agree(one, claim))


def claims(shared: Path, *, errors: bool) -> None:
    """Prints how many coded days the clock tells, a line a document and one in all."""
    total: Counter[str] = Counter()
    for document, rows in coded(shared):
        clock, count = read_clock(document), Counter[str]()
        for claim in rows:
            start = document.text.find(claim["quote"])
            if start >= 0:
                found = told(document, clock, claim, start)
                count.update(tally(found))
                if errors and not found.agrees:
                    print(f"    {claim['start']}..{claim['end']} got {found.one.edtf or '-'} | {claim['quote'][:90]}")
        show(document.name, count)
        total.update(count)
    show("all", total)


def tally(found: Told) -> Iterable[str]:
    """The names under which a claim is counted."""
    where = "with an expression" if found.expressions else "without"
    yield from ["claims", where]
    if found.agrees:
        yield from ["any", f"{where}, any"]
    if found.one_agrees:
        yield "one"


def show(name: str, count: Counter[str]) -> None:
    """One line of the table."""
    n = max(1, count["claims"])
    parts = " ".join(f"{count[f'{w}, any']}/{count[w]} {w};" for w in ("with an expression", "without"))
    print(f"{name[:44]:44} {count['claims']:5}  any {count['any'] / n:.3f}  one {count['one'] / n:.3f}  {parts}")


def speed(shared: Path) -> None:
    """Prints how many kilobytes of text are read in a second of the processor."""
    texts = sorted((shared / "gold/time/wikiwars/txt").glob("*.txt"))
    documents = [acquire(t) for t in texts if t.stem[:2] <= LAST_TO_DEVELOP]
    begun = time.process_time()
    for document in documents:
        read_clock(document)
    size = sum(len(d.text) for d in documents) / 1000
    print(f"{size / (time.process_time() - begun):.0f} kB a second")


def main() -> None:
    """Reads the arguments and prints the tables."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    ask.add_argument("--measured", action="store_true", help="WikiWars 11-16 instead of 01-10")
    ask.add_argument("--errors", action="store_true", help="list the claims whose day is not told")
    a = ask.parse_args()
    figures = wikiwars(a.shared, measured=a.measured)
    print("WikiWars", "11-16" if a.measured else "01-10", spans.line(figures))
    if not a.measured:
        claims(a.shared, errors=a.errors)
        speed(a.shared)


if __name__ == "__main__":
    main()
