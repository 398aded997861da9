"""What generic words beside a name say."""

from __future__ import annotations

import pytest

from whoheld.almanac.kinds import known_kinds, sort_of, split
from whoheld.almanac.place import FeatureClass


@pytest.mark.parametrize(
    ("name", "core", "words"),
    [
        ("Jirah Military Airbase", "Jirah", "Military Airbase"),
        ("Donetsk Oblast", "Donetsk", "Oblast"),
        ("al-Omar oil field", "al-Omar", "oil field"),
        ("Lake Lanao", "Lanao", "Lake"),
        ("Aleppo International Airport", "Aleppo", "International Airport"),
        ("Kherson", "Kherson", ""),
        ("Hill", "Hill", ""),  # nothing but a generic word
        ("Camp Speicher", "Camp Speicher", ""),  # part of the name
    ],
)
def test_generic_words_are_split_off(name: str, core: str, words: str) -> None:
    """The core of a name is what is left without its kind."""
    assert split(name) == (core, words)


@pytest.mark.parametrize(
    ("words", "feature"),
    [
        ("village", FeatureClass.SETTLEMENT),
        ("oil or gas field", FeatureClass.SITE),
        ("Governorate", FeatureClass.AREA),
        ("military airport", FeatureClass.SITE),
        ("highway", FeatureClass.ROUTE),
        ("S.AIRP", FeatureClass.SITE),  # GeoNames' codes
        ("P.PPL", FeatureClass.SETTLEMENT),
        ("T.DSRT", FeatureClass.AREA),
        ("H.STM", FeatureClass.ROUTE),
        ("H.LK", FeatureClass.SITE),
    ],
)
def test_words_and_codes_have_a_feature_class(words: str, feature: FeatureClass) -> None:
    """Generic words and GeoNames codes lead to the same classes."""
    sort = sort_of(words)
    assert sort is not None
    assert sort.feature is feature


def test_sites_of_other_sorts_do_not_stand_for_one_another() -> None:
    """A hill is no air base; an air base may be called a base."""
    air, hill, base = sort_of("air base"), sort_of("hill"), sort_of("military base")
    assert air is not None
    assert not air.fits(hill)
    assert air.fits(base)
    assert air.fits(None)


def test_unknown_words_say_nothing() -> None:
    """What is in no table has no sort."""
    assert sort_of("spaceship") is None
    assert "hill" in known_kinds()
