"""A whole record as a folder, and back: nothing is lost, nothing is half there."""

import json
import shutil
import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from entries import claim, document, entry, place
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import BigInteger, Boolean, Column, Date, LargeBinary, MetaData, Table, create_engine

from whoheld.almanac.layers import Layer
from whoheld.almanac.place import Candidate, FeatureClass, Placing
from whoheld.codebook import Extent, Kind, Span, Stance
from whoheld.errors import RecordError, RecordUnwritable, WrongVersion
from whoheld.evidence import sqlite
from whoheld.evidence.restore import restore
from whoheld.evidence.schema import HEAD, judgements, meta
from whoheld.evidence.sql import open_store
from whoheld.evidence.store import Entry
from whoheld.evidence.tablefile import lasting, read_table, write_table

OLD_RECORDS = Path(__file__).parents[1] / "records"


@pytest.fixture
def record(tmp_path):
    """A record with documents in two versions, claims, places, a layer and judgements."""
    path = str(tmp_path / "record.db")
    with open_store(path) as store:
        for one in (
            entry("a", {"Town": 2}),
            entry("b", {"Toun": 1}, text="Another text.", path="reports/a.txt"),
            entry("c", {"Tawn": 1}, reader="r2"),
        ):
            with store.writing() as writer:
                writer.enter(one)
        with store.writing() as writer:
            writer.add_layer(Layer("mine", "d" * 64, (Candidate("g:1", "T", 10.0, 50.0, FeatureClass.SITE, "mine"),)))
        _judge(store)
    return path


def _judge(store):
    """A judgement, written as the table takes it."""
    row = {"at": "2031-05-01T00:00:00Z", "by": "Ann", "note": "", "act": "accept", "about": {"claim": "x"}, "value": {}}
    with store._engine.execution_options(writing=True).begin() as connection:
        connection.execute(judgements.insert(), [row])


def dumped(location, folder):
    """A record's folder as file name -> bytes."""
    with open_store(location, read_only=True) as store:
        store.dump(folder)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_every_table_is_in_the_folder(record, tmp_path):
    """Claims, places and documents are Parquet, the rest JSON lines; the manifest counts them all."""
    files = dumped(record, tmp_path / "out")
    manifest = json.loads(files["manifest.json"])
    assert {file["table"] for file in manifest["files"].values()} == {table.name for table in lasting()}
    assert {name for name in files if name.endswith(".parquet")} == {
        "claims.parquet",
        "documents.parquet",
        "places.parquet",
    }
    assert manifest["schema"] == HEAD
    assert manifest["files"]["documents.parquet"]["rows"] == 3
    assert [row["doc_id"] for row in pq.read_table(tmp_path / "out/claims.parquet").to_pylist()]
    assert json.loads(files["judgements.jsonl"])["about"] == {"claim": "x"}


def test_what_is_derived_is_left_out(record, tmp_path, monkeypatch):
    """A table that follows from others is not copied, nor what says how it was made; restoring leaves it empty."""
    before = dumped(record, tmp_path / "before")
    with open_store(record) as store, store._engine.execution_options(writing=True).begin() as connection:
        connection.execute(meta.insert(), [{"key": "spells", "value": "7"}])
    assert dumped(record, tmp_path / "after") == before
    monkeypatch.setitem(judgements.info, "derived", True)
    assert "judgements.jsonl" not in dumped(record, tmp_path / "less")
    assert "judgements" not in restore(tmp_path / "less", str(tmp_path / "copy.db")).rows


@pytest.mark.parametrize(
    ("kind", "value"), [(LargeBinary, b"\x00\xff"), (Boolean, True), (Date, date(2031, 5, 1)), (BigInteger, 2**60)]
)
def test_every_sort_of_value_can_stand_in_json_lines(tmp_path, kind, value):
    """Bytes, days, truth and large numbers are read back as they were written, and so is none."""
    table = Table("sorts", MetaData(), Column("id", BigInteger, primary_key=True), Column("value", kind))
    rows = [{"id": 1, "value": value}, {"id": 2, "value": None}]
    engine = create_engine(f"sqlite:///{tmp_path / 'sorts.db'}")
    with engine.begin() as connection:
        table.create(connection)
        connection.execute(table.insert(), rows)
        assert write_table(connection, table, tmp_path) == 2
    engine.dispose()
    assert [row for batch in read_table(table, tmp_path) for row in batch] == rows


def test_the_same_record_gives_the_same_bytes(record, tmp_path):
    """A second copy cannot be told from the first."""
    assert dumped(record, tmp_path / "one") == dumped(record, tmp_path / "two")


def test_a_restored_record_is_the_same(record, tmp_path):
    """Also what points at another row of its own table (a newer version of a text) is there again."""
    files = dumped(record, tmp_path / "one")
    copy = restore(tmp_path / "one", str(tmp_path / "copy.db"))
    assert copy.rows["documents"] == 3
    assert dumped(str(tmp_path / "copy.db"), tmp_path / "two") == files
    with open_store(str(tmp_path / "copy.db")) as store, store.view() as view:
        assert [bool(row.version_of) for row in view.documents()] == [False, True, False]
        assert store.check() == []


