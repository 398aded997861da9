"""What a record of a week in 2024 tells of ways: cut off, besieged, stretched; and how far it is."""

import json
from datetime import date
from pathlib import Path

import pytest

import towns
import whoheld
from whoheld.errors import AmbiguousPlace, QuestionError, RoadsError, TooRecent, UnknownPlace

DAY = "2024-12-02"
ARTICLE = Path(__file__).parents[2] / "shared/corpus/syria/siege_of_deir_ez-zor_(2014–2017).md"

WEEK = (
    "The week in Syria\n\n2 December 2024\n\n"
    "Government forces still held Damascus, Homs, Salamiyah and Hama on 1 December 2024. "
    "On the coast the Syrian Army held Tartus, Baniyas, Jableh and Latakia on 1 December 2024, "
    "and it held Masyaf in the hills above them. The army also controlled Palmyra on 1 December 2024.\n\n"
    "Rebels had captured Aleppo on 30 November 2024. Rebels held Idlib on 1 December 2024.\n"
)


@pytest.fixture(scope="module")
def patched():
    """A patch for as long as the module's tests."""
    with pytest.MonkeyPatch.context() as patch:
        yield patch


@pytest.fixture(scope="module")
def record(tmp_path_factory, patched):
    """The record of that week, open."""
    with whoheld.open(towns.fill(tmp_path_factory.mktemp("week"), patched)) as opened:
        yield opened


@pytest.fixture(scope="module")
def longer(tmp_path_factory, patched):
    """The same with a town between Homs and Hama."""
    with whoheld.open(towns.fill(tmp_path_factory.mktemp("longer"), patched, towns.RASTAN)) as opened:
        yield opened


@pytest.fixture(scope="module")
def roads(tmp_path_factory):
    """A file of roads."""
    path = tmp_path_factory.mktemp("roads") / "roads.geojson"
    path.write_text(json.dumps(towns.roads()))
    return path


def names(standing):
    """The names of places."""
    return {one.place for one in standing}


def test_homs_and_hama_sever_the_coast(record):
    """With both lost, the coast has no way to Damascus; the ways to the two are named, in straight lines."""
    told = record.cutoff(DAY, "government", ["Hama", "Homs"], seat="Damascus")
    assert names(told.cut_off) == set(towns.COAST)
    assert {one.piece for one in told.cut_off} == {1}
    assert {(way.cut_off, way.fallen) for way in told.lost} == {("Masyaf", "Hama"), ("Masyaf", "Homs")}
    assert (told.stand_in, "stand-in" in told.graph, told.rest) == (True, True, "what hangs together with Damascus")


@pytest.mark.parametrize("fallen", ["Homs", "Hama", "Salamiyah", "Latakia"])
def test_one_of_them_severs_no_coast(record, fallen):
    """As long as one of the two is held, the coast has its way to it."""
    assert not names(record.cutoff(DAY, "Government", [fallen], seat="Tartus").cut_off) & set(towns.COAST)


def test_what_is_in_doubt_is_named(record):
    """Fighting, sieges, unknown holders and old evidence on the way are told, and what has no point."""
    told = record.cutoff(DAY, "Government", ["Hama", "Homs"], seat="Damascus", stale_days=3)
    doubts = {one.place: one.doubts for one in told.doubts}
    assert doubts["Hama"] == ("fought over",)
    assert doubts["Qusayr"] == ("its holder is not known",)
    assert "besieged" in doubts["Salamiyah"]
    assert doubts["Tartus"] == ("stale: the last evidence is 6 days older",)
    assert told.not_placed == ("Qaryatayn",)


def test_roads_decide_where_they_are_given(longer, roads):
    """By roads the town between the two is cut off too, and the coast by the roads that are named."""
    told = longer.cutoff(DAY, "Government", ["Homs", "Hama"], seat="Damascus", roads=roads)
    pieces = [{one.place for one in told.cut_off if one.piece == n} for n in (1, 2, 3)]
    assert pieces == [set(towns.COAST), {"Palmyra"}, {"Rastan"}]
    assert {way.roads for way in told.lost if way.piece == 1} == {("M1",), ("Hama-Masyaf",)}
    assert not told.stand_in
    assert told.not_placed == ("Qaryatayn", "Salamiyah")  # no road of the file comes near
    by_neighbours = longer.cutoff(DAY, "Government", ["Homs", "Hama"], seat="Damascus")
    assert "Tartus" not in names(by_neighbours.cut_off)  # the stand-in goes past both, by way of the town between


