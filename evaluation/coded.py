"""The coded documents beside the project, and what the scorer that comes with them says of the claims found.

They lie in ``../shared``, which users do not have. ``split.csv`` says which documents may be learnt from (``develop``)
and which are only measured (``measure``): of the latter nothing but figures over all of them leaves this module.
"""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SHARED = Path(__file__).resolve().parents[2] / "shared"
FOLDERS = ("seeds", "corpus/syria", "corpus/other")
DEVELOP, MEASURE = "develop", "measure"
FAMILIES = ("control", "action", "harm")
LEVELS = ("place+kind", "+actor", "+date", "+stance")
_KIND = re.compile(
    r"^  (?P<kind>\w+) +coded +(?P<coded>\d+) +predicted +(?P<predicted>\d+) +F1 (?P<f1>[\d.]+) +"
    r"with actor and date (?P<dated>[\d.]+)$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class KindScore:
    """One kind of claim: how many were coded and found, F1 by place and kind, and with actor and date."""

    kind: str
    coded: int
    predicted: int
    f1: float
    dated: float


@dataclass(frozen=True, slots=True)
class Scores:
    """One part, scored.

    Attributes:
        documents: How many documents.
        coded, predicted: How many claims.
        levels: Precision, recall and F1 by level; each level asks one thing more than the one before.
        fields: Of the claims matched by place and kind, the share that has the field right.
        kinds: The kinds one by one.
    """

    documents: int
    coded: int
    predicted: int
    levels: dict[str, tuple[float, float, float]]
    fields: dict[str, float]
    kinds: tuple[KindScore, ...]

    def f1(self, level: str) -> float:
        """F1 at a level."""
        return self.levels[level][2]


def present() -> bool:
    """Whether the coded documents are there."""
    return (SHARED / "gold" / "split.csv").is_file()


def texts() -> dict[str, Path]:
    """Every document beside the project, coded or not, by its name."""
    files = (path for folder in FOLDERS for path in sorted((SHARED / folder).glob("*")))
    return {path.stem: path for path in files if path.suffix in {".md", ".txt"}}


def names_of(part: str) -> list[str]:
    """The names of the coded documents of a part."""
    with (SHARED / "gold/split.csv").open(encoding="utf-8", newline="") as file:
        return [row["doc"] for row in csv.DictReader(file) if row["part"] == part]


def score(rows: Iterable[dict[str, Any]], names: Sequence[str], family: str = "control") -> Scores:
    """What the scorer makes of the claims of these documents."""
    kept = list(rows)
    told = json.loads(_run(kept, names, family, "--json"))
    kinds = [
        KindScore(m["kind"], int(m["coded"]), int(m["predicted"]), float(m["f1"]), float(m["dated"]))
        for m in _KIND.finditer(_run(kept, names, family))
    ]
    return Scores(
        documents=len(names),
        coded=told["gold"],
        predicted=told["predicted"],
        levels={level: tuple(told[level]) for level in LEVELS},
        fields={"stance": told["stance_right"], **told["fields_right"]},
        kinds=tuple(kinds),
    )


def matched(rows: Sequence[dict[str, Any]]) -> list[tuple[dict[str, Any], bool]]:
    """The rows that the scorer counts, each with whether a coded claim of its document fits it by place and kind.

    A row of a family of which nothing was coded in its document is left out: it says nothing.
    """
    sys.path.insert(0, str(SHARED / "bench"))
    from names import pairs  # noqa: PLC0415  (they lie beside the checkout)
    from score_claims import Actors, fitting, scored  # noqa: PLC0415

    fits, judged = fitting(0, Actors(str(SHARED / "gold/aliases.csv")), 3), []
    coded = claims_files()
    for name in sorted({row["doc"] for row in rows} & coded.keys()):
        claims = [json.loads(line) for line in coded[name].read_text(encoding="utf-8").splitlines() if line.strip()]
        for family in FAMILIES:
            gold = [claim for claim in claims if scored(claim, family)]
            found = [row for row in rows if row["doc"] == name and scored(row, family)]
            best = pairs(found, gold, fits) if gold else {}
            judged += [(row, i in best) for i, row in enumerate(found) if gold]
    return judged


def details(rows: Iterable[dict[str, Any]], names: Sequence[str], family: str, *, claims: bool) -> str:
    """The scorer's table with a line a document, and with what was missed and what was wrong, claim by claim.

    Raises:
        ValueError: A document is not one that may be learnt from.
    """
    if measured := set(names) - set(names_of(DEVELOP)):
        raise ValueError(f"{len(measured)} of these documents are only measured, never looked into")
    return _run(list(rows), names, family, *(["--list"] if claims else []))


def claims_files() -> dict[str, Path]:
    """The coded claims of each document."""
    return {path.name.removesuffix(".claims.jsonl"): path for path in (SHARED / "gold").rglob("*.claims.jsonl")}


def _run(rows: list[dict[str, Any]], names: Sequence[str], family: str, *more: str) -> str:
    coded = claims_files()
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as predicted:
        predicted.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        predicted.flush()
        command = [sys.executable, str(SHARED / "bench/score_claims.py"), predicted.name]
        command += [str(coded[name]) for name in names]
        command += ["--aliases", str(SHARED / "gold/aliases.csv"), "--family", family, *more]
        return subprocess.run(command, check=True, capture_output=True, text=True, cwd=SHARED / "bench").stdout
