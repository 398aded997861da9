"""The site of docs/ builds without a warning, leads nowhere wrong, asks nobody on the web, and tells all of the API."""

from __future__ import annotations

import re
import subprocess
import sys
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest

import whoheld

REPO = Path(__file__).parents[1]
DOCS = REPO / "docs"
REFERENCE = "\n".join(path.read_text(encoding="utf-8") for path in sorted((DOCS / "python").glob("*.md")))
METHODS = [name for name in dir(whoheld.Record) if not name.startswith("_")]
#: Elements that a page fetches by themselves, with the attribute that says from where; links are followed by a person.
FETCHED = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src", "video": "src"}


@pytest.mark.parametrize("name", METHODS)
def test_each_method_of_a_record_is_told_once(name):
    """What a record can be asked and told stands in the reference, in one place."""
    assert len(re.findall(rf"^\.\. automethod:: Record\.{name}$", REFERENCE, flags=re.MULTILINE)) == 1


def test_the_reference_names_no_method_that_is_not():
    """A method that went leaves no heading behind."""
    assert sorted(re.findall(r"^\.\. automethod:: Record\.(\w+)$", REFERENCE, flags=re.MULTILINE)) == sorted(METHODS)


@pytest.mark.parametrize("name", [n for n in whoheld.__all__ if n != "__version__"])
def test_each_public_name_is_told(name):
    """What `import whoheld` gives stands in the reference."""
    assert re.search(rf"^\.\. auto\w+:: (whoheld\.)?{name}$", REFERENCE, flags=re.MULTILINE)


class Page(HTMLParser):
    """The anchors of a page, where its links lead, and what it fetches."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.fetched = set(), [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        """One element."""
        found = dict(attrs)
        self.ids |= {found[name] for name in ("id", "name") if found.get(name)}
        if tag == "a" and found.get("href"):
            self.links.append(found["href"])
        if found.get(FETCHED.get(tag, "")):
            self.fetched.append(found[FETCHED[tag]])


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The pages of the site, by their paths; built with every warning an error."""
    if not find_spec("furo"):
        pytest.skip("the site needs Sphinx: pip install -e .[docs]")
    out = tmp_path_factory.mktemp("site")
    how = ["-W", "--keep-going", "-q", "-E", "-d", out.with_name("doctrees"), DOCS, out]
    done = subprocess.run([sys.executable, "-m", "sphinx", *how], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return {path: Page(path.read_text(encoding="utf-8")) for path in out.rglob("*.html")}


@pytest.mark.slow
def test_every_link_within_leads_somewhere(site):
    """The file is there, and the anchor in it."""
    wrong = [(path.name, link) for path, page in site.items() for link in page.links if not leads(site, path, link)]
    assert wrong == []


@pytest.mark.slow
def test_every_page_is_reached(site):
    """From the first page one gets to each other by links; to the page of search by its form."""
    start = next(path for path in site if path.name == "index.html" and path.with_name("search.html") in site)
    reached, waiting = {start, start.with_name("search.html")}, [start]
    while waiting:
        path = waiting.pop()
        near = {target(path, link)[0] for link in site[path].links if not outward(link)} & site.keys()
        waiting += near - reached
        reached |= near
    assert sorted(path.name for path in site.keys() - reached) == []


@pytest.mark.slow
def test_no_page_fetches_from_the_web(site):
    """Scripts, styles, fonts and pictures lie beside the pages."""
    assert [(path.name, one) for path, page in site.items() for one in page.fetched if outward(one)] == []
    sheets = {sheet for path in site for sheet in path.parent.rglob("*.css")}
    assert [(sheet.name, one) for sheet in sheets for one in fetched_by(sheet) if outward(one)] == []
    assert sheets


def outward(link):
    """Whether a link leaves the site."""
    return bool(re.match(r"(?:[a-z]+:|//)", link))


def target(path, link):
    """The file and the anchor of a link."""
    where, anchor = urldefrag(link)
    return ((path.parent / unquote(where)).resolve() if where else path), unquote(anchor)


def leads(site, path, link):
    """Whether a link leads somewhere."""
    if outward(link):
        return True
    file, anchor = target(path, link)
    return file.is_file() and (not anchor or file not in site or anchor in site[file].ids)


def fetched_by(sheet):
    """What a style sheet fetches."""
    return re.findall(r"(?:url\(|@import(?!\s*url))\s*['\"]?((?!data:)[^'\")]*)", sheet.read_text(encoding="utf-8"))
