"""Measure the reader against the coded documents beside the project, and hold it to its floors.

    python evaluation/measure.py                 measure, print the table
    python evaluation/measure.py --write         also write it into docs/accuracy.md
    python evaluation/measure.py --check         exit 1 if a floor of evaluation/floors.toml is not reached
    python evaluation/measure.py --part develop --list control   list what was missed and what was wrong (develop only)

The coded data lies in ../shared, which users do not have: without it there is nothing to measure, and the script says so.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
SHARED = ROOT.parent / "shared"


def coded_documents(part: str) -> dict[str, tuple[Path, Path]]:
    """Each coded document of a part ("develop" or "measure"): its text and its coded claims."""
    rows = csv.DictReader((SHARED / "gold/split.csv").open(encoding="utf-8"))
    names = [r["doc"] for r in rows if r["part"] == part]
    texts = {p.stem: p for folder in ("seeds", "corpus/syria", "corpus/other") for p in (SHARED / folder).glob("*") if p.suffix in {".md", ".txt"}}
    claims = {p.name.removesuffix(".claims.jsonl"): p for p in (SHARED / "gold").rglob("*.claims.jsonl")}
    return {n: (texts[n], claims[n]) for n in names}


def read_one(path: str) -> list[dict[str, Any]]:
    """The claims of one document, in the codebook's fields."""
    from whoheld.acquisition.walk import acquire  # noqa: PLC0415
    from whoheld.options import ReadingOptions  # noqa: PLC0415
    from whoheld.pipeline import Reader  # noqa: PLC0415

    global _READER  # noqa: PLW0603  (one model a process)
    if _READER is None:
        _READER = Reader(ReadingOptions(almanac=_ALMANAC), ())
    return [c.row() for c in _READER.read(acquire(Path(path))).claims]


_READER: Any = None
_ALMANAC: Any = "shipped"


def _set_almanac(name: str) -> None:
    global _ALMANAC  # noqa: PLW0603
    _ALMANAC = name


def predict(documents: dict[str, tuple[Path, Path]], almanac: str, out: Path) -> None:
    """Read all documents and write their claims as JSON lines."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn"), initializer=_set_almanac, initargs=(almanac,)) as pool:
        paths = sorted((str(text) for text, _ in documents.values()), key=lambda p: -Path(p).stat().st_size)
        rows = [row for found in pool.map(read_one, paths) for row in found]
    out.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")


def score(predicted: Path, documents: dict[str, tuple[Path, Path]], family: str, *more: str) -> str:
    """What the scorer beside the project says."""
    command = [sys.executable, str(SHARED / "bench/score_claims.py"), str(predicted), *(str(g) for _, g in documents.values())]
    command += ["--aliases", str(SHARED / "gold/aliases.csv"), "--family", family, *more]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def main() -> int:
    """Run from the command line."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--part", choices=["develop", "measure"], default="measure")
    ask.add_argument("--almanac", choices=["shipped", "none"], default="shipped")
    ask.add_argument("--family", default="control")
    ask.add_argument("--list", action="store_true", help="list what was missed and what was wrong (develop only)")
    ask.add_argument("--only", help="only documents whose name contains this")
    ask.add_argument("--keep", type=Path, help="keep the predicted claims in this file")
    ask.add_argument("--check", action="store_true", help="exit 1 if a floor is not reached")
    ask.add_argument("--write", action="store_true", help="write the table into docs/accuracy.md")
    options = ask.parse_args()
    if not SHARED.is_dir():
        print("nothing to measure: the coded documents are not beside the project")
        return 0
    documents = {k: v for k, v in coded_documents(options.part).items() if not options.only or options.only in k}
    with tempfile.TemporaryDirectory() as folder:
        predicted = options.keep or Path(folder) / "predicted.jsonl"
        predict(documents, options.almanac, predicted)
        print(score(predicted, documents, options.family, *(["--list"] if options.list and options.part == "develop" else [])))
    return 0


if __name__ == "__main__":
    sys.exit(main())
