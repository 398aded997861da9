"""Documents out to harm the page: nothing of theirs runs, nothing breaks, and their words are shown as words."""

from urllib.parse import quote

import hostile
import pytest
from pages import Opened, served, turn

import whoheld

pytestmark = pytest.mark.slow

ARGUED = ("view=ledger&outcome=", "view=ledger&by=source", "view=ledger&by=doc", "view=statements")
SPOKEN = ("view=compare", "view=sources", "view=pace")
VIEWS = ("on=2031-05-02", "view=find", "view=find&q=took", "view=review", *SPOKEN, *ARGUED)
#: What stands in the page by another hand than ours: listeners written as attributes, addresses that run, frames.
FOREIGN = """() => [...document.querySelectorAll("body *")].filter((node) =>
  ["SCRIPT", "IFRAME", "OBJECT", "EMBED", "BASE", "STYLE", "META"].includes(node.tagName)
  || (node.tagName === "IMG" && !/^(data|blob):/.test(node.src))
  || [...node.attributes].some(({ name, value }) => name.startsWith("on")
    || (["href", "action", "srcdoc"].includes(name) && !/^(#|https?:)/i.test(value)))
).map((node) => node.outerHTML.slice(0, 200))"""
#: By how many pixels the page or its panel is wider than what shows it.
TOO_WIDE = """() => Math.max(...[document.documentElement, document.getElementById("panel")]
  .map((node) => node.scrollWidth - node.clientWidth))"""


@pytest.fixture(scope="module")
def claims(hostile_record):
    """The name of each attack -> the claim that it stands in."""
    with whoheld.open(hostile_record) as known:
        return {row.claim.doc.split("_")[1]: row.claim for row in known.claims(kind="takes")}


@pytest.fixture(scope="module")
def shown(browser, hostile_record):
    """A page on the record, kept open for all tests of this file; a dialog is an error."""
    with served(hostile_record) as address:
        one = Opened(browser, address)

        def refuse(dialog):
            one.errors.append(f"dialog: {dialog.message}")
            dialog.dismiss()

        one.page.set_default_timeout(15_000)
        one.page.on("dialog", refuse)
        one.go()
        yield one
        one.context.close()


@pytest.fixture
def page(shown):
    """That page; when a test is done with it, nothing has run, nothing complained, nothing grown too wide."""
    yield shown.page
    errors, shown.errors = shown.errors, []
    assert errors == []
    assert shown.outward == []
    assert shown.page.evaluate(FOREIGN) == []
    assert shown.page.evaluate(TOO_WIDE) <= 0


def show(page, state, width=1280):
    """Show another state of the page, wide or narrow."""
    page.set_viewport_size({"width": width, "height": 800})
    turn(page, state)


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("view", VIEWS)
def test_views_with_hostile_names_stay_whole(page, view, width):
    """Lists, filters and choices show names that are markup as text, and grow no wider than the page."""
    show(page, view, width)
    assert page.locator("#panel .trouble").count() == 0


@pytest.mark.parametrize("attack", hostile.ATTACKS)
def test_claim_of_a_hostile_document_is_shown_as_text(page, claims, attack):
    """The sentence, the names and the reasons of a claim stand there letter for letter, cut where they are too long."""
    claim = claims[attack]
    show(page, f"claim={claim.id}", 360)
    page.wait_for_function(
        "words => document.querySelector('.passage mark')?.textContent.startsWith(words)", arg=claim.quote[:1000]
    )
    page.locator(".reading summary").click()
    page.get_by_role("button", name="Correct").click()
    assert page.locator("form.correct [name=actor]").input_value() == claim.actor
    assert page.evaluate(TOO_WIDE) <= 0
    hrefs = page.eval_on_selector_all("#panel a[href]", "nodes => nodes.map((n) => n.getAttribute('href'))")
    assert hrefs
    assert all(href.startswith("#") for href in hrefs), "an address that is none of the web's became a link"


@pytest.mark.parametrize("attack", hostile.ATTACKS)
def test_hostile_document_is_shown_whole(page, claims, attack):
    """A whole document shows its paragraphs as text, and a mark that opens the claim."""
    claim = claims[attack]
    show(page, f"view=document&doc={claim.doc_id}")
    page.wait_for_selector(f'.text [data-claim="{claim.id}"]')
    assert claim.quote[:1000] in page.locator(".text").text_content()
    page.locator(".text mark a").first.click()
    page.wait_for_selector(".passage")


@pytest.mark.parametrize("attack", ["script", "turned", "prototype", "address", "long"])
def test_statement_of_a_hostile_document_is_shown_as_text(page, claims, hostile_record, attack):
    """Its sentence, names, figure and reasons are words, also in the whole document."""
    with whoheld.open(hostile_record, read_only=True) as known:
        (row,) = known.statements(doc=claims[attack].doc)
    show(page, f"view=statements&statement={row.statement.id}", 360)
    page.wait_for_selector(".passage mark")
    assert page.locator(".passage mark").text_content().startswith(row.statement.quote[:1000])
    page.locator(".reading summary").click()
    assert page.evaluate(TOO_WIDE) <= 0
    page.get_by_role("link", name="Read it whole").click()
    page.wait_for_selector(f'.text [data-claim="{row.statement.id}"]')


@pytest.mark.parametrize("attack", ["script", "turned", "prototype", "long"])
def test_place_of_a_hostile_name_is_shown_as_text(page, claims, attack):
    """The panel of a place, its evidence and its strip take a hostile name for a name."""
    show(page, f"on=2031-05-02&place={quote(claims[attack].place_id)}")
    page.wait_for_selector("#panel h2")
    assert page.locator("#panel h2").text_content().startswith(claims[attack].place[:40])


def test_word_of_a_million_letters_is_cut_until_asked_for(page, claims):
    """A word as long as a book is shown in part, and whole on request."""
    show(page, f"claim={claims['long'].id}")
    page.wait_for_selector(".passage mark")
    mark = page.locator(".passage mark")
    assert len(mark.text_content()) < 10_000
    mark.get_by_role("button").click()
    assert len(mark.text_content()) == len(claims["long"].quote)


def test_what_is_searched_for_is_not_run(page):
    """Words typed into the field, and those of a copied address, are words."""
    show(page, "view=find&q=%3Cimg%20src=x%20onerror=alert(1)%3E&side=%3Cscript%3E")
    page.locator("#find-words").fill("<svg onload=alert(2)>")
    page.wait_for_function("() => location.hash.includes('svg')")
    page.wait_for_selector("#panel:not([aria-busy])")
