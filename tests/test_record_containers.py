"""Archives and tables read into a record: as their texts would be, once, by however many processes."""

import json
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

import whoheld
from tiny_reader import Tiny
from whoheld.acquisition.item import Item
from whoheld.acquisition.openers import Unfolded
from whoheld.errors import QuestionError
from whoheld.interfaces.cli import cli
from whoheld.options import Fields, ReadingOptions

SENTENCE = "On 2031-05-{:02} the Reds takes Northfield. Nothing else was reported from the valley that day.\n"
MAPPED = ReadingOptions(fields=Fields(text="story", published="day", key="uuid"))


@pytest.fixture
def folder(tmp_path):
    """A zip with two reports, their list and a picture, and a table with three stories and a broken line."""
    folder = tmp_path / "reports"
    folder.mkdir()
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        archive.writestr("in/one.txt", SENTENCE.format(1))
        archive.writestr("in/two.txt", SENTENCE.format(2))
        archive.writestr("in/documents.csv", "path,published\ntwo.txt,2031-06-01\n")
        archive.writestr("picture.jpg", "x")
    rows = [{"story": SENTENCE.format(n), "day": f"{n} May 2031", "uuid": f"u{n}"} for n in (3, 4, 5)]
    (folder / "t.jsonl").write_text("\n".join([*map(json.dumps, rows), "broken"]))
    return folder


@pytest.fixture
def record(tmp_path):
    """An empty record."""
    with whoheld.open(tmp_path / "r.db") as opened:
        yield opened


def contents(record, folder):
    """What stands, without the instants and the folder."""
    documents = [
        {**d.row(), "read_at": None, "path": str(Path(d.path).relative_to(folder))} for d in record.documents()
    ]
    return documents, [row.row() for row in record.claims()]


def test_what_lies_in_things_is_read_as_documents(record, folder):
    """Each has its path through what holds it, and its day from whoever said it; what is not read is told."""
    report = record.read([folder], MAPPED, reader=Tiny())
    found = [(d["name"], d["path"], d["published"], d["claims"]) for d in contents(record, folder)[0]]
    assert sorted(found) == [
        ("one", "a.zip/in/one.txt", None, 1),
        ("t/u3", "t.jsonl/u3", "2031-05-03", 1),
        ("t/u4", "t.jsonl/u4", "2031-05-04", 1),
        ("t/u5", "t.jsonl/u5", "2031-05-05", 1),
        ("two", "a.zip/in/two.txt", "2031-06-01", 1),
    ]
    assert [Path(bad.path).name for bad in report.not_read] == ["picture.jpg", "4"]
    assert [remark.why for remark in report.remarks] == [
        "text from 'story', published from 'day', id from 'uuid'",
    ]


def test_rows_of_a_list_that_are_about_no_file_are_named(record, folder):
    """For a folder that was read, once however it is given; no failure, and not for files named one by one."""
    (folder / "one.txt").write_text(SENTENCE.format(1))
    (folder / "documents.csv").write_text("path,published\none.txt,2031-06-01\nonee.txt,2031-06-01\n")
    assert record.read([folder / "one.txt"], reader=Tiny()).remarks == ()
    (folder / "t.jsonl").unlink()
    report = record.read([folder, f"{folder}/."], reader=Tiny())
    (remark,) = report.remarks
    assert remark.path == str(folder / "documents.csv")
    assert remark.why.startswith("row 3 (onee.txt): no such file lies beside this list")
    assert [Path(bad.path).name for bad in report.not_read] == ["picture.jpg"]


def test_reading_again_adds_nothing(record, folder):
    """Every text is known by its bytes, and so is a copy of it as a file."""
    first = record.read([folder], MAPPED, reader=Tiny())
    before = contents(record, folder)
    (folder / "z.txt").write_text(SENTENCE.format(1))
    again = record.read([folder], MAPPED, reader=Tiny())
    assert (again.read, again.known) == ((), (*first.read, "z"))
    assert contents(record, folder) == before


def test_a_reading_goes_on_where_it_was_stopped(record, folder):
    """What was finished stays, and the rest is read the next time."""

    def stop(done, *_):
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        record.read([folder], MAPPED, reader=Tiny(), progress=stop)
    report = record.read([folder], MAPPED, reader=Tiny())
    assert (report.known, report.read) == (("one", "two"), ("t/u3", "t/u4", "t/u5"))


def test_a_changed_row_is_a_new_version(record, folder):
    """By the field that names it for good, though it moved to another line."""
    record.read([folder], MAPPED, reader=Tiny())
    lines = (folder / "t.jsonl").read_text().splitlines()[:3]
    changed = json.dumps({**json.loads(lines[0]), "story": SENTENCE.format(9)})
    (folder / "t.jsonl").write_text("\n".join([lines[1], changed, lines[2]]))
    assert record.read([folder], MAPPED, reader=Tiny()).read == ("t/u3",)
    old, new = sorted((d for d in record.documents() if d.name == "t/u3"), key=lambda d: bool(d.version_of))
    assert new.version_of == old.id


