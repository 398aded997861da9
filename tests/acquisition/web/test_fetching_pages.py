"""Pages of real servers on this machine: what is read of them, and in which words others are refused."""

import gzip
import os
import signal
import threading
import time
import tracemalloc

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from local_site import TEXT, Answer, moved, page

from whoheld.acquisition.walk import acquire
from whoheld.acquisition.web import limits
from whoheld.acquisition.web.addresses import is_address, label, names_somebody, shown


def test_a_page_is_an_item(site, read):
    """Its bytes, its kind, the address as its place and, after redirects, as its source."""
    site.pages |= {"/old": moved("/new/report.txt", 301), "/new/report.txt": page("Guards left.")}
    (item,) = read(f"{site.root}/old#part", allow_private=True)
    assert (item.where, item.kind, item.name) == (f"{site.root}/old", ".txt", "old")
    assert (item.read(), item.stated.url) == (b"Guards left.", f"{site.root}/new/report.txt")


def test_nothing_is_sent_that_tells_who_asks(site, read):
    """WhoHeld's name, what it takes, and no cookie even after one was set; nothing else is fetched."""
    site.pages |= {
        "/a.txt": page("<img src=/b.png>", Set_Cookie="id=7"),
        "/go": moved("/a.txt"),
    }
    read(f"{site.root}/a.txt", f"{site.root}/go", allow_private=True)
    assert site.paths == ["/a.txt", "/go", "/a.txt"]
    assert {name for _, headers in site.asked for name in headers} == {
        *("Host", "User-Agent", "Accept", "Accept-Language", "Accept-Encoding", "Connection")
    }
    assert site.asked[0][1]["User-Agent"].startswith("WhoHeld/")


STATUSES = [
    pytest.param(404, {}, ["404 (not found)", "check the address", "archive"], id="404"),
    pytest.param(403, {}, ["403 (forbidden)", "save the page in a browser"], id="403"),
    pytest.param(401, {}, ["401", "wants a login"], id="401"),
    pytest.param(500, {}, ["500", "fault", "later"], id="500"),
    pytest.param(429, {"Retry-After": "120"}, ["429 (too many requests)", "after 120 seconds"], id="429"),
    pytest.param(
        503, {"Retry-After": "Fri, 02 May 2031 10:30:00 GMT"}, ["503", "after 2031-05-02 10:30 UTC"], id="503-day"
    ),
    pytest.param(503, {"Retry-After": "x" * 50}, ["503", "again later"], id="503-nonsense"),
    pytest.param(206, {}, ["206", "no page in that"], id="part"),
    pytest.param(299, {}, ["answered 299: "], id="unknown"),
]


@pytest.mark.parametrize(("status", "headers", "words"), STATUSES)
def test_other_answers_are_told(site, read, status, headers, words):
    """The status in words, and what to do next; the address beside it is read all the same."""
    site.pages |= {"/bad": Answer(b"no", status, headers), "/good": page()}
    told, item = read(f"{site.root}/bad", f"{site.root}/good", allow_private=True)
    assert told.startswith(f"{site.root}/bad answered {status}")
    assert [word for word in words if word not in told] == []
    assert item.data


BODIES = [
    pytest.param(b"plain", {}, id="plain"),
    pytest.param(gzip.compress(b"plain"), {"Content-Encoding": "gzip"}, id="gzip"),
    pytest.param(gzip.compress(b"pl") + gzip.compress(b"ain"), {"Content-Encoding": "GZIP"}, id="gzip-of-two"),
    pytest.param(brotli.compress(b"plain"), {"Content-Encoding": "br"}, id="brotli"),
]


@pytest.mark.parametrize(("body", "headers"), BODIES)
def test_packed_pages_are_unpacked(site, read, body, headers):
    """As the server says that it packed them; from the cache too."""
    site.pages["/a"] = Answer(body, headers=TEXT | headers | {"Cache-Control": "max-age=60"})
    assert [item.data for _ in "12" for item in read(f"{site.root}/a", allow_private=True, cache=True)] == [
        b"plain"
    ] * 2
    assert site.paths == ["/a"]


def test_the_bytes_say_their_encoding(site, read):
    """A server that names a wrong one is common, and not believed."""
    site.pages["/a"] = Answer("Gardes à Öst.".encode(), headers={"Content-Type": "text/plain; charset=utf-16"})
    (item,) = read(f"{site.root}/a", allow_private=True)
    assert acquire(item).text == "Gardes à Öst."


def drip(handler):
    """A byte now and then, and never an end."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/plain")
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.02)


def break_off(handler):
    """Less than was promised."""
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b"x")


def head_without_end(handler):
    """More headers than anybody sends."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 300_000 + b"\r\n\r\n")


def no_http(handler):
    """Another tongue."""
    handler.wfile.write(b"220 mail ready\r\n")


