"""Towns of western and eastern Syria with their points (GeoNames, rounded), and a record of who held them in 2024.

Its sentences are our own; they tell who held what in the last week of November 2024.
"""

import tiny_reader
import whoheld
from whoheld.almanac.folding import fold
from whoheld.almanac.place import FeatureClass

POINTS = {
    "Damascus": (36.291, 33.510),
    "Yabroud": (36.657, 33.967),
    "Qusayr": (36.579, 34.510),
    "Homs": (36.726, 34.724),
    "Rastan": (36.733, 34.924),
    "Salamiyah": (37.053, 35.012),
    "Hama": (36.758, 35.132),
    "Masyaf": (36.342, 35.065),
    "Tartus": (35.887, 34.889),
    "Baniyas": (35.948, 35.182),
    "Jableh": (35.926, 35.361),
    "Latakia": (35.791, 35.531),
    "Aleppo": (37.161, 36.201),
    "Idlib": (36.634, 35.931),
    "Palmyra": (38.284, 34.562),
}
COAST = ("Baniyas", "Jableh", "Latakia", "Masyaf", "Tartus")
INTERIOR = ("Damascus", "Yabroud", "Homs", "Salamiyah", "Hama")
TEXT = "\n".join(
    [
        *(f"On 2024-11-26 the Government holds {town}." for town in (*INTERIOR, *COAST)),
        "On 2024-11-26 the Opposition holds Idlib.",
        "On 2024-11-30 the Opposition takes Aleppo.",
        "On 2024-12-02 the Opposition contests Hama.",
        "On 2023-01-05 the Government holds Palmyra.",
        "On 2024-11-28 the Government holds Qaryatayn.",
        "On 2024-12-01 the Opposition besieges Salamiyah.",
        "On 2024-12-06 the Opposition takes Qusayr.",
    ]
)
#: A town between Homs and Hama; a road joins it to these two alone.
RASTAN = "\nOn 2024-11-26 the Government holds Rastan."
ROADS = {
    "M5": ("Damascus", "Yabroud", "Homs", "Rastan", "Hama", "Aleppo"),
    "M1": ("Homs", "Tartus", "Baniyas", "Jableh", "Latakia"),
    "Hama-Masyaf": ("Hama", "Masyaf", "Baniyas"),
    "M20": ("Homs", "Palmyra"),
}


def roads(names=ROADS):
    """These roads as GeoJSON: straight from town to town, with a point that is no road, and a name that is no tag."""
    lines = [
        {
            "type": "Feature",
            "properties": {"ref": name, "highway": "trunk"},
            "geometry": {"type": "LineString", "coordinates": [list(POINTS[town]) for town in ROADS[name]]},
        }
        for name in names
    ]
    signal = {"type": "Feature", "properties": None, "geometry": {"type": "Point", "coordinates": [36.7, 34.7]}}
    return {"type": "FeatureCollection", "features": [*lines, signal]}


def fill(folder, monkeypatch, more=""):
    """Make the record in a folder, with more sentences; its path."""
    placed = {fold(name): (*point, FeatureClass.SETTLEMENT, "01") for name, point in POINTS.items()}
    monkeypatch.setattr(tiny_reader, "POINTS", placed)
    (folder / "week.txt").write_text(TEXT + more)
    with whoheld.open(folder / "record.db") as record:
        record.read([folder / "week.txt"], reader=tiny_reader.Tiny())
    return folder / "record.db"
