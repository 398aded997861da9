"""A document is taken out with its claims; its hash and the reason stay, and it is not read in again unawares."""

import sqlite3
from contextlib import closing

import pytest

import whoheld
from judged_record import SECOND, Otherwise, claim_of, states
from tiny_reader import Tiny
from whoheld.errors import BadJudgement


def held_texts(path):
    """All texts that stand anywhere in the tables of a record."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = [row for table in tables for row in connection.execute(f"SELECT * FROM {table}")]
    return "\n".join(str(value) for row in rows for value in row)


def test_nothing_of_a_forgotten_text_is_left(record, tmp_path):
    """No sentence of it stands in any table, though its claims were judged and one was added to it."""
    record.accept(claim_of(record, "Greens holds"), by="Ann")
    fields = {"kind": "holds", "actor": "Greens", "place": "Northfield"}
    record.add_claim("second", "the Greens holds Northfield", fields, by="Ann")
    gone = record.forget("second", reason="its author asked for it", by="Ann")
    assert "holds Northfield" not in held_texts(tmp_path / "record.db")
    assert {row.claim.doc for row in record.claims()} == {"first"}
    assert [row.name for row in record.documents()] == ["first"]
    assert record.forgotten() == [gone]
    assert (gone.name, gone.reason, gone.by, len(gone.doc_id)) == ("second", "its author asked for it", "Ann", 64)
    assert states(record) == ["no longer matches"] * 2


def test_no_byte_of_a_forgotten_text_is_left(tmp_path, monkeypatch):
    """Its words are written over in the file, whatever the build of SQLite does by itself, and its log is gone."""
    words = "".join(f"On 2031-05-02 the Blues takes Farfield{number}.\n" for number in range(40))
    (tmp_path / "long.txt").write_text(words)
    (tmp_path / "short.txt").write_text("On 2031-05-03 the Greens takes Westmark.\n")
    path = tmp_path / "bytes.db"
    connect = sqlite3.connect

    def careless(*given, **named):
        connection = connect(*given, **named)
        connection.execute("PRAGMA secure_delete=OFF")
        return connection

    monkeypatch.setattr(sqlite3, "connect", careless)
    with whoheld.open(path) as record:
        record.read([tmp_path / "long.txt", tmp_path / "short.txt"], reader=Tiny())
    before = path.read_bytes()
    with whoheld.open(path) as record:
        record.forget("long", reason="its author asked for it", by="Ann")
    files = {file.name: file.read_bytes() for file in tmp_path.glob("bytes.db*")}
    assert b"Farfield" in before
    assert list(files) == ["bytes.db"]
    assert b"Farfield" not in files["bytes.db"]
    assert b"Westmark" in files["bytes.db"]


def test_places_that_only_it_named_are_gone(record):
    """Places that other documents name stay, with the spellings and counts that these give them."""
    before = next(row for row in record.places() if row.place.name == "Northfield")
    record.forget("first", reason="asked", by="Ann")
    (after,) = record.places()
    assert (before.claims, after.claims) == (4, 2)
    assert (before.spellings, after.spellings) == ({"Northfield": 4}, {"Northfield": 2})
    with record._store.view() as view:
        assert view.place("tiny:westmark") is None


def test_it_is_refused_when_it_is_read_again(record, tmp_path):
    """The report says who forgot it and why; other documents are read; a newer reader makes no difference."""
    record.forget("second", reason="its author asked", by="Ann")
    report = record.read([tmp_path / "first.txt", tmp_path / "second.txt"], reader=Otherwise())
    assert report.read == ("first",)
    (left,) = report.not_read
    assert "forgotten by Ann on " in left.why
    assert "(its author asked); with --again it is read all the same" in left.why
    assert [row.name for row in record.documents()] == ["first"]


def test_it_is_read_again_on_demand(record, tmp_path):
    """Then it is a document as any other: judgements on it apply again, and it may be forgotten once more."""
    record.reject(claim_of(record, "Greens holds"), by="Ben")
    record.forget("second", reason="asked", by="Ann")
    assert record.read([tmp_path / "second.txt"], reader=Tiny(), again=True).read == ("second",)
    assert states(record) == ["stands"]
    assert [row.claim.actor for row in record.claims(doc="second")] == ["Blues"]
    assert record.read([tmp_path / "second.txt"], reader=Otherwise()).read == ("second",)
    record.forget("second", reason="asked again", by="Ben")
    assert [row.reason for row in record.forgotten()] == ["asked again"]


def test_versions_close_up_over_the_gap(record, tmp_path):
    """What was a newer version of it is a newer version of the one before."""
    ids = []
    for edition in ("second", "third", "fourth"):
        (tmp_path / "news.txt").write_text(f"{SECOND}The {edition} edition.\n")
        record.read([tmp_path / "news.txt"], reader=Tiny())
        ids += [row.id for row in record.documents() if row.name == "news" and row.id not in ids]
    record.forget(ids[1], reason="asked", by="Ann")
    assert {row.id: row.version_of for row in record.documents() if row.name == "news"} == {
        ids[0]: None,
        ids[2]: ids[0],
    }


@pytest.mark.parametrize(
    ("doc", "reason", "said"),
    [("third", "asked", "no document 'third'"), ("second", " ", "say why")],
)
def test_what_cannot_be_forgotten(record, doc, reason, said):
    """An unknown document, and a forgetting without a reason, are refused."""
    with pytest.raises(BadJudgement, match=said):
        record.forget(doc, reason=reason, by="Ann")
    assert len(record.documents()) == 2
