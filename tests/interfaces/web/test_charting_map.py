"""The map's answer holds what the record says of every day."""

from datetime import date, timedelta

import pytest
from serving import served

import whoheld
from judged_record import claim_of

EPOCH = date(1970, 1, 1)
DAYS = [date(2031, 5, 1) + timedelta(n) for n in range(16)] + [date(1900, 1, 1), date(2100, 1, 1)]


def standing(chart, day):
    """Place -> how it stood on a day by the chart: holders, others, status, whether it is besieged, words, evidence."""
    number, found = (day - EPOCH).days, {}
    for place in chart["places"]:
        for first, last, holders, status, besieged, evidence, words, others in place["stretches"]:
            if (first is None or first <= number) and (last is None or number <= last):
                found[place["id"]] = (
                    [chart["sides"][n] for n in holders],
                    [chart["sides"][n] for n in others],
                    chart["statuses"][status],
                    bool(besieged),
                    chart["holders"][words],
                    evidence if evidence is None else (EPOCH + timedelta(evidence)).isoformat(),
                )
    return found


@pytest.mark.parametrize("lens", [{}, {"known_by": "2031-05-10"}, {"judged_only": 1}])
def test_the_map_says_of_each_day_what_the_record_says(page, lens):
    """Every place that is known of on a day, with who holds it, and none besides."""
    chart = page.asked("map", **lens)
    for day in DAYS:
        rows = page.rows("on", date=day.isoformat(), **lens)
        told = {
            r["place_id"]: (r["holders"], r["others"], r["status"], r["besieged"], r["holder"], r["last_evidence"])
            for r in rows
        }
        assert standing(chart, day) == told


def test_the_map_has_every_place(page):
    """Those without a point too, with the number of the points that they may have."""
    places = {place["name"]: place for place in page.asked("map")["places"]}
    assert set(places) == {row["name"] for row in page.rows("places")}
    assert (places["Eastmoor"]["lon"], places["Eastmoor"]["placing"]) == (None, "unplaced")
    assert (places["Twin?"]["placing"], places["Twin?"]["candidates"]) == ("ambiguous", 2)
    assert (places["Northfield"]["lon"], places["Northfield"]["lat"]) == (10.5, 50.25)


def test_the_days_on_which_places_change_hands(page):
    """Each with how many do."""
    chart = page.asked("map")
    days = [row["end"] or row["start"] for row in page.rows("changes")]
    counted = {str((date.fromisoformat(day) - EPOCH).days): days.count(day) for day in days}
    assert chart["turns"] == counted
    assert chart["first"] <= min(map(int, counted)) <= max(map(int, counted)) <= chart["last"]


def test_an_empty_record_has_a_map(tmp_path):
    """It has no places and no days."""
    whoheld.open(tmp_path / "empty.db").close()
    with served(tmp_path / "empty.db") as asker:
        chart = asker.asked("map")
        assert (chart["first"], chart["last"], chart["places"], chart["turns"]) == (None, None, [], {})
        assert asker.asked("record")["claims"] == 0
        assert asker.rows("changes") == []


def test_the_map_follows_what_is_judged(desk, judged):
    """What was kept is told anew after a judgement, whoever passed it."""
    before = desk.asked("map")
    with whoheld.open(judged) as record:  # another program
        number = record.reject(claim_of(record, "Blues takes Northfield"), by="Ann")
        during = desk.asked("map")
        record.undo(number, by="Ann")
    assert during != before
    assert desk.asked("map") == before
