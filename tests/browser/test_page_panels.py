"""The panels in a real browser: the sentence, the whole document, review, finding, comparing."""

import re
import shutil

import pytest
from pages import served

import whoheld

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def claims(sample_record):
    """The claims of the samples, in the order of documents and of telling."""
    with whoheld.open(sample_record, create=False) as known:
        return [row.claim for row in known.claims()]


@pytest.fixture
def own(browser, sample_record, tmp_path):  # noqa: ARG001 - nothing is served where there is no browser
    """A copy of the samples to judge, and the address of a server on it."""
    record = shutil.copy(sample_record, tmp_path / "own.db")
    with served(record) as address:
        yield record, address


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
