"""One place across documents, in a store: claims, names and points follow, and what each document made of it stays."""

import shutil
from collections import defaultdict
from contextlib import contextmanager
from functools import partial
from itertools import permutations

import pytest
from entries import claim, document, place
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import whoheld
from whoheld.almanac.place import Placing
from whoheld.errors import AmbiguousPlace
from whoheld.evidence.lookup import find_place
from whoheld.evidence.sql import open_store
from whoheld.evidence.store import Entry

#: Points by name: a degree of longitude is some 72 km. Oaks lie far from one another, but for a near one.
OAKS = {"Oak": 10.5, "Oak far": 40.5, "Oak off": 60.5, "Oak near": 10.6}
POINTS = {**OAKS, "Elm": 10.6, "Ash": 10.7, "Fir": 40.6, "Yew": 40.7, "Hay": 10.8}


def told(key):
    """A place by a key of POINTS; "NAME?" is one without a point."""
    name = key.split()[0].rstrip("?")
    if key.endswith("?"):
        fields = {"lat": None, "country": "", "placing": Placing.UNPLACED}
        return place(name, place_id=f"name:{name.casefold()}", lon=None, **fields)
    return place(name, place_id=f"g:{key}", lon=POINTS[key])


def entry(name, keys, reader="r1", spellings=()):
    """A document that says one thing about each place; spellings: key -> what it calls the place."""
    called = dict(spellings)
    of = document(name)
    places = {key: told(key) for key in keys}
    made = [claim(of, p.id, place=called.get(k, p.name), actor=f"R{n}") for n, (k, p) in enumerate(places.items())]
    written = {p.id: {called.get(k, p.name): 1} for k, p in places.items()}
    return Entry(of, reader, made, list(places.values()), written)


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """A record with nothing in it; copied, since making one takes longer than all else here."""
    path = tmp_path_factory.mktemp("empty") / "r.db"
    open_store(str(path)).close()
    return path


@pytest.fixture
def stored(empty, tmp_path_factory):
    """Makes a store of entries, read one after the other."""
    return partial(fill, empty, tmp_path_factory)


@contextmanager
def fill(empty, folders, entries):
    """A store of entries."""
    path = shutil.copy(empty, folders.mktemp("record") / "r.db")
    with open_store(str(path)) as store:
        for one in entries:
            with store.writing() as writer:
                writer.enter(one)
        yield store


@pytest.fixture
def seen(stored):
    """Tells what a record of entries shows: see `told_by`."""

    def shown(entries):
        with stored(entries) as store, store.view() as view:
            return told_by(view)

    return shown


def told_by(view):
    """The place of each claim with its point and why it is meant; each place; the places of each name."""
    rows = [(r.claim, r.lon) for r in view.claims()]
    claims = {(c.doc, c.actor): (c.place_id, lon, c.reasons.get("meant")) for c, lon in rows}
    places = [(p.place.id, p.place.name, p.claims, dict(p.spellings)) for p in view.places()]
    return claims, places, dict(view.folded_spellings())


SURE = entry("sure", ["Oak", "Elm"])
LOST = entry("lost", ["Oak?", "Elm", "Ash"])
FAR = entry("far", ["Oak far", "Fir", "Yew"])


def test_a_name_without_a_point_takes_that_of_its_namesake(seen):
    """Its claims count for the place, with the point and the reason; the place without a point has none left."""
    claims, places, names = seen([LOST, SURE])
    assert claims["lost", "R0"][:2] == ("g:Oak", 10.5)
    assert "7 km from Elm" in claims["lost", "R0"][2]
    assert [p for p in places if p[1] == "Oak"] == [("g:Oak", "Oak", 2, {"Oak": 2})]
    assert names["oak"] == ("g:Oak",)


def test_two_places_of_one_name_stay_two(seen):
    """A namesake elsewhere is another place; the one without a point goes to the one that its document plays at."""
    claims, _, names = seen([FAR, LOST, SURE])
    assert claims["lost", "R0"][0] == "g:Oak"
    assert claims["far", "R0"][0] == "g:Oak far"
    assert names["oak"] == ("g:Oak", "g:Oak far")


def test_a_place_put_astray_is_the_one_where_its_document_plays(seen):
    """Far from everything else in its document, and with a namesake just there, the other is meant."""
    keys = ["Oak far", "Elm", "Ash", "Hay", "Oak near"]
    claims, _, _ = seen([SURE, entry("astray", keys, spellings={"Oak near": "Nut"})])
    assert claims["astray", "R0"][0] == "g:Oak"


