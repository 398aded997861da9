"""Ask the record of all Syrian articles who held each of 152 places on one day, and count why answers are wrong.

    python evaluation/final_holders.py                    read the articles (two minutes), ask, print the tables
    python evaluation/final_holders.py --record FILE      keep the record in FILE, or ask one that was kept
    python evaluation/final_holders.py --list             with each answer that is not right, and its cause
    python evaluation/final_holders.py --write            the tables go into docs/accuracy.md

What is expected are the flags of a table in one of the articles. The reader does not see them: a table's cell is read
only where it holds prose, and the script refuses to measure if a claim quotes a flag. Articles and flags lie in
../shared, which users do not have; without it there is nothing to measure, and the script says so.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import accuracy
import whoheld
from coded import SHARED
from whoheld.almanac.gazetteer import Gazetteer
from whoheld.almanac.place import FeatureClass
from whoheld.almanac.side import Sides
from whoheld.codebook import CONTROL, Extent, Kind
from whoheld.errors import AmbiguousPlace, UnknownPlace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whoheld.almanac.place import Place
    from whoheld.claims.claim import Claim
    from whoheld.history.answer import HeldAnswer

HOLDERS = SHARED / "gold" / "syria" / "final_holders.csv"
ARTICLES = SHARED / "corpus" / "syria"
COUNTRY = "SY"

#: What each code of the table means: names, whose parts count as well, and words that tell an unnamed side.
#: The first that fits is meant, so that a part stands before the larger side that it is part of.
CODES: tuple[tuple[tuple[str, ...], tuple[str, ...], str], ...] = (
    (("REB", "TUR"), ("SNA", "National Front for Liberation"), r"Turk\w+[- ]\w*(?:backed|supported|allied|led)"),
    (("HTS",), ("HTS",), r"^$"),
    (("SDF",), ("SDF", "YPG", "Kurdish forces", "Asayish"), r"\bKurd"),
    (("TUR",), ("Turkey",), r"\bTurkish"),
    (("GOV",), ("Syrian government", "Syrian Armed Forces"), r"\b(?:government|regime|loyalist|state) ?"),
    (("REB",), ("Syrian rebels", "FSA"), r"rebel|opposition|insurgent"),
)

#: Who holds places beside a side without a flag of its own in the table: with it, it counts as that side.
ALLIES: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("GOV", ("Hezbollah", "Iran", "Russia"), r"pro-government|pro-Assad|Iran(?:ian)?[- ]backed|^allies$"),
)
#: What the table's pictures are called.
FLAG = re.compile(r"flag[^|]*\.svg", re.IGNORECASE)

RIGHT, PARTLY, WRONG, UNKNOWN = "right", "partly right", "wrong", "unknown"
VERDICTS = (RIGHT, PARTLY, WRONG, UNKNOWN)


@dataclass(frozen=True, slots=True)
class Asked:
    """One place of the table with what the record says.

    Attributes:
        name: As the table writes it.
        sort: "city", "neighbourhood", "border crossing" or "rest of governorate".
        expected: The codes of its holders.
        said: The answer in words; the record's message where it has none.
        verdict: One of `VERDICTS`.
        cause: Why it is not right, in words; empty where it is.
    """

    name: str
    sort: str
    expected: tuple[str, ...]
    said: str
    verdict: str
    cause: str = ""


def spellings(row: dict[str, str]) -> list[str]:
    """What to ask for: the place as written, then the name before and within brackets; of a rest, its province."""
    if row["type"] == "rest of governorate":
        return [f"{row['governorate']} Governorate"]
    name = re.split(r"\s+[–—]\s+", row["place"])[-1]
    first, _, other = name.rstrip(")").partition(" (")
    return list(dict.fromkeys(filter(None, [name, first, other])))


@cache
def codes_of(holder: str, day: date) -> frozenset[str]:
    """The codes that a holder's name stands for; empty for a side that the table does not know."""
    sides = Sides.shipped()
    lineage = {sides.common_name(holder), *sides.parents(holder, day), *sides.parents(holder)}
    for codes, names, words in CODES:
        if lineage & {sides.common_name(n) for n in names} or re.search(words, holder, re.IGNORECASE):
            return frozenset(codes)
    return frozenset()


