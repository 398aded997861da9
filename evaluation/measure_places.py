"""Measures how names are placed: Syrian names of five articles, and the GeoVirus texts that may be developed on.

python evaluation/measure_places.py [--shared ../shared] [--errors]
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import sys
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from whoheld.almanac.gazetteer import Gazetteer
from whoheld.almanac.layers import read_layer
from whoheld.almanac.place import Candidate, FeatureClass, Place, Placing, Toponym
from whoheld.almanac.placing import Placer

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parents[1]
DEVELOP = range(150)  # of GeoVirus; the others are only measured, by the whole reader
BREAKS = {"Al-Khanafirah", "Palmyra", "Al-Bab", "Azaz"}
NEAR_KM = {"syria": 15.0, "geovirus": 161.0}
WRONG_KM = 50.0


def km(place: Place, lat: float, lon: float) -> float:
    """The distance of a placed place from coded coordinates, in kilometres."""
    assert place.lat is not None
    assert place.lon is not None
    lat1, lat2 = math.radians(place.lat), math.radians(lat)
    h = math.sin((lat2 - lat1) / 2) ** 2
    h += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(lon - place.lon) / 2) ** 2
    return 12742.0176 * math.asin(min(1.0, math.sqrt(h)))


def tally(rows: Iterable[tuple[str, Place, float, float]], near_km: float, *, errors: bool) -> Counter[str]:
    """How many names were placed near, farther, wrong, left ambiguous or unplaced."""
    count: Counter[str] = Counter()
    for name, place, lat, lon in rows:
        count["coded"] += 1
        verdict: str = place.placing
        if place.placing is Placing.PLACED:
            off = km(place, lat, lon)
            verdict = "near" if off <= near_km else "wrong" if off > max(WRONG_KM, near_km) else "between"
        count[verdict] += 1
        if errors and verdict != "near":
            print(f"    {verdict:10} {name!r} {place.id} {place.lon} {place.lat} (coded {lon} {lat}): {place.reason}")
    return count


def show(title: str, count: Counter[str], near_km: float) -> None:
    """A line of the table."""
    share = {k: f"{count[k] / count['coded']:.3f}" for k in ("near", "wrong", "ambiguous", "unplaced")}
    print(f"{title:44} {count['coded']:5} names  within {near_km:.0f} km {share['near']}  wrong {share['wrong']}"
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
        count += tally(found, NEAR_KM["syria"], errors=errors)
    return count


def _words(row: dict[str, str]) -> str:
    """The generic words, where the coded kind is one that a text says; "al-Omar" is coded as an oil field."""
    return "" if row["kind"] in {"village", "town", "city", "area", "building"} else row["kind"]


def geovirus(gazetteer: Gazetteer, shared: Path, *, errors: bool) -> Counter[str]:
    """The coded names of the develop texts, each text a document; mentions, not names, are counted."""
    count: Counter[str] = Counter()
    placer = Placer(gazetteer)
    for line in (shared / "gold/places/geovirus.jsonl").read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        if int(document["doc"]) in DEVELOP:
            count += tally(_placed(placer, document), NEAR_KM["geovirus"], errors=errors)
    return count


def _placed(placer: Placer, document: dict[str, Any]) -> list[tuple[str, Place, float, float]]:
    text = document["text"]
    toponyms = [
        (Toponym(t["phrase"], t["start"], t["end"], text.count("\n", 0, t["start"])), t) for t in document["toponyms"]
    ]
    placed = placer.place_all([t for t, _ in toponyms])
    return [(t.text, placed[t], coded["lat"], coded["lon"]) for t, coded in toponyms if coded["lat"] is not None]


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
    ask.add_argument("--errors", action="store_true")
    given = ask.parse_args()
    if not given.shared.is_dir():
        sys.exit(f"{given.shared}: the coded names are not here; say where with --shared")
    shipped = Gazetteer()
    layered = Gazetteer([read_layer(given.shared / "gazetteer/syria_places.csv")])
    for title, gazetteer in (("Syria, shipped", shipped), ("Syria, with syria_places.csv", layered)):
        show(title, syria(gazetteer, given.shared, errors=given.errors), NEAR_KM["syria"])
    show("GeoVirus 0-149, shipped", geovirus(shipped, given.shared, errors=given.errors), NEAR_KM["geovirus"])
    print(f"100 names of one document: {speed(shipped):.3f} s")


if __name__ == "__main__":
    main()
