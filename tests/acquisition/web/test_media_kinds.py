"""What kind of thing came: what the server says, what the bytes say, what the address says, in this order of trust."""

import pytest

from whoheld.acquisition import openers, readers
from whoheld.acquisition.web.media import kind_of

HTML = b"<?xml version='1.0'?>\n<!-- a --><!-- b -->\n<!DOCTYPE HTML><html>"


@pytest.fixture(autouse=True)
def _kinds(monkeypatch):
    """The kinds of all readers to come."""
    monkeypatch.setattr(readers, "_READERS", dict.fromkeys((".txt", ".md", ".html", ".pdf", ".docx"), None))
    monkeypatch.setattr(openers, "_OPENERS", dict.fromkeys((".zip", ".warc", ".warc.gz", ".jsonl", ".tar.gz"), None))


@pytest.mark.parametrize(
    ("said", "body", "address", "kind"),
    [
        ("text/html; charset=utf-8", b"<p>", "https://a.example/x", ".html"),
        ("TEXT/HTML", b"<p>", "https://a.example/x.txt", ".html"),
        ("application/xhtml+xml", b"<p>", "https://a.example/", ".html"),
        ("text/plain", b"x", "https://a.example/x", ".txt"),
        ("text/plain", b"x", "https://a.example/x.md", ".md"),
        ("text/plain", b"{}", "https://a.example/x.jsonl?raw=1", ".jsonl"),
        ("text/plain", b"x", "https://a.example/x.cfg", ".txt"),
        ("text/html", b"%PDF-1.7", "https://a.example/x", ".pdf"),
        ("text/plain", b"PK\x03\x04", "https://a.example/x.docx", ".docx"),
        ("application/pdf", b"%PDF-1.7", "https://a.example/x.html", ".pdf"),
        ("application/octet-stream", b"%PDF-1.7", "https://a.example/x", ".pdf"),
        ("application/octet-stream", b"\x1f\x8b", "https://a.example/c.warc.gz", ".warc.gz"),
        ("application/x-gzip", b"\x1f\x8b", "https://a.example/c.tar.gz", ".tar.gz"),
        ("application/octet-stream", b"PK\x03\x04", "https://a.example/x.docx", ".docx"),
        ("application/octet-stream", b"PK\x03\x04", "https://a.example/get?id=7", ".zip"),
        ("", HTML, "https://a.example/x", ".html"),
        ("", b"WARC/1.0\r\n", "https://a.example/x", ".warc"),
        ("", b"x", "https://a.example/x.md", ".md"),
        ("image/png", b"<html>", "https://a.example/x.html", None),
        ("application/json", b"{}", "https://a.example/x", None),
        ("", b"x", "https://a.example/x", None),
        ("", b"x", "https://txt", None),
        ("", b"<!-- -->" * 400, "https://a.example/x", None),
    ],
)
def test_the_kind_of_what_came(said, body, address, kind):
    """A type that says what it is; else how it begins; else how the address ends; else nobody reads it."""
    assert kind_of(said, body, address) == kind
