"""Pictures for print: the kind of file, what is written on them, and that the same record gives the same bytes."""

import re

import pytest

MAGIC = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}


def words(path):
    """All text of an SVG, in its order."""
    return " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", path.read_text()))


@pytest.fixture
def drawn(run, tmp_path):
    """Draws with some arguments, and gives back the words of the picture."""

    def draws(*arguments):
        result = run("picture", tmp_path / "p.svg", "--force", *arguments)
        assert result.exit_code == 0, result.stderr
        return words(tmp_path / "p.svg")

    return draws


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["png", "svg", "pdf", "PNG"])
def test_the_ending_says_what_is_drawn(run, tmp_path, ending):
    """A name ends in what the file is, in small letters or capitals."""
    out = tmp_path / f"map.{ending}"
    assert run("picture", "--on", "2031-05-10", out).exit_code == 0
    assert out.read_bytes().startswith(MAGIC[ending.lower()])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("map.gif", "--on", "2031-05-10"), "'.gif'"),
        (("map", "--on", "2031-05-10"), "no ending"),
        (("map.svg",), "--on DATE"),
        (("map.svg", "--on", "2031-05-10", "--history", "Northfield"), "--on DATE"),
        (("map.svg", "--on", "soon"), "not a date"),
        (("map.svg", "--on", "2031-05-10", "--bbox", "1,2,3"), "is no box"),
        (("map.svg", "--on", "2031-05-10", "--bbox", "9,2,3,4"), "empty"),
        (("map.svg", "--on", "2031-05-10", "--bbox", "nan,2,3,4"), "empty"),
        (("map.svg", "--on", "2031-05-10", "--bbox", "1,2,3,4", "--places", "Northfield"), "not both"),
        (("map.svg", "--on", "2031-05-10", "--places", "Eastmoor"), "has a point"),
        (("map.svg", "--history", "Nowhere"), "no place called 'Nowhere'"),
    ],
)
def test_what_cannot_be_drawn_is_refused(run, tmp_path, monkeypatch, arguments, message):
    """A question that makes no picture is refused in words, and no file is left behind."""
    monkeypatch.chdir(tmp_path)
    result = run("picture", *arguments)
    assert (result.exit_code, message in result.stderr) == (2, True), result.stderr
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_there_stays(run, tmp_path):
    """Nothing is written over unless that is asked for; nor where nothing can be written."""
    out = tmp_path / "map.png"
    out.write_text("mine")
    assert run("picture", "--on", "2031-05-10", out).exit_code == 1
    assert out.read_text() == "mine"
    assert "cannot be written" in run("picture", "--on", "2031-05-10", tmp_path / "no" / "map.png").stderr


def test_a_map_says_all_that_a_reader_needs(drawn):
    """The day, the sides on it, the scale, the source, whose borders, and how many places are left out."""
    told = drawn("--on", "2031-05-10")
    for expected in (
        "Who held what on 10 May 2031",
        "By all that the record has read",
        "Northfield",
        "Blues",
        "Claims about it",
        "Last evidence",
        " km",
        "Source: 7 claims from 2 documents, read by WhoHeld",
        "Natural Earth",
        "Not on the map, as they have no point: 2 places: Eastmoor (Blues), Twin",
    ):
        assert expected in told, told


@pytest.mark.parametrize(
    ("arguments", "expected", "absent"),
    [
        (("--on", "2031-05-11"), "accounts disagree", "besieged"),
        (("--on", "2031-05-01"), "holder not known", "Held jointly"),
        (("--on", "2031-05", "--title", "My <title> & $more$"), "My &lt;title&gt; &amp; $more$", "Who held"),
        (("--on", "2031-05", "--title", "Mine"), "31 May 2031. By all", "Who held"),
        (("--on", "2031-05-10", "--known-by", "2031-05-11"), "As known by 2031-05-11", "By all that"),
        (("--on", "2031-05-10", "--bbox", "10,50,10.6,50.4"), "Outside of this frame: 1 place.", "Westmark"),
    ],
)
def test_a_map_says_what_was_asked(drawn, arguments, expected, absent):
    """Day, title, lens and frame are on the paper, and only marks that are drawn are explained."""
    told = drawn(*arguments)
    assert (expected in told, absent in told) == (True, False), told


def test_spells_are_told_with_their_days_and_voices(drawn):
    """The strip of a place has its holders, and below them the days and documents of each."""
    told = drawn("--history", "Northfield", "--history", "Eastmoor")
    for expected in ("Northfield", "Reds", "Greens", "2031-05-02/2031-05-09: Reds; told by first", "Eastmoor"):
        assert expected in told, told


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
@pytest.mark.parametrize("what", [("--on", "2031-05-12"), ("--history", "Northfield")])
def test_the_same_picture_twice_is_the_same_file(run, tmp_path, ending, what):
    """No time of making is in a file."""
    for name in ("one", "two"):
        assert run("picture", *what, tmp_path / f"{name}.{ending}").exit_code == 0
    assert (tmp_path / f"one.{ending}").read_bytes() == (tmp_path / f"two.{ending}").read_bytes()
