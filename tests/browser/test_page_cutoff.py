"""The cut-off view in a real browser: what falls and what follows, sieges, overstretch, distance, days too recent."""

from datetime import date
from urllib.parse import quote

import pytest
from pages import served

import towns

pytestmark = pytest.mark.slow

DAY = "view=cutoff&on=2024-12-02"
GROUND = f"{DAY}&side=Government"
FALL = f"{GROUND}&falls=Homs~Hama&seat=Damascus"
#: Pixels of the places' canvas that are in the colour of alarm (light): lines and rings of what is cut off.
ALARMED = """() => {
  const canvas = document.querySelector("#labels canvas");
  const {data} = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let drawn = 0;
  for (let at = 0; at < data.length; at += 4)
    drawn += data[at] === 0x9c && data[at + 1] === 0x2f && data[at + 2] === 0x1f && data[at + 3] === 255;
  return drawn;
}"""


@pytest.fixture(scope="module")
def address(browser, tmp_path_factory):  # noqa: ARG001 - nothing is served where there is no browser
    """The address of a server on a record of a week in 2024."""
    with (
        pytest.MonkeyPatch.context() as patch,
        served(towns.fill(tmp_path_factory.mktemp("week"), patch)) as where,
    ):
        yield where


def parts(page, title):
    """The names of the places in a part of the panel."""
    part = page.locator("details.part", has=page.locator("summary", has_text=title))
    return part.locator(".standings > li > a").all_text_contents()


def test_the_view_is_found_and_says_what_to_do(opened, address):
    """The bar has it; without a side it asks for one, and tells the sieges of the day."""
    one = opened(address)
    page = one.go("on=2024-12-02")
    page.get_by_role("link", name="Cut off").click()
    one.until(view="cutoff", on="2024-12-02")
    page.get_by_text("Choose a side").wait_for()
    assert "On 2024-12-01 the Opposition besieges Salamiyah." in page.locator("#panel").inner_text()
    page.get_by_label("Whose ground").select_option("Government")
    one.until(side="Government")
    page.get_by_text("11 places in 1 piece").wait_for()
    assert "No roads were given; this is a stand-in." in page.locator(".standin").inner_text()
    assert "Qaryatayn" in page.locator("#panel").inner_text()


def test_what_falls_is_typed_and_what_follows_is_listed_and_drawn(opened, address):
    """Two places fall: the coast is cut off, by the lost ways, with what is in doubt; the address holds it."""
    one = opened(address, color_scheme="light")
    page = one.go(GROUND)
    assert page.evaluate(ALARMED) == 0
    for name in ("homs", "Hama"):
        page.get_by_label("A place that falls").fill(name)
        page.keyboard.press("Enter")
        page.locator(".chips").get_by_text(name, exact=False).wait_for()
    page.get_by_label("The rest is").select_option(label="what hangs with Damascus")
    page.get_by_text("5 places would have lost every way").wait_for()
    assert parts(page, "Cut off: piece 1") == sorted(towns.COAST)
    assert "Lost: Masyaf – Hama about 39 km in a straight line" in page.locator(".lost").first.inner_text()
    assert parts(page, "In doubt") == ["Hama", "Qusayr", "Salamiyah"]
    assert page.evaluate(ALARMED) > 500
    page.reload()
    page.get_by_text("5 places would have lost every way").wait_for()
    page.get_by_label("Homs does not fall").click()
    page.get_by_text("Nothing would have lost its way").wait_for()
    page.go_back()
    page.get_by_text("5 places would have lost every way").wait_for()


def test_a_place_has_its_sentences(opened, address):
    """The words behind a holder are asked for, and lead to the document."""
    page = opened(address).go(FALL)
    row = page.locator(".standings > li", has=page.get_by_role("link", name="Latakia")).first
    row.get_by_text("In whose words").click()
    row.locator("q").wait_for()
    assert row.locator("q").inner_text().strip('“”"') == "On 2024-11-26 the Government holds Latakia."
    row.locator(".quote").click()
    page.locator(".passage mark").wait_for()
    page.go_back()
    page.get_by_text("5 places would have lost every way").wait_for()


def test_a_place_of_theirs_that_is_chosen_on_the_map_falls(opened, address):
    """A second choice has it stand again; a place of others opens as ever."""
    one = opened(address)
    one.go(f"{GROUND}&at=36.75,35.13,9")
    page = one.drawn()
    box = page.locator("#canvas").bounding_box()
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.click(*middle)
    page.locator(".chips").get_by_text("Hama").wait_for()
    page.get_by_text("would have lost").wait_for()
    page.mouse.click(*middle)
    page.locator(".chips").wait_for(state="detached")
    one.until(falls=None)


def test_another_day_is_another_ground(opened, address):
    """The panel follows the slider: four days later Qusayr is the Opposition's, and in contact."""
    page = opened(address).go(GROUND)
    page.locator(".numbers").wait_for()
    numbers = page.locator(".numbers").inner_text()
    page.get_by_label("Day on the map, typed").fill("2024-12-06")
    page.get_by_text("On 6 Dec 2024, by the record alone").wait_for()
    page.locator("section.waits").first.wait_for(state="detached")
    page.locator(".numbers caption", has_text="6 Dec 2024").wait_for(state="attached")
    assert page.locator(".numbers").inner_text() != numbers


def test_numbers_and_their_course_are_shown(opened, address):
    """The plot has both courses, and a click on it goes to a day."""
    one = opened(address)
    page = one.go(GROUND)
    page.locator("svg.course path.contact_km").wait_for()
    assert page.locator(".numbers tr").first.inner_text().split() == ["12", "places", "held"]
    assert page.locator("svg.course path").count() == 3
    page.locator("svg.course").click(position={"x": 170, "y": 40})
    one.wait("/on=202(3|4-0)/.test(location.hash)")


def test_how_far_it_is(opened, address):
    """Two names give a line, where the points are from, and an address."""
    one = opened(address)
    page = one.go(DAY)
    page.get_by_label("From").fill("Homs")
    page.get_by_label("to", exact=True).fill("Tartus")
    page.get_by_role("button", name="Measure").click()
    page.get_by_text("Homs to Tartus: about 79 km (49 miles) in a straight line.").wait_for()
    one.until(here="Homs", there="Tartus")


def test_a_day_too_recent_is_refused_and_another_offered(opened, address):
    """The server's message stands there, and a button leads to the last day that is answered."""
    one = opened(address)
    today = date.today().isoformat()  # noqa: DTZ011 - of this machine, as the server's
    page = one.go(f"view=cutoff&on={today}&side=Government")
    assert f"{today} is not yet 90 days past" in page.locator("#panel .trouble").inner_text()
    page.locator("#panel .trouble button").click()
    page.get_by_role("heading", name="Its ground").wait_for()
    page.get_by_label("A place that falls").fill("Nowheretown")
    page.keyboard.press("Enter")
    page.locator("#panel .trouble", has_text="Nowheretown").wait_for()
    refused = [error for error in one.errors if "status of 4" in error]
    assert one.errors == refused
    one.errors.clear()


def test_a_hostile_address_is_words(opened, address):
    """What a copied address names, and the refusal that repeats it, stand in the view as text."""
    one = opened(address, viewport={"width": 360, "height": 740})
    attack = quote("<img src=x onerror=alert(1)><script>alert(2)</script>")
    page = one.go(f"{GROUND}&falls={attack}&seat={attack}&here={attack}&there={attack}")
    assert "<img src=x" in page.locator(".chips").inner_text()
    assert page.locator("#panel script, #panel img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert all("status of 4" in error for error in one.errors)
    one.errors.clear()
