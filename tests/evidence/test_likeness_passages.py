"""Which passages are near copies of one another, and that a record knows it in whatever order it reads them."""

from __future__ import annotations

from itertools import permutations

import pytest
from entries import claim, document, place
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, select

from whoheld.acquisition.document import Block, BlockKind
from whoheld.evidence.copies import Copies, fill
from whoheld.evidence.likeness import Passage, passages, words_of
from whoheld.evidence.schema import bands, prints
from whoheld.evidence.schema import passages as kept_passages
from whoheld.evidence.sql import open_store
from whoheld.evidence.store import Entry
from whoheld.evidence.view import SqlView

WIRE = (
    "Fighters of the Green Column entered Oakford on Tuesday after the garrison had withdrawn overnight, two residents "
    "said by telephone. “We woke up and the checkpoints were empty,” said a baker who lives beside the mill. Trucks "
    "with the Column's flag stood in the market square at noon. The ministry of defence did not answer questions."
)
CUT = WIRE.replace(" Trucks with the Column's flag stood in the market square at noon.", "")

OWN_WORDS = (
    "The Green Column took control of Oakford on Tuesday. People in the town said that government soldiers left "
    "during the night without a fight, and that by midday militiamen were parked around the market square. The "
    "defence ministry has made no statement on the loss of the town."
)
FORMULA = "On {} the {} captured the town of {} from {}, the Harbour Monitor said, and added that {} in the fighting."

LIKE = [
    # the same words, other marks and capitals
    (WIRE, WIRE.replace("“", '"').replace("”", '"').upper(), True),
    # another dateline
    (f"HARBOUR CITY, 4 May (Our Agency) - {WIRE}", f"By our correspondent in Millbrook. {WIRE}", True),
    # one sentence cut
    (WIRE, CUT, True),
    # a quotation replaced
    (WIRE, WIRE.replace("We woke up and the checkpoints were empty", "Nobody fired a shot, they just drove off"), True),
    # cut and set into a longer report
    (CUT, f"{WIRE} Oakford has changed hands twice since the spring, when the bridge was blown up.", True),
    # two reports of the same event in their writers' own words
    (
        WIRE,
        OWN_WORDS,
        False,
    ),
    # one formula on two events
    (
        FORMULA.format("3 May", "Green Column", "Oakford", "government forces", "nine fighters died"),
        FORMULA.format("9 June", "Red Front", "Eastmoor", "the Green Column", "the bridge to Westmark was mined"),
        False,
    ),
]


def passage(text):
    """A passage that is all of a text."""
    return Passage(0, len(text), 0, len(text), words_of(text))


@pytest.mark.parametrize(("one", "other", "copies"), LIKE)
def test_a_copy_is_told_from_a_report_of_its_own(one, other, copies):
    """What an editor changes leaves a copy; a second writer's words on the same event are none."""
    assert passage(one).copies(passage(other)) is copies
    assert passage(other).copies(passage(one)) is copies


@pytest.mark.parametrize(("one", "other", "copies"), LIKE)
def test_the_record_finds_the_same_copies(one, other, copies, tmp_path):
    """What is a copy word by word is found by its bands, and what is none gets no kin."""
    a, b = report("a", one), report("b", other)
    with open_store(str(tmp_path / "r.db")) as store:
        enter(store, a, b)
        assert kins(store) == ([["a", "b"]] if copies else [])


def report(name, *paragraphs):
    """An entry of some paragraphs with a claim at the start of each."""
    text = "\n\n".join(paragraphs)
    starts = [sum(len(p) + 2 for p in paragraphs[:i]) for i in range(len(paragraphs))]
    blocks = tuple(Block(BlockKind.PARAGRAPH, s, s + len(p)) for s, p in zip(starts, paragraphs, strict=True))
    of = document(name, text=f"{text}\n\n{name}")
    object.__setattr__(of, "blocks", blocks)
    told = [at_(claim(of, "test:1"), s) for s in starts]
    return Entry(of, "r1", told, (place("Town", place_id="test:1"),))


def found_in(entry):
    """The passages of an entry."""
    return list(passages(entry.document.text, entry.document.blocks, [c.quote_start for c in entry.claims]))


def at_(made, start):
    """A claim with its quote at another place."""
    object.__setattr__(made, "quote_start", start)
    return made


def enter(store, *entries):
    """Write each entry in a transaction of its own."""
    for one in entries:
        with store.writing() as writer:
            writer.enter(one)


