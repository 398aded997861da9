"""Documents out to harm the page: nothing of theirs runs, nothing breaks, and their words are shown as words."""

from contextlib import contextmanager

import hostile
import pytest
from watching import Watched, chromium

import whoheld
from served import served

pytestmark = pytest.mark.slow
#: The views by the state in the address; a claim and a document of each attack are shown besides.
VIEWS = ("", "view=find", "view=find&q=took", "view=compare", "view=review")


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    """The path of the record of hostile documents."""
    return hostile.fill(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def claims(record):
    """The name of each attack -> the claim that it stands in."""
    with whoheld.open(record) as opened:
        return {row.claim.doc.split("_")[1]: row.claim for row in opened.claims()}


@pytest.fixture(scope="module")
def browser():
    """A browser for all tests of this file."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def address(record):
    """The address of a server on the record."""
    with served(record) as url:
        yield url


@contextmanager
def watched(browser, address, *, width=1280):
    """A watched page of a width; at the end nothing may have run, nothing complained, nothing grown too wide."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    told = Watched(page, address)
    yield told
    assert told.complaints == []
    assert told.foreign() == []
    assert told.too_wide() <= 0
    page.close()


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("view", VIEWS)
def test_views_with_hostile_names_stay_whole(browser, address, view, width):
    """Lists, filters and choices show names that are markup as text, and grow no wider than the page."""
    with watched(browser, address, width=width) as told:
        told.show(view)
        told.page.wait_for_timeout(200)


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("attack", hostile.ATTACKS)
def test_claim_of_a_hostile_document_is_shown_as_text(browser, address, claims, attack, width):
    """The sentence, the names and the reasons of a claim stand there letter for letter, cut where they are too long."""
    claim = claims[attack]
    with watched(browser, address, width=width) as told:
        told.show(f"claim={claim.id}")
        shown = told.page.locator("mark").text_content()
        assert shown.startswith(claim.quote[:1000])
        told.page.locator(".reading summary").click()
        told.page.keyboard.press("c")
        assert told.page.locator("form.correct [name=actor]").input_value() == told_in_a_line(claim.actor)


@pytest.mark.parametrize("attack", hostile.ATTACKS)
def test_hostile_document_is_shown_whole(browser, address, claims, attack):
    """A whole document shows its paragraphs as text, and a mark that opens the claim."""
    claim = claims[attack]
    with watched(browser, address) as told:
        told.show(f"view=document&doc={claim.doc_id}")
        text = told.page.locator(".text").text_content()
        assert claim.quote[:1000] in text
        told.page.locator("mark a").first.click()
        told.page.wait_for_selector(".passage")


@pytest.mark.parametrize("attack", hostile.ATTACKS)
def test_addresses_that_are_no_web_addresses_are_no_links(browser, address, claims, attack):
    """What a document gives as its address is a link only where it begins with http."""
    with watched(browser, address) as told:
        told.show(f"claim={claims[attack].id}")
        targets = told.page.eval_on_selector_all("#panel a[href]", "nodes => nodes.map((n) => n.getAttribute('href'))")
        assert targets
        assert all(target.startswith("#") for target in targets)


def test_word_of_a_million_letters_is_cut_until_asked_for(browser, address, claims):
    """A word as long as a book is shown in part, whole on request, and the page answers all the while."""
    with watched(browser, address) as told:
        told.show(f"claim={claims['long'].id}")
        mark = told.page.locator("mark")
        assert len(mark.text_content()) < 10_000
        mark.get_by_role("button").click()
        assert len(mark.text_content()) == len(claims["long"].quote)
        assert told.too_wide() <= 0


def test_what_is_searched_for_is_not_run(browser, address):
    """Words typed into the field, and those of a copied address, are words."""
    with watched(browser, address) as told:
        told.show("view=find&q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E&side=%3Cscript%3E")
        told.page.locator("#find-words").fill("<svg onload=alert(2)>")
        told.page.wait_for_timeout(400)


def told_in_a_line(text):
    """A text as a field of one line holds it."""
    return text.replace("\n", "").replace("\r", "")
