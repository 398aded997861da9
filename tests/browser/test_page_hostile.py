"""Documents out to harm the page: nothing of theirs runs, nothing breaks, and their words are shown as words."""

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
def opened(record):
    """A page on the record, kept open for all tests of this file."""
    with served(record) as address, chromium() as browser:
        page = browser.new_page()
        page.set_default_timeout(20_000)
        yield Watched(page, address)


@pytest.fixture
def told(opened):
    """That page; when a test is done with it, nothing has run, nothing complained, nothing grown too wide."""
    yield opened
    complaints, opened.complaints = opened.complaints, []
    assert complaints == []
    assert opened.foreign() == []
    assert opened.too_wide() <= 0


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("view", VIEWS)
def test_views_with_hostile_names_stay_whole(told, view, width):
    """Lists, filters and choices show names that are markup as text, and grow no wider than the page."""
    told.show(view, width)


@pytest.mark.parametrize("attack", hostile.ATTACKS)
def test_claim_of_a_hostile_document_is_shown_as_text(told, claims, attack):
    """The sentence, the names and the reasons of a claim stand there letter for letter, cut where they are too long."""
    claim = claims[attack]
    told.show(f"claim={claim.id}", 360)
    told.page.wait_for_selector(".reading")
    assert told.page.locator(".passage mark").text_content().startswith(claim.quote[:1000])
    told.page.locator(".reading summary").click()
    told.page.keyboard.press("c")
    assert told.page.locator("form.correct [name=actor]").input_value() == claim.actor
    assert told.too_wide() <= 0
    hrefs = told.page.eval_on_selector_all("#panel a[href]", "nodes => nodes.map((n) => n.getAttribute('href'))")
    assert hrefs
    assert all(href.startswith("#") for href in hrefs), "an address that is none of the web's became a link"


@pytest.mark.parametrize("attack", hostile.ATTACKS)
def test_hostile_document_is_shown_whole(told, claims, attack):
    """A whole document shows its paragraphs as text, and a mark that opens the claim."""
    claim = claims[attack]
    told.show(f"view=document&doc={claim.doc_id}")
    told.page.wait_for_selector(f'.text [data-claim="{claim.id}"]')
    assert claim.quote[:1000] in told.page.locator(".text").text_content()
    told.page.locator(".text mark a").first.click()
    told.page.wait_for_selector(".passage")


def test_word_of_a_million_letters_is_cut_until_asked_for(told, claims):
    """A word as long as a book is shown in part, and whole on request."""
    told.show(f"claim={claims['long'].id}")
    mark = told.page.locator(".passage mark")
    assert len(mark.text_content()) < 10_000
    mark.get_by_role("button").click()
    assert len(mark.text_content()) == len(claims["long"].quote)


def test_what_is_searched_for_is_not_run(told):
    """Words typed into the field, and those of a copied address, are words."""
    told.show("view=find&q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E&side=%3Cscript%3E")
    told.page.locator("#find-words").fill("<svg onload=alert(2)>")
    told.page.wait_for_url("**svg**")
    told.settle()