BAD = [
    pytest.param(drip, ["not there whole after", "later"], id="slow-drip"),
    pytest.param(break_off, ["rules of HTTP"], id="breaks-off"),
    pytest.param(head_without_end, ["rules of HTTP"], id="long-head"),
    pytest.param(no_http, ["rules of HTTP"], id="no-http"),
    pytest.param(Answer(b"\0" * 400_000), ["more than 0 MB, unpacked"], id="long"),
    pytest.param(
        Answer(gzip.compress(b"\0" * 50_000_000), headers=TEXT | {"Content-Encoding": "gzip"}),
        ["more than 0 MB, unpacked"],
        id="gzip-bomb",
    ),
    pytest.param(
        Answer(brotli.compress(b"\0" * 50_000_000, quality=1), headers=TEXT | {"Content-Encoding": "br"}),
        ["more than 0 MB, unpacked"],
        id="brotli-bomb",
    ),
    pytest.param(
        Answer(gzip.compress(b"x" * 5000)[:-20], headers=TEXT | {"Content-Encoding": "gzip"}),
        ["breaks off before its end", "save the page"],
        id="gzip-torn",
    ),
    pytest.param(
        Answer(b"\xff" * 99, headers=TEXT | {"Content-Encoding": "br"}), ["cannot be unpacked"], id="no-brotli"
    ),
    pytest.param(
        Answer(b"x", headers=TEXT | {"Content-Encoding": "gzip, gzip"}), ["packed as 'gzip, gzip'"], id="packed-twice"
    ),
    pytest.param(
        Answer(b"\x89PNG", headers={"Content-Type": "image/png"}), ["image/png (4 bytes)", ".txt"], id="picture"
    ),
    pytest.param(Answer(b""), ["is empty"], id="empty"),
]


@pytest.mark.parametrize(("answer", "words"), BAD)
def test_bad_pages_are_refused_and_cost_no_other(site, read, monkeypatch, answer, words):
    """With little memory and in bounded time, whatever a server does."""
    monkeypatch.setattr(limits, "WHOLE_SECONDS", 0.4)
    monkeypatch.setattr(limits, "BODY_BYTES", 300_000)
    site.pages |= {"/bad": answer, "/good": page()}
    tracemalloc.start()
    try:
        told, item = read(f"{site.root}/bad", f"{site.root}/good", allow_private=True)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert told.startswith(f"{site.root}/bad")
    assert [word for word in words if word not in told] == []
    assert item.data
    assert peak < 12_000_000


@pytest.fixture
def heeds_ctrl_c():
    """This process hears Ctrl-C; one that was started in the background may have been told not to."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeds_ctrl_c")
def test_ctrl_c_ends_a_slow_page(site, read):
    """At once, not when the server is done."""
    site.pages["/slow"] = drip
    began = time.monotonic()
    threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT)).start()
    with pytest.raises(KeyboardInterrupt):
        read(f"{site.root}/slow", allow_private=True)
    assert time.monotonic() - began < 2


@pytest.mark.parametrize(
    ("address", "where", "name"),
    [
        (
            "HTTPS://Example.ORG/a%20b/Fall of Ost.html?x=1#top",
            "https://example.org/a%20b/Fall%20of%20Ost.html?x=1",
            "Fall of Ost",
        ),
        ("http://ada:secret@example.org/", "http://example.org/", "example.org"),
        ("http://example.org/a/b/", "http://example.org/a/b/", "b"),
        ("http://example.org/crawl.warc.gz", "http://example.org/crawl.warc.gz", "crawl"),
        ("http://example.org/v1.2/.hidden", "http://example.org/v1.2/.hidden", ".hidden"),
        ("http://[bad@host/x", "http://host/x", "x"),
    ],
    ids=["all", "password", "folder", "two-endings", "dot", "broken"],
)
def test_addresses_are_kept_without_what_is_nobodys_business(address, where, name):
    """No name, password or part of the page; the label is the last part of the path."""
    assert (shown(address), label(address)) == (where, name)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("ftp://example.org/a.txt", ["only addresses that begin with http"]),
        ("file:///etc/hostname", ["only addresses that begin with http"]),
        ("http://ada:secret@127.0.0.1/", ["logs in nowhere"]),
        ("http:///a", ["no address of a page"]),
        ("http://127.0.0.1:99999/", ["no address of a page"]),
        ("http://127.0.0.1/" + "a" * 9000, ["no address of a page"]),
        ("C:/reports/a.txt", ["no such file"]),
        ("reports//a.txt", ["no such file"]),
    ],
    ids=["ftp", "file", "password", "no-host", "no-port", "long", "drive", "path"],
)
def test_what_is_no_address_of_a_page_is_refused(read, address, words):
    """Without a request, and without telling a password."""
    (told,) = read(address, allow_private=True)
    assert [word for word in words if word not in told] == []
    assert "secret" not in told


_BIT = st.text(st.sampled_from("ab:/@?#[]%. \n\té"), max_size=12)


@settings(max_examples=50)
@given(_BIT, _BIT, st.sampled_from(["http", "HTTPS"]))
def test_no_password_outlives_an_address(before, after, scheme):
    """Whatever stands around it, and however broken the address is."""
    typed = f"{scheme}://{before.replace('/', '').replace('?', '').replace('#', '')}SECRET@{after}"
    assert "SECRET" not in shown(typed)
    assert names_somebody(typed)
    assert label(typed)
    assert is_address(typed)
