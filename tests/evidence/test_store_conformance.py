"""What every store must do; a further store joins by a name in STORES."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from entries import claim, document, entry, place
from hypothesis import given, settings
from hypothesis import strategies as st

from whoheld.acquisition.document import BlockKind
from whoheld.almanac.layers import Layer
from whoheld.almanac.place import Candidate, FeatureClass, Placing
from whoheld.almanac.when import When
from whoheld.codebook import Extent, Kind, Span, Stance
from whoheld.evidence.circle import Leaning
from whoheld.evidence.outline import Sieve, words_of
from whoheld.evidence.sql import open_store
from whoheld.evidence.store import Entry

#: Sort of store -> where an empty one may be made, of the fixtures of a test.
STORES = {
    "sqlite": lambda get: str(get("tmp_path") / "record.db"),
    "postgresql": lambda get: get("postgres"),
}


@pytest.fixture(params=STORES)
def store(request):
    """An empty store of each sort."""
    with open_store(STORES[request.param](request.getfixturevalue)) as opened:
        yield opened


def enter(store, *entries):
    """Write each entry in a transaction of its own."""
    for one in entries:
        with store.writing() as writer:
            writer.enter(one)


def test_a_writing_changes_the_state(store):
    """Asking does not."""
    begun = store.state()
    with store.view() as view:
        view.documents()
    assert store.state() == begun
    enter(store, Entry(document("a"), "r1"))
    after = store.state()
    enter(store, Entry(document("b"), "r1"))
    assert len({begun, after, store.state()}) == 3


def test_a_document_comes_back_whole(store):
    """Text, blocks, offsets, infobox and notes are read as they were written."""
    given_ = document(
        "a",
        title="A title",
        byline="By somebody",
        publisher="A paper",
        url="https://example.org/a",
        published="2031-05",
        published_basis="stated",
        infobox={"date": ("May 2031",), "tags": ("one", "two")},
        notes=("repaired: ‘quotes’ √Æ",),
        language="und",
        encoding="utf-16",
    )
    enter(store, Entry(given_, "r1", remarks=("a remark",)))
    with store.view() as view:
        assert view.document(given_.id) == given_
        assert view.document("none") is None
        row = view.documents()[0]
        facts = view.facts()[given_.id]
    assert row.notes == ("repaired: ‘quotes’ √Æ", "a remark")
    assert (row.characters, row.claims, row.unread, row.version_of) == (len(given_.text), 0, None, None)
    assert (facts.published, facts.encyclopedic) == (When.parse("2031-05"), True)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {
            "kind": Kind.HOLDS,
            "extent": Extent.PART,
            "stance": Stance.DOUBTED,
            "span": Span.THROUGHOUT,
            "start": date(2031, 5, 1),
            "end": date(2031, 5, 3),
            "reported": date(2031, 5, 4),
            "low": 3,
            "high": 4,
            "unit": "villages",
            "confidence": 0.25,
            "reasons": {"date": "said", "place": "ü"},
            "actor_text": "the Reds",
            "target": "Blues",
            "source": "A; B",
            "unnamed": "two hills",
        },
    ],
)
def test_a_claim_comes_back_whole(store, fields):
    """Every field, its id and its place's point are read as they were written."""
    of = document("a")
    made = claim(of, "test:1", **fields)
    enter(store, Entry(of, "r1", (made,), (place("Town", place_id="test:1"),)))
    with store.view() as view:
        row = view.claims()[0]
    assert row.claim == made
    assert row.claim.reasons == made.reasons
    assert row.claim.id == made.id
    assert (row.lon, row.lat, row.reader, row.superseded_by) == (10.5, 50.0, "r1", None)


def test_claims_keep_the_order_of_telling(store):
    """Within a document claims come as told, also where they share a sentence; documents come by name."""
    b, a = document("b"), document("a")
    told = [claim(b, None, actor=actor) for actor in ("Zed", "Ann", "Mid")]
    enter(store, Entry(b, "r1", told), Entry(a, "r1", (claim(a, None),)))
    with store.view() as view:
        assert [(row.claim.doc, row.claim.actor) for row in view.claims()] == [
            ("a", "Reds"),
            ("b", "Zed"),
            ("b", "Ann"),
            ("b", "Mid"),
        ]


def test_a_claim_told_twice_in_one_reading_is_one(store):
    """Claims with the same id are written once."""
    of = document("a")
    enter(store, Entry(of, "r1", (claim(of, None), claim(of, None, confidence=0.9))))
    with store.view() as view:
        assert len(view.claims()) == 1


