"""The documents about the command line cannot lie: help, reference, shapes and glossary agree with the code."""

import csv
import io
import json
import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import click
import pytest
from cli_reference import commands, reference
from manual_page import page

import whoheld
from whoheld.interfaces.cli import COMMANDS
from whoheld.interfaces.shapes import CODEBOOK, COLUMNS

REPO = Path(__file__).parents[2]
ALL = dict(commands())
SHAPES = (REPO / "docs/shapes.md").read_text(encoding="utf-8")
README = (REPO / "README.md").read_text(encoding="utf-8")


def needed(*extras):
    """The names of the libraries that pyproject.toml asks for, as the index spells them."""
    project = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *(r for e in extras for r in project["optional-dependencies"][e])]
    return sorted({re.split(r"[\[><=!~;]", r)[0].lower() for r in asked} - {"whoheld"})


def documented(shape):
    """The columns that docs/shapes.md gives for a shape."""
    section = SHAPES.split(f"\n## {shape}\n")[1].split("\n## ")[0]
    return tuple(re.findall(r"^\| `(\w+)` \|", section, flags=re.MULTILINE))


def test_the_reference_is_that_of_the_commands():
    """docs/cli.md is what `python tests/interfaces/cli_reference.py` writes today."""
    assert (REPO / "docs/cli.md").read_text(encoding="utf-8") == reference()


def test_the_manual_page_is_that_of_the_commands():
    """docs/whoheld.1 is what `python tests/interfaces/manual_page.py` writes today."""
    assert (REPO / "docs/whoheld.1").read_text(encoding="utf-8") == page()


@pytest.mark.skipif(shutil.which("man") is None, reason="there is no man here")
def test_man_shows_the_page():
    """The page is good roff, and its words reach the reader as they stand in the help."""
    shown = subprocess.run(
        ["man", "--warnings", "-Tutf8", "-l", REPO / "docs/whoheld.1"],
        env={**os.environ, "MANWIDTH": "100", "LC_ALL": "C.UTF-8", "GROFF_NO_SGR": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert shown.stderr == ""
    text = re.sub(r".\x08", "", shown.stdout)
    assert 'whoheld held "Kupiansk-Vuzlovyi" 2022-09-30 --format json' in text
    assert "$WHOHELD_RECORD, or whoheld.db in the current folder" in " ".join(text.split())


@pytest.mark.parametrize("name", ALL)
def test_help_explains_and_shows_an_example(name):
    """Each command's help has a sentence and an example that calls that very command."""
    command = ALL[name].command
    assert command.help
    assert command.help.split("\n")[0].endswith((".", ":"))
    assert all(name in example for example in command.examples)
    assert command.examples


@pytest.mark.parametrize(
    "name", [n for n in ALL if n not in {"whoheld", "whoheld gazetteer", "whoheld judge", "whoheld completion"}]
)
def test_every_command_takes_the_shared_flags(name):
    """--format is everywhere, --record wherever there is one to use."""
    flags = {o for p in ALL[name].command.params if isinstance(p, click.Option) for o in p.opts}
    assert "--format" in flags
    assert ("--record" in flags) is (name not in {"whoheld timex", "whoheld toponyms"})


@pytest.mark.parametrize("name", COMMANDS)
def test_the_readme_names_every_command(name):
    """The README's table of commands is whole."""
    assert re.search(rf"`(whoheld )?{name}\b", README)


@pytest.mark.parametrize("shape", COLUMNS)
def test_the_columns_are_documented(shape):
    """docs/shapes.md has each column of each shape, in the order of the output."""
    assert documented(shape) == COLUMNS[shape]


def test_no_shape_is_documented_that_is_not():
    """docs/shapes.md has no section without a shape."""
    assert set(re.findall(r"^## (.+)$", SHAPES, flags=re.MULTILINE)) == set(COLUMNS)


@pytest.mark.parametrize("name", ["on 2031-05-04", "changes", "claims", "places", "actors", "documents", "disputes"])
def test_the_output_has_the_documented_columns(run, name):
    """The header of the CSV, and the keys of the JSON, are the documented columns."""
    shape = name.split()[0]
    header = next(csv.reader(io.StringIO(run(*name.split(), "--format", "csv").stdout)))
    assert tuple(header) == documented(shape)
    for line in run(*name.split(), "--format", "jsonl").stdout.splitlines():
        assert tuple(json.loads(line)) == documented(shape)


def test_an_answer_has_the_documented_columns(ask):
    """held, history and their evidence have the documented columns."""
    answer = ask("held", "Northfield", "2031-05-03")
    assert tuple(answer) == documented("held")
    assert tuple(answer["for"][0]) == documented("evidence")
    assert tuple(ask("history", "Northfield")[0]) == documented("history")


def test_claims_begin_with_the_codebook():
    """The coded fields come first, under the codebook's own names."""
    assert COLUMNS["claims"][: len(CODEBOOK)] == CODEBOOK
    assert CODEBOOK[:3] == ("doc", "quote", "kind")


def test_the_glossary_defines_each_word_once():
    """No word of the glossary stands twice, and they stand in order."""
    text = (REPO / "docs/glossary.md").read_text(encoding="utf-8")
    words = [w.lower() for w in re.findall(r"^\| ([^|]+?) \|", text, flags=re.MULTILINE)][2:]
    assert words == sorted(set(words))


def test_every_library_has_its_line():
    """docs/decisions.md names each library that the package needs."""
    text = (REPO / "docs/decisions.md").read_text(encoding="utf-8").lower()
    assert [name for name in needed() if name not in text] == []


def test_every_library_is_locked():
    """requirements.lock has a version of each library that the package, its tests and its checks need."""
    locked = re.findall(r"^([\w-]+)==\S+", (REPO / "requirements.lock").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert [name for name in needed("test", "dev") if name not in locked] == []


def test_the_version_is_told(run):
    """--version says which version answers."""
    result = run("--version")
    assert (result.exit_code, result.stdout.split()[-1]) == (0, whoheld.__version__)
