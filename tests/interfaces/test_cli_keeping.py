"""The commands that keep a record: check, dump, restore, migrate."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from whoheld.evidence.schema import HEAD
from whoheld.interfaces import flags
from whoheld.interfaces.cli import cli

OLD = Path(__file__).parents[1] / "records" / "schema-0001.db"


@pytest.fixture
def own(record, tmp_path, monkeypatch):
    """A record that the test may change, in the folder where the commands run."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(record, "whoheld.db")
    return tmp_path / "whoheld.db"


def run(*arguments):
    """A command in the current folder."""
    return CliRunner().invoke(cli, [str(a) for a in arguments], catch_exceptions=False)


def test_a_sound_record_is_said_to_be(own):  # noqa: ARG001 - the folder is what is needed
    """Check says so in words, and nothing as data."""
    assert (run("check").exit_code, run("check").stdout) == (0, "No fault was found.\n")
    assert json.loads(run("check", "--format", "json").stdout) == []


def test_each_fault_is_listed_and_the_status_is_one(own):
    """Check names the claim, what is wrong, and once what to do."""
    with closing(sqlite3.connect(own)) as other, other:
        other.execute("UPDATE claims SET quote = 'Nobody took anything.' WHERE seq < 2")
    told = run("check")
    assert told.exit_code == 1
    assert told.stdout.count("quote: ") == 4
    assert "Nobody took anything." in told.stdout
    assert told.stdout.count("What to do: take the last good copy") == 1
    rows = [json.loads(line) for line in run("check", "--format", "jsonl").stdout.splitlines()]
    assert {tuple(row) for row in rows} == {("rule", "where", "seen", "advice")}


def test_spells_that_do_not_follow_are_made_anew(own):
    """What is kept ready is found wrong, and made anew from the claims where that is asked for."""
    before = run("on", "2031-05-20", "--format", "csv").stdout
    with closing(sqlite3.connect(own)) as other, other:
        other.execute("UPDATE stretches SET holder = 'Greens' WHERE holder = 'Blues'")
    assert "Greens" in run("on", "2031-05-20", "--format", "csv").stdout
    told = run("check")
    assert (told.exit_code, told.stdout.count("spells: ")) == (1, 3)
    assert "`whoheld check --mend`" in told.stdout
    assert run("check", "--mend").exit_code == 1
    assert (run("check").exit_code, run("on", "2031-05-20", "--format", "csv").stdout) == (0, before)


def test_spells_of_other_rules_are_made_ready_by_migrating(own, monkeypatch):
    """Asking works them out each time and says how to have them ready; migrating does it; answers are the same."""
    monkeypatch.setattr(flags, "SLOW", 1)
    asked = ("on", "2031-05-20", "--format", "csv")
    before = run(*asked)
    with closing(sqlite3.connect(own)) as other, other:
        other.execute("UPDATE meta SET value = 'others' WHERE key = 'spells'")
    told = run(*asked)
    assert (told.stdout, "`whoheld migrate`" in told.stderr) == (before.stdout, True)
    assert run("migrate").exit_code == 0
    assert (run(*asked).stdout, run(*asked).stderr) == (before.stdout, before.stderr)


def test_a_record_is_copied_and_taken_up(own):
    """Dump writes a folder, restore makes the same record of it; both count the rows, neither writes over anything."""
    made = json.loads(run("dump", "copy", "--format", "json").stdout)
    assert (made["folder"], made["schema"], made["rows"]["documents"]) == ("copy", HEAD, 2)
    taken = json.loads(run("restore", "copy", "--record", "new.db", "--format", "json").stdout)
    assert (taken["record"], taken["rows"]) == ("new.db", made["rows"])
    assert run("claims", "--record", "new.db").stdout == run("claims", "--record", own).stdout
    for again in (("dump", "copy"), ("restore", "copy", "--record", "new.db")):
        refused = run(*again)
        assert (refused.exit_code, refused.stdout) == (1, "")
        assert "already" in refused.stderr


def test_an_old_record_names_the_command_that_brings_it_up(tmp_path, monkeypatch):
    """Following the message word for word answers the question."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(OLD, "my old.db")
    refused = run("claims", "--record", "my old.db")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "`whoheld migrate --record 'my old.db'`" in refused.stderr
    told = run("migrate", "--record", "my old.db")
    assert (told.exit_code, f"0001 -> {HEAD}" in told.stdout) == (0, True)
    assert run("claims", "--record", "my old.db").exit_code == 0


@pytest.mark.parametrize("command", [("migrate",), ("check",), ("dump", "copy")])
def test_where_there_is_no_record_none_is_made(tmp_path, monkeypatch, command):
    """The message says how one is made; nothing is written."""
    monkeypatch.chdir(tmp_path)
    refused = run(*command)
    assert refused.exit_code == 1
    assert "whoheld read" in refused.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_password_is_not_shown(monkeypatch):
    """Neither the flag nor the environment brings it onto the screen."""
    monkeypatch.setenv("WHOHELD_RECORD", "postgresql://ann:secret@127.0.0.1:1/war")
    for command in (("claims",), ("migrate",), ("claims", "--record", "pg://ann:secret@127.0.0.1:1/war")):
        refused = run(*command)
        assert refused.exit_code == 1
        assert "ann:***@" in refused.stderr
        assert "secret" not in refused.output


def test_a_team_reads_and_asks_a_server(own, postgres):
    """All the commands work on the address of a database as they do on a file."""
    run("dump", "copy")
    assert run("restore", "copy", "--record", postgres).exit_code == 0
    for command in (("held", "Northfield", "2031-05-03"), ("claims",), ("places",), ("actors",), ("documents",)):
        there, here = run(*command, "--record", postgres), run(*command, "--record", own)
        assert (there.exit_code, there.stdout) == (0, here.stdout)
    assert run("check", "--record", postgres).exit_code == 0
