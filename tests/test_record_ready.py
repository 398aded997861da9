"""Spells kept ready: made anew only for places that something was written about, and never taken for ready when not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

import whoheld
from tiny_reader import Tiny
from whoheld.history import rules
from whoheld.options import ReadingOptions

FIRST = "On 2031-05-02 the Reds takes Northfield. On 2031-05-03 the Reds holds Southfield."
SECOND = "On 2031-06-01 the Blues takes Northfield."
THIRD = "On 2031-06-01 the Greens holds Northfield. On 2031-07-01 the Blues leaves Southfield."


def write(folder, name, text):
    """A file with a text."""
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def asked(record):
    """What is answered for all places at once."""
    days = ("2031-05-01", "2031-05-10", "2031-06-01", "2031-06", "2031")
    return [record.on(day) for day in days], record.changes(), record.disputes()


def computed(location, monkeypatch):
    """The same of a record that may not be written to, and whose kept spells were made by other rules."""
    with monkeypatch.context() as other:
        other.setattr(rules, "version", lambda: "other rules")
        with whoheld.open(location, read_only=True) as record:
            return asked(record)


def kept(record):
    """The kept version, and the stale places."""
    with record._view() as view:
        return view.kept.version(), view.kept.stale()


@pytest.fixture
def location(tmp_path):
    """A record of the first document."""
    with whoheld.open(tmp_path / "record.db") as record:
        record.read([write(tmp_path, "first.txt", FIRST)], reader=Tiny())
    return tmp_path / "record.db"


def test_a_reading_leaves_nothing_stale(location):
    """After documents were read, the spells of all places are ready, by the present rules."""
    with whoheld.open(location, read_only=True) as record:
        assert kept(record) == (rules.version(), frozenset())


@pytest.mark.parametrize("texts", [[SECOND], [SECOND, THIRD], [THIRD, SECOND], [FIRST, SECOND]])
def test_what_is_kept_is_what_is_computed(location, tmp_path, texts, monkeypatch):
    """Whatever is read, in whatever order, answers from kept spells are those from claims."""
    with whoheld.open(location) as record:
        for n, text in enumerate(texts):
            record.read([write(tmp_path, f"{n}.txt", text)], reader=Tiny())
    with whoheld.open(location, read_only=True) as record:
        assert asked(record) == computed(location, monkeypatch)


def test_another_reading_of_a_document_is_seen(location, tmp_path, monkeypatch):
    """Claims that a better reader no longer finds, and another day of publication, make their places anew."""
    with whoheld.open(location) as record:
        before = asked(record)
        record.read([tmp_path / "first.txt"], reader=Tiny("tiny-2", ("holds",)))
        assert asked(record) != before
        assert asked(record) == computed(location, monkeypatch)
        record.read([tmp_path / "first.txt"], ReadingOptions(published="2031-05-04"), reader=Tiny("tiny-3"))
        assert asked(record) == computed(location, monkeypatch)


def interrupted(location, tmp_path):
    """A record of which the program ended between the writing of a document and the making of spells."""
    with whoheld.open(location) as record:
        record.make_ready = lambda: 0
        record.read([write(tmp_path, "second.txt", SECOND)], reader=Tiny())
        assert kept(record)[1] == {"tiny:northfield"}


def test_stale_places_are_computed_where_nothing_may_be_written(location, tmp_path, monkeypatch):
    """A reader of a record that was left stale answers rightly, and leaves it as it was."""
    interrupted(location, tmp_path)
    with whoheld.open(location, read_only=True) as record:
        assert asked(record) == computed(location, monkeypatch)
        assert [row.holder for row in record.on("2031-06-02")] == ["Blues", "Reds"]
        assert kept(record)[1] == {"tiny:northfield"}


def test_stale_places_are_made_ready_where_one_may_write(location, tmp_path):
    """Who asks about all places in a record that may be written to makes them ready, each once."""
    interrupted(location, tmp_path)
    with whoheld.open(location) as record:
        assert record.make_ready() == 1
        assert record.make_ready() == 0
        assert [row.holder for row in record.on("2031-06-02")] == ["Blues", "Reds"]


def test_other_rules_make_everything_anew(location, monkeypatch):
    """What other rules made is not used, and is made anew at the first occasion."""
    monkeypatch.setattr(rules, "version", lambda: "other rules")
    with whoheld.open(location) as record:
        assert record.make_ready() == 2
        assert kept(record) == ("other rules", frozenset())


def test_what_is_written_meanwhile_stays_stale(location, tmp_path):
    """A mark that is set while spells are being made outlives the keeping of what was made before it."""
    interrupted(location, tmp_path)
    with whoheld.open(location) as record:
        with record._view() as view:
            marks = view.kept.marks(10)
        with record._store.writing() as writer:
            writer.kept.mark(["tiny:northfield"])
        with record._store.writing() as writer:
            writer.kept.keep([], marks)
        assert kept(record)[1] == {"tiny:northfield"}


def test_what_another_program_made_is_not_overwritten(location, tmp_path):
    """Of two programs that make the same places ready, the one that comes late changes nothing."""
    interrupted(location, tmp_path)
    with whoheld.open(location) as record:
        with record._view() as view:
            marks = view.kept.marks(10)
        record.make_ready()
        with record._store.writing() as writer:
            writer.kept.keep([], marks)
        assert [row.holder for row in record.on("2031-06-02")] == ["Blues", "Reds"]


LENSES = [{}, {"known_by": "2031-05"}, {"known_by": "2031-06-15"}, {"reported_by": "2031-06-15"}, {"judged_only": True}]
PUBLISHED = ("2031-05-04", "2031-06-10", "2031-07-02")


@pytest.mark.slow
@pytest.mark.parametrize("lens", LENSES)
@pytest.mark.parametrize("judged", [False, True])
def test_the_chart_shows_each_day_as_it_is_told(tmp_path, lens, judged):
    """On every day, through every lens, the chart has the places of `on`, and as many turns as changes."""
    with whoheld.open(tmp_path / "record.db") as record:
        for n, text in enumerate((FIRST, SECOND, THIRD)):
            given = ReadingOptions(published=PUBLISHED[n])
            record.read([write(tmp_path, f"{n}.txt", text)], given, reader=Tiny())
        if judged:
            record.accept(record.claims()[0].claim.id, by="Ann")
            record.same_place("Northfield", "Southfield", by="Ann")
        seen = record.through(**lens)
        chart = seen.chart()
        for day in (date(2031, 4, 1) + timedelta(n) for n in range(0, 150, 3)):
            told = [(one.place.id, s) for one in chart.places for s in one.stretches if reaches(s, day)]
            assert [(i, s.holder, s.status, s.last_evidence) for i, s in told] == [
                (row.place_id, row.holder, row.status, row.last_evidence and date.fromisoformat(row.last_evidence))
                for row in seen.on(day)
            ]
        assert chart.turns.total() == len(seen.changes())


def reaches(stretch, day):
    """Whether a stretch has a day."""
    return stretch.first <= day and (stretch.last is None or day <= stretch.last)


def test_a_chart_counts_what_was_known(tmp_path):
    """Through a lens a place has the claims that come through it, and one of which none does is not shown."""
    with whoheld.open(tmp_path / "record.db") as record:
        for n, text in enumerate((FIRST, SECOND, "On 2031-06-02 the Blues takes Westmark.")):
            given = ReadingOptions(published=PUBLISHED[n])
            record.read([write(tmp_path, f"{n}.txt", text)], given, reader=Tiny())
        known = {lens: record.through(known_by=lens).chart() for lens in ("2031-04", "2031-05", "2031-06-15", None)}
        counts = {lens: {one.place.name: one.claims for one in chart.places} for lens, chart in known.items()}
        assert counts == {
            "2031-04": {},
            "2031-05": {"Northfield": 1, "Southfield": 1},
            "2031-06-15": {"Northfield": 2, "Southfield": 1},
            None: {"Northfield": 2, "Southfield": 1, "Westmark": 1},
        }


def test_one_path_alone_is_read_as_that_path(tmp_path):
    """A path is no list of letters, of which "/" would be the whole machine."""
    write(tmp_path, "first.txt", FIRST)
    with whoheld.open(tmp_path / "record.db") as record:
        report = record.read(str(tmp_path / "first.txt"), reader=Tiny())
    assert report.read == ("first",)
