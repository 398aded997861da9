"""Bad input through the command line: what was seen, where, what to do; the others are read, and the status tells."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner

import whoheld
from tiny_reader import Tiny
from whoheld import record as records
from whoheld.batch.desk import Desk
from whoheld.interfaces.cli import cli

GOOD = "On 2031-05-02 the Reds takes Northfield. On 2031-05-09 the Blues takes Northfield.\n"
CAFE = "Nobody was hurt when the café on the square, and the Müller house beside it, were hit during the night.\n"
REAL = "Dover, 3 May 2031\n\nOn 2 May 2031 the French army captured Dover, and the town is now under French control.\n"

TESTS = str(Path(__file__).parents[1])

#: A file's name, its content, and what the message says: what was seen, and what to do.
UNREADABLE = [
    ("empty.txt", b"", ["empty.txt is empty", "give a file with text"]),
    ("blank.txt", b" \n\t\n ", ["blank.txt holds nothing but white space", "give a file with text"]),
    ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), ["picture.txt is binary", "zero byte at 8", "save it"]),
    ("signals.txt", bytes(range(1, 32)) * 9, ["signals.txt is binary", "control characters", "save its text as UTF-8"]),
    ("unknown.txt", b"On 2 May " + b"\xff\xfe\x80\x81" * 99, ["unknown.txt is in no encoding", "save it as UTF-8"]),
    ("wide.txt", b"\xff\xfe" + b"\x00\xd8" * 9, ["wide.txt is marked as utf-16", "at byte", "save it as UTF-8"]),
    ("dump.txt", b"word " * 10_000_000, ["dump.txt has a line of more than 1,000,000", "break it into paragraphs"]),
    ("large.txt", b"a line of words\n" * 4_300_000, ["large.txt has 65 MB", "cut it up"]),
    ("report.odt", b"PK", ["report.odt", ".odt cannot be read", "save its text"]),
    ("report.pdf", b"%PDF-1.7", ["report.pdf", "is no PDF, or a damaged one", "save it anew"]),
    ("no_suffix", GOOD.encode(), ["no_suffix", "files without a suffix cannot be read", "save its text"]),
]
#: The same for files that are read though something is wrong with them.
DAMAGED = [
    ("head.md", b"---\ntitle: [unclosed\ndate: 2031\n---\n\n" + GOOD.encode(), ["no valid YAML", "line 3"]),
    ("torn.txt", (GOOD + CAFE).encode() * 9 + b"\xff\n", ["1 damaged places", "UTF-8"]),
    ("old.txt", (GOOD + CAFE * 9).encode("cp1252"), ["not UTF-8, taken for", "save it as UTF-8"]),
]


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs the command line in a folder of its own, with a reader that needs no language model."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("WHOHELD_RECORD", raising=False)

    def desk(self, options, _reader):
        with self._store.view() as view:
            return Desk(Tiny(), "tiny-1", options.published, view.earlier())

    monkeypatch.setattr(records.Record, "_desk", desk)

    def runs(*arguments):
        return CliRunner().invoke(cli, [str(a) for a in arguments], catch_exceptions=False)

    return runs


def squeezed(text):
    """A page without its line breaks."""
    return " ".join(text.split())


@pytest.mark.parametrize(("name", "content", "words"), UNREADABLE, ids=[row[0] for row in UNREADABLE])
def test_a_bad_file_costs_no_other(run, tmp_path, name, content, words):
    """The bad one is named with what was seen and what to do, the good ones are in the record, the status is 1."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / name).write_bytes(content)
    for good in ("a.txt", "z.txt"):
        (tmp_path / "texts" / good).write_text(f"{GOOD}\nThis is report {good}.\n")
    result = run("read", "texts")
    told = squeezed(result.stdout)
    assert result.exit_code == 1
    assert "2 documents read" in told
    assert "1 not read:" in told
    assert [w for w in words if w not in told] == []
    assert told.count(f"texts/{name}") == 1
    assert "Reds" in run("held", "Northfield", "2031-05-03").stdout


