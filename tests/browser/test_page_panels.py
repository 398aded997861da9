"""The panels in a real browser: the sentence, the whole document, review, finding, comparing."""

import re
import shutil

import pytest

import whoheld
from paper_samples import drawn
from tiny_reader import Tiny

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def claims(sample_record):
    """The claims of the samples, in the order of documents and of telling."""
    with whoheld.open(sample_record, create=False) as known:
        return [row.claim for row in known.claims()]


@pytest.fixture
def own(sample_record, tmp_path, serve):
    """A copy of the samples to judge, and the address of a server on it."""
    record = shutil.copy(sample_record, tmp_path / "own.db")
    return record, serve(record)


@pytest.fixture
def tiny(tmp_path, serve):
    """Serves a record of a document of our own sentences, and of what a person said of it."""

    def made(text, say=lambda _: None):
        (tmp_path / "tiny.txt").write_text(text, encoding="utf-8")
        with whoheld.open(tmp_path / "tiny.db") as record:
            record.read([tmp_path / "tiny.txt"], reader=Tiny())
            say(record)
            told = [row.claim for row in record.claims()]
        return serve(tmp_path / "tiny.db"), told

    return made


def judged(record):
    """What people said of claims, with its state."""
    with whoheld.open(record, create=False) as known:
        return [(str(row.judgement.act), row.judgement.by, str(row.state)) for row in known.judgements()]


def test_sentence_stands_marked_in_its_paragraph_with_its_reasons(opened, sample_address, claims):
    """A claim shows its very words, and for each field why it was read so."""
    claim = next(c for c in claims if c.actor_text and c.reasons)
    page = opened(sample_address).go(f"claim={claim.id}")
    assert page.locator(".passage mark").text_content() == claim.quote
    page.locator(".reading summary").click()
    table = page.locator(".reading table").inner_text()
    assert claim.actor_text in table
    assert claim.reasons["kind"].split(": ", 1)[1] in table


def test_keys_turn_from_claim_to_claim_of_a_document(opened, sample_address, claims):
    """The keys n and p go through a document in the order of telling, and the address goes along."""
    first, second = claims[0], claims[1]
    page = opened(sample_address).go(f"claim={first.id}")
    page.keyboard.press("n")
    page.wait_for_function("words => document.querySelector('.passage mark')?.textContent === words", arg=second.quote)
    assert f"claim={second.id}" in page.url
    page.keyboard.press("p")
    page.wait_for_function("words => document.querySelector('.passage mark')?.textContent === words", arg=first.quote)


def test_document_is_shown_whole_and_each_mark_opens_its_claim(opened, sample_address, claims):
    """All claims of a document are marked in its text; front matter is folded away."""
    doc = claims[0].doc_id
    page = opened(sample_address).go(f"view=document&doc={doc}")
    marked = page.eval_on_selector_all("[data-claim]", "nodes => nodes.map((n) => n.dataset.claim)")
    assert sorted(marked) == sorted(c.id for c in claims if c.doc_id == doc)
    assert page.locator("details.apart[open]").count() == 0
    page.locator(f'mark[data-claim="{marked[1]}"] a').first.click()
    page.wait_for_selector(".passage")
    assert f"claim={marked[1]}" in page.url


def test_marks_stand_on_their_words_after_letters_of_two_units(opened, tiny):
    """Emoji before and in a paragraph's claims move no mark; the words of a long one can all be had."""
    long = "Northfield " + "by the old mill " * 250 + "end"
    address, claims = tiny(
        "Help \U0001f691\U0001f600 came. On 2031-05-02 the Reds takes Northfield. "
        f"\U0001f600 On 2031-05-03 the Blues takes {long}. Then rain."
    )
    page = opened(address).go(f"view=document&doc={claims[0].doc_id}")
    marks = page.locator("mark")
    assert marks.first.locator("a").inner_text() == claims[0].quote
    last = marks.nth(1)
    assert len(last.locator("a").inner_text()) < len(claims[1].quote)
    last.locator("button").click()
    assert last.locator("a").text_content() == claims[1].quote
    assert "view=document" in page.url


