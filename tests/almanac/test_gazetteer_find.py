"""Which places a name may stand for, in what comes with packages."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

import pytest

from whoheld.almanac import index
from whoheld.almanac.divisions import divisions
from whoheld.almanac.gazetteer import Gazetteer
from whoheld.almanac.layers import Layer
from whoheld.almanac.place import Candidate, FeatureClass

SETTLEMENT, SITE, AREA = FeatureClass.SETTLEMENT, FeatureClass.SITE, FeatureClass.AREA


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The shipped places."""
    return Gazetteer()


@pytest.mark.parametrize(
    ("name", "country", "feature"),
    [
        ("Kherson Oblast", "UA", AREA),
        ("Deir Azzor Governorate", "SY", AREA),  # spelled as the city's other names are
        ("Ninawa", "IQ", AREA),
        ("Lanao del Sur", "PH", AREA),
        ("North Kivu", "CD", AREA),
        ("Ukraine", "UA", AREA),
        ("U.S.", "US", AREA),
        ("England", "GB", AREA),  # a nation within a state
        ("Marawi", "PH", SETTLEMENT),
        ("Kharkov", "UA", SETTLEMENT),
        ("Tabqa air base", "SY", SITE),  # the gazetteer calls it an airport
        ("Tobruk airport", "LY", SITE),  # by the city that it serves
        ("Afrin District", "SY", SETTLEMENT),  # stands at its seat
    ],
)
def test_a_name_finds_its_place(gazetteer: Gazetteer, name: str, country: str, feature: FeatureClass) -> None:
    """Settlements, divisions, countries and airports are found by the spellings of reports."""
    assert (country, feature) in {(c.country, c.feature) for c in gazetteer.find(name)}


@pytest.mark.parametrize("name", ["Goma oil field", "Sirte Governorate hospital", "Marawi dam", "Xyzzyville"])
def test_no_town_stands_for_a_site_of_its_name(gazetteer: Gazetteer, name: str) -> None:
    """A field, a dam, a hospital is not placed at the town that it is called after."""
    assert gazetteer.find(name) == []


def test_generic_words_choose_between_city_and_area(gazetteer: Gazetteer) -> None:
    """Of Donetsk, "Oblast" is the area alone, "Donetsk city" the settlement alone."""
    assert {c.feature for c in gazetteer.find("Donetsk Oblast")} == {AREA}
    assert {c.feature for c in gazetteer.find("Donetsk city")} == {SETTLEMENT}


def test_a_short_name_in_capitals_is_no_village(gazetteer: Gazetteer) -> None:
    """In capitals, US does not mean Us, a village of the Oise."""
    assert {c.country for c in gazetteer.find("US")} == {"US"}
    assert "FR" in {c.country for c in gazetteer.find("Us")}


def test_a_layer_is_asked_with_the_shipped_places() -> None:
    """A user's places come beside the shipped ones, by all their spellings."""
    mill = Candidate("layer:mine:mil:2", "Red Mill", 37.5, 48.1, SITE, "mine", "UA", "05", 0, "mill", ("Krasny Mlyn",))
    ford = Candidate("layer:mine:marawi:3", "Marawi", 37.6, 48.1, SETTLEMENT, "mine", "UA", "05")
    gazetteer = Gazetteer([Layer("mine", "0" * 64, (mill, ford))])
    assert gazetteer.find("Krasny Mlyn") == [mill]
    assert {c.layer for c in gazetteer.find("Marawi")} == {"mine", "geonames"}


def test_divisions_have_a_point_and_a_country() -> None:
    """Each row of the data lies on the globe; ids are unique."""
    rows = list(divisions())
    assert len({r.id for r in rows}) == len(rows)
    assert all(-180 <= r.lon <= 180 and -90 <= r.lat <= 90 for r in rows)
    assert all(len(r.country) == 2 or r.kind in {"continent", "ocean"} for r in rows)


def few() -> list[Candidate]:
    """Two places, for an index of a test's own."""
    return [
        Candidate("geonames:1", "Left Bank", 10.2, 50.1, SETTLEMENT, "geonames", "XA", "01", 900),
        Candidate("geonames:2", "Right Bank", 10.9, 50.1, SETTLEMENT, "geonames", "XB", "02", 900),
    ]


def built(path: str) -> None:
    """Builds a small index; at the top of the module, for a process of its own to find it."""
    index.shipped = lambda: iter(few())
    index._build(Path(path))


def test_two_processes_may_build_at_once(tmp_path: Path) -> None:
    """Whoever comes last puts a whole file in place of a whole file, and leaves nothing else."""
    path = tmp_path / "deep" / "places.sqlite"
    both = [get_context("spawn").Process(target=built, args=(str(path),)) for _ in range(2)]
    for process in both:
        process.start()
    for process in both:
        process.join()
    assert [p.name for p in path.parent.iterdir()] == ["places.sqlite"]
    with closing(index.Index(path)) as opened:
        assert opened.found("left bank")[0].candidate == few()[0]


def test_a_folder_that_cannot_be_written_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next folder is taken, in the end a temporary one."""
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    monkeypatch.setattr(index, "shipped", lambda: iter(few()))
    monkeypatch.setattr(index, "_folders", lambda: [blocked / "share", tmp_path / "cache"])
    with closing(index.open_index.__wrapped__()) as opened:
        assert opened.located(10.3, 50.0) == ("XA", "01")
        assert opened.located(10.8, 50.0) == ("XB", "02")
        assert opened.located(30.0, 0.0) == ("", "")
    assert list((tmp_path / "cache").glob("*.sqlite"))


def test_the_index_is_read_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that asks can change it."""
    monkeypatch.setattr(index, "shipped", lambda: iter(few()))
    made = index.Index(index._build(tmp_path / "places.sqlite"))
    with closing(made) as opened, pytest.raises(sqlite3.OperationalError, match="readonly"):
        opened._connection.execute("DELETE FROM place")