def ally_of(holder: str, day: date) -> str:
    """The code of the side that a holder without a flag fights beside; empty where there is none."""
    sides = Sides.shipped()
    lineage = {sides.common_name(holder), *sides.parents(holder, day), *sides.parents(holder)}
    fits = (code for code, names, words in ALLIES if lineage & set(names) or re.search(words, holder, re.IGNORECASE))
    return next(fits, "")


def ask(record: whoheld.Record, row: dict[str, str]) -> Asked:
    """Ask for one place of the table."""
    expected, day = frozenset(row["holders"].split(";")), date.fromisoformat(row["as_of"])
    told = (row["place"], row["type"], tuple(row["holders"].split(";")))
    try:
        name, place = _found(record, spellings(row))
    except UnknownPlace:
        return Asked(*told, "no such place", UNKNOWN, "the place is not in the record")
    except AmbiguousPlace as error:
        return Asked(*told, str(error), UNKNOWN, "the record asks back: several places of that name")
    answer = record.held(name, day)
    said = f"{answer.holder} [{answer.status}] since {answer.since}, last evidence {answer.last_evidence}: {place.id}"
    if place.division and place.division not in _divisions(row["governorate"]):
        verdict = WRONG if answer.holders else UNKNOWN
        return Asked(*told, said, verdict, "another place of that name")
    control = [c.claim for c in record.claims(place=name) if c.claim.kind in CONTROL]
    verdict, cause = judged(answer, expected, control, day)
    return Asked(*told, said, verdict, cause)


def _found(record: whoheld.Record, names: Sequence[str]) -> tuple[str, Place]:
    """The first of the names that the record knows, with its place.

    Raises:
        QuestionError: What the record says to the last of them, if it knows none.
    """
    for name in names[:-1]:
        try:
            return name, record.find_place(name)
        except UnknownPlace:
            continue
    return names[-1], record.find_place(names[-1])


@cache
def _divisions(governorate: str) -> frozenset[str]:
    """The first-level divisions of GeoNames that a governorate of the table stands for."""
    found = (_gazetteer().find(f"{name} Governorate") for name in governorate.split(" & "))
    return frozenset(c.division for cs in found for c in cs if c.feature is FeatureClass.AREA and c.country == COUNTRY)


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer()


def judged(answer: HeldAnswer, expected: frozenset[str], control: Sequence[Claim], day: date) -> tuple[str, str]:
    """The verdict on an answer, and the cause if it is not right."""
    flagged = [h for h in answer.holders if codes_of(h, day)]
    each = [codes_of(h, day) for h in answer.holders if h in flagged or not (flagged and ally_of(h, day))]
    said = frozenset().union(*each)
    if not answer.holders:
        return UNKNOWN, _silence(control)
    if said == expected and all(each):
        return RIGHT, ""
    if not said and {ally_of(h, day) for h in answer.holders} == expected:
        return PARTLY, "an ally is named for the side that the flag is of"
    if expected == {"HTS"} and said == {"REB"}:
        return PARTLY, "the flag is of one of the rebel groups, and the record knows only of rebels"
    if said & expected:
        return PARTLY, _shared(said, expected, each)
    return WRONG, _later(answer, expected, control, day)


def _silence(control: Sequence[Claim]) -> str:
    if not any(c.moves for c in control):
        return "unknown: nothing was read of who held it"
    if not any(c.kind in (Kind.TAKES, Kind.HOLDS) and c.moves for c in control):
        return "unknown: only fights, sieges and departures were read"
    return "unknown: what was read of its holders says nothing of that day"


