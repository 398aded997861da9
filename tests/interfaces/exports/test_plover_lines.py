"""Claims as PLOVER events."""

import pytest
from eventfile import Export, apart

from event_record import said
from whoheld.interfaces.limits import Limits

#: A claim, and the event, mode and context that must come of it.
CODES = [
    (said("takes", "Russia"), "COERCE", ["seize"], ["military", "territory"]),
    (said("besieges", "Russia"), "COERCE", ["restrict"], ["military"]),
    (said("leaves", "Russia"), "RETREAT", ["withdraw"], ["military", "territory"]),
    (said("attacks", "Russia"), "ASSAULT", [], ["military"]),
    (said("strikes", "Russia", weapon="air"), "ASSAULT", ["aerial"], ["military"]),
    (said("strikes", "Russia", weapon="drone"), "ASSAULT", ["drone"], ["military"]),
    (said("strikes", "Russia", weapon="missile"), "ASSAULT", ["heavy-weapons"], ["military"]),
    (said("strikes", "Russia", weapon="suicide"), "ASSAULT", ["suicide-attack"], ["military"]),
    (said("strikes", "Russia", weapon="chemical"), "ASSAULT", ["unconventional"], ["military"]),
    (said("strikes", "Russia", weapon="unclear"), "ASSAULT", [], ["military"]),
    (said("kills", "Russia", "civilians", low=3, high=3), "ASSAULT", [], ["military"]),
    (said("detains", "Russia", "civilians", low=3, high=3), "COERCE", ["arrest"], ["military"]),
    (said("supports", "Russia", "rebels"), "AID", [], ["military"]),
    (said("agrees", "Russia; Ukraine"), "AGREE", [], ["military"]),
    # what did not happen says so
    (said("takes", "Russia", stance="denied"), "COERCE", ["seize"], ["military", "territory", "negation"]),
    (said("takes", "Russia", stance="intended"), "COERCE", ["seize"], ["military", "territory", "future"]),
    (said("takes", "Russia", stance="forecast"), "COERCE", ["seize"], ["military", "territory", "future"]),
    (said("takes", "Russia", stance="supposed"), "COERCE", ["seize"], ["military", "territory", "hypothetical"]),
]
#: A claim, and why there is no line for it.
LEFT_OUT = [
    (said("holds", "Russia"), "holds: PLOVER has no such event"),
    (said("contests", "Russia; Ukraine"), "contests: PLOVER has no such event"),
    (said("advances", "Russia"), "advances: PLOVER has no such event"),
    (said("repels", "Russia"), "repels: PLOVER has no such event"),
    (said("displaces", "Russia", low=3), "displaces: PLOVER has no such event"),
    (said("takes", None), "nobody is named who does it, and PLOVER asks for an actor"),
    (said("takes", "Russia", day=None), "no first day is told, and PLOVER asks for a date"),
    (said("supports", "Russia"), "supports: nobody is named to whom, and PLOVER asks for a recipient"),
]


@pytest.fixture(scope="module")
def coded(tmp_path_factory):
    """The lines of `CODES`."""
    return Export("plover", tmp_path_factory.mktemp("coded"), a=apart([claim] for claim, *_ in CODES)).lines


def one_line(folder, claim, **more):
    """The only line that comes of a claim."""
    (line,) = Export("plover", folder, a=[("This is what they say.", claim)], **more).lines
    return line


@pytest.mark.parametrize("number", range(len(CODES)))
def test_codes_follow_from_kind_weapon_and_stance(coded, number):
    """Event, mode and context of each claim; a denial or a plan never looks like what happened."""
    line = coded[number]
    assert (line["event"], line["mode"], line["context"]) == ([CODES[number][1]], *CODES[number][2:])


def test_what_cannot_be_held_is_counted(tmp_path):
    """No line comes of it, and each reason is given in words."""
    export = Export("plover", tmp_path, a=apart([claim] for claim, _ in LEFT_OUT))
    assert (export.lines, export.left_out) == ([], {reason: 1 for _, reason in LEFT_OUT})


def test_a_line_has_its_evidence_and_its_place(tmp_path):
    """The quote with its offsets, the document, the sides with their codes, the place with its id."""
    struck = said("kills", "Russia", "rebels", low=3, source="Mayor", day="2022-11-11/2022-11-13")
    line = one_line(tmp_path, struck)
    assert line["event_text"] == ["This is what they say."]
    offsets = line["text_info"]
    assert offsets["quote_end"] - offsets["quote_start"] == len("This is what they say.")
    assert (line["date"], line["enddate"], line["comment"]) == (
        "2022-11-11",
        "2022-11-13",
        "on some day from date to enddate",
    )
    assert line["actor"] == [{"code": "RUS", "identifier_text": "Russia", "actor_text": "Russia"}]
    assert line["recipient"] == [{"code": None, "identifier_text": "rebels", "actor_text": "rebels"}]
    assert line["size"] == {"dead": 3, "dead_max": None}
    place = {name: line["event_loc"][name] for name in ("geonameid", "lat", "lon", "city", "province", "country")}
    assert place == {
        "geonameid": 706448,
        "lat": 46.6558,
        "lon": 32.6178,
        "city": "Kherson",
        "province": "Kherson",
        "country": "UKR",
    }
    cited = line["cite_info"]
    assert (cited["citation"], cited["url"], cited["attribution"]) == ("a", "https://example.org/a", "Mayor")


def test_a_place_that_no_gazetteer_has_is_no_city(tmp_path):
    """What sort of place it is was only guessed from the words."""
    where = one_line(tmp_path, said("takes", "Russia", place="Nowhere"))["event_loc"]
    assert (where["extracted_place"], where["city"], where["lat"]) == ("Nowhere", None, None)


def test_joint_sides_are_a_list(tmp_path):
    """Each of those who act together is an actor, without the words that stand for both."""
    told = one_line(tmp_path, said("attacks", "Russia; Belarus"))["actor"]
    assert [(actor["code"], actor["actor_text"]) for actor in told] == [("RUS", None), ("BLR", None)]


def test_doubt_is_said(tmp_path):
    """PLOVER has no word for doubt, so that the comment says it."""
    assert one_line(tmp_path, said("takes", "Russia", stance="doubted"))["comment"] == "doubted by who tells it"


@pytest.mark.parametrize(("with_text", "known"), [(True, True), (False, False)])
def test_whole_texts_only_where_they_are_asked_for(tmp_path, with_text, known):
    """Without being asked, no more than the quote leaves the record."""
    line = one_line(tmp_path, said("takes", "Russia"), limits=Limits(with_text=with_text))
    assert (line["text"] is not None) is known