def test_a_sentence_of_a_report_has_its_page(opened, tiny, tmp_path):
    """Where a document has pages, the claim names its page, and so does the evidence of its place."""
    lines = ("A report of the war in the north.", "On 2031-06-02 the Blues takes Northfield.")
    (tmp_path / "report.pdf").write_bytes(drawn(*([(60, 100, line)] for line in lines)))
    plain = "On 2031-05-02 the Reds takes Northfield."
    address, told = tiny(plain, lambda record: record.read([tmp_path / "report.pdf"], reader=Tiny()))
    claim, other = (next(c for c in told if c.actor == actor) for actor in ("Blues", "Reds"))
    page = opened(address)
    assert "report · p. 2 · " in page.go(f"claim={claim.id}").locator(".passage figcaption").inner_text()
    assert "p. " not in page.go(f"claim={other.id}").locator(".passage figcaption").inner_text()
    assert "report, p. 2" in page.go(f"place={claim.place_id}").locator(".evidence").first.inner_text()


def test_a_found_part_shows_the_places_of_its_side(opened, tiny):
    """An actor that is part of a side is found with that side: map, legend and claims know it by no other name."""
    text = "On 2031-05-02 the Reds takes Northfield. On 2031-05-03 the Greens takes Southfield."
    address, _ = tiny(text, lambda record: record.part_of("Greens", "Reds", by="Ann"))
    one = opened(address)
    page = one.go("view=find&q=Greens")
    page.locator(".found section", has_text="Actors").get_by_role("link", name="Greens").click()
    one.until(side="Reds", q=None)
    page.wait_for_selector("#legend .side[aria-pressed=true] >> text=Reds")
    page.wait_for_selector("#panel:not([aria-busy])")
    assert page.locator(".claim").count() == 2


def test_a_side_that_the_record_has_not_hides_no_place(opened, sample_address):
    """An old or a mistyped address of a side leaves the map as it is."""
    drawn = "() => document.querySelector('#labels canvas').toDataURL()"
    maps = []
    for state in ("view=find&q=zzz", "view=find&q=zzz&side=Nobody"):
        one = opened(sample_address)
        one.go(state)
        maps.append(one.drawn().evaluate(drawn))
    assert maps[0] == maps[1]


def test_finding_narrows_as_one_types_and_the_address_keeps_it(opened, sample_address, claims):
    """Words and a filter leave the claims that have both; the same address shows the same again."""
    page = opened(sample_address).go("view=find")
    page.locator("#find-words").press_sequentially("captured")
    page.wait_for_function("() => location.hash.includes('q=captured')")
    page.wait_for_selector("#panel:not([aria-busy])")
    assert page.evaluate("document.activeElement.id") == "find-words"
    page.locator("select[name=kind]").select_option("takes")
    page.wait_for_function("() => location.hash.includes('kind=takes')")
    page.wait_for_selector("#panel:not([aria-busy])")
    wanted = sorted(c.quote for c in claims if re.search(r"\bcaptured", c.quote, re.IGNORECASE) and c.kind == "takes")
    assert wanted
    again = opened(sample_address).go(page.url.partition("#")[2])
    for where in (page, again):
        assert sorted(where.locator(".claim .words").all_text_contents()) == wanted


def test_two_sources_stand_side_by_side(opened, sample_address):
    """Choosing two sources says how often they contradict each other, and what each alone tells."""
    page = opened(sample_address).go("view=compare")
    page.locator("#compare-a").select_option(index=1)
    page.wait_for_function("() => location.hash.includes('a=')")
    page.wait_for_selector("#panel:not([aria-busy])")
    page.locator("#compare-b").select_option(index=2)
    page.wait_for_selector(".compare .only_b")
    assert page.locator(".compare section h3").first.inner_text().startswith("They contradict each other")
    assert page.locator(".compare .only_a .claim").count() > 0


def test_review_goes_by_the_keys_alone(opened, own):
    """a, r, s and u judge the claim in hand, put it off, and take the last judgement back."""
    record, address = own
    page = opened(address).go("view=review")
    heads = [page.locator("h3.says").inner_text()]
    for key in "ars":
        before = page.locator(".passage mark").text_content()
        page.keyboard.press(key)
        page.wait_for_function("words => document.querySelector('.passage mark')?.textContent !== words", arg=before)
        heads.append(page.locator("h3.says").inner_text())
    page.keyboard.press("u")
    page.wait_for_selector(".matters >> text=taken back")
    assert page.locator("h3.says").inner_text() == heads[1]
    assert [(act, state) for act, _, state in judged(record)] == [
        ("accept", "stands"),
        ("reject", "undone"),
        ("undo", "stands"),
    ]


