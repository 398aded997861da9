"""Web archives as crawlers write them: which records are read, once each, and what is said of the others."""

import gzip
import tracemalloc

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawled import CHUNKED, TEXT, archive
from whoheld.acquisition.containers import warc
from whoheld.acquisition.item import Item, Unread
from whoheld.acquisition.openers import Unfolded
from whoheld.acquisition.walk import acquire, find
from whoheld.options import ReadingOptions


def opened(data, where="a.warc"):
    """What lies in an archive: each text by its address, each failure in words."""
    item = Item(where, ".warc", "a", data=data)
    texts = Unfolded([item], ReadingOptions())
    told = [str(one.error) if isinstance(one, Unread) else (one.where, one.data) for one in texts]
    return [*told, *(remark.what for remark in texts.remarks)]


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
@pytest.mark.parametrize(
    ("body", "headers", "text"),
    [
        (b"Guards left.", [TEXT], b"Guards left."),
        (b"6\r\nGuards\r\n6\r\n left.\r\n0\r\n\r\n", [TEXT, CHUNKED], b"Guards left."),
        (gzip.compress(b"Guards left."), [TEXT, ("Content-Encoding", "gzip")], b"Guards left."),
        (brotli.compress(b"Guards left."), [TEXT, ("Content-Encoding", "br")], b"Guards left."),
    ],
    ids=["as-is", "chunked", "gzip", "brotli"],
)
def test_pages_are_read_as_they_were_sent(body, headers, text, packed):
    """Without the wrapping of the wire, under the archive's name and their own address."""
    data = archive(("response", "https://a.example/x?y=1", body, *headers), packed=packed)
    assert opened(data) == [("a.warc/https://a.example/x?y=1", text)]


def test_the_address_is_the_source_and_the_crawl_no_day(tmp_path):
    """A crawl is no publication; a person's list beside the archive may say more."""
    (tmp_path / "a.warc.gz").write_bytes(archive(("response", "https://a.example/x", b"Guards left."), packed=True))
    (item,) = Unfolded(find([tmp_path])[0], ReadingOptions())
    document = acquire(item)
    assert (document.url, document.published, document.name) == ("https://a.example/x", None, "x")


def test_each_text_comes_once_and_the_rest_is_counted():
    """Copies, requests, and what dresses a page are passed over in silence; other records are counted."""
    data = archive(
        ("request", "https://a.example/1"),
        ("response", "https://a.example/1", b"One."),
        ("response", "https://b.example/1", b"One."),
        ("resource", "https://a.example/2", b"Two."),
        ("revisit", "https://a.example/1"),
        ("revisit", "https://a.example/2"),
        ("gone", "https://a.example/3"),
        ("response", "https://a.example/p.png", b"\x89PNG", ("Content-Type", "image/png")),
        ("response", "https://a.example/p.exe", b"MZ", ("Content-Type", "application/x-program")),
        ("response", "https://a.example/bad", b"\xff", TEXT, ("Content-Encoding", "gzip")),
    )
    *texts, told = opened(data)
    assert texts == [("a.warc/https://a.example/1", b"One."), ("a.warc/https://a.example/2", b"Two.")]
    assert told.startswith("5 of its records were passed over: 2 kept before")
    for words in ("1 answered with another status than 200", "1 of the type application/x-program", "1 that cannot be"):
        assert words in told


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
@pytest.mark.parametrize("cut", [1, 40, 400], ids=["a-byte", "in-the-body", "in-the-head"])
def test_what_came_before_a_break_is_read(packed, cut):
    """The archive's last record is torn off: it is told, and the texts before it are there."""
    body = b"The guards left the town. " * 20
    whole = ("response", "https://a.example/1", b"One.")
    one = archive(whole, packed=packed)
    data = archive(whole, ("response", "https://a.example/2", body), packed=packed)
    cut = max(cut, 5)  # the two empty lines after a record are no loss
    end = len(data) - cut if cut < 400 else len(one) + 200
    first, *others, told = opened(data[:end])
    assert first == ("a.warc/https://a.example/1", b"One.")
    assert "damaged after" in told
    assert "fetch the archive anew" in told
    assert [text for _, text in others if text != body] == []


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "there is nothing in it"),
        (b"No archive at all.\nIndeed.\n", "is no web archive"),
        (b"WARC/1.0\r\n" + b"X: y\r\n" * 4_000, "the lines over a record have more than"),
        (b"WARC/1.0\r\nX: " + b"y" * 30_000, "the lines over a record have more than"),
        (b"WARC/1.0\r\nWARC-Type: warcinfo\r\n\r\nGuards left.", "does not say how long it is"),
        (b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 4\r\n\r\nGua", "lacks what every record has"),
        (archive(("response", "https://a.example/1", b"One.")) + b"nonsense\r\n", "damaged after 2 records"),
        (gzip.compress(b"x" * 900)[:-300], "damaged"),
    ],
    ids=["empty", "no-warc", "many-lines", "long-line", "no-length", "no-address", "nonsense-after", "torn-gzip"],
)
def test_what_is_no_archive_is_told(data, words, capfd, monkeypatch):
    """In our words, with nothing on the terminal from elsewhere."""
    monkeypatch.setattr(warc, "HEAD_BYTES", 10_000)
    assert words in opened(data)[-1]
    assert capfd.readouterr() == ("", "")


_ONE = ("response", "https://a.example/1", b"One.")
WHOLE = [archive(_ONE, ("revisit", "https://a.example/1"), packed=packed) for packed in (False, True)]


@settings(max_examples=60)
@given(st.sampled_from(WHOLE), st.integers(0, 4000), st.binary(max_size=8), st.integers(0, 40))
def test_damage_ends_in_words(data, at, bits, gone):
    """Whatever was done to an archive, it is told of in words, and no empty text comes of it."""
    at = min(at, len(data))
    for text in opened(data[:at] + bits + data[at + gone :]):
        assert isinstance(text, str) or text[1]


def test_hostile_heads_are_not_told():
    """Types that are none, types without number, and addresses without end."""
    data = archive(
        ("response", "https://a.example/1", b"\0", ("Content-Type", "\x1b[2Jx/y")),
        *(("response", f"https://a.example/{n}", b"\0", ("Content-Type", f"x/y{n}")) for n in range(50)),
        ("response", "https://a.example/" + "a" * 9_000, b"One."),
    )
    (told,) = opened(data)
    assert "\x1b" not in told
    assert len(told) < 800
    assert told.startswith("52 of")


def test_long_records_take_little_memory(monkeypatch):
    """A record that is too long is passed over, and what is packed is unpacked piece by piece."""
    monkeypatch.setattr(warc, "BODY_BYTES", 200_000)
    monkeypatch.setattr(warc, "HEAD_BYTES", 10_000)
    bomb = gzip.compress(b"\0" * 12_000_000)
    data = archive(
        ("response", "https://a.example/long", b"x" * 8_000_000),
        ("response", "https://a.example/bomb", bomb, TEXT, ("Content-Encoding", "gzip")),
        ("response", "https://a.example/1", b"One."),
        packed=True,
    )
    tracemalloc.start()
    try:
        told = opened(data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert told[0] == ("a.warc/https://a.example/1", b"One.")
    assert "2 with more than" in told[1]
    assert peak < 3_000_000
