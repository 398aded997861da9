"""The dump of a wiki: articles in their newest revision, and nothing of what a hostile XML asks for."""

import bz2
import gzip

import pytest
from holding import TEXT, held, told

from whoheld.acquisition import readers
from whoheld.acquisition.containers import limits
from whoheld.acquisition.item import Unread
from whoheld.acquisition.manifest import Row
from whoheld.acquisition.walk import acquire

NAMESPACE = "http://www.mediawiki.org/xml/export-0.11/"
SITE = "<sitename>Warpedia</sitename><base>https://w.example/wiki/Main_Page</base>"


def revision(text, day="2031-05-03", model="wikitext"):
    """A revision of a page."""
    words = text.replace("&", "&amp;").replace("<", "&lt;")
    return (
        f"<revision><id>1</id><timestamp>{day}T10:00:00Z</timestamp><contributor><username>Ada</username>"
        f"</contributor><model>{model}</model><text bytes='9' xml:space='preserve'>{words}</text></revision>"
    )


def page(title, *revisions, ns=0, more=""):
    """A page."""
    return f"<page><title>{title}</title><ns>{ns}</ns><id>1</id>{more}{''.join(revisions)}</page>"


def dump(*pages, site=SITE, namespace=NAMESPACE):
    """A whole dump."""
    return f'<mediawiki xmlns="{namespace}"><siteinfo>{site}</siteinfo>{"".join(pages)}</mediawiki>'.encode()


ARTICLE = page("Battle of Ost & West", revision(f"'''Ost''' & <ref>x</ref> {TEXT}")).replace("Ost & W", "Ost &amp; W")


@pytest.mark.parametrize(
    ("kind", "pack"),
    [pytest.param(".xml", bytes, id="plain"), (".xml.bz2", bz2.compress), (".xml.gz", gzip.compress)],
    ids=["plain", "bzip2", "gzip"],
)
@pytest.mark.parametrize("namespace", [NAMESPACE, "http://www.mediawiki.org/xml/export-0.10/", ""])
def test_an_article_is_a_text(monkeypatch, kind, pack, namespace):
    """Wikitext with its title, its address and the day of its revision."""
    (item,), remarks = held(pack(dump(ARTICLE, namespace=namespace)), kind)
    assert (item.where, item.kind, item.name) == (
        f"x{kind}/Battle of Ost & West",
        ".wikitext",
        "Battle of Ost & West",
    )
    assert item.data.decode() == f"'''Ost''' & <ref>x</ref> {TEXT}"
    url = "https://w.example/wiki/Battle_of_Ost_%26_West"
    assert item.stated == Row("", "Battle of Ost & West", "Warpedia", "2031-05-03", url)
    assert remarks == []
    monkeypatch.setattr(readers, "_READERS", {".wikitext": readers.read_plain})
    assert acquire(item).published_basis == "stated"


def test_the_newest_revision_counts():
    """By its time, wherever it stands among the others."""
    new = revision("new", "2031-06-01", "")
    found, _ = held(dump(page("A", revision("old"), new, revision("older", "2030-01-01"))), ".xml")
    assert [(item.data, item.stated.published) for item in found] == [(b"new", "2031-06-01")]


def test_what_is_no_article_is_counted():
    """Redirects, other namespaces, other models and empty pages are left out, and said in one line."""
    pages = [
        ARTICLE,
        page("R", revision("#REDIRECT [[Ost]]"), more='<redirect title="Ost"/>'),
        page("S", revision("#redirect [[Ost]]")),
        page("Talk:Ost", revision("talk"), ns=1),
        page("Code", revision("x", model="javascript")),
        page("Hidden", "<revision><timestamp>2031-05-03T10:00:00Z</timestamp><text deleted='deleted'/></revision>"),
    ]
    found, (remark,) = held(dump(*pages), ".xml")
    assert [item.name for item in found] == ["Battle of Ost & West"]
    assert remark == (
        "left out pages that are no articles (talk, users, files, templates): 1; pages that are not wikitext: 1; "
        "pages without a text: 1; redirects: 2"
    )


@pytest.mark.parametrize(
    ("site", "expected"),
    [
        ("<base>https://w.example/wiki/Hauptseite</base>", "https://w.example/wiki/A_%C3%B6%3F"),
        ("<base>https://w.example/index.php?title=Main_Page</base>", None),
        ("<base>javascript:alert(1)//x</base>", None),
        ("", None),
    ],
)
def test_the_address_is_formed_where_it_can_be(site, expected):
    """Out of that of the first page; unknown stays unknown."""
    (item,), _ = held(dump(page("A ö?", revision("x")), site=site), ".xml")
    assert item.stated.url == expected


LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(LAUGHS + dump(page("A", "&b;")), "document type or entities", id="entities"),
        pytest.param(
            b'<!DOCTYPE x SYSTEM "file:///etc/passwd">' + dump(ARTICLE), "document type or entities", id="other-file"
        ),
        pytest.param(
            b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + dump(page("A", "&a;")),
            "document type or entities",
            id="other-file-as-entity",
        ),
        pytest.param(dump(ARTICLE)[:-30], "no whole XML", id="torn"),
        pytest.param(b"<rss><channel/></rss>", "its first element is <rss>", id="feed"),
        pytest.param(b"words", "no whole XML", id="no-xml"),
        pytest.param(b"", "no whole XML", id="empty"),
        pytest.param(b"<mediawiki>" + b"<a>" * 1000, "nested deeper", id="deep"),
        pytest.param(b"<mediawiki><!--" + b"x" * 2**21, "a comment of more than 1 MB", id="comment-without-end"),
        pytest.param(b"<mediawiki><a b='" + b"x" * 2**21, "name or a comment of more", id="tag-without-end"),
    ],
)
def test_hostile_and_other_xml_is_refused(data, words):
    """What stood before the fault is kept, and the message says what was seen."""
    refused = [one for one in held(data, ".xml")[0] if isinstance(one, Unread)]
    assert len(refused) == 1
    assert words in str(refused[0].error)


def test_a_text_without_end_is_not_held(monkeypatch):
    """Reading stops where a text grows longer than any document."""
    monkeypatch.setattr(limits, "TEXT", 2**17)
    first, refused = told(dump(ARTICLE, page("Long", revision("x" * 2**18))), ".xml")
    assert first.endswith("Ost & West")
    assert "the text of 'Long' is longer than any document" in refused