@pytest.mark.parametrize(("name", "content", "words"), DAMAGED, ids=[row[0] for row in DAMAGED])
def test_a_damaged_file_is_read_and_said_so(run, tmp_path, name, content, words):
    """What can be read of it is, all of it counts, and the summary says what to see to."""
    (tmp_path / name).write_bytes(content)
    result = run("read", name)
    told = squeezed(result.stdout)
    assert result.exit_code == 0
    assert "1 document read" in told
    assert f"something is wrong with the file: {name}" in told
    assert [w for w in words if w not in told] == []
    assert "Reds" in run("held", "Northfield", "2031-05-03").stdout


@pytest.mark.parametrize("arguments", [["nowhere"], ["hollow"], ["nowhere", "hollow"]])
def test_where_there_is_nothing_to_read_each_path_is_named(run, tmp_path, arguments):
    """A missing path and a folder without texts: the status is 1, and there is something to do about each."""
    (tmp_path / "hollow").mkdir()
    result = run("read", *arguments)
    told = squeezed(result.stdout)
    assert result.exit_code == 1
    assert [path for path in arguments if f" {path}: no" not in told] == []
    assert "check the spelling" in told or "give one with" in told


def test_the_record_in_the_folder_that_is_read_is_no_document(run, tmp_path):
    """Reading the current folder, where the record lies by default, is well; another database there is named."""
    (tmp_path / "a.txt").write_text(GOOD)
    for _ in range(2):
        assert run("read", ".").exit_code == 0
    shutil.copy(tmp_path / "whoheld.db", tmp_path / "other.db")
    result = run("read", ".")
    assert (result.exit_code, result.stdout.count(".db cannot be read")) == (1, 1)


@pytest.mark.parametrize("listing", [b"name,date\n", b"path,published\na.txt,soon\n", b"path\n\xff\xfe\n"])
def test_a_bad_list_of_documents_is_named(run, tmp_path, listing):
    """What is wrong with documents.csv is said, with its row, for each text that it is about."""
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "documents.csv").write_bytes(listing)
    result = run("read", "a.txt")
    assert result.exit_code == 1
    assert "documents.csv" in result.stdout


def _other_version(path):
    with whoheld.open(str(path)):
        pass
    with closing(sqlite3.connect(path)) as record, record:
        record.execute("UPDATE alembic_version SET version_num = '9999'")


def _other_program(path):
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recipes (name)")


#: How the file comes about, and what the message says.
NO_RECORDS = [
    (_other_version, ["schema 9999", "made by WhoHeld", "install"]),
    (_other_program, ["no record", "recipes"]),
    (lambda path: path.write_text(GOOD), ["no record", "--record"]),
    (lambda path: path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 4096), ["r.db"]),
    (lambda path: path.mkdir(), ["is a folder", "name a file"]),
]


@pytest.mark.parametrize("command", [("read", "a.txt"), ("held", "Northfield", "2031-05-03"), ("claims",)])
@pytest.mark.parametrize(("make", "words"), NO_RECORDS)
def test_what_is_no_record_of_this_version_is_refused(run, tmp_path, make, words, command):
    """One message on standard error says what stands there and what to do; the file stays as it was."""
    (tmp_path / "a.txt").write_text(GOOD)
    make(tmp_path / "r.db")
    before = (tmp_path / "r.db").read_bytes() if (tmp_path / "r.db").is_file() else None
    result = run(*command, "--record", "r.db")
    assert (result.exit_code, result.stdout) == (1, "")
    assert [w for w in ["r.db", *words] if w not in result.stderr] == []
    assert before is None or (tmp_path / "r.db").read_bytes() == before


def test_a_full_disk_keeps_what_was_finished(run, tmp_path, monkeypatch):
    """The message says that the disk is full and what to do; the documents before are in the record."""
    (tmp_path / "1.txt").write_text(GOOD)
    (tmp_path / "2.txt").write_text(GOOD + "word " * 100_000)
    _limit_pages(monkeypatch, 60)
    result = run("read", "1.txt", "2.txt", "--record", "r.db")
    assert result.exit_code == 1
    assert [w for w in ("r.db", "disk is full", "free some space", "are kept") if w not in result.stderr] == []
    assert "Reds" in run("held", "Northfield", "2031-05-03", "--record", "r.db").stdout


