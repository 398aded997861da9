"""Reading through the command line: what cannot be read is said, the rest is read, and the exit status tells."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from whoheld.interfaces.cli import cli

GOOD = "Dover, 3 May 2031\n\nOn 2 May 2031 the French army captured Dover, and the town is now under French control.\n"
MAIN = "from whoheld.interfaces.cli import main; main()"

BAD = [
    ("empty.txt", b"", ["empty.txt", "empty"]),
    ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, ["picture.txt"]),
    ("report.pdf", b"%PDF-1.7", ["report.pdf", ".pdf"]),
    ("head.md", b"---\nsubject: [unclosed\n---\n", ["head.md"]),
]


@pytest.fixture
def read(tmp_path, monkeypatch):
    """Runs `whoheld read` in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("WHOHELD_RECORD", raising=False)

    def reads(*arguments):
        return CliRunner().invoke(cli, ["read", *map(str, arguments)], catch_exceptions=False)

    return reads


@pytest.mark.parametrize(("name", "content", "words"), BAD[:3], ids=[b[0] for b in BAD[:3]])
def test_a_bad_file_is_named_with_the_reason(read, tmp_path, name, content, words):
    """The summary says which file was not read and why, and the status is 1."""
    (tmp_path / name).write_bytes(content)
    result = read(name)
    assert result.exit_code == 1
    assert "1 not read:" in result.stdout
    assert [w for w in words if w not in result.stdout] == []


@pytest.mark.parametrize("path", ["nowhere", "hollow"])
def test_nothing_to_read_is_said(read, tmp_path, path):
    """A missing path and a folder without texts are both named."""
    (tmp_path / "hollow").mkdir()
    result = read(path)
    assert result.exit_code == 1
    assert path in result.stdout


def test_reading_needs_a_path(read):
    """Without a path it is wrong use."""
    assert read().exit_code == 2


def test_a_record_in_a_missing_folder_is_refused(read):
    """The message says which folder is missing."""
    result = read("x.txt", "--record", "no/such/folder/r.db")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "no/such/folder" in result.stderr


@pytest.mark.slow
def test_the_good_ones_are_read_beside_the_bad(read, tmp_path):
    """One bad file costs no other, in data as in words; a second reading adds nothing."""
    for name, content, _ in BAD:
        (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text(GOOD)
    first = read(".", "--format", "json")
    summary = json.loads(first.stdout)
    assert first.exit_code == 1
    assert "good" in summary["read"]
    assert {"empty.txt", "picture.txt", "report.pdf"} <= {Path(n["path"]).name for n in summary["not_read"]}
    again = json.loads(read("good.txt", "--format", "json").stdout)
    assert (again["read"], again["known"], again["claims"]) == ([], ["good"], 0)


@pytest.mark.slow
def test_a_text_in_another_language_is_kept_and_said_so(read, tmp_path):
    """What is not English is in the record, unread, and the summary names the reason."""
    (tmp_path / "de.txt").write_text("Die Truppen nahmen die Stadt am Morgen ein und zogen am Abend wieder ab. " * 5)
    result = read("de.txt")
    assert result.exit_code == 1
    assert "another language" in result.stdout


@pytest.mark.slow
def test_ctrl_c_keeps_what_was_finished(tmp_path):
    """Stopped in the middle, it says what was kept, without a trace."""
    for n in range(400):
        (tmp_path / f"{n:03}.txt").write_text(f"{GOOD}\nReport number {n}.\n" * 20)
    command = [sys.executable, "-c", MAIN, "read", ".", "--record", "r.db"]
    # A shell without a terminal starts its background jobs deaf to Ctrl-C, and their children inherit that.
    running = subprocess.Popen(
        command,
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    )
    deadline = time.monotonic() + 120
    while not _documents(tmp_path) and time.monotonic() < deadline:
        time.sleep(0.2)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "kept in r.db" in said
    assert "Traceback" not in said
    assert _documents(tmp_path) > 0


def _documents(folder):
    """How many documents a record has by now."""
    if not (folder / "r.db").exists():
        return 0
    result = CliRunner().invoke(cli, ["documents", "--format", "jsonl", "--record", str(folder / "r.db")])
    return len(result.stdout.splitlines()) if result.exit_code == 0 else 0


@pytest.mark.slow
@pytest.mark.parametrize("form", ["table", "jsonl"])
def test_the_demonstration_runs(form, tmp_path, monkeypatch):
    """`whoheld demo` reads every sample, answers, and leaves nothing behind."""
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(cli, ["demo", "--format", form], catch_exceptions=False)
    assert result.exit_code == 0
    assert list(tmp_path.iterdir()) == []
    if form == "jsonl":
        rows = [json.loads(line) for line in result.stdout.splitlines()]
        assert len(rows[0]["answer"][0]["read"]) == 8
        assert rows[0]["answer"][0]["not_read"] == []
    else:
        assert "8 documents read" in result.stdout
