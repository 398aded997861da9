"""Which names of a text are names of places, and what the text says of where they lie."""

from itertools import pairwise

import pytest
from narratives import document

from whoheld.almanac.gazetteer import Gazetteer
from whoheld.almanac.place import FeatureClass
from whoheld.analysis import nlp
from whoheld.analysis.toponym_candidates import entities
from whoheld.analysis.toponym_settings import settings
from whoheld.analysis.toponyms import Text, find_toponyms

GAZETTEER = Gazetteer()


@pytest.fixture
def find(reader):
    """The names of places of a text, and these as they are to be placed."""

    def finds(*lines):
        text = document(*lines)
        analysed = reader.analyse(text)
        names = entities(nlp.passages(text, nlp.load_finder()))
        found = find_toponyms(Text(text.text, analysed.passages, analysed.mentions, names, analysed.sides), GAZETTEER)
        return found, settings([f.candidate for f in found], text.text, GAZETTEER)

    return finds


@pytest.mark.parametrize(
    ("line", "names"),
    [
        pytest.param("Rebels took Gao and Kidal in April 2012.", ["Gao", "Kidal"], id="taken"),
        pytest.param("France sent troops to Mali.", ["France", "Mali"], id="countries-that-act"),
        pytest.param("The French army left Timbuktu.", ["Timbuktu"], id="no-adjective"),
        pytest.param("Fighters of ISIL fled from Hajin.", ["Hajin"], id="no-force"),
        pytest.param("The Raqqa Military Council fled to Tabqa.", ["Tabqa"], id="no-place-in-a-force's-name"),
        pytest.param("Vladimir Putin met General Haftar in Moscow.", ["Moscow"], id="no-people"),
        pytest.param("The village of Zorbelund fell. Zorbelund burnt.", ["Zorbelund"] * 2, id="called-a-village-once"),
        pytest.param("They shelled Lyman, Zorbelund and Kupiansk.", ["Lyman", "Zorbelund", "Kupiansk"], id="list"),
        pytest.param("It snowed in northern Syria.", ["Syria"], id="no-direction"),
        pytest.param("The town of Bria starved.", ["Bria"], id="no-town-of"),
        pytest.param("It rained in North Kivu province.", ["North Kivu"], id="direction-in-the-name"),
        pytest.param("Cases of West Nile virus rose in Texas.", ["Texas"], id="no-disease"),
        pytest.param("The war spread to Papua New Guinea (PNG).", ["Papua New Guinea", "PNG"], id="acronym-of-a-place"),
        pytest.param("The rain stopped, and the harvest was good.", [], id="none"),
    ],
)
def test_names_of_places(find, line, names):
    """Places are found whatever part they play; people, forces, peoples and adjectives are none."""
    assert [f.candidate.text for f in find(line)[0]] == names


def test_no_two_overlap_and_each_says_why(find):
    """Names come in order, none within another, each with its words and a reason."""
    line = "In New York City and in New York state, the Democratic Republic of the Congo was spoken of."
    found, _ = find(line)
    spans = [(f.candidate.start, f.candidate.end) for f in found]
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert [line[a:b] for a, b in spans] == [f.candidate.text for f in found]
    assert "Democratic Republic of the Congo" in [f.candidate.text for f in found]
    assert all(f.reason for f in found)


@pytest.mark.parametrize(
    ("line", "name", "setting"),
    [
        # the area behind a town says where it lies, and is meant as an area
        ("She lives in Buffalo, New York.", "Buffalo", (None, "", ("New York",))),
        ("She lives in Buffalo, New York.", "New York", (FeatureClass.AREA, "", ())),
        # a list of towns says nothing of the kind
        ("They bombed Aleppo, Homs and Hama.", "Aleppo", (None, "", ())),
        # what may be a town or a province is a province beside provinces
        ("It fell in Ohio, Indiana, Michigan and New York.", "New York", (FeatureClass.AREA, "", ())),
        # the generic word beside a name, if a gazetteer has such a place
        ("It rained in Idlib province.", "Idlib", (None, "province", ())),
        ("It rained in the area of Idlib.", "Idlib", (None, "", ())),
    ],
)
def test_what_a_text_says_of_where_a_place_lies(find, line, name, setting):
    """Chains, lists and generic words help to place a name."""
    toponym = next(t for t in find(line)[1] if t.text == name)
    assert (toponym.hint, toponym.kind_words, toponym.context) == setting


def test_an_acronym_is_placed_by_its_long_form(find):
    """What stands in brackets behind a name means that name."""
    _, named = find("The war spread to Papua New Guinea (PNG)..")
    assert [t.text for t in named] == ["Papua New Guinea", "Papua New Guinea"]
