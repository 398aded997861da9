"""Sources, two of them in numbers, and the pace of a side, in a real browser."""

import pytest
from pages import served

import whoheld
from judged_record import Otherwise

pytestmark = pytest.mark.slow

ONE = "On 2031-05-02 the Reds takes Northfield. On 2031-05-09 the Blues takes Northfield.\n"
OTHER = "On 2031-05-02 the Reds takes Northfield. On 2031-05-10 the Blues takes Southfield.\n"


@pytest.fixture(scope="module")
def address(browser, tmp_path_factory):  # noqa: ARG001 - nothing is read where there is no browser
    """A server on two reports that quote a watch and another; one taking is told by both, one gain only in number."""
    folder = tmp_path_factory.mktemp("two")
    whose = [("one.txt", ONE, "Watch"), ("other.txt", OTHER, "Delta Watch")]
    with whoheld.open(folder / "two.db") as record:
        for name, text, source in whose:
            (folder / name).write_text(text, encoding="utf-8")
            told = {"Northfield": {"source": source}, "Southfield": {"unnamed": "four villages", "place_id": None}}
            record.read([folder / name], reader=Otherwise(changes=told))
    with served(folder / "two.db") as where:
        yield where


def settled(page):
    """Wait until the panel is drawn."""
    page.wait_for_selector("#panel:not([aria-busy])")
    return page


def test_a_source_opens_to_the_sentences_behind_its_counts(opened, address):
    """From the bar to the list, to a card, to an event, to a sentence; and back again."""
    one = opened(address)
    page = one.go()
    page.locator("#views").get_by_role("link", name="Sources").click()
    page.locator("table.sources").get_by_role("link", name="Watch", exact=True).click()
    one.until(view="sources", source="Watch")
    page.wait_for_selector(".facts.counted")
    assert "1 of 1" in page.locator(".facts.counted").inner_text()
    assert "%" not in page.locator(".facts.counted").inner_text()
    page.locator(".events summary").first.click()
    page.wait_for_selector(".events .claim")
    assert page.locator(".events .claim").count() == 2
    page.locator(".events .claim .says").first.click()
    page.wait_for_selector(".passage mark")
    page.go_back()
    page.wait_for_selector(".facts.counted")
    one.until(source="Watch", claim=None)


def test_sources_stand_by_claims_or_by_name(opened, address):
    """No other order is offered, the address keeps it, and a filter narrows the list."""
    one = opened(address)
    page = one.go("view=sources")
    assert page.locator(".orders button").all_inner_texts() == ["By claims", "By name"]
    page.get_by_role("button", name="By name").click()
    one.until(sort="name")
    names = page.locator("table.sources tbody th a").all_inner_texts()
    assert names == sorted(names, key=str.casefold)
    page.get_by_label("Filter sources by name").fill("delta")
    assert page.locator("table.sources tbody th a").all_inner_texts() == ["Delta Watch"]
    page.get_by_label("Filter sources by name").fill("nobody")
    assert "Take some away" in page.locator("#panel").inner_text()


def test_two_sources_meet_event_by_event(opened, address):
    """Their cards stand in one table, and an event of both opens to what each says."""
    page = opened(address).go("view=compare&a=Watch&b=Delta Watch")
    page.wait_for_selector("table.besides")
    assert page.locator("table.besides thead a").all_inner_texts() == ["Watch", "Delta Watch"]
    page.locator(".meetings summary").first.click()
    page.wait_for_selector(".meetings .claim")
    assert page.locator(".meetings h5").all_inner_texts() == ["Watch", "Delta Watch"]
    page.get_by_role("button", name="Contradict", exact=True).click()
    assert page.locator(".meetings .events > li").count() == 0


def test_a_pace_is_drawn_and_opens_its_sentences(opened, address):
    """Weeks in a plot and a table; a gain as told leads to its sentence, and bounds are kept in the address."""
    one = opened(address)
    page = one.go("view=pace")
    assert "Choose a side" in page.locator("#panel").inner_text()
    page.locator("#pace-side").select_option("Blues")
    one.until(side="Blues")
    page.wait_for_selector(".pace-plot svg circle.told")
    assert page.locator(".pace-plot rect.gained").count() == 1
    page.locator(".weeks").get_by_role("link", name="four villages").click()
    page.wait_for_selector(".passage mark")
    assert "Southfield" in page.locator(".passage mark").inner_text()
    page.go_back()
    page.locator("#pace-until").fill("2031-04")
    page.locator("#pace-until").press("Enter")
    one.until(until="2031-04")
    page.wait_for_selector("text=Nothing is told of what it gained")


@pytest.mark.parametrize("state", ["view=sources", "view=pace"])
def test_an_empty_record_says_what_to_do(opened, serve, tmp_path, state):
    """Nobody is left with an empty panel."""
    whoheld.open(str(tmp_path / "empty.db")).close()
    page = opened(serve(tmp_path / "empty.db")).go(state)
    assert "into it first" in page.locator("#panel").inner_text()


@pytest.mark.parametrize("state", ["view=sources", "view=sources&source=Watch", "view=pace&side=Blues"])
def test_nothing_needs_to_be_scrolled_sideways(opened, address, state):
    """On a narrow page too."""
    page = settled(opened(address, viewport={"width": 360, "height": 740}).go(state))
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
