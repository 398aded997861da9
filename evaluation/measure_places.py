"""Measures how places are found and placed: Syrian names of five articles, and the names of news texts (GeoVirus).

python evaluation/measure_places.py [--shared ../shared] [--measured] [--errors]

GeoVirus 0-149 may be developed on, 150-228 are only measured, with --measured. The Syrian names have no text: they are
placed as names of one document an article.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import sys
import tempfile
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import spans
import whoheld
from whoheld.almanac.gazetteer import Gazetteer
from whoheld.almanac.layers import read_layer
from whoheld.almanac.place import Candidate, FeatureClass, Place, Placing, Toponym
from whoheld.almanac.placing import Placer

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parents[1]
LAST_TO_DEVELOP = 149  # of GeoVirus
BREAKS = {"Al-Khanafirah", "Palmyra", "Al-Bab", "Azaz"}
NEAR_KM = 15.0
WRONG_KM = 50.0


def km(place: Place, lat: float, lon: float) -> float:
    """The distance of a placed place from coded coordinates, in kilometres."""
    assert place.lat is not None
    assert place.lon is not None
    lat1, lat2 = math.radians(place.lat), math.radians(lat)
    h = math.sin((lat2 - lat1) / 2) ** 2
    h += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(lon - place.lon) / 2) ** 2
    return 12742.0176 * math.asin(min(1.0, math.sqrt(h)))


def tally(rows: Iterable[tuple[str, Place, float, float]], *, errors: bool) -> Counter[str]:
    """How many names were placed near, farther, wrong, left ambiguous or unplaced."""
    count: Counter[str] = Counter()
    for name, place, lat, lon in rows:
        count["coded"] += 1
        verdict: str = place.placing
        if place.placing is Placing.PLACED:
            off = km(place, lat, lon)
            verdict = "near" if off <= NEAR_KM else "wrong" if off > WRONG_KM else "between"
        count[verdict] += 1
        if errors and verdict != "near":
            print(f"    {verdict:10} {name!r} {place.id} {place.lon} {place.lat} (coded {lon} {lat}): {place.reason}")
    return count


def show(title: str, count: Counter[str]) -> None:
    """A line of the table."""
    share = {k: f"{count[k] / count['coded']:.3f}" for k in ("near", "wrong", "ambiguous", "unplaced")}
    print(f"{title:44} {count['coded']:5} names  within {NEAR_KM:.0f} km {share['near']}  wrong {share['wrong']}"
          f"  ambiguous {share['ambiguous']}  unplaced {share['unplaced']}")  # fmt: skip


def syria(gazetteer: Gazetteer, shared: Path, *, errors: bool) -> Counter[str]:
    """The names of five Syrian articles, each article a document; uncoded names take part, and are not scored.

    The file lists a name where it comes first; `BREAKS` are the names with which a next article begins.
    """
    with (shared / "gold/places/syria.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    starts = [0, *(i for i, row in enumerate(rows) if row["name"] in BREAKS), len(rows)]
    count: Counter[str] = Counter()
    for start, end in pairwise(starts):
        article = rows[start:end]
        names = [Toponym(r["name"], i, i + 1, i, kind_words=_words(r)) for i, r in enumerate(article)]
        placed = Placer(gazetteer).place_all(names)
        coded = ((t, r) for t, r in zip(names, article, strict=True) if r["lat"])
        found = ((t.text, placed[t], float(r["lat"]), float(r["lon"])) for t, r in coded)
        count += tally(found, errors=errors)
    return count


def _words(row: dict[str, str]) -> str:
    """The generic words, where the coded kind is one that a text says; "al-Omar" is coded as an oil field."""
    return "" if row["kind"] in {"village", "town", "city", "area", "building"} else row["kind"]


def geovirus(shared: Path, *, measured: bool) -> dict[str, Any]:
    """The scorer's figures over the news texts of one part, from what `whoheld toponyms` finds."""
    lines = (shared / "gold/places/geovirus.jsonl").read_text(encoding="utf-8").splitlines()
    chosen = [row for row in map(json.loads, lines) if (int(row["doc"]) > LAST_TO_DEVELOP) is measured]
    with tempfile.TemporaryDirectory() as folder:
        gold = Path(folder, "gold.jsonl")
        gold.write_text("".join(json.dumps(row) + "\n" for row in chosen), encoding="utf-8")
        texts = [Path(folder, f"{row['doc']}.txt") for row in chosen]
        for path, row in zip(texts, chosen, strict=True):
            path.write_text(row["text"], encoding="utf-8")
        return spans.scored(whoheld.toponyms(texts), gold, shared / "bench/score_places.py")


def gazetteers(shared: Path) -> dict[str, Gazetteer]:
    """The shipped places, and these with the Syrian layer."""
    return {
        "shipped": Gazetteer(),
        "with syria_places.csv": Gazetteer([read_layer(shared / "gazetteer/syria_places.csv")]),
    }


def speed(gazetteer: Gazetteer) -> float:
    """Seconds for 100 names of one document."""
    around = [c.name for c in _settlements(gazetteer)][:100]
    names = [Toponym(name, i, i + 1, i // 5) for i, name in enumerate(around)]
    began = time.perf_counter()
    Placer(gazetteer).place_all(names)
    return time.perf_counter() - began


def _settlements(gazetteer: Gazetteer) -> list[Candidate]:
    within = gazetteer.index.within("UA", "05")
    return [
        e.candidate for e in within if e.candidate.feature is FeatureClass.SETTLEMENT and e.spelled == e.candidate.name
    ]


def main() -> None:
    """Print the table."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    ask.add_argument("--measured", action="store_true", help="GeoVirus 150-228 instead of 0-149")
    ask.add_argument("--errors", action="store_true", help="list the Syrian names that are not placed rightly")
    given = ask.parse_args()
    if not given.shared.is_dir():
        sys.exit(f"{given.shared}: the coded names are not here; say where with --shared")
    for title, gazetteer in gazetteers(given.shared).items():
        show(f"Syria, {title}", syria(gazetteer, given.shared, errors=given.errors))
    part = "150-228" if given.measured else "0-149"
    print("GeoVirus", part, spans.line(geovirus(given.shared, measured=given.measured)))
    print(f"100 names of one document: {speed(Gazetteer()):.3f} s")


if __name__ == "__main__":
    main()
