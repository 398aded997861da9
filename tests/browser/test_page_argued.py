"""The ledger and the statements in a real browser: what came of forecasts, and rivals that stand together."""

import pytest
from pages import served

import argued_record
import whoheld

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def record(browser, tmp_path_factory):  # noqa: ARG001 - nothing is read where there is no browser
    """The path of the record of what is argued."""
    return argued_record.fill(tmp_path_factory.mktemp("argued"))


@pytest.fixture(scope="module")
def address(record):
    """The address of a server on it."""
    with served(record) as found:
        yield found


def titles(page):
    """What the list of the panel shows, item by item."""
    return page.locator("#panel .says").all_inner_texts()


def test_the_ledger_is_found_from_the_bar(opened, address):
    """A click opens it: what can be tested, each with what came of it; the address says so."""
    one = opened(address)
    page = one.go()
    page.get_by_role("link", name="Forecasts", exact=True).click()
    page.wait_for_selector(".foretold")
    one.until(view="ledger", outcome=None)
    assert titles(page) == ["Blues take Eastmoor", "Reds take Northfield", "Blues take Southfield"]
    assert page.locator(".outcome").all_inner_texts() == ["did not", "came true", "open"]


def test_what_came_true_leads_to_the_sentence(opened, address):
    """By the claim that made it so; going back, the list is as it was."""
    one = opened(address)
    page = one.go("view=ledger&outcome=came-true")
    row = page.locator(".foretold")
    assert "told 1 May 2031" in row.inner_text()
    assert "came true: on 2031-06-09" in row.inner_text()
    row.get_by_role("link", name="On 2031-06-09 the Reds takes Northfield.").click()
    page.wait_for_selector(".passage mark")
    assert page.locator(".passage mark").inner_text() == "On 2031-06-09 the Reds takes Northfield."
    page.go_back()
    page.wait_for_selector(".foretold")
    assert titles(page) == ["Reds take Northfield"]


def test_the_ledger_is_sifted(opened, address):
    """By outcome, words, place and source; the address keeps it, and what is empty says what to do."""
    one = opened(address)
    page = one.go("view=ledger")
    page.get_by_role("link", name="all 4").click()
    page.get_by_role("heading", name="4 forecasts and plans").wait_for()
    page.get_by_label("Words in the forecasts and plans").fill("would take")
    page.get_by_role("heading", name="1 forecast or plan").wait_for()
    one.until(q="would take", outcome="")
    page.reload()
    page.wait_for_selector(".foretold")
    assert titles(page) == ["Reds take Westmark"]
    page.get_by_role("link", name="came true 0").click()
    page.get_by_text("Nothing here has all of this.").wait_for()
    page.get_by_role("button", name="Clear words and filters").click()
    page.get_by_role("heading", name="1 forecast or plan").wait_for()
    page.get_by_label("Filter: any place").select_option(label="Northfield (1)")
    one.until(outcome="came-true", q=None)
    assert titles(page) == ["Reds take Northfield"]


def test_counts_lead_to_what_is_counted(opened, address):
    """By document, without a share of so few; the name opens its forecasts."""
    one = opened(address)
    page = one.go("view=ledger")
    page.get_by_role("link", name="Counts by document").click()
    page.wait_for_selector(".reckoning")
    cells = page.locator(".reckoning tbody tr").first.locator("td").all_inner_texts()
    assert cells[:5] == ["3", "1", "1", "1", "0"]
    assert cells[5].startswith("–")
    page.locator(".reckoning tbody a").first.click()
    page.wait_for_selector(".foretold")
    one.until(by=None, doc="hope", stance="forecast")
    assert len(titles(page)) == 3


def test_rivals_stand_together(opened, address):
    """Who looks for one explanation sees its rivals beside it, and is told that they do not fit."""
    page = opened(address).go("view=statements&q=road")
    group = page.locator(".rivals")
    assert group.locator("h4").inner_text() == "3 explanations of one event"
    assert group.locator(".words").all_inner_texts() == [
        "Perhaps the Blues were tired, says Ann.",
        "Perhaps the road was cut.",
        "Perhaps they were paid, says Ben.",
    ]
    assert group.locator(".beside .chip", has_text="does not fit").count() == 2


def test_a_statement_opens_its_document_there(opened, address):
    """The sentence in its paragraph, then the whole text with it marked, and back by the keys."""
    one = opened(address)
    page = one.go("view=statements&type=rival_explanation")
    page.locator(".says").nth(1).click()
    page.wait_for_selector(".passage mark")
    assert page.locator(".passage mark").inner_text() == "Perhaps the road was cut."
    assert page.locator("#panel .says").count() == 3
    page.get_by_role("link", name="Read it whole").click()
    page.wait_for_selector(".text mark")
    assert page.locator(".text mark").all_inner_texts() == ["Perhaps the road was cut."]
    page.keyboard.press("Escape")
    page.wait_for_selector(".passage mark")
    page.keyboard.press("Escape")
    page.wait_for_selector(".rivals")
    one.until(view="statements", type="rival_explanation", statement=None)


def test_keys_and_a_place_lead_there(opened, address):
    """Two keys open the two lists; a place leads to what was forecast of it and argued about it."""
    one = opened(address)
    page = one.go()
    page.keyboard.press("w")
    page.wait_for_selector(".rivals")
    page.keyboard.press("f")
    page.wait_for_selector(".foretold")
    page.locator(".foretold .says").first.click()
    page.wait_for_selector(".passage")
    page.locator(".facts a").first.click()
    page.get_by_role("link", name="What is argued about it").click()
    page.wait_for_selector("#panel .claim .says")
    one.until(view="statements")
    assert titles(page) == ["Forecast · Eastmoor, Blues"]


def test_an_empty_record_says_what_to_do(opened, serve, tmp_path):
    """Nobody is left before an empty list."""
    whoheld.open(str(tmp_path / "empty.db")).close()
    address = serve(tmp_path / "empty.db")
    for view in ("view=ledger", "view=ledger&by=source", "view=statements"):
        text = opened(address).go(view).locator("#panel").inner_text()
        assert "as far as this was read" in text


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", ["view=ledger&outcome=", "view=ledger&by=source", "view=statements"])
def test_nothing_is_wider_than_a_narrow_page(opened, address, shots, state, scheme):
    """At 360 pixels nothing needs to be scrolled sideways."""
    page = opened(address, viewport={"width": 360, "height": 740}, color_scheme=scheme).go(state)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    if shots:
        page.screenshot(path=shots / f"{state.replace('&', '-').replace('=', '_')}-narrow-{scheme}.png")
