"""A shell completes commands, options, choices, files and the names in the record, and takes no harm from them."""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from click.shell_completion import get_completion_class

import whoheld
from tiny_reader import Tiny
from whoheld.evidence import prefix
from whoheld.evidence.prefix import names_beginning
from whoheld.interfaces.cli import cli
from whoheld.interfaces.completing import ASKED_BY

TEXT = """On 2031-05-06 the Reds takes Nevermore. On 2031-05-07 the Reds takes Nearby Hill.
On 2031-05-07 the Reds takes Nethermost. On 2031-05-08 the Blues takes Northfield.
"""


@pytest.fixture(scope="module")
def war(tmp_path_factory):
    """A record with a name of two words, one that a shell would run, and one that a terminal would obey."""
    folder = tmp_path_factory.mktemp("war")
    (folder / "report.txt").write_text(TEXT, encoding="utf-8")
    with whoheld.open(str(folder / "war.db")) as record:
        record.read([folder / "report.txt"], reader=Tiny())
    with closing(sqlite3.connect(folder / "war.db")) as connection, connection:
        for table, column in (("places", "name"), ("place_names", "spelling")):
            for name, hostile in (("Nevermore", "Never$(rm)more"), ("Nethermost", "Nether\x1b[2Jmost")):
                changed = connection.execute(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (hostile, name))
                assert changed.rowcount == 1
    return folder / "war.db"


def proposed(*words, shell="bash"):
    """What is proposed for the last of the words."""
    shape = get_completion_class(shell)(cli, {}, "whoheld", ASKED_BY)
    return [item.value for item in shape.get_completions(list(words[:-1]), words[-1])]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("he",), ["held"]),
        (("--rec",), ["--record"]),
        (("judge", "same"), ["same-actor", "same-place"]),
        (("held", "--known"), ["--known-by"]),
        (("held", "North"), ["Northfield"]),
        (("held", "north"), ["Northfield"]),
        (("held", "Ne"), ["Nearby Hill"]),
        (("held", "%"), []),
        (("pace", ""), ["Blues", "Reds"]),
        (("claims", "--place", "Nea"), ["Nearby Hill"]),
        (("claims", "--doc", "rep"), ["report"]),
        (("claims", "--stance", "d"), ["doubted", "denied"]),
        (("cutoff", "--falls", "Northfield,Nea"), ["Northfield,Nearby Hill"]),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else "",
)
def test_what_fits_is_proposed(war, monkeypatch, words, expected):
    """Commands, options, choices and names that begin so; never a name that a shell would take apart or run."""
    monkeypatch.setenv("WHOHELD_RECORD", str(war))
    assert proposed(*words) == expected


def test_the_record_that_is_named_is_asked(war, monkeypatch, tmp_path):
    """--record before or behind the command counts more than the environment."""
    monkeypatch.setenv("WHOHELD_RECORD", str(tmp_path / "none.db"))
    assert proposed("held", "North") == []
    assert proposed("--record", str(war), "held", "North") == ["Northfield"]
    assert proposed("held", "--record", str(war), "North") == ["Northfield"]


@pytest.mark.parametrize("what", ["place", "side", "source", "document"])
def test_nothing_is_written_or_raised(war, tmp_path, what):
    """The record's folder stays as it is, byte by byte; what is no record has no names."""
    other = tmp_path / "other.db"
    other.write_bytes(b"SQLite format 3\x00 and no more")
    before = {path.name: hashlib.sha256(path.read_bytes()).digest() for path in war.parent.iterdir()}
    names_beginning(str(war), what, "")
    assert before == {path.name: hashlib.sha256(path.read_bytes()).digest() for path in war.parent.iterdir()}
    for location in (other, tmp_path, tmp_path / "none.db", "postgresql://nobody@127.0.0.1/none", "a\0b", "~nobody/x"):
        assert names_beginning(str(location), what, "") == []
    assert [path.name for path in tmp_path.iterdir()] == ["other.db"]


def test_a_large_record_is_not_waited_for(war, monkeypatch):
    """When the time is over, what was found until then is proposed."""
    monkeypatch.setattr(prefix, "PATIENCE_S", -1)
    monkeypatch.setattr(prefix, "_STEPS", 1)
    assert names_beginning(str(war), "place", "") == []


def test_completing_does_not_load_the_model(war):
    """No command is imported for the list of commands, and neither SQLAlchemy nor spaCy for names."""
    code = """if True:
        import sys
        from click.shell_completion import BashComplete
        from whoheld.interfaces.cli import cli
        shape = BashComplete(cli, {}, "whoheld", "_")
        shape.get_completions([], "")
        loaded = [m for m in sys.modules if m in {"whoheld.interfaces.asking", "whoheld.interfaces.reading"}]
        shape.get_completions(["read", "--almanac"], "")
        assert shape.get_completions(["held"], "North")[0].value == "Northfield"
        print(loaded, [m for m in ("spacy", "sqlalchemy", "numpy") if m in sys.modules])
    """
    answer = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "WHOHELD_RECORD": str(war)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout.strip() == "[] []"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("whoheld held North", "Northfield"),
        ("whoheld held Nea", r"Nearby\ Hill"),
        (r"whoheld held Nearby\ H", r"Nearby\ Hill"),
        ('whoheld held "Nearby H', "Nearby Hill"),
        ("whoheld compl", "completion"),
    ],
)
def test_bash_has_names_as_it_needs_them(war, tmp_path, line, expected):
    """The script in a real Bash: a blank is quoted, unless the person opened a quotation mark."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("there is no Bash here")
    program = tmp_path / "whoheld"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -c "from whoheld.interfaces.cli import main; main()" "$@"\n')
    program.chmod(0o755)
    words = line.split(" ", 2)
    script = (
        'source <(whoheld completion bash); COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _whoheld_completion whoheld; '
        'printf "%s\\n" "${COMPREPLY[@]}"'
    )
    told = subprocess.run(
        [bash, "--norc", "-c", script, "bash", *words],
        env={**os.environ, "WHOHELD_RECORD": str(war), "PATH": f"{tmp_path}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.rstrip("\n") == expected


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_script(run, shell):
    """The command writes a script that asks whoheld and nobody else."""
    script = run("completion", shell).stdout
    assert f"{ASKED_BY}={shell}_complete" in script
