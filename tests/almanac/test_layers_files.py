"""Layers of places as people bring them, and what is said about those that cannot be read."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from whoheld.almanac.gazetteer import Gazetteer
from whoheld.almanac.layers import read_layer
from whoheld.almanac.place import FeatureClass
from whoheld.errors import GazetteerError

REPO = Path(__file__).parents[2]
VILLAGE = (
    "101\tNew Ford\tNew Ford\tNovy Brod,Новий Брід\t48.5\t37.9\tP\tPPL\tUA\t\t05\t\t\t\t640\t\t90"
    "\tEurope/Kyiv\t2020-01-01"
)
FIELD = "102\tFord Field\tFord Field\t\t48.6\t37.8\tS\tAIRB\tUA\t\t05\t\t\t\t0\t\t90\tEurope/Kyiv\t2020-01-01"


def written(folder: Path, name: str, text: str) -> Path:
    """A file with this text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_geonames_file_is_read(tmp_path: Path) -> None:
    """Nineteen tab-separated columns: names, Latin alternates, classes, codes."""
    path = written(tmp_path, "UA.txt", f"{VILLAGE}\n{FIELD}\n")
    layer = read_layer(path)
    village, field = layer.rows
    assert layer.name == "ua"
    assert layer.digest_sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (village.id, village.lon, village.lat, village.population) == ("geonames:101", 37.9, 48.5, 640)
    assert village.alternates == ("Novy Brod",)
    assert field.feature is FeatureClass.SITE


def test_a_zip_of_one_is_read(tmp_path: Path) -> None:
    """GeoNames zips a country file with a readme."""
    path = tmp_path / "UA.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("UA.txt", VILLAGE)
        archive.writestr("readme.txt", "about")
    assert [c.name for c in read_layer(path).rows] == ["New Ford"]


def test_a_plain_file_is_read_and_located(tmp_path: Path) -> None:
    """A place without a country is given that of the nearest settlement; kinds become classes."""
    path = written(tmp_path, "mine.csv", "name,lat,lon,kind\nOld Ford,48.6,38.0,place\nFord Hill,48.61,38.01,hill\n")
    ford, hill = read_layer(path).rows
    assert (ford.country, ford.division, ford.feature) == ("UA", "05", FeatureClass.SETTLEMENT)
    assert hill.feature is FeatureClass.SITE
    assert ford.id != hill.id


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.csv", "place,x,y\nA,1,2\n", ["line 1", "no column name, lat, lon", "place, x, y"]),
        ("b.csv", "name,lat,lon\nA,north,2\n", ["line 2", "lat is 'north'"]),
        ("c.csv", "name,lat,lon\nA,91,2\n", ["line 2", "-90 to 90"]),
        ("d.csv", "name,lat,lon,kind\nA,1,2,spaceship\n", ["line 2", "'spaceship'", "hill"]),
        ("e.csv", "name,lat,lon\n,1,2\n", ["line 2", "no name"]),
        ("f.csv", "name,lat,lon\n", ["no place in it"]),
        ("g.csv", "", ["an empty line"]),
        ("h.csv", "name,lat,lon\nA,1\n", ["line 2", "lon is ''"]),
        ("i.txt", f"{VILLAGE}\n1\tA\n", ["line 2", "2 columns"]),
        ("j.csv", "name,lat,lon,population\nA,1,2,many\n", ["line 2", "population is 'many'"]),
    ],
)
def test_what_is_no_layer_is_said(tmp_path: Path, name: str, text: str, words: list[str]) -> None:
    """The message names the file, the line and what was seen there."""
    with pytest.raises(GazetteerError) as raised:
        read_layer(written(tmp_path, name, text))
    assert all(word in str(raised.value) for word in [name, *words])


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"name,lat,lon\n\xff\xfe,1,2\n", "line 2: not UTF-8"), (b"PK\x03\x04broken", "cannot be unpacked")],
)
def test_damaged_bytes_are_said(tmp_path: Path, data: bytes, words: str) -> None:
    """Neither bad encodings nor bad archives come through as a traceback."""
    path = tmp_path / "layer.csv"
    path.write_bytes(data)
    with pytest.raises(GazetteerError, match=words):
        read_layer(path)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    """A wrong path is told with what a layer looks like."""
    with pytest.raises(GazetteerError, match="cannot be read"):
        read_layer(tmp_path / "none.csv")


def test_a_zip_of_many_is_said(tmp_path: Path) -> None:
    """Which of several files is meant cannot be guessed."""
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", VILLAGE)
        archive.writestr("b.txt", FIELD)
    with pytest.raises(GazetteerError, match="2 files in the zip"):
        read_layer(path)


def test_a_large_layer_of_a_user_is_found_in() -> None:
    """The layer of trials beside the repository can be read and asked."""
    path = REPO.parent / "shared" / "gazetteer" / "syria_places.csv"
    if not path.is_file():
        pytest.skip(f"{path} is not here")
    layer = read_layer(path)
    assert len(layer.rows) > 6000
    assert {c.feature for c in Gazetteer([layer]).find("al-Omar oil field")} == {FeatureClass.SITE}
