"""Laws of judgements: undoing brings back what was, unrelated ones know no order, and two people can judge at once."""

import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import whoheld
from judged_record import answers, claim_of
from whoheld.evidence.judgement import Act, Judgement, standing, undone

#: What somebody judges, none about the same thing as another.
JUDGES = {
    "reject": lambda r: r.reject(claim_of(r, "the Reds takes Northfield"), by="Ann"),
    "accept": lambda r: r.accept(claim_of(r, "the Blues takes Northfield"), by="Ben", note="seen"),
    "correct": lambda r: r.correct(claim_of(r, "the Blues holds Eastmoor"), {"place": "Westmark"}, by="Ann"),
    "name": lambda r: r.correct(claim_of(r, "Twin?"), {"place": "Two Oaks", "actor": "Reds"}, by="Ann"),
    "add": lambda r: r.add_claim("first", "the Reds", {"kind": "holds", "place": "Southfield"}, at=14, by="Ben"),
    "join": lambda r: r.same_place("tiny:northfield", "name:eastmur", by="Ann"),
    "split": lambda r: r.split_place("tiny:northfield", ["second"], by="Ben"),
    "move": lambda r: r.move_place("tiny:westmark", 1, 2, by="Ann"),
    "actors": lambda r: r.same_actor("Blues", "Greens", since="2031-05-03", by="Ben"),
    "part": lambda r: r.part_of("Blues", "Sky Union", by="Ben"),
    "dated": lambda r: r.date_document("second", "2031-05-13", by="Ann"),
}


@contextmanager
def copy_of(filled):
    """A record that nobody judged."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(filled, Path(folder) / "record.db")
        with whoheld.open(Path(folder) / "record.db") as record:
            yield record


def one_side(record):
    """Whether two actors are one side, which no answer of this record shows."""
    with record._view() as view:
        return record._sides(view).same("Blues", "Sky Union")


@pytest.mark.parametrize("name", JUDGES)
def test_each_judgement_changes_what_the_record_says(record, name):
    """None of the judgements of these laws is without effect, so that the laws say something."""
    before = answers(record), one_side(record)
    JUDGES[name](record)
    assert (answers(record), one_side(record)) != before


@pytest.mark.slow
@settings(max_examples=8)
@given(names=st.lists(st.sampled_from(sorted(JUDGES)), unique=True, max_size=6), random=st.randoms())
def test_judging_and_undoing_all_gives_the_answers_of_before(filled, names, random):
    """Whatever was judged, and in whatever order it is undone, the record answers as if nobody had judged."""
    with copy_of(filled) as record:
        before = answers(record)
        numbers = [JUDGES[name](record) for name in names]
        random.shuffle(numbers)
        for number in numbers:
            record.undo(number, by="Ann")
        assert answers(record) == before
        assert len(record.judgements()) == 2 * len(names)


@pytest.mark.slow
@settings(max_examples=8)
@given(names=st.lists(st.sampled_from(sorted(JUDGES)), unique=True, min_size=2, max_size=6), random=st.randoms())
def test_unrelated_judgements_know_no_order(filled, names, random):
    """Judgements on different things give the same answers whichever comes first."""
    with copy_of(filled) as one, copy_of(filled) as other:
        for name in names:
            JUDGES[name](one)
        for name in random.sample(names, len(names)):
            JUDGES[name](other)
        assert answers(one) == answers(other)


@given(st.lists(st.integers(min_value=1, max_value=12), max_size=12))
def test_undoings_settle_from_the_last_one_back(targets):
    """A judgement stands if and only if no undoing that stands is against it, however they are nested."""
    passed = [Judgement(1, "", "Ann", "", Act.REJECT, {}, {})]
    for target in targets:
        number = len(passed) + 1
        passed.append(Judgement(number, "", "Ann", "", Act.UNDO, {"judgement": min(target, number - 1)}, {}))
    fallen = undone(passed)
    for judgement in passed:
        against = [j.id for j in passed if j.about.get("judgement") == judgement.id and j.id not in fallen]
        assert (judgement.id in fallen) is bool(against)
    assert [j.id for j in standing(passed)] == ([] if 1 in fallen else [1])


def test_two_people_judge_at_once(filled):
    """Each judgement is kept under a number of its own, and nobody is told that the record is locked."""
    with copy_of(filled) as record:
        location = record.location
        cited = [row.claim.id for row in record.claims()]

        def judges(name):
            with whoheld.open(location) as own:
                return [own.accept(claim, by=name) for claim in cited for _ in range(3)]

        with ThreadPoolExecutor(2) as pool:
            numbers = [number for part in pool.map(judges, ("Ann", "Ben")) for number in part]
        rows = record.judgements()
    assert sorted(numbers) == [row.judgement.id for row in rows] == list(range(1, len(cited) * 6 + 1))
    assert {row.judgement.by for row in rows} == {"Ann", "Ben"}


def test_a_record_that_nobody_judged_is_asked_as_before(record):
    """Without judgements the view is the store's own: nothing is wrapped."""
    with record._view() as view:
        assert type(view).__name__ == "SqlView"
    record.undo(record.move_place("Westmark", 1, 2, by="Ann"), by="Ann")
    with record._view() as view:
        assert type(view).__name__ == "JudgedView"
