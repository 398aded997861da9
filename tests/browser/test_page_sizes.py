"""The page on small records, on narrow screens, in light and dark; pictures of it with `--screenshots FOLDER`."""

import subprocess

import pytest
from pages import WHOHELD

import whoheld

pytestmark = pytest.mark.slow

LOOKS = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "narrow": {"viewport": {"width": 360, "height": 740}},
    "narrow-dark": {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"},
}


@pytest.mark.parametrize("look", LOOKS)
def test_nothing_is_wider_than_the_page(opened, sample_address, shots, look):
    """No look of the page needs to be scrolled sideways, with a place or without."""
    one = opened(sample_address, **LOOKS[look])
    for name, state in {"map": "on=2016-10-17", "place": "on=2015-04-15&place=geonames%3A90150"}.items():
        page = one.go(state)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        if shots:
            one.drawn().wait_for_timeout(1000)
            page.screenshot(path=shots / f"{name}-{look}.png")


def test_light_and_dark_by_switch(opened, sample_address):
    """The switch turns the colours round, and the address keeps it."""
    one = opened(sample_address)
    page = one.go()
    colour = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(colour)
    page.get_by_label("Switch between light and dark").click()
    assert page.evaluate(colour) != before
    one.until(theme="dark")


def test_an_empty_record_says_how_to_fill_it(opened, serve, tmp_path):
    """The first thing that somebody sees may be an empty record."""
    whoheld.open(str(tmp_path / "empty.db")).close()
    page = opened(serve(tmp_path / "empty.db")).go()
    assert "whoheld read" in page.locator("#panel").inner_text()
    assert page.locator(".clock").is_hidden()


def test_printed_the_controls_are_left_out(opened, sample_address):
    """On paper there is nothing to press."""
    page = opened(sample_address).go("on=2016-10-17")
    page.emulate_media(media="print")
    assert [
        b for b in page.get_by_role("button").all() if b.is_visible() and b.inner_text() in {"+7", "▶", "Dark"}
    ] == []


def test_a_record_of_one_place_is_shown_whole(opened, serve, tmp_path):
    """One sentence is enough for a map, a slider and a table."""
    (tmp_path / "note.txt").write_text("The rebels captured the city of Sirte on 3 May 2016.\n", encoding="utf-8")
    record = tmp_path / "one.db"
    subprocess.run(
        [*WHOHELD, "read", str(tmp_path / "note.txt"), "--record", str(record)], check=True, capture_output=True
    )
    page = opened(serve(record)).go("on=2016-06-01")
    assert page.locator("#panel tbody tr").count() == 1
    page.get_by_role("link", name="Sirte").click()
    page.locator("svg.strip").wait_for()
    assert "rebels" in page.locator(".who").inner_text()