def test_a_record_goes_to_a_server_and_back(record, tmp_path, postgres):
    """From a file into PostgreSQL and out again: the same bytes; what is judged next gets the next number."""
    files = dumped(record, tmp_path / "one")
    restore(tmp_path / "one", postgres)
    assert dumped(postgres, tmp_path / "two") == files
    with open_store(postgres) as store:
        assert store.check() == []
        _judge(store)
    assert len(dumped(postgres, tmp_path / "three")["judgements.jsonl"].splitlines()) == 2


# Any letter that both databases can keep: no NUL, no half of a pair.
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=12)
DAY = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
FIELDS = {
    "kind": st.sampled_from(Kind),
    "stance": st.sampled_from(Stance),
    "span": st.sampled_from(Span),
    "extent": st.none() | st.sampled_from(Extent),
    "actor": st.none() | TEXT,
    "source": st.none() | TEXT,
    "start": DAY,
    "end": DAY,
    "reported": DAY,
    "low": st.none() | st.integers(0, 2**40),
    "confidence": st.floats(0, 1),
    "reasons": st.dictionaries(TEXT, TEXT, max_size=2),
    "certainty": TEXT,
}


@st.composite
def entries(draw):
    """Some documents with claims about some places, in any letters."""
    made = []
    for number in range(draw(st.integers(1, 3))):
        of = document(f"d{number}", text=draw(TEXT), title=draw(st.none() | TEXT), path=draw(TEXT))
        lon = draw(st.none() | st.floats(-180, 180))
        placing = Placing.UNPLACED if lon is None else Placing.PLACED
        where = replace(place("x", place_id=f"p:{draw(TEXT)}", lon=lon), name=draw(TEXT), placing=placing)
        told = claim(of, where.id, **{name: draw(values) for name, values in FIELDS.items()})
        spelt = {where.id: draw(st.dictionaries(TEXT, st.integers(1, 9), min_size=1, max_size=2))}
        made.append(Entry(of, "r1", (told,), (where,), spelt))
    return made


def _there_and_back(told, folder, *others):
    """Dump what was told; restore and dump it elsewhere, from one place to the next; all copies."""
    numbers = count()
    with open_store(str(folder / "first.db")) as store:
        for one in told:
            with store.writing() as writer:
                writer.enter(one)
    copies = [dumped(str(folder / "first.db"), folder / "0")]
    for other in others:
        restore(folder / str(next(numbers)), other)
        copies.append(dumped(other, folder / str(len(copies))))
    return copies


@pytest.mark.slow
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=entries())
def test_nothing_is_lost_between_files(told, tmp_path_factory):
    """Whatever a record holds: dumped, restored and dumped again it is equal byte for byte."""
    folder = tmp_path_factory.mktemp("law")
    one, two = _there_and_back(told, folder, str(folder / "second.db"))
    assert one == two
    shutil.rmtree(folder)


@pytest.mark.slow
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=entries())
def test_nothing_is_lost_on_a_server(told, tmp_path_factory, postgres_server):
    """The same by way of PostgreSQL: from a file to the server and back into a file."""
    from postgres import schema  # noqa: PLC0415 - one for each example

    folder = tmp_path_factory.mktemp("law")
    with schema(postgres_server) as address:
        one, two, three = _there_and_back(told, folder, address, str(folder / "second.db"))
    assert one == two
    assert one == three
    shutil.rmtree(folder)


def _other_row(folder):
    """Claims of other documents, with a manifest that vouches for them."""
    lines = (folder / "sightings.jsonl").read_text().replace('"doc_id":"', '"doc_id":"0')
    (folder / "sightings.jsonl").write_text(lines)
    _vouch(folder, "sightings.jsonl")


def _other_columns(folder):
    (folder / "judgements.jsonl").write_text('{"id":1}\n')
    _vouch(folder, "judgements.jsonl")


def _fewer(folder):
    (folder / "judgements.jsonl").write_text("")
    _vouch(folder, "judgements.jsonl")


def _vouch(folder, name):
    from whoheld.evidence.dump import sha256_of  # noqa: PLC0415

    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["files"][name]["sha256"] = sha256_of(folder / name)
    (folder / "manifest.json").write_text(json.dumps(manifest))


def _other_schema(folder):
    text = (folder / "manifest.json").read_text()
    (folder / "manifest.json").write_text(text.replace(f'"schema": "{HEAD}"', '"schema": "9999"'))


BROKEN = {
    "no manifest": (lambda f: (f / "manifest.json").unlink(), RecordError, "manifest.json cannot be read"),
    "half a manifest": (
        lambda f: (f / "manifest.json").write_text('{"fo'),
        RecordError,
        "manifest.json cannot be read",
    ),
    "another manifest": (lambda f: (f / "manifest.json").write_text("[]"), RecordError, "manifest.json cannot be read"),
    "of another version": (_other_schema, WrongVersion, r"schema 9999, written by WhoHeld .*whoheld migrate"),
    "a missing file": (lambda f: (f / "claims.parquet").unlink(), RecordError, "claims.parquet is missing"),
    "a changed file": (lambda f: (f / "layers.jsonl").write_text("{}\n"), RecordError, "layers.jsonl is not as it was"),
    "rows that name none": (_other_row, RecordError, "does not hold what a record can|FOREIGN KEY"),
    "other columns": (_other_columns, RecordError, "judgements.jsonl does not hold"),
    "fewer rows": (_fewer, RecordError, "judgements.jsonl has 0 rows where manifest.json says 1"),
}