@pytest.mark.slow
def test_processes_read_the_same(tmp_path, folder):
    """One process or two: the same record in the same order."""
    every = []
    for workers in (1, 2):
        with whoheld.open(tmp_path / f"{workers}.db") as record:
            report = record.read([folder], MAPPED, reader=Tiny(), workers=workers)
            every.append((contents(record, folder), report.read, report.not_read, report.remarks))
    assert every[0] == every[1]


def test_the_total_grows_as_things_are_opened(record, folder):
    """Whoever waits sees how many are known of so far."""
    heard = []
    record.read([folder], MAPPED, reader=Tiny(), progress=lambda done, total, _: heard.append((done, total)))
    assert heard == [(1, 2), (2, 3), (3, 4), (4, 4), (5, 5), (6, 6), (7, 7)]


@pytest.mark.parametrize("name", ["dispatch.txt", "a.zip"])
def test_a_field_that_nothing_has_is_told(tmp_path, record, name):
    """A word that was meant for a day must not be passed over: before the reading where that can be seen."""
    file = tmp_path / name
    options = ReadingOptions(fields=Fields(published="yesterday"))
    if name.endswith(".txt"):
        file.write_text(SENTENCE.format(1))
        with pytest.raises(QuestionError, match="'yesterday'"):
            record.read([file], options, reader=Tiny())
        assert record.documents() == []
    else:
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("one.txt", SENTENCE.format(1))
        (bad,) = record.read([file], options, reader=Tiny()).not_read
        assert "'yesterday'" in bad.why


def test_a_long_table_is_not_held(tmp_path):
    """Of twenty megabytes no more than a few rows lie in the memory at a time, and none is kept."""
    table = tmp_path / "long.jsonl"
    filler = "Nothing else was reported from the valley. " * 230
    with table.open("w") as file:
        for n in range(2000):
            file.write(json.dumps({"text": f"{n}. {filler}"}) + "\n")
    assert table.stat().st_size > 19_000_000
    texts = iter(Unfolded([Item.of_file(table)], ReadingOptions()))
    next(texts)
    tracemalloc.start()
    read = sum(len(text.data) for text in texts)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert read > 19_000_000
    assert peak < 3_000_000


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs the command line in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("WHOHELD_RECORD", raising=False)

    def runs(*words, piped=None):
        return CliRunner().invoke(cli, [str(word) for word in words], input=piped, catch_exceptions=False)

    return runs


def test_many_rows_with_one_fault_are_told_in_short(run, tmp_path):
    """The first few and how many more; as data, all of them."""
    (tmp_path / "t.jsonl").write_text('{"text": ""}\n' * 10_000)
    shown = run("read", "t.jsonl")
    assert shown.exit_code == 1
    assert "10000 not read:" in shown.stdout
    assert "... and 9,997 more like this" in shown.stdout
    assert len(shown.stdout.splitlines()) < 15
    assert len(json.loads(run("read", "t.jsonl", "--format", "json").stdout)["not_read"]) == 10_000


def test_a_mapping_is_given_by_flags(run, tmp_path):
    """`whoheld timex` takes what `whoheld read` takes, and the day of each row counts."""
    (tmp_path / "t.jsonl").write_text(json.dumps({"words": "They left on Monday.", "day": "3 May 2031", "n": "a"}))
    flags = ("--text", "words", "--published", "day", "--id", "n", "--format", "jsonl")
    rows = [json.loads(line) for line in run("timex", "t.jsonl", *flags).stdout.splitlines()]
    assert [(row["doc"], row["value"]) for row in rows] == [("t/a", "2031-04-28")]


@pytest.mark.parametrize(
    ("piped", "flags"),
    [
        ("They left on 3 May 2031.", []),
        ('{"text": "They left on 3 May 2031."}', []),
        ("text\nThey left on 3 May 2031.\n", ["--as", "csv"]),
        ("They left on 3 May 2031.", ["--as", ".TXT"]),
    ],
)
def test_standard_input_is_read(run, piped, flags):
    """As what it says it is, or as what a person says."""
    result = run("timex", "-", *flags, "--format", "jsonl", piped=piped)
    assert [json.loads(line)["value"] for line in result.stdout.splitlines()] == ["2031-05-03"]


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (["read", "x.jsonl", "--published", "2031-13-01"], 2, "2031-13-01"),
        (["read", "x.txt", "--text", "body"], 2, "'body'"),
        (["read", "x.txt", "--as", "cuneiform"], 2, "'cuneiform' is no kind"),
        (["read", "t.csv"], 1, ""),
    ],
)
def test_wrong_use_is_refused(run, tmp_path, words, status, told):
    """The message says what was seen."""
    (tmp_path / "t.csv").write_text("name,lat\nOst,1\n")
    result = run(*words)
    assert result.exit_code == status
    assert told in result.stderr
