"""Looking a record over: what was changed behind its back is found, and said with what to do."""

import sqlite3
from contextlib import closing

import pytest
from entries import claim, document, entry, place
from sqlalchemy import text
from test_store_conformance import STORES

from whoheld.evidence.sql import open_store
from whoheld.evidence.store import Entry


@pytest.fixture(params=STORES)
def store(request):
    """A record with one claim that a later reader did not find, and two that stand, in each sort of database."""
    of = document("b")
    with open_store(STORES[request.param](request.getfixturevalue)) as opened:
        for one in (
            Entry(of, "r1", (claim(of, "test:2", actor="Blues"),), (place("Other", place_id="test:2"),)),
            entry("b", {"Other": 1}, place_id="test:2", reader="r2"),
            entry("a", {"Town": 1}),
        ):
            with opened.writing() as writer:
                writer.enter(one)
        yield opened


def spoil(store, *statements):
    """Change the tables as no command of ours would; references are not watched over."""
    if store._engine.dialect.name == "sqlite":
        with closing(sqlite3.connect(store.location, isolation_level=None)) as other:
            for statement in statements:
                other.execute(statement)
        return
    with store._engine.execution_options(writing=True).begin() as connection:
        for statement in (*UNWATCHED, *statements):
            connection.execute(text(statement))


#: PostgreSQL watches a reference for as long as it is declared.
UNWATCHED = [
    "ALTER TABLE claims DROP CONSTRAINT fk_claims_place_id",
    "ALTER TABLE claims DROP CONSTRAINT fk_claims_doc_id",
    "ALTER TABLE sightings DROP CONSTRAINT fk_sightings_place_id",
    "ALTER TABLE place_names DROP CONSTRAINT fk_place_names_place_id",
]


def test_a_sound_record_has_no_fault(store):
    """Nothing is said of a record that only commands of ours wrote to, superseded claims included."""
    assert store.check() == []


@pytest.mark.parametrize(
    ("statement", "rules", "where", "seen"),
    [
        ("UPDATE claims SET actor = 'Greens' WHERE actor = 'Blues'", ["id"], "b, claim ", "its fields give the id "),
        ("UPDATE claims SET quote = 'no words' WHERE seq = 0 AND actor = 'Blues'", ["quote"], "b, claim ", "no words"),
        ("UPDATE documents SET text = 'The text of c.' WHERE name = 'a'", ["quote"], "a, claim ", "The text of c."),
        ("UPDATE documents SET text = '' WHERE name = 'a'", ["offsets"], "a, claim ", "not in a text of 0"),
        ("UPDATE claims SET quote_end = 99 WHERE actor = 'Blues'", ["id", "offsets"], "b, claim ", "0 to 99"),
        ("UPDATE claims SET raw_end = 999 WHERE actor = 'Blues'", ["file offsets"], "b, claim ", "3 to 999"),
        ("UPDATE claims SET raw_start = -1 WHERE actor = 'Blues'", ["file offsets"], "b, claim ", "-1 to "),
        ("UPDATE claims SET kind = 'eats' WHERE actor = 'Blues'", ["value"], "b, claim ", "eats"),
        ("UPDATE claims SET reasons = 'no' WHERE actor = 'Blues'", ["value"], "b", "cannot be read"),
        ("UPDATE documents SET offsets = '[0,1,2]' WHERE name = 'a'", ["value"], "a", "cannot be read"),
        (
            "UPDATE claims SET place_id = 'gone' WHERE actor = 'Blues'",
            ["reference"],
            "claims ",
            "names gone, which is not in places",
        ),
        ("UPDATE claims SET doc_id = 'gone' WHERE actor = 'Blues'", ["reference"], "claims ", "not in documents"),
        (
            "DELETE FROM places WHERE id = 'test:1'",
            ["reference", "reference", "reference"],
            "",
            "names test:1, which is not in places",
        ),
    ],
)
def test_what_was_changed_is_found(store, statement, rules, where, seen):
    """Each change is found by its own rule, with the place in the record and advice."""
    spoil(store, statement)
    found = store.check()
    assert [fault.rule for fault in found] == rules
    assert found[-1].where.startswith(where)
    assert seen in found[-1].seen
    assert "copy" in found[-1].advice


def test_a_damaged_file_is_found(tmp_path):
    """SQLite's own look at its pages is part of it: an index that lacks a row is a fault of the storage."""
    with open_store(str(tmp_path / "record.db")) as store:
        with store.writing() as writer:
            writer.enter(entry("a", {"Town": 1}))
        spoil(
            store,
            "PRAGMA writable_schema=ON",
            "UPDATE sqlite_master SET sql = 'CREATE INDEX ix_documents_url ON documents (name)' "
            "WHERE name = 'ix_documents_url'",
        )
    with open_store(str(tmp_path / "record.db"), read_only=True) as store:
        assert "storage" in {fault.rule for fault in store.check()}