@pytest.mark.parametrize(
    ("broken", "where"),
    [*((one, "file") for one in BROKEN), ("rows that name none", "server"), ("fewer rows", "server")],
)
def test_a_broken_folder_leaves_no_half_record(record, tmp_path, request, broken, where):
    """The message says what is wrong with the folder and what to do; nothing is made."""
    breaks, kind, message = BROKEN[broken]
    dumped(record, tmp_path / "copy")
    breaks(tmp_path / "copy")
    target = request.getfixturevalue("postgres") if where == "server" else str(tmp_path / "new.db")
    with pytest.raises(kind, match=message):
        restore(tmp_path / "copy", target)
    with pytest.raises(RecordError, match="no record"):
        open_store(target, read_only=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy", "record.db"]


@pytest.mark.parametrize("where", ["file", "server"])
def test_of_two_restored_at_once_one_is_kept(record, tmp_path, request, where):
    """Who comes second is told that there is a record, and takes nothing of it away."""
    files = dumped(record, tmp_path / "copy")
    target = request.getfixturevalue("postgres") if where == "server" else str(tmp_path / "new.db")
    told = []

    def take_up():
        try:
            restore(tmp_path / "copy", target)
        except RecordError as error:
            told.append(str(error))

    both = [threading.Thread(target=take_up) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert ["already" in message for message in told] == [True]
    assert dumped(target, tmp_path / "again") == files


def test_a_file_that_another_program_is_filling_is_left(tmp_path, monkeypatch):
    """Who gives up waiting for the first tables does not remove them under the one who makes them."""
    monkeypatch.setattr(sqlite, "PATIENCE_S", 0.05)
    path = tmp_path / "record.db"
    ready = sqlite.SqliteFile.ready

    def meanwhile(self, engine):
        ready(self, engine)
        other.append(sqlite3.connect(path, isolation_level=None))
        other[0].execute("BEGIN IMMEDIATE")
        other[0].execute("CREATE TABLE meta (key)")

    other = []
    monkeypatch.setattr(sqlite.SqliteFile, "ready", meanwhile)
    with pytest.raises(RecordUnwritable, match="another program"):
        open_store(str(path))
    with closing(other[0]):
        other[0].execute("COMMIT")
        assert other[0].execute("SELECT count(*) FROM meta").fetchone() == (0,)
    assert path.exists()


def test_a_record_is_not_written_over(record, tmp_path):
    """Restoring where a record is, and dumping where something is, are refused and change nothing."""
    dumped(record, tmp_path / "copy")
    before = Path(record).read_bytes()
    with pytest.raises(RecordError, match=r"there is a record at .*record\.db already"):
        restore(tmp_path / "copy", record)
    with pytest.raises(RecordError, match="there already"):
        dumped(record, tmp_path / "copy")
    with pytest.raises(RecordError, match="there already"):
        dumped(record, tmp_path / "record.db")
    assert Path(record).read_bytes() == before


def test_folders_around_a_copy_are_made(record, tmp_path, monkeypatch):
    """A copy may be put two folders deep where there is none; also a path from here."""
    monkeypatch.chdir(tmp_path)
    assert "manifest.json" in dumped(record, Path("copies/2031/05-02"))
    assert sorted(path.name for path in (tmp_path / "copies" / "2031").iterdir()) == ["05-02"]


def test_a_folder_that_cannot_be_made_is_said(record, tmp_path):
    """The message names what is in the way; nothing is left beside it."""
    for to in ("record.db/copy", "record.db/deep/copy"):
        with pytest.raises(RecordUnwritable, match=r"copy: .*record\.db is a file"):
            dumped(record, tmp_path / to)
    (tmp_path / "empty").mkdir()
    assert "manifest.json" in dumped(record, tmp_path / "empty")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "record.db"]


def test_a_dump_that_fails_leaves_nothing(record, tmp_path):
    """A record that is damaged half-way gives an error and no folder."""
    with closing(sqlite3.connect(record)) as other, other:
        other.execute("UPDATE claims SET start = 'no day'")
    for to in ("copy", "deep/er/copy"):
        with pytest.raises(RecordError, match=r"claims cannot be copied .*no day.*whoheld check"):
            dumped(record, tmp_path / to)
    assert [path.name for path in tmp_path.iterdir()] == ["record.db"]


def test_the_shipped_records_go_through(tmp_path):
    """The record of the present schema, with a row of every sort, comes back byte for byte."""
    shutil.copy(OLD_RECORDS / f"schema-{HEAD}.db", tmp_path / "record.db")
    files = dumped(str(tmp_path / "record.db"), tmp_path / "one")
    restore(tmp_path / "one", str(tmp_path / "copy.db"))
    assert dumped(str(tmp_path / "copy.db"), tmp_path / "two") == files