def test_entering_again_changes_nothing(store):
    """The same entry a second time leaves all rows as they were."""
    one = entry("a", {"Town": 2, "Toun": 1})
    enter(store, one)
    with store.view() as view:
        before = (view.documents(), view.claims(), view.places())
    enter(store, one)
    with store.view() as view:
        assert (view.documents(), view.claims(), view.places()) == before


def test_a_failure_leaves_the_record_as_it_was(store):
    """What is written before an error in the same transaction is not kept."""
    enter(store, entry("a", {"Town": 1}))

    def fail():
        with store.writing() as writer:
            writer.enter(entry("b", {"Toun": 5}))
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    with store.view() as view:
        assert [d.name for d in view.documents()] == ["a"]
        assert [row.place.name for row in view.places()] == ["Town"]


def test_a_view_does_not_see_what_comes_later(store):
    """What is written while a view is open is not in it."""
    enter(store, entry("a", {"Town": 1}))
    with store.view() as view:
        assert len(view.documents()) == 1
        enter(store, entry("b", {"Town": 1}))
        assert len(view.documents()) == 1
    with store.view() as view:
        assert len(view.documents()) == 2


@pytest.mark.parametrize(
    ("entries", "name"),
    [
        ([("a", {"Town": 1}), ("b", {"Toun": 2})], "Toun"),  # the most frequent
        ([("a", {"Town": 2}), ("b", {"Toun": 1}), ("c", {"Toun": 1})], "Toun"),  # a tie goes by the alphabet
        ([("a", {"Town": 1, "Toun": 1}), ("b", {"Town": 1})], "Town"),  # counted over all documents
    ],
)
def test_the_usual_spelling_is_the_most_frequent(store, entries, name):
    """A place is called what most documents call it, whichever was read first."""
    enter(store, *(entry(*one) for one in entries))
    with store.view() as view:
        assert view.places()[0].place.name == name


def test_the_order_of_reading_leaves_no_trace(tmp_path):
    """All orders of three documents that differ on a place's spelling and point give the same places and claims."""
    entries = [entry("a", {"Town": 2}), entry("b", {"Toun": 2}, lon=11.5), entry("c", {"Tawn": 1}, lon=11.5)]
    seen = set()
    for number, order in enumerate(permutations(entries)):
        with open_store(str(tmp_path / f"{number}.db")) as store:
            enter(store, *order)
            with store.view() as view:
                seen.add(repr((view.places(), view.claims(), view.actors())))
    assert len(seen) == 1


@pytest.mark.slow
@settings(max_examples=8, deadline=None)
@given(data=st.data(), orders=st.permutations(range(5)))
def test_no_reading_or_rereading_order_leaves_a_trace(tmp_path_factory, data, orders):
    """Documents read in any order, some of them first by an older reader, end in the same places."""
    spelling = st.dictionaries(st.sampled_from(["Town", "Toun", "Tawn"]), st.integers(1, 3), min_size=1)
    entries = [
        entry(f"d{n}", data.draw(spelling), place_id=f"test:{data.draw(st.integers(1, 2))}", lon=data.draw(_LON))
        for n in range(5)
    ]
    older = [replace(entry(f"d{n}", data.draw(spelling), lon=data.draw(_LON)), reader="r0") for n in range(2)]
    folder = tmp_path_factory.mktemp("orders")
    ends = []
    for number, order in enumerate([[*entries], [*older, *(entries[n] for n in orders)]]):
        with open_store(str(folder / f"{number}.db")) as store:
            enter(store, *order)
            with store.view() as view:
                ends.append(view.places())
    assert ends[0] == ends[1]


_LON = st.sampled_from([10.5, 11.5])


def test_a_better_reader_moves_a_place(store):
    """What an older reading made of a place is taken back; a superseded claim keeps the place that it named."""
    enter(store, entry("a", {"Town": 3}, place_id="test:1"))
    enter(store, entry("a", {"Toun": 1}, place_id="test:2", reader="r2"))
    with store.view() as view:
        assert [(row.place.id, row.place.name) for row in view.places()] == [("test:2", "Toun")]
        assert view.claims(superseded=True)[0].claim.place_id == "test:2"  # the same claim, better placed
        assert view.place("test:1").name == "Town"


def test_an_ambiguous_place_keeps_its_candidates(store):
    """The candidates of a name that fits several places are listed with the place, without their other spellings."""
    two = tuple(
        Candidate(f"g:{n}", "Town", 10.0 + n, 50.0, FeatureClass.SETTLEMENT, "g", kind="village", alternates=("T",))
        for n in (1, 2)
    )
    ambiguous = replace(place("Town", lon=None), lat=None, placing=Placing.AMBIGUOUS, candidates=two)
    of = document("a")
    enter(store, Entry(of, "r1", (claim(of, ambiguous.id),), (ambiguous,)))
    with store.view() as view:
        kept = view.places()[0].place
    assert kept == replace(ambiguous, candidates=tuple(replace(c, alternates=()) for c in two))


