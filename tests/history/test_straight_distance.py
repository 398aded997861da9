"""How far it is, never more precisely than the points; and which place of the gazetteer a name means."""

import pytest

from whoheld.almanac.called import called
from whoheld.errors import AmbiguousPlace, UnknownPlace
from whoheld.history.ways.straight import Located, straight


def located(lon, lat):
    """A place somewhere."""
    return Located("Oakford", "x", lon, lat, "a test")


@pytest.mark.parametrize(
    ("a", "b", "km", "miles", "within"),
    [
        ((36.72559, 34.72405), (35.88659, 34.88902), 79, 49, 1),
        ((36.73, 34.72), (35.89, 34.89), 79, 49, 1),
        ((36.7, 34.7), (35.88659, 34.88902), 80, 50, 10),
        ((37.0, 35.0), (35.88659, 34.88902), 100, 100, 100),
        ((37.0, 34.95), (35.88659, 34.88902), 102, 63, 1),  # one of its numbers is written more finely
        ((179.95, 10.05), (-179.95, 10.05), 11, 7, 1),
        ((0.05, 90.0), (77.07, 90.0), 0, 0, 1),
        ((0.05, 0.05), (-179.95, -0.05), 20015, 12437, 1),
    ],
    ids=["points", "two decimals", "one", "none", "one of two", "over the date line", "at the pole", "antipodes"],
)
def test_distances_are_rounded_as_their_points_are(a, b, km, miles, within):
    """Whole kilometres at best; tens or hundreds where a point is written so roughly."""
    told = straight(located(*a), located(*b))
    assert (told.km, told.miles, told.within_km) == (km, miles, within)
    assert told.told.endswith("in a straight line")
    assert (f"about {km} km" in told.told) == (km > 0)


@pytest.mark.parametrize(
    ("name", "country", "usual"),
    [
        ("Homs", "SY", "Homs"),  # a town in Libya is also called so, none usually
        ("Hama", "SY", "Ḩamāh"),  # by far the largest of several
        ("Latakia", "SY", "Latakia"),  # the town before its province
        ("Palmyra, SY", "SY", "Tadmur"),
        ("palmyra, us.nj", "US", "Palmyra"),
        ("Palmyra, geonames:5102378", "US", "Palmyra"),
    ],
)
def test_names_of_the_gazetteer(name, country, usual):
    """A town first, usual names first, a much larger town first; a country says which."""
    found = called(name)
    assert (found.country, found.name) == (country, usual)


@pytest.mark.parametrize(
    ("name", "error", "says"),
    [
        ("Palmyra", AmbiguousPlace, "Palmyra, US.NJ"),
        ("Palmyra, FR", UnknownPlace, "Palmyra, FR"),
        ("Qwxyz", UnknownPlace, "Qwxyz"),
        ("", UnknownPlace, "neither"),
        ("\N{CJK UNIFIED IDEOGRAPH-4E0A}", UnknownPlace, "neither"),  # letters that are not folded are no wildcard
    ],
)
def test_names_that_ask_back(name, error, says):
    """Several that fit equally well are listed as they can be asked for."""
    with pytest.raises(error, match=says):
        called(name)
