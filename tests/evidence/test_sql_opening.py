"""Opening a record: what is one, what is none, and what must be left alone."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from entries import entry

from whoheld.errors import RecordError, RecordUnwritable, WrongVersion
from whoheld.evidence import sqlite
from whoheld.evidence.schema import HEAD, metadata
from whoheld.evidence.sql import open_store


@pytest.fixture
def record(tmp_path):
    """A closed record with one document."""
    path = tmp_path / "record.db"
    with open_store(str(path)) as store, store.writing() as writer:
        writer.enter(entry("a", {"Town": 1}))
    return path


@pytest.mark.parametrize("read_only", [True, False])
def test_a_closed_record_is_one_file(record, read_only):
    """Nothing else is left beside a record that nobody has open, whether it was written to or asked."""
    with open_store(str(record), read_only=read_only) as store, store.view() as view:
        view.documents()
    assert [path.name for path in record.parent.iterdir()] == ["record.db"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"A report about a village.\n", "no record"),
        (b"SQLite format 4\x00 and more", "no record"),
        (b"SQLite format 3\x00" + b"\xff" * 4096, "no record|damaged"),
    ],
)
def test_what_is_no_database_is_refused_and_left(tmp_path, content, message):
    """A file that is no SQLite database is not touched."""
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(RecordError, match=message):
        open_store(str(path))
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused_and_left(tmp_path):
    """The message names its tables, and the file stays as it was, byte for byte."""
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recipes (name)")
    before = path.read_bytes()
    with pytest.raises(WrongVersion, match="recipes"):
        open_store(str(path))
    assert path.read_bytes() == before


@pytest.mark.parametrize("read_only", [True, False])
def test_a_record_of_another_schema_is_refused_and_left(record, read_only):
    """The message names the schema, the version that made it, and what to do."""
    with closing(sqlite3.connect(record)) as other, other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
    before = record.read_bytes()
    with pytest.raises(WrongVersion, match=r"schema 9999, made by WhoHeld 0\.\d.*install"):
        open_store(str(record), read_only=read_only)
    assert record.read_bytes() == before


@pytest.mark.parametrize(
    ("location", "kind", "message"),
    [
        ("none/record.db", RecordUnwritable, "no folder"),
        (".", RecordError, "is a folder"),
        ("mysql://host/base", RecordError, "a record is a file or a PostgreSQL database"),
    ],
)
def test_a_location_that_cannot_be_one_is_refused(tmp_path, monkeypatch, location, kind, message):
    """The message says what is wrong with the location."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(kind, match=message):
        open_store(location)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("flags", [{"read_only": True}, {"create": False}])
def test_no_record_is_made_unasked(tmp_path, flags):
    """Where there is none the message says how to make one."""
    with pytest.raises(RecordError, match="whoheld read"):
        open_store(str(tmp_path / "none.db"), **flags)


def test_an_interrupted_creation_is_taken_up(tmp_path):
    """An empty file, and a database without tables, become records."""
    (tmp_path / "empty.db").touch()
    with closing(sqlite3.connect(tmp_path / "bare.db")) as bare:
        bare.execute("PRAGMA journal_mode=WAL")
    for name in ("empty.db", "bare.db"):
        with open_store(str(tmp_path / name)) as store, store.view() as view:
            assert view.documents() == []


def test_the_migrations_make_the_tables_that_the_queries_name(record):
    """Alembic finds nothing to change between the migrated record and the schema in the code, and no newer revision."""
    engine = sqlite.engine_for(record, read_only=True)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()
    config = Config()
    config.set_main_option("script_location", "whoheld.evidence:migrations")
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_a_full_disk_leaves_the_record_as_it_was(record, monkeypatch):
    """A document that does not fit is refused whole, and the next question is answered."""
    connect = sqlite._connect

    def small(path, **how):
        connection = connect(path, **how)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages + 2}")
        return connection

    monkeypatch.setattr(sqlite, "_connect", small)
    with open_store(str(record)) as store:
        with pytest.raises(RecordUnwritable, match="disk is full"), store.writing() as writer:
            writer.enter(entry("large", {"Town": 1}, text="word " * 20_000))
        with store.view() as view:
            assert [d.name for d in view.documents()] == ["a"]


def test_a_disk_too_full_for_a_record_leaves_no_file(tmp_path, monkeypatch):
    """A record that cannot be made is not there half."""
    connect = sqlite._connect

    def small(path, **how):
        connection = connect(path, **how)
        connection.execute("PRAGMA max_page_count=5")
        return connection

    monkeypatch.setattr(sqlite, "_connect", small)
    with pytest.raises(RecordUnwritable, match="disk is full"):
        open_store(str(tmp_path / "record.db"))
    assert list(tmp_path.iterdir()) == []


def test_a_locked_record_can_be_read_and_says_so_when_written(record, monkeypatch):
    """While another program writes, questions are answered; a writer waits, then says who is in the way."""
    monkeypatch.setattr(sqlite, "PATIENCE_S", 0.05)
    with closing(sqlite3.connect(record, isolation_level=None)) as other, open_store(str(record)) as store:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordUnwritable, match="another program"), store.writing() as writer:
            writer.enter(entry("b", {"Town": 1}))
        with store.view() as view:
            assert [d.name for d in view.documents()] == ["a"]


def test_reading_only_means_so(record):
    """A record opened for reading only is not written to, though the file could be."""
    with open_store(str(record), read_only=True) as store:
        with pytest.raises(RecordUnwritable, match="read-only"), store.writing() as writer:
            writer.enter(entry("b", {"Town": 1}))
        with store.view() as view:
            assert len(view.documents()) == 1


ASK = """
import os, sys
from whoheld.almanac.layers import Layer
from whoheld.errors import RecordUnwritable
from whoheld.evidence.sql import open_store

def ask(path, how):
    with open_store(path, read_only=how == "ro") as store:
        with store.view() as view:
            print(len(view.documents()))
        try:
            with store.writing() as writer:
                writer.add_layer(Layer("mine", "", ()))
            print("written")
        except RecordUnwritable as error:
            print("read-only" if "read-only" in str(error) else error)

# Once as whoever runs the tests, so that everything is loaded; then as a user who may not write everywhere.
ask(sys.argv[1], "rw")
if os.geteuid() == 0:
    os.setuid(65534)
ask(*sys.argv[2:])
"""


@pytest.mark.parametrize("folder_mode", [0o755, 0o555])
@pytest.mark.parametrize("how", ["ro", "rw"])
def test_a_write_protected_record_answers(record, folder_mode, how):
    """On a read-only file, in a read-only folder too, questions are answered and writing is refused with a message."""
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "record.db"
        shutil.copy(record, copy)
        copy.chmod(0o444)
        copy.parent.chmod(folder_mode)
        command = [sys.executable, "-c", ASK, str(record), str(copy), how]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        copy.parent.chmod(0o755)
    assert done.stdout.split() == ["1", "written", "1", "read-only"], done.stderr
