"""The page as one file, opened from a disk in a real browser: it asks nobody for anything, and nothing errs."""

import subprocess

import pytest
from pages import WHOHELD

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def saved(sample_record, tmp_path_factory):
    """The address of a page with the samples, as a file."""
    return written(sample_record, tmp_path_factory.mktemp("saved") / "samples.html", "--on", "2022-09-01")


def written(record, out, *flags):
    """Write a page, and give its address."""
    subprocess.run([*WHOHELD, "page", str(out), "--record", str(record), *flags], check=True, capture_output=True)
    return out.as_uri()


def test_it_opens_from_a_disk(opened, saved, shots):
    """Map, day and list are there at once, on the day that was asked for, and no view that needs a server."""
    one = opened(saved)
    page = one.go()
    one.drawn()
    one.until(on="2022-09-01")
    assert page.locator("#views a").all_inner_texts()[0] == "Map"
    assert not page.locator("#views").get_by_text("Review").count()
    assert page.get_by_role("link", name="Izium", exact=True).count()
    if shots:
        page.screenshot(path=shots / "saved.png")


def test_a_place_leads_to_its_sentence(opened, saved):
    """A click on a place shows its spells, a click on a quote the sentence with what stands beside it."""
    page = opened(saved).go("on=2022-09-01&place=geonames%3A707292")
    page.locator("#panel details summary").first.click()
    quote = page.locator("#panel a[href*='claim=']").first
    words = quote.inner_text().strip("“”\"' ")
    page.goto(page.url.split("#")[0] + quote.get_attribute("href"))
    page.wait_for_selector("#panel mark")
    assert words[:20] in page.locator("#panel mark").first.inner_text()


def test_hostile_documents_stay_words(opened, hostile_record, tmp_path):
    """Names and texts that are markup, scripts or templates are shown, and nothing of them runs or is fetched."""
    address = written(hostile_record, tmp_path / "hostile.html", "--with-text")
    one = opened(address)
    said = []
    one.page.on("dialog", lambda box: (said.append(box.message), box.dismiss()))
    page = one.go()
    one.drawn()
    page.locator("#panel a[href*='place=']").first.click()
    page.wait_for_selector("#panel h2")
    assert said == []