def test_areas_around_a_place_are_those_of_its_division(store):
    """A claim on the same province or on the whole country is said of the area; one on another province is not."""
    of = document("a")
    area = {"feature": FeatureClass.AREA}
    places = [
        place("Town", division="01"),
        place("Province", division="01", **area),
        place("Other", division="02", **area),
        place("Land", **area),
        place("Abroad", country="YY", **area),
    ]
    claims = [claim(of, p.id, place=p.name) for p in places]
    enter(store, Entry(of, "r1", claims, places))
    with store.view() as view:
        assert [p.name for p in view.areas_around(places[0])] == ["Land", "Province"]
        assert view.areas_around(replace(places[0], country="")) == []


def test_a_layer_comes_back_in_its_files_order(store):
    """A layer's places keep all fields and their order; adding the name again replaces it."""
    rows = tuple(
        Candidate(f"g:{n}", f"Town {n}", 10.0, 50.0, FeatureClass.SITE, "mine", "XX", "01", 7, "dam", ("T", "U"))
        for n in (2, 1, 3)
    )
    for kept in (rows, rows[:2]):
        with store.writing() as writer:
            writer.add_layer(Layer("mine", "d" * 64, kept))
    with store.view() as view:
        assert view.layer("mine") == rows[:2]
        assert [(row.name, row.places) for row in view.layers()] == [("mine", 2)]


def test_leanings_come_back_in_their_order(store):
    """The lines of a file are read as they were written; other lines replace them all."""
    lines = [
        Leaning("Harbour TV", "Reds", date(2031, 1, 1), date(2031, 6, 30)),
        Leaning("Harbour TV", ""),
        Leaning("A paper", "Blues", last=date(2031, 6, 30)),
    ]
    for kept in (lines, lines[1:], []):
        with store.writing() as writer:
            writer.set_leanings(kept)
        with store.view() as view:
            assert view.leanings() == kept
            assert view.circle().leanings == tuple(kept)


def test_the_circle_names_publishers_and_copies_of_the_documents_asked_for(store):
    """Two documents with one passage are copies where both are asked for; a publisher is named where there is one."""
    words = " ".join(f"word{n}" for n in range(30))
    a, b = (document(name, text=f"{words} {name}", publisher=paper) for name, paper in (("a", "A paper"), ("b", None)))
    enter(store, *(Entry(of, "r1", (claim(of, None),)) for of in (a, b)))
    with store.view() as view:
        whole, alone = view.circle(), view.circle([a.id])
    assert set(whole.copies) == {a.id, b.id}
    assert (dict(whole.publishers), alone.copies) == ({a.id: "A paper"}, {})
    assert whole.kin(claim(a, None)) == whole.kin(claim(b, None)) is not None


@pytest.mark.parametrize("kind", list(BlockKind))
def test_every_kind_of_block_is_kept(store, kind):
    """Each kind of block is read back as it was."""
    given_ = document("a")
    given_ = replace(given_, blocks=(replace(given_.blocks[0], kind=kind, level=2),))
    enter(store, Entry(given_, "r1"))
    with store.view() as view:
        assert view.document(given_.id).blocks == given_.blocks


def test_claims_are_sought_in_outline(store):
    """By words whatever their marks, by kind, by place and by document; and actors are counted."""
    texts = ("The Élan of U.S. troops at Ba'ath Hill.", "North & South met at 100% of al-Bab.")
    of = [document(f"d{n}", text=text) for n, text in enumerate(texts)]
    told = [claim(of[0], "test:1", kind=Kind.HOLDS), claim(of[1], "test:1", actor="Blues; Reds")]
    known = place("Northfield", place_id="test:1")
    enter(
        store, *(Entry(d, "r1", (c,), (known,), {"test:1": {"Northfield": 1}}) for d, c in zip(of, told, strict=True))
    )
    sought = {
        Sieve(): {0, 1},
        Sieve(words=words_of("elan us")): {0},
        Sieve(words=words_of("baath")): {0},
        Sieve(words=words_of("and 100")): {1},
        Sieve(words=words_of("ath")): set(),
        Sieve(kind=Kind.HOLDS): {0},
        Sieve(stance=Stance.DENIED): set(),
        Sieve(place_ids=frozenset({"test:1"}), doc_ids=frozenset({of[1].id})): {1},
        Sieve(place_ids=frozenset()): set(),
    }
    ids = {one.id: n for n, one in enumerate(told)}
    with store.view() as view:
        assert {sieve: {ids[one.id] for one in view.outlines(sieve)} for sieve in sought} == sought
        assert view.acting() == {"Reds": 1, "Blues; Reds": 1}