def kins(store):
    """The names of the documents that share a kin, for each kin."""
    with store.view() as view:
        names = {row.id: row.name for row in view.documents()}
        circle = view.circle()
    shared = {}
    for doc_id, copied in circle.copies.items():
        for one in copied:
            shared.setdefault(one.kin, set()).add(names[doc_id])
    return sorted(sorted(docs) for docs in shared.values())


SHORT = "Oakford fell on Tuesday."


def test_a_short_passage_is_compared_with_what_stands_around_it():
    """A heading alone proves nothing; with the paragraph after it, or the one before, it is as good as a paragraph."""
    first, last = report("a", SHORT, WIRE), report("b", WIRE, SHORT)
    for entry in (first, last):
        found = found_in(entry)
        assert len(found) == 2
        assert all(len(p.words) >= 20 for p in found)
    assert found_in(report("c", SHORT)) == []


def test_only_passages_with_claims_are_kept():
    """What tells of nothing is not compared: a copied weather report makes nobody less of a witness."""
    entry = report("a", WIRE, "It rained in the hills all week, and " + "the river rose and rose again " * 5)
    assert [p.start for p in passages(entry.document.text, entry.document.blocks, [0])] == [0]


FAMILY = [
    report("a", WIRE),
    report("b", CUT),
    report("c", f"{CUT} The road to Millbrook stayed open, and buses ran as on other days of the week."),
    report("d", OWN_WORDS),
    report("e", SHORT, WIRE.replace("Tuesday", "Monday")),
]


@pytest.mark.slow
def test_the_order_of_reading_leaves_no_trace(tmp_path):
    """Copies are the same whichever document came first, down to the numbers that are kept."""
    seen = set()
    for number, order in enumerate(list(permutations(FAMILY))[::20]):
        with open_store(str(tmp_path / f"{number}.db")) as store:
            enter(store, *order)
            with store.view() as view:
                circle = view.circle()
            seen.add(repr(sorted(circle.copies.items())))
            assert kins(store)[0][:3] == ["a", "b", "c"]
    assert len(seen) == 1


@pytest.mark.slow
@settings(max_examples=10, deadline=None)
@given(st.lists(st.integers(0, len(FAMILY) - 1), min_size=1, max_size=4, unique=True), st.integers(0, 4))
def test_what_is_taken_back_leaves_no_trace(tmp_path_factory, kept, gone):
    """A record from which a document's passages are taken back knows the copies of one that never read it."""
    folder = tmp_path_factory.mktemp("taken")
    rest = [i for i in kept if i != gone]
    with open_store(str(folder / "a.db")) as one, open_store(str(folder / "b.db")) as other:
        enter(one, *(FAMILY[i] for i in [*rest, gone]))
        with one.writing() as writer:
            Copies(writer._connection).take_back(FAMILY[gone].document.id)
        enter(other, *(FAMILY[i] for i in rest))
        with one.view() as view, other.view() as plain:
            assert view.circle().copies == plain.circle().copies
            sizes = [
                [v._connection.scalar(select(func.count()).select_from(t)) for t in (prints, bands)]
                for v in (view, plain)
            ]
            assert sizes[0] == sizes[1]


def test_entering_tells_whose_witnesses_changed(tmp_path):
    """A text that links two others which were no copies of each other names their documents."""
    middle = WIRE.split(". ")
    left, right = ". ".join(middle[:2]), ". ".join(middle[2:])
    with open_store(str(tmp_path / "r.db")) as store, store.writing() as writer:
        writer.enter(report("left", left))
        writer.enter(report("right", right))
        linking = report("both", WIRE)
        writer.enter(Entry(linking.document, "r1"))
        touched = Copies(writer._connection).enter(linking.document.id, found_in(linking))
        assert touched == {report("left", left).document.id, report("right", right).document.id}


def test_a_later_reading_replaces_the_passages(tmp_path):
    """A better reader that finds claims elsewhere leaves no passage of the older reading behind."""
    entry = report("a", WIRE, OWN_WORDS)
    with open_store(str(tmp_path / "r.db")) as store:
        enter(store, report("b", WIRE), entry)
        assert kins(store) == [["a", "b"]]
        enter(store, Entry(entry.document, "r2", entry.claims[1:], entry.places))
        assert kins(store) == []


def test_a_record_that_kept_no_passages_gets_them(tmp_path):
    """What is filled in for an older record is what entering its documents anew would keep."""
    with open_store(str(tmp_path / "r.db")) as store:
        enter(store, *FAMILY)
        with store.view() as view:
            before = view.circle()
        with store.writing() as writer:
            for table in (bands, prints, kept_passages):
                writer._connection.execute(delete(table))
            assert not SqlView(writer._connection).circle().copies
            fill(writer._connection)
        with store.view() as view:
            assert view.circle() == before
