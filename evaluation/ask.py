"""Ask the record of the seeds the questions of who held what, and say which it answers rightly.

    python evaluation/ask.py            a record read from the seeds by the reader
    python evaluation/ask.py --coded    the coded claims instead: the ceiling of what fusion and answers can reach
    python evaluation/ask.py --full     with the answers that are right too

The questions lie beside the project in ../shared; without them there is nothing to ask, and the script says so.
"""

from __future__ import annotations

import argparse
import csv
import json
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import whoheld
from whoheld.almanac.folding import fold
from whoheld.almanac.place import FeatureClass, Place, Placing
from whoheld.almanac.when import When
from whoheld.claims.claim import Claim
from whoheld.codebook import Extent, Kind, Stance
from whoheld.errors import QuestionError
from whoheld.history.answer import held
from whoheld.history.timeline import timeline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whoheld.history.answer import HeldAnswer
    from whoheld.history.chronicle import SpellAnswer
    from whoheld.history.spell import Spell

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "gold" / "seeds"
DOCUMENT = "003_4f8d84d7b3b15a09"
ASKED = ("who_held", "when_taken")
CONTROL = frozenset(k.value for k in Kind)


@dataclass(frozen=True, slots=True)
class Expected:
    """What a right answer shows: the place as the coded claims name it, and the words that its reading must hold.

    ``taken`` is (who, when) for a change of control to be found in the spells; ``day`` asks the state of a day.
    """

    names: tuple[str, ...]
    day: str | None = None
    holder: tuple[str, ...] = ()
    status: str | None = None
    taken: tuple[str, str] | None = None
    words: str | None = None
    feature: FeatureClass = FeatureClass.SETTLEMENT


FAWQANI = ("Al-Baghuz Fawqani", "Baghouz al-Fawqani", "al-Baghuz Fawqani", "Baghuz Fawqani")
TAHTANI = ("al-Baghuz Tahtani", "Baghuz Tahtani")

#: By the beginning of the question.
EXPECTED: dict[str, tuple[Expected, ...]] = {
    "Who held the villages of the northern": (
        Expected(("northern Deir ez-Zor countryside",), "2017-09-08", ("ISIL",), feature=FeatureClass.AREA),
    ),
    "When did the SDF take al-Suwar": (Expected(("al-Suwar",), taken=("SDF", "2017-09-29/2017-09-30")),),
    "Who held the al-Jazrah oilfield": (Expected(("al-Jazrah oilfield",), "2017-10-13", ("ISIL",), "held"),),
    "Did ISIL take back the al-Omar": (Expected(("al-Omar oil field",), "2017-10-29", ("SDF",), "held"),),
    "When did the SDF take Markadah": (Expected(("Markadah",), taken=("SDF", "2017-11-08")),),
    "When did the SDF take the Tanak": (Expected(("Tanak oil fields",), taken=("SDF", "2017-11-13")),),
    "Who took Al-Qa'im": (
        Expected(("Al-Qa'im",), taken=("Iraq", "../2017-11-25")),
        Expected(("Abu Kamal",), taken=("Syrian government", "../2017-11-25")),
    ),
    "Who held Gharanij on 14 January": (Expected(("Gharanij",), "2018-01-14", ("ISIL",)),),
    "How much of Gharanij": (Expected(("Gharanij",), "2018-01-16", ("SDF", "ISIL"), "divided", words="SDF: half"),),
    "When did the SDF take al-Baghuz Tahtani": (Expected(TAHTANI, taken=("SDF", "2018-05-01/2018-05-13")),),
    "What ground in the eastern": (
        Expected(("Middle Euphrates Valley",), "2018-08-04", ("ISIL",), "divided", feature=FeatureClass.AREA),
    ),
    "Which places did ISIL retake": tuple(
        Expected(names, taken=("ISIL", "2018-10-29"))
        for names in (FAWQANI, ("Mouzan",), ("Marshidah",), ("Safafinah",), ("Shajlah",), ("al-Susah",))
    ),
    "When did the SDF first fully capture Al-Baghuz": (Expected(FAWQANI, taken=("SDF", "2018-09-20")),),
    "When did the SDF recapture al-Baghuz": (Expected(FAWQANI, taken=("SDF", "2019-01-23")),),
    "Who held Baghuz Fawqani on 7 February": (
        Expected(FAWQANI, "2019-02-07", ("SDF", "ISIL"), "divided", words="SDF: 80 %"),
    ),
    "When was Hajin fully captured": (Expected(("Hajin",), taken=("SDF", "2018-12-14")),),
    "How much of Al-Kashmah": (Expected(("Al-Kashmah",), "2018-12-30", ("SDF", "ISIL"), "divided", words="SDF: 70 %"),),
    "By what date had the SDF fully": (Expected(("al-Susah", "Susah"), taken=("SDF", "2019-01-17")),),
    "Which four towns": tuple(
        Expected((name,), "2019-01-17", ("ISIL",)) for name in ("Al-Marashidah", "Mozan", "al-Shajlah", "as-Safafinah")
    ),
    "What happened to control of al-Shajlah": (
        Expected(("al-Shajlah",), taken=("ISIL", "2019-01-24"), words="ISIL took a part"),
    ),
    "When did the SDF capture Al-Marashidah": (Expected(("Al-Marashidah",), taken=("SDF", "2019-02-07")),),
    "Who held Baghuz Tahtani at the end": (Expected(TAHTANI, "2019-01-31", ("ISIL",), words="with doubt"),),
}


class Families:
    """Names that stand for one side in this document."""

    FAMILIES = (("SDF", "YPG"), ("Syrian government", "pro-government forces", "Syrian military"))

    def same(self, a: str, b: str, on: date | None = None) -> bool:  # noqa: ARG002
        """Whether the names are equal or of one family."""
        return a == b or any(a in f and b in f for f in self.FAMILIES)


