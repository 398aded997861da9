"""Continents, countries, regions and first-level divisions, as points with their spellings.

``data/divisions.csv`` is made by ``evaluation/make_divisions.py`` out of Natural Earth and GeoNames (see NOTICE).
"""

from __future__ import annotations

import csv
from importlib.resources import files
from typing import TYPE_CHECKING

from whoheld.almanac.place import Candidate, FeatureClass

if TYPE_CHECKING:
    from collections.abc import Iterator

LAYER = "divisions"


def divisions() -> Iterator[Candidate]:
    """All of them, as areas; lon and lat stand for the middle of their land or the place of their label."""
    data = files(__package__) / "data" / "divisions.csv"
    with data.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            yield Candidate(
                id=row["id"],
                name=row["name"],
                lon=float(row["lon"]),
                lat=float(row["lat"]),
                feature=FeatureClass.AREA,
                layer=LAYER,
                country=row["country"],
                division=row["division"],
                population=int(row["population"]),
                kind=row["kind"],
                alternates=tuple(filter(None, row["alternates"].split("|"))),
            )
