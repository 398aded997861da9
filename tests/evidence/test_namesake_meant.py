"""What a name stands for that its document could not put on the map: the rule, on places made by hand."""

import pytest
from entries import place

from whoheld.almanac.place import Candidate, FeatureClass, Placing
from whoheld.evidence.namesake import Told, astray, meant

SITE, AREA, ROUTE = FeatureClass.SITE, FeatureClass.AREA, FeatureClass.ROUTE


def town(name, lon, lat=50.0, **more):
    """A settlement at a point; a degree of longitude is some 72 km here."""
    return place(name, place_id=f"g:{name}:{lon}", lon=lon, lat=lat, **more)


def lost(name, **more):
    """A name without a point."""
    fields = {"place_id": f"name:{name}", "lat": None, "country": "", "placing": Placing.UNPLACED, **more}
    return place(name, lon=None, **fields)


def candidate(name, lon):
    """A place that a name may stand for."""
    return Candidate(f"g:{name}:{lon}", name, lon, 50.0, FeatureClass.SETTLEMENT, "g", "XX")


OAK = town("Oak", 10.5)
NEAR = [town("Elm", 10.6), town("Ash", 10.7)]


@pytest.mark.parametrize(
    ("told", "around", "namesakes", "wanted"),
    [
        pytest.param(lost("Oak"), NEAR, [OAK], OAK, id="it-lies-where-the-document-plays"),
        pytest.param(lost("Oak"), [], [OAK], OAK, id="nothing-rules-it-out"),
        pytest.param(lost("Oak"), NEAR[:1], [OAK], OAK, id="beside-the-only-other-place"),
        pytest.param(lost("Oak"), [town("Elm", 19.6), town("Ash", 19.7)], [OAK], None, id="it-lies-elsewhere"),
        pytest.param(lost("Oak"), [NEAR[0], town("Ash", 19.7)], [OAK], None, id="one-place-alone-may-be-wrong"),
        pytest.param(
            lost("Oak"),
            [town("Elm", 19.6, division="7"), town("Ash", 19.7, division="7")],
            [town("Oak", 10.5, division="7")],
            town("Oak", 10.5),
            id="in-one-province",
        ),
        pytest.param(
            lost("Oak"), [town("Elm", 10.6, country="YY"), town("Ash", 10.7, country="YY")], [OAK], None, id="abroad"
        ),
        pytest.param(lost("Oak"), NEAR, [OAK, town("Oak", 10.9)], None, id="two-fit"),
        pytest.param(lost("Oak"), NEAR, [OAK, town("Oak", 19.9)], OAK, id="only-one-of-two-fits"),
        pytest.param(lost("Oak"), NEAR, [], None, id="no-namesake"),
        pytest.param(lost("Oak", feature=AREA), NEAR, [OAK], None, id="an-area-is-no-town"),
        pytest.param(lost("Oak"), NEAR, [town("Oak", 10.5, feature=AREA)], None, id="a-town-is-no-area"),
        pytest.param(lost("Oak"), NEAR, [town("Oak", 10.5, feature=SITE)], OAK, id="it-may-be-a-site"),
        pytest.param(lost("Oak", feature=SITE), NEAR, [OAK], None, id="a-base-is-no-town"),
        pytest.param(lost("Oak", feature=ROUTE), NEAR, [town("Oak", 10.5, feature=ROUTE)], OAK, id="a-river"),
        pytest.param(lost("Oak"), [*NEAR, OAK], [OAK], None, id="the-document-names-both"),
        pytest.param(
            lost("Oak", placing=Placing.AMBIGUOUS, candidates=(candidate("Oak", 10.5), candidate("Oak", 10.9))),
            NEAR,
            [OAK],
            OAK,
            id="one-of-the-candidates",
        ),
        pytest.param(
            lost("Oak", placing=Placing.AMBIGUOUS, candidates=(candidate("Oak", 10.8), candidate("Oak", 10.9))),
            NEAR,
            [OAK],
            None,
            id="candidates-that-fit-come-first",
        ),
        pytest.param(
            lost("Oak", placing=Placing.AMBIGUOUS, candidates=(candidate("Oak", 30.8), candidate("Oak", 40.9))),
            NEAR,
            [OAK],
            OAK,
            id="no-candidate-fits",
        ),
        pytest.param(town("Oak", 40.5), NEAR, [OAK, town("Oak", 40.5)], OAK, id="put-astray"),
    ],
)  # fmt: skip
def test_the_only_namesake_that_fits_is_meant(told, around, namesakes, wanted):
    """A name stands for the one place of that name that lies among the document's others, and of a sort that fits."""
    found = meant(Told(told, around, {}), namesakes)
    assert (found and found.place_id) == (wanted and wanted.id)


def test_two_names_of_one_document_are_one_place_only_if_a_document_says_so():
    """Where the document tells of the namesake by another name, somebody must have called it by both."""
    assert meant(Told(lost("Oak"), [*NEAR, OAK], {}), [OAK]) is None
    found = meant(Told(lost("Oak"), [*NEAR, OAK], {OAK.id: "a report calls it by both names"}), [OAK])
    assert found.place_id == OAK.id
    assert "a report calls it by both names" in found.why


def test_the_reason_names_the_nearest_witness():
    """A person can check it: which other place of the document lies beside it, and how far off."""
    assert "7 km from Elm" in meant(Told(lost("Oak"), NEAR, {}), [OAK]).why


@pytest.mark.parametrize(
    ("lons", "wanted"),
    [
        ([10.1, 10.2, 10.3, 10.4, 40.0], {40.0}),
        ([10.1, 10.2, 10.3, 40.0], set()),  # too few to tell
        ([10.1, 10.2, 10.3, 10.4, 40.0, 40.1], set()),  # two of them are a place that the document also tells of
        ([10.1, 10.2, 10.3, 10.4, 13.0], set()),
    ],
)
def test_what_lies_far_from_everything_else_is_astray(lons, wanted):
    """Only a document with places enough to tell says that one of them cannot be meant."""
    assert astray([town("T", lon) for lon in lons]) == {f"g:T:{lon}" for lon in wanted}