def _shared(said: frozenset[str], expected: frozenset[str], each: Sequence[frozenset[str]]) -> str:
    if said < expected:
        return "one of several holders: the flags are of more sides than the record names"
    if said > expected or not all(each):
        return "shared where the flag is of one: fights for parts, with no later word of the whole"
    return "shared, and with another side than the flags say"


def _later(answer: HeldAnswer, expected: frozenset[str], control: Sequence[Claim], day: date) -> str:
    """Of a wrong holder: whether anything told of the right one, and when."""
    rightly = [
        c.end or c.start
        for c in control
        if c.moves and c.kind in (Kind.TAKES, Kind.HOLDS) and c.actor and c.extent is not Extent.EDGE
        if any(codes_of(name.strip(), day) & expected for name in c.actor.split(";"))
    ]
    if not rightly:
        return "stale or misread: nothing was read of the holder that the flag names"
    known = [d.isoformat() for d in rightly if d]
    if not known:
        return "the claim of the right holder has no date"
    if max(known) >= (answer.last_evidence or ""):
        return "rival claims: one of the right holder, as late or later, does not prevail"
    return "stale or misread: the last claim read is of another side"


def flags_read(record: whoheld.Record) -> list[str]:
    """Quotes that hold a flag, which the reader must not see; there should be none."""
    return [c.claim.quote for c in record.claims() if FLAG.search(c.claim.quote)]


def tables(asked: Sequence[Asked]) -> dict[str, str]:
    """The tables of docs/accuracy.md, by name."""
    sorts = list(dict.fromkeys(a.sort for a in asked))
    counts = {sort: Counter(a.verdict for a in asked if a.sort == sort) for sort in [*sorts]}
    counts["all"] = Counter(a.verdict for a in asked)
    rows = [
        _row(sort, c.total(), *(c[v] for v in VERDICTS), f"{c[RIGHT] / c.total():.2f}") for sort, c in counts.items()
    ]
    head = _row("", "places", *VERDICTS, "share right") + _row("---", *["---:"] * 6)
    causes = Counter((a.verdict, a.cause) for a in asked if a.cause)
    ranked = sorted(causes.items(), key=lambda item: (VERDICTS.index(item[0][0]), -item[1], item[0][1]))
    listed = [_row(verdict, cause, n) for (verdict, cause), n in ranked]
    return {
        "holders": f"{head}{''.join(rows)}\n"
        + _row("", "cause", "places")
        + _row("---", "---", "---:")
        + "".join(listed)
    }


def _row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |\n"


def measured(location: str) -> list[Asked]:
    """Ask a record for every place of the table, having read the articles into it where that was not done.

    Raises:
        SystemExit: A claim quotes a flag, so that the record knows what it is asked.
    """
    with whoheld.open(location) as record:
        record.read([ARTICLES], workers=2)
        if seen := flags_read(record):
            raise SystemExit(f"{len(seen)} claims quote a flag, which is what is measured: {seen[0][:200]!r}")
        return [ask(record, row) for row in _rows()]


def _rows() -> Iterator[dict[str, Any]]:
    with HOLDERS.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def main() -> int:
    """Run from the command line."""
    options = _options()
    if not HOLDERS.is_file():
        print(f"skipped: {HOLDERS}, the holders by an article's flags, is not beside this checkout")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        asked = measured(options.record or f"{folder}/syria.db")
    for one in asked if options.list else ():
        if one.cause:
            print(f"{one.verdict}: {one.name} ({';'.join(one.expected)}): {one.said}\n    {one.cause}")
    print(tables(asked)["holders"])
    if options.write:
        accuracy.write(tables(asked))
    return 0


def _options() -> argparse.Namespace:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--record", help="the record to ask, which is made where it is not there")
    options.add_argument("--list", action="store_true", help="list each answer that is not right")
    options.add_argument("--write", action="store_true", help="write the tables into docs/accuracy.md")
    return options.parse_args()


if __name__ == "__main__":
    sys.exit(main())