@pytest.mark.parametrize(
    ("falls", "seat", "says"),
    [
        (["Idlib"], None, "Idlib was not held by Government on 2024-12-02 (by the record: Opposition)"),
        (["Qusayr"], None, "by the record: unknown"),
        (["Qaryatayn"], None, "Qaryatayn is not in the graph"),
        (["Homs"], "Homs", "name another one"),
        (["Atlantis"], None, "Atlantis"),
    ],
    ids=["another holds it", "nobody knows", "no point", "the seat falls", "no such place"],
)
def test_questions_that_cannot_be_answered(record, falls, seat, says):
    """Each says what was seen."""
    with pytest.raises(QuestionError) as caught:
        record.cutoff(DAY, "Government", falls, seat=seat)
    assert says in str(caught.value)


def test_no_such_side(record):
    """The message names those that are called nearly so, and the command that lists all."""
    with pytest.raises(QuestionError, match=r"like it: Opposition\. `whoheld sides` lists all"):
        record.stretch("Oposition", DAY)


def test_what_is_besieged_is_told_with_its_sentence(record):
    """A siege is what a claim says, of its days; a side narrows it to what that side holds."""
    (told,) = record.besieged("2024-12-01", "Government")
    assert (told.place, told.besiegers) == ("Salamiyah", ("Opposition",))
    assert [item.quote for item in told.told] == ["On 2024-12-01 the Opposition besieges Salamiyah."]
    assert record.besieged("2024-11-27") == []
    assert record.besieged("2024-12-01", "Opposition") == []


def test_stretch_by_month(record):
    """A row a month, the last one the day asked for; what nobody has told yet is unknown, not nobody's."""
    rows = record.stretch("Opposition", "2024-10", "2024-12-07")
    assert [(row.date, row.held, row.placed) for row in rows] == [
        ("2024-10-31", 0, 0),
        ("2024-11-30", 2, 2),
        ("2024-12-07", 3, 3),
    ]
    assert rows[0].unknown > rows[1].unknown > rows[2].unknown == 0
    assert rows[1].others == ("Government",)
    assert rows[0].contact_km == 0 < rows[1].contact_km < rows[2].contact_km


def test_what_is_held_without_a_point_is_counted(record):
    """A place without a point is held, and stands in no graph."""
    (row,) = record.stretch("Government", DAY)
    assert (row.held, row.placed) == (12, 11)


@pytest.mark.parametrize("ask", ["cutoff", "besieged", "stretch", "stretch to"])
def test_only_days_long_past(record, monkeypatch, ask):
    """On the eighty-ninth day nothing is told, on the ninetieth it is; whatever is asked."""
    asks = {
        "cutoff": lambda: record.cutoff(DAY, "Government", ["Homs"], seat="Damascus"),
        "besieged": lambda: record.besieged(DAY),
        "stretch": lambda: record.stretch("Government", DAY),
        "stretch to": lambda: record.stretch("Government", "2024-11-01", DAY),
    }
    monkeypatch.setattr(record, "clock", lambda: date(2025, 3, 1))
    with pytest.raises(TooRecent, match="not yet 90 days past"):
        asks[ask]()
    monkeypatch.setattr(record, "clock", lambda: date(2025, 3, 2))
    asks[ask]()


@pytest.mark.parametrize(
    ("a", "b", "km", "told_km"),
    [("Hama", "Tartus", 84, 80), ("Homs", "Latakia", 124, 121), ("Homs", "Tartus", 79, 80)],
)
def test_distances_are_about_what_people_tell(record, a, b, km, told_km):
    """The straight lines are within a tenth of the round figures that analysts give, in whole kilometres."""
    told = record.distance(a, b)
    assert told.km == km == pytest.approx(told_km, rel=0.1)
    assert told.told == f"about {km} km ({told.miles} miles) in a straight line"
    assert record.distance(b, a).km == km


def test_distances_to_places_of_the_gazetteer(record):
    """What the record does not know the gazetteer may; which of them it was is told, and several ask back."""
    told = record.distance("Homs", "Zadar")
    assert told.a.basis.startswith("the record")
    assert told.b.basis.startswith("the shipped gazetteer")
    with pytest.raises(AmbiguousPlace, match="Springfield, US"):
        record.distance("Homs", "Springfield")
    assert record.distance("Homs", "Springfield, US.IL").b.id.startswith("geonames:")
    with pytest.raises(UnknownPlace, match="Qwxyz"):
        record.distance("Homs", "Qwxyz")
    with pytest.raises(QuestionError, match="Qaryatayn has no point"):
        record.distance("Homs", "Qaryatayn")


