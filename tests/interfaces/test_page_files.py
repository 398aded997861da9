"""The page as one file: what is in it, what never is, and that nothing in it can run or be fetched but its own."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest

import whoheld
from tiny_reader import Tiny

REPORT = """The day at the river

Ann had seen it all. The bridge was cold. On 2031-05-02 the Reds takes Northfield. The market was empty. Nobody came.

On 2031-05-09 the Blues takes Northfield. On 2031-06-05 the Blues holds Eastmoor. </script><script>alert(1)</script>

3 Comments

Bob says that the secret well is deep.
"""


class Parts(HTMLParser):
    """The elements of a page whose text is no text: kind, and what is in it."""

    def __init__(self, text):
        super().__init__()
        self.parts, self.metas, self._open = [], [], None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        """An element begins."""
        if tag in ("script", "style"):
            self._open = (tag, dict(attrs), [])
        if tag == "meta":
            self.metas.append(dict(attrs))

    def handle_data(self, data):
        """What is in it."""
        if self._open:
            self._open[2].append(data)

    def handle_endtag(self, tag):
        """It ends."""
        if self._open and tag == self._open[0]:
            self.parts.append((tag, self._open[1], "".join(self._open[2])))
            self._open = None


@pytest.fixture(scope="session")
def record(tmp_path_factory):
    """The path of a record of a report with readers' comments."""
    folder = tmp_path_factory.mktemp("paged")
    (folder / "report.txt").write_text(REPORT)
    with whoheld.open(folder / "r.db") as opened:
        opened.read([folder / "report.txt"], reader=Tiny())
        claim = opened.claims()[0].claim.id
        opened.accept(claim, by="Reviewer Rita", note="I was there myself")
        opened.move_place("Northfield", 10.6, 50.3, by="Reviewer Rita", note="where the old mill was")
    return folder / "r.db"


@pytest.fixture
def written(run, tmp_path):
    """Writes a page with some flags; its text and its answers."""

    def writes(*flags):
        result = run("page", tmp_path / "p.html", "--force", *flags)
        assert result.exit_code == 0, result.stderr
        text = (tmp_path / "p.html").read_text(encoding="utf-8")
        (data,) = [told for _, traits, told in Parts(text).parts if traits.get("id") == "record"]
        return text, json.loads(data)

    return writes


def claims(answers):
    """The claims of a page."""
    return [told for path, told in answers.items() if path.startswith("/api/claims/")]


def test_it_answers_what_the_page_asks(written):
    """Record, map, each place and each claim are within, under the paths by which the page asks for them."""
    _, answers = written()
    assert answers["/api/record"]["claims"] == 3
    assert [place["name"] for place in answers["/api/map"]["places"]] == ["Eastmoor", "Northfield"]
    northfield = answers["/api/places/tiny%3Anorthfield"]
    assert [spell["holder"] for spell in northfield["spells"]][-2:] == ["Reds", "Blues"]
    cited = {item["claim_id"] for spell in northfield["spells"] for item in spell["for"]}
    assert cited <= {told["claim"]["id"] for told in claims(answers)}


def test_a_claim_has_one_sentence_on_either_side(written):
    """The quote stands between the sentence before and the sentence after; no more of the text leaves."""
    text, answers = written()
    first = claims(answers)[0]
    assert (first["before"], first["after"]) == ("The bridge was cold. ", " The market was empty.")
    assert first["previous"] is None
    assert first["next"] == claims(answers)[1]["claim"]["id"]
    assert "Ann had seen it all" not in text
    assert "Nobody came" not in text


@pytest.mark.slow
@pytest.mark.parametrize("flags", [(), ("--with-text",)])
def test_what_never_leaves(written, record, flags):
    """Readers' comments, what reviewers wrote and who they are, and where files lie."""
    text, _ = written(*flags)
    for never in ("secret well", "Bob says", "Reviewer Rita", "I was there myself", "old mill", str(record.parent)):
        assert never not in text


