"""What strangers wrote, on a terminal: it is shown, and does nothing there."""

import pytest
from click.testing import CliRunner

import whoheld
from tiny_reader import Tiny
from whoheld.interfaces import progress
from whoheld.interfaces.cli import cli
from whoheld.interfaces.words import harmless


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("red \x1b[31mOst", "red \ufffd[31mOst"),
        ("a title\x1b]0;mine\x07", "a title\ufffd]0;mine\ufffd"),
        ("Ost\rNord", "Ost\ufffdNord"),
        ("\x9b31m", "\ufffd31m"),
        ("gpj.\u202etxt", "gpj.\ufffdtxt"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        (
            "\u0645\u062f\u064a\u0646\u0629 caf\u00e9 a\u200db \u200f",
            "\u0645\u062f\u064a\u0646\u0629 caf\u00e9 a\u200db \u200f",
        ),
    ],
    ids=["colour", "title", "return", "one byte", "turned round", "lines", "letters"],
)
def test_what_commands_a_terminal_is_not_sent_to_it(written, shown):
    """Letters of all writings stay; what moves, colours or turns round is shown as a sign."""
    assert harmless(written) == shown


def test_the_names_of_files_do_nothing_on_the_terminal(tmp_path):
    """Neither what was read nor what was not sends its name's commands, in any table or message."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a\x1b[31m\u202e.txt").write_text("The army took Dover on 3 May 2031.")
    (tmp_path / "in" / "b\x1b[31m.xyz").write_text("x")
    where = str(tmp_path / "r.db")
    with whoheld.open(where) as record:
        record.read([tmp_path / "in"], reader=Tiny("tiny-1"))
    elsewhere = str(tmp_path / "c\x1b[31m.db")
    told = [CliRunner().invoke(cli, ["documents", "--record", place]) for place in (where, elsewhere)]
    assert "c\ufffd[31m.db" in told[1].output
    assert "a\ufffd[31m\ufffd" in told[0].output
    assert not {"\x1b", "\u202e"} & set(told[0].output + told[1].output)


def test_a_name_is_no_markup_of_the_bar(monkeypatch, tmp_path):
    """A file called like a tag is shown by its name."""
    with (tmp_path / "terminal").open("w+", encoding="utf-8") as terminal:
        monkeypatch.setattr(terminal, "isatty", lambda: True, raising=False)
        monkeypatch.setattr(progress.sys, "stderr", terminal)
        with progress.progress_bar() as bar:
            bar(1, 2, "in/[bold]a[red].txt")
        terminal.seek(0)
        assert "[bold]a[red].txt" in terminal.read()
