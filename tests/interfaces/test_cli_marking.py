"""`whoheld timex` and `whoheld toponyms` on the sample reports: real runs, without a record."""

import csv
import io
import json
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner

import whoheld
from whoheld.interfaces.cli import cli

SAMPLES = Path(str(files("whoheld.interfaces"))) / "samples"
KHERSON = SAMPLES / "kherson_dispatch.txt"
BULLETIN = "Dover, 3 May 2031\n\nOn 2 May 2031 the French army captured Dover. The next day it moved on to Calais.\n"

#: In the dispatch from Kherson: the words, and TIMEX3's value and type.
TIMES = [
    ("11 November", "2022-11-11", "DATE"),
    ("two days", "P2D", "DURATION"),
    ("A month later", "2022-10", "DATE"),
    ("the next day", "2022-11-11", "DATE"),
    ("the evening of 11 November", "2022-11-11TEV", "TIME"),
]
#: In the same: a name, and roughly its point (lon, lat); a belligerent, a village and a province's town are there too.
PLACES = [("Kherson", 32.6, 46.6), ("Snihurivka", 32.8, 47.1), ("Nova Kakhovka", 33.4, 46.8), ("Kyiv", 30.5, 50.5)]


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs the command line in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("WHOHELD_RECORD", raising=False)
    return lambda *words: CliRunner().invoke(cli, [str(word) for word in words], catch_exceptions=False)


def rows_of(result):
    """The rows of JSON lines."""
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_timex_finds_the_days_of_a_report(run):
    """Each expression with its value, at its characters; nothing is written."""
    rows = rows_of(run("timex", KHERSON, "--format", "jsonl"))
    found = [(row["text"], row["value"], row["type"]) for row in rows]
    assert [wanted for wanted in TIMES if wanted not in found] == []
    text = KHERSON.read_text(encoding="utf-8")
    assert [row for row in rows if text[row["start"] : row["end"]] != row["text"]] == []
    assert list(Path.cwd().iterdir()) == []


@pytest.mark.slow
def test_toponyms_finds_and_places_the_names_of_a_report(run):
    """Each name at its characters, placed where it lies; nothing is written."""
    rows = rows_of(run("toponyms", KHERSON, "--format", "jsonl"))
    points = {row["text"]: (row["lon"], row["lat"]) for row in rows if row["place"]}
    assert [p for p in PLACES if max(abs(points[p[0]][0] - p[1]), abs(points[p[0]][1] - p[2])) > 0.2] == []
    text = KHERSON.read_text(encoding="utf-8")
    assert [row for row in rows if text[row["start"] : row["end"]] != row["text"]] == []
    assert all(row["reason"] for row in rows)
    assert list(Path.cwd().iterdir()) == []


@pytest.mark.slow
def test_belligerents_that_are_countries_are_toponyms_and_forces_are_not(run):
    """All names of places are found, whatever part they play; the name of a force is none, nor the place within it."""
    (Path.cwd() / "war.txt").write_text(
        "ISIL captured Palmyra in May 2015. Russia and Iran sent help. The Palmyra Military Council fled to Homs.\n"
    )
    names = [row["text"] for row in rows_of(run("toponyms", "war.txt", "--format", "jsonl"))]
    assert names == ["Palmyra", "Russia", "Iran", "Homs"]


def test_an_undated_text_counts_from_the_day_that_a_person_gives(run):
    """With --published, "yesterday" has a day; without, it has none."""
    Path("note.txt").write_text("The bridge was blown up yesterday, and the town was shelled for three hours.\n")
    assert [r["value"] for r in rows_of(run("timex", "note.txt", "--format", "jsonl"))] == ["XXXX-XX-XX", "PT3H"]
    given = run("timex", "note.txt", "--format", "jsonl", "--published", "2031-05-04")
    assert [r["value"] for r in rows_of(given)] == ["2031-05-03", "PT3H"]


@pytest.mark.slow
def test_a_layer_places_what_the_shipped_places_do_not_have(run):
    """A person's own list of places counts as those that are shipped."""
    Path("own.csv").write_text("name,lat,lon,kind\nZorbelund,50.5,30.5,village\n")
    Path("note.txt").write_text("Ukrainian troops entered the village of Zorbelund, near Kyiv, on 2 April 2022.\n")
    bare, layered = (
        {r["text"]: r["lat"] for r in rows_of(run("toponyms", "note.txt", "--format", "jsonl", *more))}
        for more in ([], ["--layer", "own.csv"])
    )
    assert (bare["Zorbelund"], layered["Zorbelund"]) == (None, 50.5)


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_all_formats_tell_the_same(run, form, monkeypatch):
    """A table, an array and cells have what the lines have, twice the same."""
    monkeypatch.setenv("COLUMNS", "100")
    lines = rows_of(run("timex", KHERSON, "--format", "jsonl"))
    out = run("timex", KHERSON, "--format", form).stdout
    assert out == run("timex", KHERSON, "--format", form).stdout
    if form == "json":
        assert json.loads(out) == lines
    elif form == "csv":
        assert [row["value"] for row in csv.DictReader(io.StringIO(out))] == [row["value"] for row in lines]
    else:
        assert len(out.splitlines()) == len(lines) + 1
        assert all(len(line) <= 100 for line in out.splitlines())


def test_a_folder_is_read_as_read_reads_it(run):
    """Files of a folder come by name, its documents.csv is no document, and each row names its file."""
    rows = rows_of(run("timex", SAMPLES, "--format", "jsonl"))
    assert list(dict.fromkeys(row["doc"] for row in rows)) == sorted(
        p.stem for p in SAMPLES.iterdir() if p.suffix in {".txt", ".md"}
    )


def test_what_cannot_be_read_is_said_and_the_rest_is_read(run):
    """The good file is on standard output, the bad ones on standard error, and the status is 1."""
    Path("good.txt").write_text(BULLETIN)
    Path("empty.txt").write_bytes(b"")
    result = run("timex", "good.txt", "empty.txt", "nowhere.txt", "--format", "jsonl")
    assert result.exit_code == 1
    assert [json.loads(line)["value"] for line in result.stdout.splitlines()] == [
        "2031-05-03",
        "2031-05-02",
        "2031-05-03",
    ]
    assert [word for word in ("empty.txt", "nowhere.txt") if word not in result.stderr] == []


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (["timex"], 2, "PATH"),
        (["timex", "x.txt", "--published", "lately"], 2, "lately"),
        (["timex", "x.txt", "--almanac", "none"], 2, "--almanac"),
        (["toponyms", "x.txt", "--layer", "nowhere.csv"], 1, "nowhere.csv"),
        (["toponyms", "x.txt", "--almanac", "some"], 2, "shipped"),
    ],
)
def test_wrong_use_is_refused(run, words, status, told):
    """The message says what was seen."""
    result = run(*words)
    assert (result.exit_code, result.stdout) == (status, "")
    assert told in result.stderr


def test_the_library_gives_the_same_spans(tmp_path):
    """`whoheld.timexes` gives what the command writes; a document that cannot be read is an error, or told."""
    (tmp_path / "good.txt").write_text(BULLETIN)
    found = list(whoheld.timexes([tmp_path]))
    assert [(t.text, t.value) for t in found][-1] == ("The next day", "2031-05-03")
    with pytest.raises(whoheld.DocumentError, match="nowhere"):
        list(whoheld.timexes([tmp_path / "nowhere.txt"]))
    told = []
    assert list(whoheld.timexes([tmp_path / "nowhere.txt"], left_out=lambda *why: told.append(why))) == []
    assert len(told) == 1