@pytest.mark.slow
def test_whole_texts_only_when_asked(written):
    """With --with-text the documents are within, so that the page shows them."""
    assert not [path for path in written()[1] if path.startswith("/api/documents/")]
    text, answers = written("--with-text")
    (document,) = [told for path, told in answers.items() if path.startswith("/api/documents/")]
    assert "Ann had seen it all" in text
    assert {block["kind"] for block in document["blocks"]} >= {"paragraph"}


@pytest.mark.slow
def test_a_forgotten_document_is_not_in_it(written, record, tmp_path, monkeypatch):
    """Neither its claims nor its words."""
    copy = tmp_path / "copy.db"
    copy.write_bytes(record.read_bytes())
    monkeypatch.setenv("WHOHELD_RECORD", str(copy))
    with whoheld.open(copy) as opened:
        opened.forget("report", reason="asked for")
    text, answers = written()
    assert claims(answers) == []
    assert "takes Northfield" not in text


@pytest.mark.slow
@pytest.mark.parametrize(
    ("flags", "places", "told"),
    [
        (("--places", "Northfield"), ["Northfield"], 2),
        (("--side", "Reds"), ["Northfield"], 2),
        (("--from", "2031-05-01", "--to", "2031-05-05"), ["Eastmoor", "Northfield"], 2),
        (("--known-by", "2020"), [], 0),
        (("--judged-only",), ["Northfield"], 1),
    ],
)
def test_less_can_be_saved(written, flags, places, told):
    """Places, a side, days and lens limit what is within; spells that last bring the claims that they rest on."""
    _, answers = written(*flags)
    assert [place["name"] for place in answers["/api/map"]["places"]] == places
    assert len(claims(answers)) == told


def test_only_its_own_scripts_may_run(written):
    """The policy names the hash of each script and style, and allows nothing else; data never ends its element."""
    text, _ = written()
    parts = Parts(text)
    policy = next(m["content"] for m in parts.metas if m.get("http-equiv") == "Content-Security-Policy")
    run = [(tag, told) for tag, traits, told in parts.parts if traits.get("type") != "application/json"]
    assert [tag for tag, _ in run] == ["style", "script", "script"]
    for _, told in run:
        assert f"'sha256-{base64.b64encode(hashlib.sha256(told.encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert not re.search(r"https?:|\*|'self'", policy)
    assert "<script>alert(1)" not in text
    assert not re.search(r'<(?:script|link)[^>]+(?:src|href)="(?!data:)', text)


def test_it_opens_on_a_day(written):
    """The day asked for, the last of a month, is in the address that the page sets for itself."""
    assert '"on": "2031-05-31"' in written("--on", "2031-05")[0]


@pytest.mark.slow
def test_the_same_page_twice_is_the_same_file(written):
    """No time of making is in it."""
    assert written()[0] == written()[0]


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        (("--on", "soon"), "not a date"),
        (("--from", "2032", "--to", "2031"), "comes after"),
        (("--side", "Nobodies"), "no side 'Nobodies'"),
        (("--places", "Nowhere"), "no place called"),
    ],
)
def test_what_cannot_be_is_refused(run, tmp_path, flags, message):
    """In words, and nothing is written."""
    result = run("page", tmp_path / "p.html", *flags)
    assert (result.exit_code, message in result.stderr) == (2, True), result.stderr
    assert not (tmp_path / "p.html").exists()


def test_a_file_that_is_there_stays(run, tmp_path):
    """Nothing is written over without --force; what was written is said with its size."""
    out = tmp_path / "p.html"
    out.write_text("mine")
    assert run("page", out).exit_code == 1
    assert out.read_text() == "mine"
    assert "MB)" in run("page", out, "--force").stderr


def test_a_large_page_is_warned_of(run, tmp_path, monkeypatch):
    """Where the file is large, it says how to make it smaller."""
    monkeypatch.setattr("whoheld.interfaces.page.LARGE", 0)
    assert "--places" in run("page", tmp_path / "p.html").stderr