def test_a_further_namesake_takes_the_join_back(seen):
    """Where a second place of the name fits as well, the document's own "no point" stands again, with no trace."""
    second = entry("second", ["Oak near", "Elm"])
    claims, _, _ = seen([LOST, SURE, second])
    assert claims["lost", "R0"] == ("name:oak", None, None)


def test_reading_the_witness_again_takes_the_join_back(seen):
    """When the only document that placed the name no longer does, nothing is left of it."""
    again = entry("sure", ["Elm"], reader="r2")
    claims, _, _ = seen([SURE, LOST, again])
    assert claims["lost", "R0"] == ("name:oak", None, None)


def test_names_that_a_document_sets_apart_are_one_only_where_another_document_says_so(seen):
    """A document with Oak and Acorn, which is Oak by the gazetteer, means two places; unless a third equates them."""
    both = entry("both", ["Oak?", "Oak", "Elm"], spellings={"Oak": "Acorn"})
    assert seen([SURE, both])[0]["both", "R0"][0] == "name:oak"
    one = entry("equates", ["Oak", "Elm"])
    equating = Entry(one.document, "r1", one.claims, one.places, {"g:Oak": {"Oak": 1, "Acorn": 1}, "g:Elm": {"Elm": 1}})
    claims, _, _ = seen([SURE, both, equating])
    assert claims["both", "R0"][0] == claims["both", "R1"][0] == "g:Oak"
    assert "equates calls it by both names" in claims["both", "R0"][2]


@pytest.mark.parametrize("asked", ["Oak", "name:oak"])
def test_an_answer_needs_no_asking_back(stored, asked):
    """The name, and the old id of the place without a point, lead to the one place."""
    with stored([LOST, SURE]) as store, store.view() as view:
        assert find_place(view, asked).id == "g:Oak"


def test_a_person_takes_a_join_back(stored):
    """Who says that the document means another place goes before what other documents say, and may take it back."""
    with stored([LOST, SURE]) as store:
        record = whoheld.Record(store, store.location)
        number = record.split_place("Oak", ["lost"], by="Ann")
        (own,) = [row for row in record.claims(doc="lost") if row.claim.actor == "R0"]
        assert own.claim.place_id not in {"g:Oak", "name:oak"}
        assert (own.lon, own.lat) == (None, None)
        record.undo(number, by="Ann")
        (own,) = [row for row in record.claims(doc="lost") if row.claim.actor == "R0"]
        assert own.claim.place_id == "g:Oak"


def test_two_that_stay_two_are_asked_back(stored):
    """No join is made only because a question would be easier to answer."""
    with stored([FAR, SURE]) as store, store.view() as view, pytest.raises(AmbiguousPlace):
        find_place(view, "Oak")


KEYS = st.lists(st.sampled_from([*POINTS, "Oak?", "Elm?", "Fir?"]), min_size=1, max_size=6, unique=True)
CALLED = st.fixed_dictionaries({}, optional={key: st.sampled_from(["Oak", "Acorn", "Elm"]) for key in ("Oak", "Hay")})


def document_of(number, keys, called, reader="r1"):
    """An entry with one place for each id."""
    return entry(f"d{number}", list({told(k).id: k for k in keys}.values()), reader, called)


@pytest.mark.slow
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), order=st.permutations(range(4)))
def test_the_order_of_documents_does_not_matter(seen, data, order):
    """Whatever they name, read in any order, some of them first by another reader, documents end in one record."""
    entries = [document_of(n, data.draw(KEYS), data.draw(CALLED)) for n in range(4)]
    older = [document_of(n, data.draw(KEYS), data.draw(CALLED), "r0") for n in range(2)]
    assert seen(entries) == seen([*older, *(entries[i] for i in order)])


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_two_points_of_one_document_are_never_joined(seen, data):
    """Places that a document puts at different points stay different in it, whatever other documents say."""
    entries = [document_of(n, data.draw(KEYS), {}) for n in range(3)]
    claims, _, _ = seen(entries)
    by_document = defaultdict(list)
    for one in entries:
        for made in one.claims:
            if not made.place_id.startswith("name:"):
                by_document[one.document.name].append(claims[one.document.name, made.actor][0])
    assert all(len(ids) == len(set(ids)) for ids in by_document.values())


@pytest.mark.slow
def test_all_orders_of_four_documents_end_alike(seen):
    """A small case in full: two namesakes, a lost name, and one that is put astray."""
    entries = [SURE, LOST, FAR, entry("astray", ["Oak far", "Elm", "Ash", "Hay"])]
    ends = [seen(order) for order in permutations(entries)]
    assert all(end == ends[0] for end in ends)