def test_a_file_that_holds_no_roads(record, tmp_path):
    """What is wrong with a file of roads is told with its name."""
    path = tmp_path / "roads.geojson"
    path.write_text('{"features": []}')
    with pytest.raises(RoadsError, match=r"roads\.geojson: no line in it"):
        record.stretch("Government", DAY, roads=path)


@pytest.mark.slow
def test_a_week_as_our_own_reader_reads_it(tmp_path):
    """Read from plain sentences and placed by the gazetteer: Homs is the only way from Damascus to the coast."""
    (tmp_path / "week.txt").write_text(WEEK)
    with whoheld.open(tmp_path / "week.db") as opened:
        opened.read([tmp_path / "week.txt"])
        homs = opened.cutoff(DAY, "Syrian government", ["Homs"], seat="Damascus")
        both = opened.cutoff(DAY, "Syrian Army", ["Hama", "Homs"], seat="Tartus")
    assert set(towns.COAST) < names(homs.cut_off)
    assert names(both.cut_off) == {"Damascus", "Palmyra", "Salamiyah"}
    assert names(one for one in both.cut_off if one.piece == 2) == {"Damascus"}
    assert "through a third country: 1" in both.graph  # the line from Damascus to Tartus


@pytest.mark.slow
@pytest.mark.skipif(not ARTICLE.exists(), reason="the corpus does not lie beside the checkout")
def test_a_long_siege_as_an_article_tells_it(tmp_path):
    """Deir ez-Zor is besieged in 2016 and 2017, and no longer in 2018."""
    with whoheld.open(tmp_path / "siege.db") as opened:
        opened.read([ARTICLE])
        told = {day: names(opened.besieged(day)) for day in ("2016-06-01", "2017-08-15", "2018-01-01")}
    assert any("Deir" in name for name in told["2016-06-01"])
    assert any("Deir" in name for name in told["2017-08-15"])
    assert not any("Deir" in name for name in told["2018-01-01"])


def test_the_ground_of_a_side_hangs_together_in_pieces(record):
    """Its places with the ways between them and to others' places; what has no point is named apart."""
    ground = record.holdings(DAY, "Government")
    ids = {one.place_id: one.place for one in ground}
    assert names(ground) == {*towns.INTERIOR, *towns.COAST, "Palmyra"}
    assert {one.piece for one in ground} == {1}
    assert ("Hama", "Homs") in {tuple(sorted((ids[way.a], ids[way.b]))) for way in ground.ways}
    assert {ids.get(way.a) or ids[way.b] for way in ground.contacts} <= set(ids.values())
    assert len(ground.contacts) == record.stretch("Government", DAY)[0].contacts
    assert ground.not_placed == ("Qaryatayn",)


def test_roads_leave_out_what_none_leads_to(record, roads):
    """By roads Salamiyah, to which none of them leads, is held and not placed."""
    ground = record.holdings(DAY, "Government", roads=roads)
    assert not ground.stand_in
    assert "Salamiyah" in ground.not_placed
    assert "Salamiyah" not in names(ground)


@pytest.mark.parametrize("falls", [("Homs",), ("Masyaf", "Tartus"), ("Hama", "Homs"), ("Palmyra",), ("Yabroud",)])
def test_what_is_cut_off_follows_from_the_ground(record, falls):
    """Who walks the ways of the ground, without what falls, meets from the seat all but what is cut off."""
    ground = record.holdings(DAY, "Government")
    ids = {one.place: one.place_id for one in ground}
    fallen, reached, waiting = {ids[one] for one in falls}, {ids["Damascus"]}, [ids["Damascus"]]
    while waiting:
        here = waiting.pop()
        ends = {end for way in ground.ways if here in (way.a, way.b) for end in (way.a, way.b)}
        waiting += ends - reached - fallen
        reached |= ends - fallen
    cut = record.cutoff(DAY, "Government", falls, seat="Damascus")
    assert {one.place_id for one in cut} == set(ids.values()) - reached - fallen


def test_the_ground_of_a_recent_day_is_not_told(record, monkeypatch):
    """It is refused like all of its kind, and the last day that is answered is told."""
    monkeypatch.setattr(type(record), "clock", staticmethod(lambda: date(2025, 2, 1)))
    assert record.answered_until() == date(2024, 11, 3)
    with pytest.raises(TooRecent, match="2024-11-03"):
        record.holdings(DAY, "Government")
