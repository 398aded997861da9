"""The page while the day moves: late answers, links, playing and its pace, the focus, days that are written."""

import subprocess

import pytest
from pages import WHOHELD

pytestmark = pytest.mark.slow

MOSUL, TIKRIT = "geonames%3A99072", "geonames%3A90150"
#: The day of the slider two frames from now.
DAY_AFTER_A_FRAME = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>
  done(Number(document.querySelector(".clock input[type=range]").value)))))"""


def holding_up(page, asked):
    """A list that gets the requests for something; they wait until the test lets them go on."""
    held_up = []

    def hold(route):
        held_up.append(route)

    page.route(asked, hold)
    return held_up


def test_a_late_answer_is_not_shown_under_another_day(opened, sample_address):
    """Evidence of one day never stands under the heading of another: an answer that comes late is dropped."""
    one = opened(sample_address)
    page = one.go(f"place={MOSUL}&on=2016-10-17")
    held_up = holding_up(page, "**/api/places/*on=2014-08-01*")
    typed = page.get_by_label("Day on the map, typed")
    typed.fill("2014-08-01")
    while not held_up:
        page.wait_for_timeout(50)
    typed.fill("2017-08-01")
    one.wait("document.querySelector('.who').textContent.includes('Iraqi')")
    page.locator("summary", has_text="Sentences for it").wait_for()
    with page.expect_response("**/api/places/*on=2014-08-01*"):
        held_up[0].continue_()
    page.wait_for_timeout(300)
    assert page.locator(".onday").inner_text() == "On 1 Aug 2017"
    assert "Iraqi" in page.locator(".who").inner_text()


def test_a_day_chosen_while_a_place_is_asked_for_is_asked_for_too(opened, sample_address):
    """The first answer is of the day before the slider moved; the evidence shown is of the day in the heading."""
    one = opened(sample_address)
    page = one.go("on=2014-08-01")
    held_up = holding_up(page, "**/api/places/*on=2014-08-01*")
    page.get_by_role("link", name="Mosul", exact=True).click()
    while not held_up:
        page.wait_for_timeout(50)
    page.get_by_label("Day on the map, typed").fill("2017-08-01")
    with page.expect_response("**/api/places/*on=2017-08-01*"):
        held_up[0].continue_()
    page.locator("summary", has_text="Sentences for it").wait_for()
    assert page.locator(".onday").inner_text() == "On 1 Aug 2017"
    assert "Iraqi" in page.locator(".who").inner_text()


@pytest.mark.parametrize("link", [".evidence .quote", "#views a >> text=Find"])
def test_a_link_keeps_the_day_that_was_chosen_after_it_was_drawn(opened, sample_address, link):
    """A link changes what it is about, and leaves day, theme and part of the map as they are by then."""
    one = opened(sample_address)
    page = one.go(f"place={TIKRIT}&on=2015-04-15")
    page.get_by_label("Day on the map, typed").fill("2015-04-20")
    page.get_by_label("Switch between light and dark").click()
    theme = page.evaluate("document.documentElement.dataset.theme")
    link = page.locator(link).first
    link.hover()
    assert "on=2015-04-20" in link.get_attribute("href")
    link.click()
    one.wait("/claim=|view=find/.test(location.hash)")
    one.until(on="2015-04-20", theme=theme)


def test_another_pace_goes_on_from_the_day_that_is_shown(opened, sample_address):
    """A pace counts from when it is chosen, and a day chosen while playing is played on from."""
    one = opened(sample_address)
    page = one.go("on=2014-06-01")
    slider = page.get_by_label("Day on the map", exact=True)
    page.get_by_label("Speed of playing").select_option(label="slow")
    page.get_by_role("button", name="Play").click()
    page.wait_for_timeout(1500)
    page.get_by_label("Speed of playing").select_option(label="racing")
    at_once = page.evaluate(DAY_AFTER_A_FRAME)
    assert at_once < 16222 + 7 * 60
    slider.evaluate("s => { s.value = 17379; s.dispatchEvent(new Event('input')); }")
    assert page.evaluate(DAY_AFTER_A_FRAME) >= 17379
    page.get_by_role("button", name="Stop").click()


@pytest.mark.parametrize("focused", ["#views a >> text=Find", "#tools button", ".sides .side", ".places a"])
def test_the_focus_stays_while_the_map_plays(opened, sample_address, focused):
    """Who goes through the page with the keys is not thrown back to its top by every day that is played."""
    one = opened(sample_address)
    page = one.go("on=2016-10-17")
    page.get_by_label("Speed of playing").select_option(label="slow")
    page.get_by_role("button", name="Play").click()
    wanted = page.locator(focused).first
    wanted.focus()
    words = wanted.inner_text().split("\n")[0]
    page.wait_for_timeout(1000)
    page.get_by_role("button", name="Stop").dispatch_event("click")
    page.wait_for_timeout(300)
    assert page.evaluate("document.activeElement.innerText").startswith(words)


def test_a_year_is_taken_when_it_is_written_out(opened, sample_address):
    """Half of a year is no day that anybody means: a written day counts with Enter or when the field is left."""
    one = opened(sample_address)
    page = one.go("on=2016-10-17")
    page.get_by_label("Day on the map, typed").focus()
    page.keyboard.type("08012017")
    one.until(on="2016-10-17")
    assert page.locator(".today").inner_text() == "17 Oct 2016"
    page.keyboard.press("Enter")
    one.until(on="2017-08-01")


def test_a_side_that_no_row_names_can_be_let_go(opened, sample_address):
    """An address may choose a side that the record does not have; the legend offers all sides again."""
    one = opened(sample_address)
    page = one.go("on=2016-10-17&side=Nobody%20we%20know")
    page.locator("#legend").get_by_role("button", name="Show all sides", exact=True).click()
    one.until(side=None)


def test_a_side_that_is_only_renamed_keeps_no_colour(opened, own_address):
    """What was not changed is not said: the colour stays free to be told apart from those of other sides."""
    page = opened(own_address).go("on=2016-10-17")
    sent = []
    page.on("request", lambda asked: sent.append(asked.post_data_json) if asked.method == "POST" else None)
    page.get_by_label("Rename ISIL", exact=False).click()
    page.get_by_label("Name", exact=True).fill("Islamic State")
    page.get_by_role("button", name="Save").click()
    page.get_by_title("Show only Islamic State").wait_for()
    assert [sorted(said) for said in sent] == [["by", "label"]]


def test_the_words_looked_for_survive_a_document(opened, sample_address):
    """Reading a document whole and coming back leaves the words in the field of Find."""
    one = opened(sample_address)
    page = one.go("view=find&q=Mosul")
    page.locator(".claims a.says").first.click()
    page.get_by_role("link", name="Read it whole").click()
    one.until(q="Mosul", view="document")
    page.get_by_role("link", name="Back to the claim").click()
    page.get_by_role("link", name="Read it whole").wait_for()
    one.until(q="Mosul", doc=None)
    assert page.locator("mark").count()


def test_a_record_without_days_shows_none(opened, serve, tmp_path):
    """Where no claim is dated, the page makes up no day: it asks for none, winds none, and says that none is told."""
    (tmp_path / "undated.txt").write_text("Hama is held by government forces.\n", encoding="utf-8")
    record = tmp_path / "undated.db"
    subprocess.run(
        [*WHOHELD, "read", str(tmp_path / "undated.txt"), "--record", str(record)], check=True, capture_output=True
    )
    one = opened(serve(record))
    asked = []
    one.page.on("request", lambda request: asked.append(request.url))
    page = one.go()
    assert page.locator(".places td").first.inner_text() == "nothing dated is told"
    page.keyboard.press("ArrowRight")
    page.get_by_role("link", name="Hama", exact=True).click()
    page.locator(".onday").wait_for()
    assert page.locator(".onday").inner_text() == "Nothing that is told has a day"
    page.wait_for_timeout(300)
    one.drawn()
    seen = page.url + page.locator("body").inner_text() + " ".join(asked)
    page.goto("about:blank")
    assert "1970" not in seen


def test_a_held_key_does_once_what_is_no_step(opened, sample_address):
    """A key that stays down steps the day on, but plays, opens and turns only once."""
    one = opened(sample_address)
    page = one.go("on=2016-10-17")
    for _ in range(3):
        page.keyboard.down("ArrowRight")
    one.until(on="2016-10-20")
    page.keyboard.up("ArrowRight")
    for _ in range(2):
        page.keyboard.down("v")
    page.keyboard.up("v")
    page.get_by_role("heading", name="Review").wait_for()
    dark = page.evaluate("document.documentElement.dataset.theme")
    for _ in range(2):
        page.keyboard.down("t")
    assert page.evaluate("document.documentElement.dataset.theme") != dark