def _limit_pages(monkeypatch, pages):
    """A database that finds no room beyond so many pages, as on a disk that is full."""
    from whoheld.evidence import sqlite  # noqa: PLC0415

    connect = sqlite._connect

    def small(path, **how):
        connection = connect(path, **how)
        connection.execute(f"PRAGMA max_page_count={pages}")
        return connection

    monkeypatch.setattr(sqlite, "_connect", small)


IN_A_FOLDER = """
import os, sys
from click.testing import CliRunner
from tiny_reader import Tiny
from whoheld.batch.desk import Desk
from whoheld.interfaces.cli import cli
from whoheld.record import Record

Record._desk = lambda self, options, reader: Desk(Tiny(), "tiny-1")

def run(*arguments):
    result = CliRunner().invoke(cli, arguments)
    print(result.exit_code, result.stdout, result.stderr, repr(result.exception))

# Once as whoever runs the tests, so that everything is loaded; then as a user who may not write everywhere.
os.chdir(sys.argv[1])
run("held", "Northfield", "2031-05-03", "--record", "r.db")
run("read", "a.txt", "--record", sys.argv[2])
if os.geteuid() == 0:
    os.setuid(65534)
print("---")
run("held", "Northfield", "2031-05-03", "--record", "r.db")
run("read", "a.txt", "--record", "r.db")
run("read", "a.txt", "--record", "new.db")
"""


@pytest.fixture
def folder(record):
    """A folder with a record and a report, in which nobody may write; outside of pytest's own, which are private."""
    with TemporaryDirectory() as name:
        shutil.copy(record, Path(name) / "r.db")
        Path(name, "a.txt").write_text(GOOD)
        for path, mode in ((Path(name, "r.db"), 0o444), (Path(name, "a.txt"), 0o444), (Path(name), 0o555)):
            path.chmod(mode)
        yield Path(name)
        Path(name).chmod(0o755)


def test_a_folder_that_may_not_be_written_to(folder, tmp_path):
    """Questions are answered from a record there; reading says that nothing can be written, and what to do."""
    command = [sys.executable, "-c", IN_A_FOLDER, str(folder), str(tmp_path / "r.db")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": TESTS})
    before, _, after = done.stdout.partition("---\n")
    assert "Reds" in before, done.stderr
    answered, refused, not_made = after.split("\n1 ")
    assert answered.startswith("0 ")
    assert "Reds" in answered
    assert "r.db: it is read-only" in refused
    assert "--record" in refused
    assert "new.db" in not_made
    assert "permission" in not_made


@pytest.mark.slow
@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_in_a_terminal(tmp_path, workers):
    """Ctrl-C, which reaches every process of a terminal: what was finished is kept, no trace, no process is left."""
    for n in range(300):
        (tmp_path / f"{n:03}.txt").write_text(f"{REAL}\nThis is report number {n}.\n" * 20)
    command = [sys.executable, "-c", "from whoheld.interfaces.cli import main; main()", "read", ".", "--record", "r.db"]
    running = subprocess.Popen(
        [*command, "--workers", workers],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        process_group=0,
        # A shell without a terminal starts its background jobs deaf to Ctrl-C, and their children inherit that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    )
    deadline = time.monotonic() + 120
    while not _documents(tmp_path) and time.monotonic() < deadline:
        time.sleep(0.2)
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "kept in r.db. The same command goes on there." in said
    assert "Traceback" not in said
    assert 0 < _documents(tmp_path) < 300
    deadline = time.monotonic() + 20
    while _group(running.pid) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert _group(running.pid) == []


def _group(number):
    """The processes of a group, where the system can list them; those that only wait to be buried are gone."""
    if not shutil.which("ps"):
        return []
    listed = subprocess.run(["ps", "-A", "-o", "pgid=,stat=,args="], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 2) for line in listed.splitlines()]
    return [row for row in rows if int(row[0]) == number and not row[1].startswith("Z")]


def _documents(folder):
    """How many documents a record has by now."""
    if not (folder / "r.db").exists():
        return 0
    result = CliRunner().invoke(cli, ["documents", "--format", "jsonl", "--record", str(folder / "r.db")])
    return len(result.stdout.splitlines()) if result.exit_code == 0 else 0
