"""KML: as the schema of OGC wants it, a folder a side, spells with their days, and words that are never markup."""

from xml.etree import ElementTree as ET

import geopandas
import pyogrio
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoheld.interfaces.exports.kml import NAMESPACE, _placemark

KML = f"{{{NAMESPACE}}}"
#: The order that ogckml22.xsd gives the parts that we write.
ORDER = {
    "kml": ("Document",),
    "Document": ("name", "Style", "Folder"),
    "Folder": ("name", "Placemark"),
    "Placemark": ("name", "description", "TimeSpan", "styleUrl", "ExtendedData", "Point"),
    "TimeSpan": ("begin", "end"),
    "Style": ("IconStyle",),
    "IconStyle": ("color",),
    "ExtendedData": ("Data",),
    "Data": ("value",),
    "Point": ("coordinates",),
}


@pytest.fixture
def root(export):
    """The written file, parsed."""
    return ET.parse(export("kml")).getroot()


def tag(element):
    """The name of an element; all are of KML's namespace."""
    assert element.tag.startswith(KML)
    return element.tag.removeprefix(KML)


def test_parts_stand_in_the_order_of_the_schema(root):
    """Each element has only parts that the schema knows there, in its order."""
    for element in root.iter():
        parts = [ORDER[tag(element)].index(tag(part)) for part in element]
        assert parts == sorted(parts)


def test_a_folder_a_side(root):
    """Each spell with a point stands in the folder of its holder, with a style that is there."""
    folders = {f.findtext(f"{KML}name"): f.findall(f"{KML}Placemark") for f in root.iter(f"{KML}Folder")}
    told = {name: [mark.findtext(f"{KML}name") for mark in marks] for name, marks in folders.items()}
    assert told["Reds"] == ["Northfield: Reds", "Northfield: Reds", "Southfield: Reds"]
    assert told["Blues"] == ["Northfield: Blues"]
    styles = {f"#{style.get('id')}" for style in root.iter(f"{KML}Style")}
    assert {mark.findtext(f"{KML}styleUrl") for marks in folders.values() for mark in marks} <= styles


def test_days_of_a_spell(root):
    """A spell begins on the day by which it has begun, and has no end where nothing ends it."""
    marks = {mark.findtext(f"{KML}name"): mark for mark in root.iter(f"{KML}Placemark")}
    assert [day.text for day in marks["Northfield: Blues"].find(f"{KML}TimeSpan")] == ["2031-05-09", "2031-07-01"]
    assert [day.text for day in marks["Southfield: Reds"].find(f"{KML}TimeSpan")] == ["2031-06-06"]
    assert marks["Southfield: Reds"].findtext(f"{KML}Point/{KML}coordinates") == "10.75,50.5"


def test_words_are_text(root):
    """A description is HTML to Google Earth: the document's title shows as it is, and marks up nothing."""
    told = "".join(mark.findtext(f"{KML}description") for mark in root.iter(f"{KML}Placemark"))
    assert "=Days &amp; &lt;b&gt;nights&lt;/b&gt;" in told
    assert "<b>" not in told


def test_gdal_reads_it(export):
    """The library behind QGIS finds a layer a folder, with marks at their points and days as days."""
    path = export("kml", name="out.kml")
    assert sorted(name for name, _ in pyogrio.list_layers(path)) == ["Blues", "Reds"]
    (blues,) = geopandas.read_file(path, layer="Blues").itertuples()
    assert (blues.geometry.x, blues.geometry.y, str(blues.begin)[:10]) == (10.6, 50.3, "2031-05-09")
    assert blues.quote == "On 2031-05-09 the Blues takes Northfield."


def test_spells_without_a_point_are_counted(export, sidecar):
    """They are not in it, and it is said how many there are and why."""
    export("kml")
    assert sidecar()["left_out"] == {"without a point: no gazetteer places them, or several places fit": 1}


ROW = dict.fromkeys(
    (
        *("id", "place_id", "holders", "sharing", "status", "start", "end", "last_evidence", "claim_id", "url"),
        *("quote", "quote_start", "quote_end", "raw_start", "raw_end", "doc", "doc_id"),
        *("start_earliest", "start_latest", "end_earliest", "end_latest"),
    )
)


@given(st.text())
def test_whatever_the_words_they_stay_text(words):
    """Of any quote, title and name: the XML can be read again, and the HTML in it has no tag but our line breaks."""
    item = {"quote": words, "stance": "said", "source": words, "doc": "d", "title": words}
    row = {**ROW, "place": words, "holder": words, "lon": 1.5, "lat": 2.5, "for": [item], "against": [item]}
    mark = ET.fromstring(ET.tostring(_placemark(row, "#side-0"), encoding="utf-8"))
    described = mark.findtext("description").replace("<br/>", "")
    assert "<" not in described
    assert "$[" not in described
    assert "<" not in mark.findtext("name")
