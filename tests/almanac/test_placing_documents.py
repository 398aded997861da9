"""Names of one document put on the map together."""

from __future__ import annotations

import pytest

from whoheld.almanac.gazetteer import Gazetteer
from whoheld.almanac.layers import Layer
from whoheld.almanac.place import Candidate, FeatureClass, Place, Placing, Toponym
from whoheld.almanac.placing import Placer, helpful_file, place_all

SETTLEMENT, SITE, AREA = FeatureClass.SETTLEMENT, FeatureClass.SITE, FeatureClass.AREA
TWO_HAMLETS = tuple(
    Candidate(f"layer:mine:brod:{i}", "Brod Maly", 30.0 + i, 49.0, SETTLEMENT, "mine", "UA", "23") for i in (1, 2)
)
SPRINGS = Candidate("layer:mine:gorlowa:1", "Gorlovaya Balka", 38.1, 48.4, SETTLEMENT, "mine", "UA", "05")


@pytest.fixture(scope="module")
def placer() -> Placer:
    """The shipped places, and a user's three hamlets."""
    return Placer(Gazetteer([Layer("mine", "0" * 64, (*TWO_HAMLETS, SPRINGS))]))


def document(placer: Placer, *names: str | Toponym) -> dict[str, Place]:
    """The places of some names that one text mentions, each in a paragraph of its own, by name."""
    toponyms = [n if isinstance(n, Toponym) else Toponym(n, i, i + 1, i) for i, n in enumerate(names)]
    placed = placer.place_all(toponyms)
    return {f"{t.text} {t.kind_words}".strip(): placed[t] for t in toponyms}


@pytest.mark.parametrize(
    ("name", "others", "country"),
    [
        ("Tripoli", ["Misrata", "Benghazi", "Libya"], "LY"),
        ("Tripoli", ["Beirut", "Sidon", "Lebanon"], "LB"),
        ("Georgia", ["Atlanta", "Savannah", "Alabama"], "US"),
        ("Georgia", ["Tbilisi", "Gori", "Abkhazia"], "GE"),
        ("Kobani", ["Raqqa", "Manbij", "Aleppo"], "SY"),
        ("Springfield", ["Chicago", "Peoria", "Illinois"], "US"),
    ],
)
def test_the_document_decides_between_namesakes(placer: Placer, name: str, others: list[str], country: str) -> None:
    """One name means another place in another document."""
    assert document(placer, name, *others)[name].country == country


@pytest.mark.parametrize(
    ("words", "feature"), [("", SETTLEMENT), ("city", SETTLEMENT), ("Oblast", AREA), ("International Airport", SITE)]
)
def test_generic_words_decide_between_features(placer: Placer, words: str, feature: FeatureClass) -> None:
    """A city comes before the area of its name; the words beside it say otherwise."""
    places = document(placer, Toponym("Kharkiv", kind_words=words), "Izium", "Kupiansk", "Ukraine")
    place = places[f"Kharkiv {words}".strip()]
    assert (place.placing, place.feature, place.country) == (Placing.PLACED, feature, "UA")


def test_two_equally_good_places_are_ambiguous(placer: Placer) -> None:
    """Nothing tells the two hamlets apart, so both are listed and neither is on the map."""
    place = document(placer, "Brod Maly")["Brod Maly"]
    assert place.placing is Placing.AMBIGUOUS
    assert place.lon is None
    assert set(place.candidates) == set(TWO_HAMLETS)
    assert "2 places fit equally well" in place.reason


def test_nearness_tells_namesakes_apart(placer: Placer) -> None:
    """The hamlet near the town of the same paragraph is meant."""
    names = [Toponym("Brod Maly", 0, 9, 1), Toponym("Uman", 10, 14, 1), Toponym("Kyiv", 20, 24, 2)]
    place = placer.place_all(names)[names[0]]
    assert (place.placing, place.lon) == (Placing.PLACED, 31.0)


def test_context_outweighs_the_region(placer: Placer) -> None:
    """What the text itself says of where a place is counts most."""
    abroad = Toponym("Tripoli", context=("Lebanon",))
    assert document(placer, abroad, "Misrata", "Benghazi", "Sirte", "Libya")["Tripoli"].country == "LB"


@pytest.mark.parametrize("name", ["Xyzzyville", "Us", "Rice Lake"])
def test_a_small_place_elsewhere_is_not_believed(placer: Placer, name: str) -> None:
    """A village of that name on another continent is not on the map of this war."""
    place = document(placer, name, "Goma", "Bukavu", "Uvira", "Kinshasa", "Kisangani")[name]
    assert place.placing is Placing.UNPLACED
    assert (place.lon, place.lat) == (None, None)
    assert place.id.startswith("name:")
    assert place.reason


def test_an_alike_spelling_is_believed_within_the_region_only(placer: Placer) -> None:
    """Gorlowaja Balka is Gorlovaya Balka in a text about that region, and nothing in another."""
    name = "Gorlowaja Balka"
    here = document(placer, name, "Bakhmut", "Horlivka", "Donetsk", "Kramatorsk")[name]
    there = document(placer, name, "Goma", "Bukavu", "Kinshasa")[name]
    assert (here.id, there.placing) == (SPRINGS.id, Placing.UNPLACED)
    assert "spelled like" in here.reason


def test_a_site_keeps_apart_from_the_town_of_its_name(placer: Placer) -> None:
    """An unknown field near a known town is unplaced, under an id of its own."""
    places = document(placer, Toponym("Izium", kind_words="oil field"), "Izium", "Kharkiv")
    assert places["Izium oil field"].placing is Placing.UNPLACED
    assert places["Izium"].placing is Placing.PLACED
    assert places["Izium oil field"].id == "name:izium (oil)"


def test_a_district_stands_at_its_seat_and_is_no_town(placer: Placer) -> None:
    """The point is the town's, the place is an area with an id of its own."""
    places = document(placer, Toponym("Afrin", kind_words="District"), "Afrin", "Aleppo", "Azaz")
    district, town = places["Afrin District"], places["Afrin"]
    assert (district.feature, town.feature) == (AREA, SETTLEMENT)
    assert (district.lon, district.id) == (town.lon, f"{town.id}:area")
    assert "its seat's" in district.reason


def test_every_place_says_why(placer: Placer) -> None:
    """A reason in words comes with each choice."""
    places = document(placer, "Bakhmut", "Soledar", "Donetsk", "Nowhereville")
    assert all(p.reason for p in places.values())
    assert "which the text is about" in places["Soledar"].reason


@pytest.mark.parametrize(
    ("names", "file"),
    [(["Goma", "Bukavu", "Nyakabanda"], "CD.zip"), (["Goma", "Bukavu"], None), (["Nowhereville"], None), ([], None)],
)
def test_the_file_that_would_help_is_named(placer: Placer, names: list[str], file: str | None) -> None:
    """Unplaced names are looked for in the country of the placed ones."""
    assert helpful_file(document(placer, *names).values()) == file


def test_no_names_have_no_places() -> None:
    """A document without names costs nothing."""
    assert place_all([]) == {}
