"""The main paths of the page in a real browser: the map, the day, a place, the address, the keys."""

import pytest
from pages import turn

pytestmark = pytest.mark.slow

MOSUL, TIKRIT = "geonames%3A99072", "geonames%3A90150"
#: Share of pixels of the places' canvas that are drawn on.
INKED = """() => {
  const canvas = document.querySelector("#labels canvas");
  const {data} = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let drawn = 0;
  for (let at = 3; at < data.length; at += 4) drawn += data[at] > 0;
  return drawn;
}"""


def holder(page, place):
    """What the list says of a place."""
    return (
        page.locator("#panel tr", has=page.get_by_role("link", name=place, exact=True)).locator("td").first.inner_text()
    )


@pytest.mark.parametrize(
    ("on", "place", "held"),
    [
        ("2013-01-01", "Mosul", "nothing told yet"),
        ("2014-08-01", "Mosul", "ISIL"),
        ("2017-08-01", "Mosul", "Iraqi forces"),
        ("2022-07-01", "Balakliia", "Russia"),
        ("2022-10-01", "Balakliia", "Ukraine"),
    ],
)
def test_the_list_says_who_held_a_place_on_the_day_of_the_address(opened, sample_address, on, place, held):
    """The address alone sets the day, and the table beside the map says what the map shows."""
    page = opened(sample_address).go(f"on={on}")
    assert held in holder(page, place)


def test_places_are_drawn_before_and_with_the_lines(opened, sample_address):
    """The first picture has the places; the base map does not hold it up, and comes."""
    one = opened(sample_address)
    page = one.go()
    assert page.evaluate(INKED) > 1000
    one.drawn()
    assert page.locator(".maplibregl-canvas").count() == 1


def test_moving_the_slider_draws_another_day(opened, sample_address):
    """The slider moves the day in words, list and address at once."""
    one = opened(sample_address)
    one.go("on=2014-08-01")
    page = one.drawn()
    before = page.evaluate(INKED)
    slider = page.get_by_label("Day on the map", exact=True)
    slider.evaluate("s => { s.value = 17379; s.dispatchEvent(new Event('input')); }")
    one.wait("document.querySelector('.today').textContent === '1 Aug 2017'")
    page.wait_for_timeout(400)
    assert "Iraqi forces" in holder(page, "Mosul")
    assert page.evaluate(INKED) != before
    one.until(on="2017-08-01")


@pytest.mark.parametrize(
    ("key", "on"),
    [
        ("ArrowRight", "2016-10-18"),
        ("ArrowLeft", "2016-10-16"),
        ("Shift+ArrowRight", "2016-10-24"),
        ("Shift+ArrowLeft", "2016-10-10"),
    ],
)
def test_keys_move_the_day(opened, sample_address, key, on):
    """The keyboard alone winds the map."""
    one = opened(sample_address)
    page = one.go("on=2016-10-17")
    page.keyboard.press(key)
    one.until(on=on)


def test_keys_go_to_days_on_which_a_place_changes_hands(opened, sample_address):
    """Full stop and comma go to the next change and back to it."""
    one = opened(sample_address)
    page = one.go("on=2016-10-17")
    turns = sorted(int(day) for day in page.request.get(f"{sample_address}api/map").json()["turns"])
    page.keyboard.press(".")
    after = page.get_by_label("Day on the map", exact=True).input_value()
    page.keyboard.press(",")
    before = page.get_by_label("Day on the map", exact=True).input_value()
    assert [int(before), int(after)] == [turns[turns.index(int(after)) - 1], int(after)]
    assert int(before) < 17091 <= int(after)


def test_playing_moves_the_day_until_it_is_stopped(opened, sample_address):
    """Play goes on by itself, and stops."""
    one = opened(sample_address)
    page = one.go("on=2016-10-17")
    slider = page.get_by_label("Day on the map", exact=True)
    page.get_by_role("button", name="Play").click()
    one.wait("day => Number(document.querySelector('.clock input[type=range]').value) > day", 17095)
    page.get_by_role("button", name="Stop").click()
    day = slider.input_value()
    page.wait_for_timeout(300)
    assert slider.input_value() == day


def test_a_click_on_a_mark_opens_its_place(opened, sample_address):
    """What is drawn on the canvas can be clicked."""
    one = opened(sample_address)
    lon, lat = next((p["lon"], p["lat"]) for p in places(one) if p["name"] == "Sirte")
    page = one.go(f"at={lon},{lat},9&on=2016-12-31")
    box = page.locator("#canvas").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.get_by_role("heading", name="Sirte").wait_for()
    assert "geonames" in page.url


def places(one):
    """The places that the page is drawn from."""
    return one.page.request.get(f"{one.address}api/map").json()["places"]


def test_a_place_shows_holder_spells_and_the_sentences(opened, sample_address):
    """The panel has the holder of the day, the strip, the spells, and sentences that lead on."""
    one = opened(sample_address)
    page = one.go(f"place={MOSUL}&on=2016-10-17")
    assert page.locator("#panel h2").inner_text() == "Mosul"
    assert "17 Oct 2016" in page.locator(".onday").inner_text()
    assert page.locator("svg.strip").get_attribute("aria-label").startswith("Who held it: ")
    assert page.locator(".spells > li").count() >= 2
    page.locator(".evidence .quote").first.click()
    one.wait("location.hash.includes('claim=')")


