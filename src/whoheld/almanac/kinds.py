"""Generic words: what "air base", "Governorate" or "hill" beside a name say of the place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from whoheld.almanac import tables
from whoheld.almanac.folding import plain
from whoheld.almanac.place import FeatureClass

_SETTLEMENT, _SITE = FeatureClass.SETTLEMENT, FeatureClass.SITE
_AREA, _ROUTE = FeatureClass.AREA, FeatureClass.ROUTE
_LEADING_WORDS = frozenset(
    {"lake", "river", "mount", "mt", "muhafazat", "mintaqat", "province", "governorate", "oblast"}
)
_LONGEST = 4  # words in a generic term
#: GeoNames' feature classes (https://www.geonames.org/export/codes.html) as ours.
GEONAMES_CLASSES = {
    "P": _SETTLEMENT, "A": _AREA, "L": _AREA, "H": _ROUTE, "R": _ROUTE, "S": _SITE, "V": _SITE, "T": _SITE, "U": _SITE,
}  # fmt: skip
# Codes whose class says otherwise than the place is: lakes and reservoirs are no routes, deserts and plains no sites.
_GEONAMES_CODES = {
    "T": {"DSRT": _AREA, "PLN": _AREA, "VAL": _AREA, "PEN": _AREA, "MTS": _AREA, "PLAT": _AREA, "ISL": _AREA},
    "H": {"LK": _SITE, "LKS": _SITE, "RSV": _SITE, "SPNG": _SITE, "WLL": _SITE, "PND": _SITE, "HBR": _SITE},
    "L": {"MILB": _SITE, "OILF": _SITE, "GASF": _SITE, "CMP": _SITE, "INDS": _SITE, "PRT": _SITE},
}
_CODE_SORTS = {
    "AIRP": "air", "AIRB": "air", "AIRF": "air", "AIRH": "air", "MILB": "base", "INSM": "base", "FT": "base",
    "OILF": "oil", "GASF": "oil", "OILR": "oil", "HLL": "height", "HLLS": "height", "MT": "height", "PK": "height",
    "RDGE": "height", "MTS": "land", "DAM": "water", "LK": "water", "RSV": "water", "SPNG": "water", "BDG": "crossing",
    "ADM1": "division", "ADM2": "district", "ADM3": "district", "PCLI": "country", "DSRT": "land", "PLN": "land",
}  # fmt: skip
# Sorts that reports use for one another.
_LIKE = frozenset({frozenset({"air", "base"}), frozenset({"oil", "works"}), frozenset({"base", "works"})})


@dataclass(frozen=True, slots=True)
class Sort:
    """What generic words say: the feature class, and which sort of it ("air", "oil", "division").

    Sites of different sorts do not stand for one another: a hill is no air base.
    """

    name: str
    feature: FeatureClass

    def fits(self, other: Sort | None) -> bool:
        """Whether a place of the other sort may be meant; unknown sorts may."""
        if other is None or self.name == other.name:
            return True
        return self.feature is other.feature is _SITE and frozenset({self.name, other.name}) in _LIKE


@cache
def _sorts() -> dict[str, Sort]:
    """The generic words of ``data/kinds.csv``."""
    return {words: Sort(name, FeatureClass(feature)) for name, feature, words in tables.rows("kinds")}


def known_kinds() -> list[str]:
    """The kinds that a plain gazetteer file may use."""
    return sorted(_sorts())


@lru_cache(maxsize=4096)
def sort_of(kind: str) -> Sort | None:
    """What generic words or a GeoNames feature code ("S.AIRP", "AIRP") say; None where they are unknown.

    Of several words the last that is known counts: "military airport" by "airport".
    """
    if kind[1:2] == "." and kind[0] in GEONAMES_CLASSES:
        letter, _, code = kind.partition(".")
        return Sort(_CODE_SORTS.get(code, ""), geonames_feature(letter, code))
    words = plain(kind).split()
    found = (_sorts().get(" ".join(words[i:j])) for j in range(len(words), 0, -1) for i in range(j))
    return next((sort for sort in found if sort), None)


def geonames_feature(letter: str, code: str) -> FeatureClass:
    """Our feature class of GeoNames' class and code."""
    return _GEONAMES_CODES.get(letter, {}).get(code, GEONAMES_CLASSES[letter])


@lru_cache(maxsize=65536)
def split(name: str) -> tuple[str, str]:
    """A name's core and the generic words before or after it: "Jirah Military Airbase" -> "Jirah", "Military Airbase".

    A name that consists of generic words only is its own core.
    """
    words = name.replace(" - ", " ").split()
    tail = _tail([plain(w) for w in words])
    if tail < len(words):
        return " ".join(words[:tail]), " ".join(words[tail:])
    if len(words) > 1 and plain(words[0]) in _LEADING_WORDS:
        rest = words[2:] if plain(words[1]) == "of" else words[1:]
        return (" ".join(rest), words[0]) if rest else (name, "")
    return name, ""


def _tail(words: list[str]) -> int:
    """Where the generic terms at the end begin; never at the first word."""
    begin = len(words)
    while True:
        longer = (i for i in range(max(1, begin - _LONGEST), begin) if " ".join(words[i:begin]) in _sorts())
        found = next(longer, None)
        if found is None:
            return begin
        begin = found
