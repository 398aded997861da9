"""Pages that were fetched before: asked for anew only where HTTP says so, and versions of one document."""

import pytest
from local_site import Answer, moved, page

import whoheld
from tiny_reader import Tiny
from whoheld.acquisition.web import cache
from whoheld.options import ReadingOptions, WebOptions

PRIVATE = ReadingOptions(web=WebOptions(allow_private=True))


@pytest.mark.parametrize(
    ("headers", "etag", "asked"),
    [
        ({"Cache-Control": "max-age=600"}, "", 1),
        ({}, '"7"', 2),
        ({"Cache-Control": "no-store"}, "", 2),
        ({"Cache-Control": "no-cache"}, '"7"', 2),
        ({}, "", 2),
    ],
    ids=["fresh", "etag", "no-store", "no-cache", "silent"],
)
def test_a_page_is_asked_for_as_its_server_says(site, read, headers, etag, asked):
    """The same bytes both times, whoever gave them."""
    site.pages["/a"] = Answer(b"text", headers={"Content-Type": "text/plain", **headers}, etag=etag)
    got = [item.data for _ in "12" for item in read(f"{site.root}/a", allow_private=True, cache=True)]
    assert got == [b"text", b"text"]
    assert len(site.paths) == asked


def test_offline_reads_what_was_kept(site, read):
    """However old; what was not kept is told, and nobody is asked."""
    site.pages |= {"/a": page("old"), "/old": moved("/a", 301)}
    read(f"{site.root}/a", f"{site.root}/old", allow_private=True, cache=True)
    site.pages["/a"] = page("new")
    read(f"{site.root}/a", allow_private=True, cache=True)
    before = len(site.asked)
    kept, through, told = read(f"{site.root}/a", f"{site.root}/old", f"{site.root}/b", allow_private=True, offline=True)
    assert (kept.data, through.data) == (b"new", b"new")
    assert "with --offline nobody is asked" in told
    assert len(site.asked) == before


def test_without_a_cache_nothing_is_kept(site, read):
    """Neither read nor written."""
    site.pages["/a"] = page(Cache_Control="max-age=600")
    read(f"{site.root}/a", f"{site.root}/a", allow_private=True, cache=False)
    read(f"{site.root}/a", allow_private=True, cache=False)
    assert len(site.paths) == 2
    assert not cache.cache_file().exists()


def test_a_private_page_that_was_kept_is_led_to_by_no_public_one(site, read, internet):
    """What a person once allowed is not handed to a redirect later."""
    site.pages |= {"/in": page("secret", Cache_Control="max-age=600"), "/out": moved("http://inner.example/in")}
    internet("inner.example", site, "10.0.0.8")
    internet("news.example", site)
    assert read("http://inner.example/in", allow_private=True, cache=True)[0].data == b"secret"
    assert "not followed" in read("http://news.example/out", cache=True)[0]


@pytest.mark.parametrize("wrong", ["folder", "junk"])
def test_a_cache_that_cannot_be_used_costs_no_page(site, read, capfd, wrong):
    """It is read from its server, every time."""
    site.pages["/a"] = page(Cache_Control="max-age=600")
    file = cache.cache_file()
    if wrong == "folder":
        file.mkdir(parents=True)
    else:
        file.parent.mkdir(parents=True)
        file.write_bytes(b"no database " * 500)
    (item,) = read(f"{site.root}/a", allow_private=True, cache=True)
    assert item.data
    assert "Traceback" not in capfd.readouterr().err


def test_a_changed_page_is_a_new_version(site, tmp_path):
    """An unchanged one adds nothing; a changed one is a new text of the same address."""
    texts = ["On 2031-05-02 the Reds takes Northfield.", "On 2031-05-03 the Blues takes Northfield."]
    address = f"{site.root}/front"
    with whoheld.open(tmp_path / "war.db") as record:
        reports = []
        for text in (texts[0], texts[0], texts[1]):
            site.pages["/front"] = page(text)
            reports.append(record.read([address], PRIVATE, reader=Tiny()))
        rows = record.documents()
    assert [(len(r.read), len(r.known)) for r in reports] == [(1, 0), (0, 1), (1, 0)]
    older, newer = sorted(rows, key=lambda row: row.version_of is not None)
    assert (older.version_of, newer.version_of) == (None, older.id)
    assert {(row.path, row.url, row.name) for row in rows} == {(address, address, "front")}


def test_a_bad_address_costs_no_other(site, tmp_path):
    """What failed is told by its address; the rest is in the record, also with more processes."""
    site.pages["/good"] = page("On 2031-05-02 the Reds takes Northfield.")
    with whoheld.open(tmp_path / "war.db") as record:
        report = record.read([f"{site.root}/bad", f"{site.root}/good"], PRIVATE, reader=Tiny())
    assert [row.path for row in report.not_read] == [f"{site.root}/bad"]
    assert len(report.read) == 1
