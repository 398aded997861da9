"""What an address leads to may hold texts itself; and addresses on the command line."""

import zipfile
from io import BytesIO

import pytest
from click.testing import CliRunner
from local_site import Answer, page

from crawled import archive
from whoheld.interfaces.cli import cli


def zipped(**members):
    """An archive of members, their names with ``__`` for a dot."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, data in members.items():
            file.writestr(name.replace("__", "."), data)
    return out.getvalue()


CRAWL = archive(("response", "https://a.example/1", b"One."), packed=True)
WITHIN = [
    pytest.param("/all.zip", zipped(b__txt=b"One.", a__md=b"Two."), ["/all.zip/b.txt", "/all.zip/a.md"], id="zip"),
    pytest.param("/c.warc.gz", CRAWL, ["/c.warc.gz/https://a.example/1"], id="warc"),
    pytest.param("/all.zip", zipped(c__warc__gz=CRAWL), ["/all.zip/c.warc.gz/https://a.example/1"], id="warc-in-zip"),
    pytest.param("/rows.jsonl", b'{"text": "One."}\n{"text": "Two."}\n', ["/rows.jsonl/1", "/rows.jsonl/2"], id="rows"),
]


@pytest.mark.parametrize(("path", "body", "within"), WITHIN)
def test_what_comes_back_may_hold_texts(site, read, path, body, within):
    """It is opened as a file of its kind would be; all in one request."""
    site.pages[path] = Answer(body, headers={"Content-Type": "application/octet-stream"})
    items = read(f"{site.root}{path}", allow_private=True)
    assert [item.where.removeprefix(site.root) for item in items] == within
    assert site.paths == [path]


def test_a_kind_may_be_said(site, read):
    """Where neither the server nor the bytes nor the address says it."""
    site.pages["/get"] = Answer(b"Guards left.", headers={"Content-Type": "application/x-unknown"})
    assert "application/x-unknown (12 bytes), which cannot be read" in read(f"{site.root}/get", allow_private=True)[0]
    assert read(f"{site.root}/get", kind=".txt", allow_private=True)[0].kind == ".txt"


def run(*arguments):
    """The command line's answer."""
    return CliRunner().invoke(cli, arguments, catch_exceptions=False)


def test_the_command_line_takes_addresses(site):
    """What was read is shown; what was not is told, with status 1; the flags go where they belong."""
    site.pages["/a.txt"] = page("It was read on 2 May 2031.", Cache_Control="max-age=600")
    told = run("timex", f"{site.root}/a.txt", "--format", "jsonl")
    assert (told.exit_code, "--allow-private" in told.stderr) == (1, True)
    told = run("timex", f"{site.root}/a.txt", "--allow-private", "--format", "jsonl")
    assert (told.exit_code, '"2031-05-02"' in told.stdout) == (0, True)
    site.pages.clear()
    assert run("timex", f"{site.root}/a.txt", "--offline", "--allow-private").exit_code == 0
    told = run("timex", f"{site.root}/a.txt", "--no-cache", "--allow-private")
    assert (told.exit_code, "404" in told.stderr) == (1, True)


def test_nothing_kept_and_only_what_was_kept(tmp_path):
    """Two flags that leave nothing to read are wrong use."""
    told = run("read", "--no-cache", "--offline", "https://a.example/", "--record", str(tmp_path / "r.db"))
    assert told.exit_code == 2
    assert "leave one out" in told.stderr
