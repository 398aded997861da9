"""Places that people joined, kept apart, split and moved."""

import pytest

from judged_record import claim_of, states
from whoheld.errors import AmbiguousPlace, BadJudgement, UnknownPlace


def row_of(record, place_id):
    """The row of a place."""
    return next(row for row in record.places() if row.place.id == place_id)


def test_joined_places_are_shown_as_the_first(record):
    """Claims, spellings and answers of both are those of one place, found by either name."""
    record.same_place("Northfield", "Eastmoor", by="Ann")
    row = row_of(record, "tiny:northfield")
    assert (row.claims, set(row.spellings)) == (5, {"Northfield", "Eastmoor"})
    assert record.find_place("Eastmoor") == record.find_place("Northfield")
    assert {c.claim.place_id for c in record.claims(place="Eastmoor")} == {"tiny:northfield"}
    assert {c.lon for c in record.claims(place="Eastmoor")} == {10.5}
    assert [row.place for row in record.on("2031-05-05") if row.place == "Eastmoor"] == []


def test_a_joined_place_is_found_by_its_old_id(record):
    """Who kept the id of the place that is no longer shown gets the one that is."""
    old = record.find_place("Eastmoor").id
    record.same_place("Northfield", "Eastmoor", by="Ann")
    assert record.find_place(old).id == "tiny:northfield"


def test_places_judged_different_come_apart(record):
    """The later judgement on a pair counts."""
    record.same_place("Northfield", "Eastmoor", by="Ann")
    record.different_places("Northfield", "Eastmoor", by="Ben")
    assert row_of(record, "tiny:northfield").claims == 4
    record.same_place("Eastmoor", "Northfield", by="Ann")
    assert row_of(record, record.find_place("Eastmoor").id).claims == 5


def test_different_places_are_not_joined_by_way_of_a_third(record):
    """Two places that a person keeps apart stay apart, even if both are judged the same as another."""
    record.different_places("Northfield", "Eastmoor", by="Ann")
    record.same_place("Westmark", "Northfield", by="Ben")
    record.same_place("Westmark", "Eastmoor", by="Ben")
    assert record.find_place("Northfield").id == "tiny:westmark"
    assert record.find_place("Eastmoor").id != "tiny:westmark"


def test_three_places_can_be_one(record):
    """A chain of judgements makes one place of all."""
    record.same_place("Northfield", "Eastmoor", by="Ann")
    record.same_place("Eastmoor", "Westmark", by="Ann")
    assert row_of(record, "tiny:northfield").claims == 6


def test_documents_may_mean_another_place(record):
    """Their claims get a place of their own, which has no point until it is moved to one."""
    number = record.split_place("Northfield", ["second"], by="Ann")
    new = record.judgements()[number - 1].judgement.value["place"]
    assert {row.claim.place_id for row in record.claims(doc="second")} == {new}
    assert (row_of(record, new).claims, row_of(record, "tiny:northfield").claims) == (2, 2)
    assert record.find_place("Northfield").id == "tiny:northfield"
    assert {row.claim.doc for row in record.claims(place="Northfield")} == {"first"}
    record.move_place(new, 12, 51, by="Ann")
    assert {(row.lon, row.lat) for row in record.claims(doc="second")} == {(12.0, 51.0)}
    with pytest.raises(AmbiguousPlace, match="split:"):
        record.find_place("Northfield")


def test_a_moved_place_lies_where_a_person_put_it(record):
    """Its point is the person's in places, claims and answers, and says so; an ambiguous one becomes placed."""
    record.move_place("Twin?", 7.25, 49.5, by="Ann", note="by the map")
    place = record.find_place("Twin?")
    assert (place.lon, place.lat, place.placing, place.candidates) == (7.25, 49.5, "placed", ())
    assert place.reason.startswith("moved by Ann on ")
    assert [(row.lon, row.lat) for row in record.claims(place="Twin?")] == [(7.25, 49.5)]
    assert [(row.lon, row.lat) for row in record.on("2031-05-06") if row.place == "Twin?"] == [(7.25, 49.5)]


def test_a_moved_place_takes_its_point_along(record):
    """A place that is joined after it was moved lies where it was put."""
    record.move_place("Eastmoor", 7.25, 49.5, by="Ann")
    record.same_place("Northfield", "Eastmoor", by="Ann")
    assert record.find_place("Northfield").lon == 7.25


@pytest.mark.parametrize(("lon", "lat"), [(181, 0), (0, -91), (float("nan"), 0)])
def test_a_point_off_the_globe_is_refused(record, lon, lat):
    """Decimal degrees have bounds."""
    with pytest.raises(BadJudgement, match="no point on the globe"):
        record.move_place("Northfield", lon, lat, by="Ann")


def test_a_place_is_no_pair(record):
    """Two spellings of one place need no judgement; the message says what does."""
    with pytest.raises(BadJudgement, match="one place of the record"):
        record.same_place("Northfield", "northfield", by="Ann")
    with pytest.raises(UnknownPlace):
        record.same_place("Northfield", "Nowhere at all", by="Ann")


def test_an_area_judged_the_same_is_asked_with_the_place(record):
    """What is said of the area around stays with it when the area is joined with another."""
    record.same_place("Westmark", "Eastmoor", by="Ann")
    assert len(record.held("Northfield", "2031-05-05").said_of_the_area) == 2


def test_a_judged_place_that_is_gone_matches_no_more(record):
    """With the last document that names a place the judgement on it has nothing to apply to."""
    record.move_place("Eastmoor", 7.25, 49.5, by="Ann")
    record.split_place("Northfield", ["first"], by="Ann")
    record.accept(claim_of(record, "Eastmoor"), by="Ann")
    record.forget("first", reason="asked", by="Ann")
    assert states(record) == ["no longer matches"] * 3
