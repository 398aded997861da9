"""Records of every released schema: each opens, migrated if need be, and says what it said when it was made."""

import json
import shutil
from pathlib import Path

import pytest
from make import contents

import whoheld
from tiny_reader import Tiny
from whoheld.errors import WrongVersion
from whoheld.evidence.schema import HEAD, OLDER

HERE = Path(__file__).parent
RECORDS = sorted(HERE.glob("schema-*.db"))


def assert_says_the_same(found, path):
    """All that is written down beside the record is found; what is told of a claim or statement since then is empty."""
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    expected.setdefault("statements", [])
    for told in ("claims", "statements"):
        for now, then in zip(found[told], expected[told], strict=True):
            assert {now.pop(name) for name in now.keys() - then.keys()} <= {None, ""}
    assert found == expected


def test_every_schema_left_a_record():
    """The present schema and each older one that is still read have a record here."""
    assert {path.stem.removeprefix("schema-") for path in RECORDS} == {HEAD, *OLDER}


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_an_old_record_opens_and_says_the_same(path, tmp_path):
    """Documents, claims, places, layers and an answer are those written down beside the record."""
    copy = tmp_path / "record.db"
    shutil.copy(path, copy)
    with whoheld.open(copy) as record:
        found = json.loads(json.dumps(contents(record)))
    assert_says_the_same(found, path)


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_an_old_record_is_asked_after_migrating(path, tmp_path):
    """Who only asks is told the command that brings it up; after that the answers are those of old."""
    copy = tmp_path / "record.db"
    shutil.copy(path, copy)
    if path.stem != f"schema-{HEAD}":
        before = copy.read_bytes()
        with pytest.raises(WrongVersion, match=f"`whoheld migrate --record {copy}`"):
            whoheld.open(copy, read_only=True)
        assert copy.read_bytes() == before
    migration = whoheld.Record.migrate(copy)
    assert (migration.before, migration.after) == (path.stem.removeprefix("schema-"), HEAD)
    with whoheld.open(copy, read_only=True) as record:
        found = json.loads(json.dumps(contents(record)))
        assert record.check() == []
    assert_says_the_same(found, path)


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_an_old_record_can_be_read_into(path, tmp_path):
    """A new document goes into an old record."""
    copy = tmp_path / "record.db"
    shutil.copy(path, copy)
    (tmp_path / "new.txt").write_text("On 2031-07-01 the Reds takes Northfield.\n")
    with whoheld.open(copy) as record:
        assert record.read([tmp_path / "new.txt"], reader=Tiny()).claims == 1
        assert record.held("Northfield", "2031-07-02").holders == ("Reds",)


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_record_holds_no_path_of_a_machine(path, tmp_path):
    """What is committed says nothing of where it was made."""
    copy = shutil.copy(path, tmp_path / "record.db")
    with whoheld.open(copy) as record:
        assert all("/" not in row.path for row in record.documents())
