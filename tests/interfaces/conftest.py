"""A small record, and the command line run on it."""

import json

import pytest
from click.testing import CliRunner

import whoheld
from tiny_reader import Tiny
from whoheld.interfaces.cli import cli

TEXT = """On 2031-05-02 the Reds takes Northfield. On 2031-05-09 the Blues takes Northfield.
On 2031-05-03 the Reds holds Westmark. On 2031-05-04 the Blues holds Eastmoor. On 2031-05-05 the Blues holds Twin?.
"""
RIVAL = "On 2031-05-11 the Greens holds Northfield. On 2031-05-12 the Blues holds Northfield.\n"


@pytest.fixture(scope="session")
def record(tmp_path_factory):
    """The path of a record of two reports."""
    folder = tmp_path_factory.mktemp("record")
    (folder / "first.txt").write_text(TEXT)
    (folder / "second.txt").write_text(RIVAL)
    with whoheld.open(str(folder / "r.db")) as opened:
        opened.read([folder], reader=Tiny())
    return folder / "r.db"


@pytest.fixture(autouse=True)
def wide(monkeypatch):
    """Tables are drawn for a hundred columns, wherever the tests run."""
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def run(record, monkeypatch):
    """Runs the command line on the record."""
    monkeypatch.setenv("WHOHELD_RECORD", str(record))

    def runs(*arguments):
        return CliRunner().invoke(cli, [str(a) for a in arguments], catch_exceptions=False)

    return runs


@pytest.fixture
def ask(run):
    """Runs a command that must succeed and gives back its JSON."""

    def asks(*arguments):
        result = run(*arguments, "--format", "json")
        assert result.exit_code == 0, result.stderr
        return json.loads(result.stdout)

    return asks