def test_a_held_key_judges_once(opened, own):
    """What the first press brings in hand is not judged by the same press."""
    record, address = own
    one = opened(address)
    page = one.go("view=review")
    before = page.locator(".passage mark").text_content()
    page.keyboard.down("a")
    one.wait("words => document.querySelector('.passage mark')?.textContent !== words", before)
    for _ in range(5):
        page.keyboard.down("a")
    page.keyboard.up("a")
    page.wait_for_timeout(300)
    assert [act for act, _, _ in judged(record)] == ["accept"]


def test_a_claim_rejected_meanwhile_is_passed_over(opened, own):
    """Review shows no claim that another reviewer has thrown out, and two quick skips are one step at a time."""
    record, address = own
    one = opened(address)
    page = one.go("view=review")
    rows = page.evaluate("fetch('/api/queue?limit=10').then((said) => said.json())")["rows"]
    ids = [row["claim"]["id"] for row in rows]
    assert f"claim={ids[0]}" in page.locator("h3.says a").get_attribute("href")
    with whoheld.open(record, create=False) as other:
        other.reject(ids[1], by="Ben")
    page.keyboard.press("s")
    page.keyboard.press("s")
    one.wait("id => !document.querySelector('h3.says a')?.href.includes(id)", ids[0])
    page.wait_for_timeout(300)
    assert f"claim={ids[2]}" in page.locator("h3.says a").get_attribute("href")


def test_correction_sends_only_what_was_changed(opened, own, claims):
    """The form is filled with what is there, refuses a day that is none, and keeps what was changed."""
    record, address = own
    claim = next(c for c in claims if c.start and c.start == c.end)
    page = opened(address).go(f"claim={claim.id}")
    page.get_by_role("button", name="Correct").click()
    page.locator("#correct-end").fill("2022-13-01")
    assert page.locator("#correct-end").get_attribute("aria-invalid") == "true"
    page.get_by_role("button", name="Save the correction").click()
    assert judged(record) == []
    page.locator("#correct-end").fill(str(claim.end))
    page.locator("#correct-actor").fill("Blues")
    page.get_by_label("Judged by").fill("Ann")
    page.get_by_role("button", name="Save the correction").click()
    page.wait_for_selector(".judgements")
    with whoheld.open(record, create=False) as known:
        (row,) = known.judgements()
    assert (row.judgement.by, dict(row.judgement.value)) == ("Ann", {"actor": "Blues"})


def test_second_reviewer_sees_what_the_first_said_meanwhile(opened, own, claims):
    """Who judges a claim that was judged since it was shown is told so, and may judge it all the same."""
    record, address = own
    claim = claims[0]
    one = opened(address)
    page = one.go(f"claim={claim.id}")
    with whoheld.open(record, create=False) as other:
        other.reject(claim.id, by="Ben", note="another war")
    page.get_by_role("button", name="Accept").click()
    box = page.locator(".judge .trouble")
    box.wait_for()
    assert "Ben" in box.inner_text()
    assert "another war" in box.inner_text()
    page.get_by_role("button", name="Accept").click()
    page.wait_for_selector(".judgements >> text=accepted")
    assert [act for act, _, _ in judged(record)] == ["reject", "accept"]
    assert [said for said in one.errors if "409" not in said] == []
    one.errors.clear()  # the browser itself tells of the refusal


def test_who_judges_after_a_correction_sees_what_was_corrected(opened, own, claims):
    """After others judged, the claim is shown as it stands now, undoings are told, and what was written stays."""
    record, address = own
    one = opened(address)
    page = one.go(f"claim={claims[0].id}")
    with whoheld.open(record, create=False) as other:
        other.correct(claims[0].id, {"actor": "Blues"}, by="Ben")
        other.undo(other.reject(claims[0].id, by="Cid"), by="Cid")
    page.get_by_label("Note").fill("seen by me")
    page.get_by_role("button", name="Correct").click()
    page.locator("#correct-target").fill("Greens")
    page.get_by_role("button", name="Save the correction").click()
    box = page.locator(".judge .trouble")
    box.wait_for()
    assert "Cid took a judgement back" in box.inner_text()
    assert page.locator("#panel h2").inner_text().startswith("Blues")
    assert page.locator("#correct-actor").input_value() == "Blues"
    assert page.locator("#correct-target").input_value() == "Greens"
    assert page.get_by_label("Note").input_value() == "seen by me"
    assert [said for said in one.errors if "409" not in said] == []
    one.errors.clear()  # the browser itself tells of the refusal
