"""A record with what is awkward in exports, and the export command run on it."""

import json

import pytest
from click.testing import CliRunner

import whoheld
from tiny_reader import Tiny
from whoheld.interfaces.cli import cli

REPORT = """---
title: "=Days & <b>nights</b>"
publisher: The Courier
url: https://news.example/river?a=1&b=2
published: 2031-06-10
---
The day at the river

Ann had seen it all. The bridge was cold. On 2031-05-02 the Reds takes Northfield. The market was empty. Nobody came.

On 2031-05-09 the Blues takes Northfield. On 2031-06-05 the Blues holds Eastmoor.
On 2031-06-06 the Reds takes Southfield.

3 Comments

Bob says that the secret well is deep.
"""
LATER = """---
published: 2031-07-03
---
On 2031-07-01 the Reds takes Northfield. On 2031-07-02 the Blues strikes Twin?. Zoë left.
"""


@pytest.fixture(scope="session")
def record(tmp_path_factory):
    """The path of a record of two reports, one with readers' comments, which a person judged."""
    folder = tmp_path_factory.mktemp("exported")
    (folder / "report.md").write_text(REPORT)
    (folder / "later.md").write_text(LATER)
    with whoheld.open(folder / "r.db") as opened:
        opened.read([folder / "report.md", folder / "later.md"], reader=Tiny())
        claim = opened.claims(doc="report")[0].claim.id
        opened.correct(claim, {"stance": "doubted"}, by="Reviewer Rita", note="I was there myself")
        strike = opened.claims(kind="strikes")[0].claim.id
        opened.correct(strike, {"stance": "denied"}, by="Reviewer Rita", note="they deny it")
        opened.move_place("Northfield", 10.6, 50.3, by="Reviewer Rita", note="where the old mill was")
    return folder / "r.db"


@pytest.fixture
def run(record, monkeypatch):
    """Runs the command line on the record."""
    monkeypatch.setenv("WHOHELD_RECORD", str(record))
    monkeypatch.setenv("COLUMNS", "100")

    def runs(*arguments):
        return CliRunner().invoke(cli, [str(a) for a in arguments], catch_exceptions=False)

    return runs


@pytest.fixture
def export(run, tmp_path):
    """Exports with some flags; the file that was written."""

    def exports(kind, *flags, name="out"):
        result = run("export", kind, tmp_path / name, "--force", *flags)
        assert result.exit_code == 0, result.stderr
        return tmp_path / name

    return exports


@pytest.fixture
def sidecar(tmp_path):
    """What the sidecar of an export says."""
    return lambda name="out": json.loads((tmp_path / f"{name}.provenance.json").read_text(encoding="utf-8"))
