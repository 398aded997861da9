"""How far it is, never more precisely than the points; and which place of the gazetteer a name means."""

import pytest

from whoheld.almanac.called import called
from whoheld.claims.statement import Statement
from whoheld.codebook import StatementType
from whoheld.errors import AmbiguousPlace, UnknownPlace
from whoheld.history.ways.straight import Located, straight
from whoheld.history.ways.told_distance import told_of


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


def told(low, high, ends=("Oakford", "Elmton"), ids=(None, None)):
    """The statement of a distance."""
    span = {"quote": "so far", "quote_start": 0, "quote_end": 6, "raw_start": 0, "raw_end": 6}
    places = {"from_place": ends[0], "to_place": ends[1], "from_id": ids[0], "to_id": ids[1]}
    return Statement(doc_id="d", doc="d", type=StatementType.DISTANCE, unit="km", low=low, high=high, **span, **places)


#: A hundred and eleven kilometres along a meridian.
LINE = straight(Located("Oakford", "x", 10.05, 50.05, "a test"), Located("Elmton", "y", 10.05, 51.05, "a test"))
NAMES = ({"oakford"}, {"elmton"})


@pytest.mark.parametrize(
    ("statement", "more", "beside"),
    [
        (told(130, 130), 19, "19 km more than the straight line"),
        (told(100, 100), -11, "11 km less than the straight line"),
        (told(110.6, 110.6), 0, "as the straight line"),
        (told(100, 120), 0, "as the straight line"),
        (told(None, 120), None, "open at one end"),
        (told(None, 100), -11, "11 km less than the straight line"),
        (told(130, 130, ends=("Elmton", "Oakford")), 19, "19 km more than the straight line"),  # the other way
        (told(130, 130, ends=("P", "Q"), ids=("x", "y")), 19, "19 km more than the straight line"),
    ],
    ids=["more", "less", "rounded", "within", "open", "open and less", "way back", "by id"],
)
def test_what_is_told_stands_beside_the_line(statement, more, beside):
    """By how much it differs, as far as its bounds say."""
    (found,) = told_of(LINE, [statement], NAMES)
    assert (found.more_km, found.beside, found.statement_id) == (more, beside, statement.id)


@pytest.mark.parametrize(
    "statement",
    [
        told(130, 130, ends=("Oakford", None)),
        told(130, 130, ends=("Oakford", "Oakford")),
        told(130, 130, ids=("x", "z")),  # an Elmton elsewhere
    ],
    ids=["one end", "no way", "another place"],
)
def test_other_distances_are_left_out(statement):
    """Only what is told of these two places counts, whatever they are called."""
    assert list(told_of(LINE, [statement], NAMES)) == []