def claims() -> Iterator[Claim]:
    """The coded control claims of the seed, in the order of the text."""
    lines = (SEEDS / f"{DOCUMENT}.claims.jsonl").read_text("utf-8").splitlines()
    for number, line in enumerate(lines):
        row = json.loads(line)
        if row["kind"] in CONTROL:
            yield _claim(row, number * 1000)


def _claim(row: dict[str, Any], at: int) -> Claim:
    def day(key: str) -> date | None:
        return date.fromisoformat(row[key]) if row[key] else None

    return Claim(
        doc_id=row["doc"], doc=row["doc"], quote=row["quote"], quote_start=at, quote_end=at + len(row["quote"]),
        raw_start=at, raw_end=at + len(row["quote"]), kind=Kind(row["kind"]), actor=row["actor"],
        target=row["target"], target_text=row["target"],
        place=row["place"], extent=Extent(row["extent"]) if row["extent"] else None, start=day("start"),
        end=day("end"), source=row["source"], stance=Stance(row["stance"]),
    )  # fmt: skip


class Coded:
    """Answers from the coded claims of the seed."""

    def __init__(self) -> None:
        self._claims = list(claims())

    def _of(self, expected: Expected) -> tuple[Place, list[Claim]]:
        wanted = {fold(name) for name in expected.names}
        place = Place(id="p", name=expected.names[0], feature=expected.feature, placing=Placing.UNPLACED)
        return place, [c for c in self._claims if c.place and fold(c.place) in wanted]

    def held(self, expected: Expected, day: str) -> HeldAnswer:
        """Who held the place on a day."""
        place, mine = self._of(expected)
        return held(place, mine, When.parse(day), facts={}, sides=Families())

    def spells(self, expected: Expected) -> Sequence[Spell | SpellAnswer]:
        """The spells of the place."""
        _, mine = self._of(expected)
        return timeline(mine, feature=expected.feature, facts={}, sides=Families()).spells


class Read:
    """Answers from a record that the reader has made of the seeds."""

    def __init__(self, folder: str) -> None:
        self._record = whoheld.open(f"{folder}/seeds.db")
        self._record.read([SEEDS.parents[1] / "seeds"])

    def held(self, expected: Expected, day: str) -> HeldAnswer:
        """Who held the place on a day."""
        return self._record.held(expected.names[0], day)

    def spells(self, expected: Expected) -> Sequence[Spell | SpellAnswer]:
        """The spells of the place."""
        return self._record.history(expected.names[0]).spells


def check(expected: Expected, known: Coded | Read) -> tuple[bool, str]:
    """Whether the record answers as expected, and what it says."""
    try:
        return _state(expected, known) if expected.day else _change(expected, known)
    except QuestionError as error:
        return False, str(error)


def _state(expected: Expected, known: Coded | Read) -> tuple[bool, str]:
    found = known.held(expected, expected.day or "")
    right = all(name in found.holder.split(", disputed")[0] for name in expected.holder)
    right &= expected.status in (None, found.status)
    why = " | ".join(found.why)
    right &= expected.words is None or expected.words in why
    return right, f"{found.holder} [{found.status}] since {found.since} until {found.until}: {why}"


def _change(expected: Expected, known: Coded | Read) -> tuple[bool, str]:
    who, when = expected.taken or ("", "")
    spells = known.spells(expected)
    told = "; ".join(f"{'+'.join(s.holders) or '?'} {_start(s).edtf or '..'} {s.sharing}" for s in spells)
    day = When.parse(when).latest
    right = any(s.holders[:1] == (who,) and _start(s).latest == day for s in spells)
    right &= expected.words is None or any(expected.words in w for s in spells for w in s.why)
    return right, told


def _start(spell: Spell | SpellAnswer) -> When:
    return spell.start if isinstance(spell.start, When) else When.parse(spell.start) if spell.start else When()


def main() -> int:
    """Print a table of questions and answers, and how many are right."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--coded", action="store_true", help="ask the coded claims: the ceiling")
    ask.add_argument("--full", action="store_true", help="show the right answers too")
    options = ask.parse_args()
    if not SEEDS.is_dir():
        print(f"skipped: no coded data at {SEEDS}")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        answers = answered(Coded() if options.coded else Read(folder))
    for answer in answers:
        answer.show(full=options.full)
    print(f"{sum(answer.right for answer in answers)} of {len(answers)} right")
    return 0


@dataclass(frozen=True, slots=True)
class Answered:
    """A question, what was expected, and for each expectation whether it was met and what the record says."""

    question: str
    expected: tuple[Expected, ...]
    said: tuple[tuple[bool, str], ...]

    @property
    def right(self) -> bool:
        """Whether all that was expected was answered."""
        return all(met for met, _ in self.said)

    def show(self, *, full: bool) -> None:
        """Print the question, and what was answered wrongly, or all of it."""
        print(f"{'right' if self.right else 'WRONG'}  {self.question}")
        for met, text in self.said:
            if full or not met:
                print(f"       {'' if met else 'x '}{text}")


def answered(known: Coded | Read) -> list[Answered]:
    """All questions, asked of what is known."""
    with (SEEDS / "questions.csv").open(encoding="utf-8", newline="") as file:
        questions = [row["question"] for row in csv.DictReader(file) if row["kind"] in ASKED]
    return [_answered(question, known) for question in questions]


def _answered(question: str, known: Coded | Read) -> Answered:
    expected = next(e for start, e in EXPECTED.items() if question.startswith(start))
    return Answered(question, expected, tuple(check(e, known) for e in expected))


if __name__ == "__main__":
    raise SystemExit(main())
