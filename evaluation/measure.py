"""Measure the reader against the coded documents beside the project, and hold it to its floors.

    python evaluation/measure.py            control claims of both parts, and the questions
    python evaluation/measure.py --check    all documents; exit 1, naming each floor of floors.toml that is not reached
    python evaluation/measure.py --write    all documents; the tables go into docs/accuracy.md
    python evaluation/measure.py --spans    only expressions of time, and names of places

To see what to mend, among the documents that may be learnt from:

    python evaluation/measure.py --part develop --list [--only NAME] [--family control] [--almanac none]

The coded documents lie in ../shared, which users do not have: without it there is nothing to measure, and the script
says so. Of the documents that are only measured, nothing but figures over all of them is printed.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import accuracy
import calibration
import coded
import measure_places
import measure_time
import whoheld
from ask import Read, answered
from verbatim import verbatim
from whoheld.options import ReadingOptions

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from ask import Answered
    from calibration import Calibration
    from coded import Scores

FLOORS = Path(__file__).with_name("floors.toml")
#: What the parts of the coded time expressions and toponyms are called; True for what is only measured.
TIME = {False: "time, WikiWars 01-10", True: "time, WikiWars 11-16"}
PLACES = {False: "places, GeoVirus 0-149", True: "places, GeoVirus 150-228"}


@dataclass(slots=True)
class Measured:
    """All that was measured.

    Attributes:
        families: The scores by family and part.
        answers: The questions.
        quotes: What became of the quotes; see `verbatim.verbatim`.
        read: How many documents were read.
        failed: What was not read, with the reason.
        spans: The figures of time expressions and of toponyms by part; empty where only claims were measured.
        bare: The scores of the measured part by family without the almanac; no floor asks for them, and only what is
            written down has them.
        calibrated: How far the confidence of claims can be trusted, by part.
    """

    families: dict[str, dict[str, Scores]]
    answers: Sequence[Answered]
    quotes: Counter[str]
    read: int
    failed: list[str] = field(default_factory=list)
    spans: dict[str, dict[str, Any]] = field(default_factory=dict)
    bare: dict[str, Scores] = field(default_factory=dict)
    calibrated: dict[str, Calibration] = field(default_factory=dict)

    def tables(self) -> dict[str, str]:
        """The tables of docs/accuracy.md, by name."""
        each = {f"{family}, {part}": s for family, parts in self.families.items() for part, s in parts.items()}
        claims = {
            **{f: accuracy.levels_table(parts, accuracy.OTHERS[f]) for f, parts in self.families.items()},
            "fields": accuracy.fields_table(each),
            "kinds": accuracy.kinds_table(each),
            "calibration": calibration.table(self.calibrated),
            "questions": accuracy.questions_table(self.answers),
            "quotes": accuracy.quotes_sentence(self.quotes, self.read, len(self.failed)),
        }
        if self.spans:
            claims["spans"] = accuracy.spans_table(self.spans)
        if self.bare:
            measured = {f"{f}, shipped": self.families[f][coded.MEASURE] for f in self.families}
            bare = {f"{f}, none": s for f, s in self.bare.items()}
            both = dict(sorted((measured | bare).items(), key=lambda row: row[0].split(",")[0]))
            claims["bare"] = accuracy.levels_table(both)
        return claims

    def reached(self) -> dict[str, float]:
        """What stands against each floor."""
        measured = {family: parts[coded.MEASURE] for family, parts in self.families.items()}
        return {
            "control_place_kind_f1": measured["control"].f1("place+kind"),
            "control_actor_f1": measured["control"].f1("+actor"),
            "control_actor_date_f1": measured["control"].f1("+date"),
            "control_stance_f1": measured["control"].f1("+stance"),
            "extent_right": measured["control"].fields["extent"],
            "target_right": measured["control"].fields["target"],
            "source_right": measured["control"].fields["source"],
            "stance_right": measured["control"].fields["stance"],
            "action_place_kind_f1": measured["action"].f1("place+kind"),
            "action_actor_date_f1": measured["action"].f1("+date"),
            "harm_kind_f1": measured["harm"].f1("place+kind"),
            "harm_actor_date_f1": measured["harm"].f1("+date"),
            "questions_right": sum(answer.right for answer in self.answers),
            **_reached_by_spans(self.spans),
        }


def _reached_by_spans(figures: dict[str, dict[str, Any]]) -> dict[str, float]:
    if not figures:
        return {}
    time, places = figures[TIME[True]], figures[PLACES[True]]
    return {
        "time_relaxed_f1": time["relaxed"][2],
        "time_date_value_f1": time["date value"][2],
        "time_days": time["days"],
        "toponyms_overlap_f1": places["overlap"][2],
        "toponyms_near": places["near"],
        "toponyms_joint_f1": places["joint"][2],
    }


def measured_spans(shared: Path = coded.SHARED) -> dict[str, dict[str, Any]]:
    """The figures of time expressions and of toponyms, by the part they are of."""
    parts = (False, True)
    return {TIME[part]: measure_time.wikiwars(shared, measured=part) for part in parts} | {
        PLACES[part]: measure_places.geovirus(shared, measured=part) for part in parts
    }


def read_all(paths: Sequence[Path], location: str, almanac: str = "shipped") -> tuple[list[dict[str, Any]], list[str]]:
    """Read documents into a record; all its claims, and what could not be read.

    Raises:
        WhoHeldError: What `Record.read` raises.
    """
    options = ReadingOptions(almanac="none" if almanac == "none" else "shipped")
    with whoheld.open(location) as record:
        report = record.read(paths, options, workers=2)
        return [row.row() for row in record.claims()], [f"{left.path}: {left.why}" for left in report.not_read]


def measure(folder: str, *, whole: bool, bare: bool) -> Measured:
    """Read the coded documents, or all, into a record in a folder, and measure it; `bare` without the almanac too."""
    texts = coded.texts()
    parts = {part: coded.names_of(part) for part in (coded.DEVELOP, coded.MEASURE)}
    names = list(texts) if whole else [name for part in parts.values() for name in part]
    rows, failed = read_all([texts[name] for name in names], f"{folder}/all.db")
    families = {f: {part: coded.score(rows, own, f) for part, own in parts.items()} for f in coded.FAMILIES}
    measured = Measured(
        families, answered(Read(folder)), verbatim(f"{folder}/all.db"), len(names) - len(failed), failed
    )
    for part, own in parts.items():
        judged = coded.matched([row for row in rows if row["doc"] in own])
        measured.calibrated[part] = calibration.calibration(
            [r["confidence"] for r, _ in judged], [ok for _, ok in judged]
        )
    if whole:
        measured.spans = measured_spans()
    if bare:
        own = parts[coded.MEASURE]
        found, _ = read_all([texts[name] for name in own], f"{folder}/bare.db", "none")
        measured.bare = {f: coded.score(found, own, f) for f in coded.FAMILIES}
    return measured


def below(measured: Measured, floors: dict[str, float]) -> list[str]:
    """Each floor that is not reached, in words."""
    reached = measured.reached()
    told = [
        f"{name} is {reached[name]:.4g}, its floor {floor}" for name, floor in floors.items() if reached[name] < floor
    ]
    wrong = [(measured.quotes[where], where) for where in ("text", "file") if measured.quotes[where]]
    return told + [f"{count} quotes are not verbatim at their offsets in the {where}" for count, where in wrong]


def look(options: argparse.Namespace) -> None:
    """Print the scores of a part, and on demand each miss and each wrong claim of what may be learnt from."""
    texts = coded.texts()
    names = [name for name in coded.names_of(options.part) if not options.only or options.only in name]
    with tempfile.TemporaryDirectory() as folder:
        rows, failed = read_all([texts[name] for name in names], f"{folder}/part.db", options.almanac)
    if options.keep:
        options.keep.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    if options.part == coded.DEVELOP:
        print(coded.details(rows, names, options.family, claims=options.list))
    else:
        parts = {options.part: coded.score(rows, names, options.family)}
        print(accuracy.levels_table(parts), accuracy.fields_table(parts), accuracy.kinds_table(parts), sep="\n")
    print(*failed, sep="\n")


def main() -> int:
    """Run from the command line."""
    options = _options()
    if not coded.present():
        print(
            f"skipped: {coded.SHARED / 'gold'}, the coded documents, is not beside this checkout; nothing was measured"
        )
        return 0
    if options.part:
        look(options)
        return 0
    if options.spans:
        print(accuracy.spans_table(measured_spans()))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        measured = measure(folder, whole=options.check or options.write, bare=options.write)
    for name, table in measured.tables().items():
        print(f"{name}\n\n{table}")
    print(*(f"not read: {line}" for line in measured.failed), sep="\n")
    if options.write:
        accuracy.write(measured.tables())
        calibration.plot(measured.calibrated)
    return _verdict(measured) if options.check else 0


def _verdict(measured: Measured) -> int:
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    missed = below(measured, floors)
    print(*(f"FLOOR NOT REACHED: {line}" for line in missed) if missed else ["all floors are reached"], sep="\n")
    return 1 if missed else 0


def _options() -> argparse.Namespace:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--check", action="store_true", help="exit 1 if a floor is not reached")
    ask.add_argument("--write", action="store_true", help="write the tables into docs/accuracy.md")
    ask.add_argument("--spans", action="store_true", help="measure only expressions of time and names of places")
    ask.add_argument("--part", choices=[coded.DEVELOP, coded.MEASURE], help="look at one part only")
    ask.add_argument("--list", action="store_true", help="list what was missed and what was wrong (develop only)")
    ask.add_argument("--only", help="only documents whose name contains this")
    ask.add_argument("--family", default="control", help="the family of kinds")
    ask.add_argument("--almanac", choices=["shipped", "none"], default="shipped")
    ask.add_argument("--keep", type=Path, help="keep the claims found in this file, as JSON lines")
    return ask.parse_args()


if __name__ == "__main__":
    sys.exit(main())