def test_a_dispute_shows_its_accounts_side_by_side(opened, sample_address):
    """No rival account is lost on the page."""
    page = opened(sample_address).go(f"place={TIKRIT}&on=2015-04-15")
    accounts = page.locator(".dispute").first.locator(".accounts > div")
    assert accounts.count() >= 2
    assert all(accounts.nth(at).locator(".quote").count() for at in range(accounts.count()))


def test_the_panel_of_a_place_follows_the_day(opened, sample_address):
    """Winding the map changes the holder in the panel, with its evidence."""
    one = opened(sample_address)
    page = one.go(f"place={MOSUL}&on=2014-08-01")
    assert "ISIL" in page.locator(".who").inner_text()
    page.get_by_label("Day on the map, typed").fill("2017-08-01")
    page.get_by_label("Day on the map, typed").press("Tab")
    one.wait("document.querySelector('.who').textContent.includes('Iraqi')")
    page.locator("summary", has_text="Sentences for it").wait_for()


def test_going_back_shows_what_was_shown(opened, sample_address):
    """The history of the browser is that of the page."""
    one = opened(sample_address)
    page = one.go("on=2016-10-17")
    page.get_by_role("link", name="Ramadi", exact=True).click()
    page.get_by_role("heading", name="Ramadi").wait_for()
    page.go_back()
    page.get_by_role("heading", name="Places").wait_for()
    one.until(on="2016-10-17", place=None)


def test_a_side_can_be_shown_alone(opened, sample_address):
    """Choosing a side in the legend leaves only its places on the map, and says so in the address."""
    one = opened(sample_address)
    one.go("on=2016-10-17")
    page = one.drawn()
    before = page.evaluate(INKED)
    page.get_by_title("Show only ISIL").click()
    assert page.evaluate(INKED) < before
    one.until(side="ISIL")
    page.get_by_title("Show all sides").click()
    one.until(side=None)


def test_a_side_gets_another_name_and_colour(opened, own_address):
    """What a person calls a side is kept in the record, and drawn at once."""
    page = opened(own_address).go("on=2016-10-17")
    page.get_by_label("Rename ISIL", exact=False).click()
    page.get_by_label("Name", exact=True).fill("Islamic State")
    page.get_by_label("Colour", exact=True).fill("#334455")
    page.get_by_role("button", name="Save").click()
    page.get_by_title("Show only Islamic State").wait_for()
    sides = page.request.get(f"{own_address}api/record").json()["sides"]
    assert [(s["label"], s["colour"]) for s in sides if s["name"] == "ISIL"] == [("Islamic State", "#334455")]


def test_places_without_a_point_are_listed(opened, sample_address):
    """Nothing is dropped silently: what cannot be on the map is in the list beside it."""
    one = opened(sample_address)
    page = one.go()
    unplaced = [p["name"] for p in places(one) if p["lon"] is None and p["placing"] != "ambiguous"]
    page.locator("summary", has_text="Without a point").click()
    table = page.locator("details.part", has_text="Without a point")
    assert unplaced
    assert sorted(table.locator("tbody a").all_inner_texts()) == sorted(unplaced)


def test_the_second_slider_takes_back_what_was_not_known(opened, sample_address):
    """As known by an early day, later documents have told nothing."""
    one = opened(sample_address)
    page = one.go("on=2022-10-01&known=2016-01-01")
    assert page.get_by_role("link", name="Balakliia", exact=True).count() == 0 or "nothing" in holder(page, "Balakliia")
    slider = page.get_by_label("As known by")
    slider.evaluate(
        "s => { s.value = s.max; s.dispatchEvent(new Event('input')); s.dispatchEvent(new Event('change')); }"
    )
    one.wait("document.querySelector('#panel').innerText.includes('Balakliia')")
    assert "Ukraine" in holder(page, "Balakliia")


def test_question_mark_tells_the_keys(opened, sample_address):
    """The keys are told on the page, and the box closes with Escape."""
    page = opened(sample_address).go()
    page.keyboard.press("?")
    assert "a day back" in page.get_by_role("dialog").inner_text()
    page.keyboard.press("Escape")
    assert page.get_by_role("dialog").count() == 0


def test_each_view_has_a_key(opened, sample_address):
    """Its key opens it as its link in the bar does, and nothing of what another view showed stays in the address."""
    one = opened(sample_address)
    page = one.go("on=2016-01-01")
    first = page.request.get(f"{sample_address}api/statements").json()["rows"][0]["id"]
    keys = {"o": "sources", "g": "pace", "x": "cutoff", "f": "ledger", "v": "review", "w": "statements"}
    for key, view in {**keys, "c": "compare", "m": None}.items():
        turn(page, f"view=statements&statement={first}")
        page.keyboard.press(key)
        one.until(view=view, statement=None)


def test_the_address_keeps_where_the_map_was(opened, sample_address):
    """A copied link shows the same part of the map."""
    one = opened(sample_address)
    page = one.go("at=43.1000,36.3000,7.00")
    page.get_by_role("button", name="Zoom in").click()
    one.until(at="43.1000,36.3000,8.00")
