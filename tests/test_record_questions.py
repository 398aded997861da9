"""A record that is asked: places by any spelling, days in any form, answers from the claims that stand."""

import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

import whoheld
from tiny_reader import Tiny
from whoheld.errors import AmbiguousPlace, BadDate, RecordError, UnknownPlace

TEXT = """On 2031-05-02 the Reds takes Northfield. On 2031-05-09 the Blues takes Northfield.
On 2031-05-03 the Reds holds Westmark. On 2031-05-04 the Blues holds Deir ez-Zor. On 2031-05-05 the Blues holds Twin?.
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    """A record of one report."""
    folder = tmp_path_factory.mktemp("asked")
    (folder / "a.txt").write_text(TEXT)
    with whoheld.open(folder / "r.db") as opened:
        opened.read([folder / "a.txt"], reader=Tiny())
        yield opened


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Northfield", "Northfield"),
        ("NORTHFIELD", "Northfield"),  # case
        ("the town of Northfield", "Northfield"),  # generic words
        ("Deir al-Zor", "Deir ez-Zor"),  # the article's spellings
        ("Dayr az Zawr", "Deir ez-Zor"),  # transliteration
        ("Nortfield", "Northfield"),  # a slip
        ("Westmarck", "Westmark"),
        ("name:twin", "Twin?"),  # an id
    ],
)
def test_a_place_is_found_by_any_spelling(record, spelling, name):
    """What a person would call the same name finds the place."""
    assert record.find_place(spelling).name == name


@pytest.mark.parametrize("spelling", ["Atlantis Prime", "x", "", "Southfield", "Twink", "Westland Governorate"])
def test_an_unknown_place_is_said_to_be_one(record, spelling):
    """A name that nothing in the record is called, or that no claim is about, is unknown, with the next step."""
    with pytest.raises(UnknownPlace, match="whoheld places"):
        record.find_place(spelling)


def test_an_unknown_place_names_its_neighbours(record):
    """The message proposes what is spelt alike."""
    with pytest.raises(UnknownPlace, match="Northfield"):
        record.find_place("Northernfields")


@pytest.fixture(scope="module")
def likely(tmp_path_factory):
    """A record of places with like names, of some of which nothing is known."""
    folder = tmp_path_factory.mktemp("likely")
    told = {"Upper Marlow": 1, "Upper Marlow Mill": 2, "Lower Marlow": 3, "Marlow Bank": 2, "Eastham": 1, "Tarham": 1}
    who = ("Reds", "Blues", "Greens")
    lines = [f"On 2031-05-02 the {actor} takes {name}." for name, n in told.items() for actor in who[:n]]
    lines += [f"On 2031-05-02 the Reds strikes {name}." for name in ("Marlow", "Marlov", "Estham", "Tar")]
    (folder / "a.txt").write_text("\n".join(lines))
    with whoheld.open(folder / "r.db") as opened:
        opened.read([folder / "a.txt"], reader=Tiny())
        yield opened


@pytest.mark.parametrize(
    ("name", "proposed"),
    [
        ("Marlow", ("Lower Marlow", "Marlow Bank", "Upper Marlow Mill")),
        ("Marlov", ("Lower Marlow", "Marlow Bank", "Upper Marlow Mill")),
        ("Estham", ("Eastham",)),
        ("Tar", ()),
    ],
    ids=["part", "part-spelt-otherwise", "spelt-otherwise", "short"],
)
def test_of_a_silent_place_those_with_like_names_are_proposed(likely, name, proposed):
    """The answer stays one about the place asked for; of what is proposed something is known, most of the first."""
    answer, history = likely.held(name, "2031-06-01"), likely.history(name)
    assert (answer.place, answer.holders, answer.for_) == (name, (), ())
    said = (f"perhaps {' or '.join(proposed)} was meant",) if proposed else ()
    assert answer.why == ("no dated evidence", *said)
    assert (history.place, history.spells, history.perhaps) == (name, (), proposed)


@pytest.mark.parametrize("name", ["Eastham", "Upper Marlow"])
def test_of_a_known_place_nothing_is_proposed(likely, name):
    """Also on a day before anything is known of it."""
    for day in ("2031-06-01", "2031-01-01"):
        assert not any("perhaps" in why for why in likely.held(name, day).why)
    assert likely.history(name).perhaps == ()


def test_no_place_is_proposed_of_which_nothing_was_known(likely):
    """What is proposed follows the clock of the question."""
    assert likely.through(known_by="2001-01-01").history("Marlow").perhaps == ()


@pytest.mark.parametrize("name", ["Bank", "Marlow Banks by the river"])
def test_the_parts_of_a_name_are_proposed_first(likely, name):
    """A name of the record that has the word comes before those that are only spelt alike."""
    with pytest.raises(UnknownPlace, match="near it: Marlow"):
        likely.find_place(name)


@pytest.mark.parametrize("day", ["2031-05-03", date(2031, 5, 3), whoheld.When.on(date(2031, 5, 3))])
def test_who_held_a_place(record, day):
    """The answer names the holder on that day, asked for in any form."""
    answer = record.held("northfield", day)
    assert (answer.place, answer.holders) == ("Northfield", ("Reds",))
    assert [item.quote for item in answer.for_] == ["On 2031-05-02 the Reds takes Northfield."]


def test_what_is_said_of_the_province_is_listed(record):
    """A claim about the area around a place stands beside its answer."""
    said = record.held("Northfield", "2031-05-30").said_of_the_area
    assert [item.quote for item in said] == ["On 2031-05-03 the Reds holds Westmark."]


@pytest.mark.parametrize("day", ["yesterday", "2031-02-30", ""])
def test_what_is_no_day_is_refused(record, day):
    """The message shows how a date is written."""
    with pytest.raises(BadDate, match="2017"):
        record.held("Northfield", day)


def test_lists_come_from_the_claims_that_stand(record):
    """History, snapshot, changes and disputes are told of the same places."""
    assert [spell.holders for spell in record.history("Northfield")][-1] == ("Blues",)
    assert {row.place for row in record.on("2031-05-20")} >= {"Northfield", "Deir ez-Zor"}
    assert [(c.place, c.holder) for c in record.changes() if c.place == "Northfield"] == [
        ("Northfield", "Reds"),
        ("Northfield", "Blues"),
    ]
    assert all(d.place == "Northfield" for d in record.disputes())


def test_asking_makes_no_record(tmp_path):
    """Opening for reading only where nothing is does not leave a file, and says how to make one."""
    with pytest.raises(RecordError, match="whoheld read"):
        whoheld.open(tmp_path / "none.db", read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_asking_loads_neither_the_reader_nor_the_migrations(record):
    """A fresh process that answers leaves the language model's library and Alembic alone."""
    code = (
        "import sys, whoheld\n"
        f"with whoheld.open({record.location!r}, read_only=True) as r: r.held('Northfield', '2031-05-03')\n"
        "print([m for m in ('spacy', 'alembic', 'pyparsing', 'rapidfuzz', 'ftfy') if m in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_environment_names_the_record(tmp_path, monkeypatch):
    """Without a location the record is the one that the environment names."""
    monkeypatch.setenv("WHOHELD_RECORD", str(tmp_path / "e.db"))
    with whoheld.open() as opened:
        assert opened.location == str(tmp_path / "e.db")


def test_two_that_fit_equally_well_are_listed(tmp_path):
    """Two settlements of one spelling and alike in evidence are no answer; the message lists both with their ids."""
    (tmp_path / "a.txt").write_text("On 2031-05-02 the Reds takes Al-Bab. On 2031-05-03 the Reds takes Bab.\n")
    with whoheld.open(tmp_path / "r.db") as opened:
        opened.read([tmp_path / "a.txt"], reader=Twofold())
        with pytest.raises(AmbiguousPlace, match=r"twofold:Al-Bab.*twofold:Bab"):
            opened.find_place("el-Bab")
        assert opened.find_place("Bab").id == "twofold:Bab"
        assert opened.find_place("twofold:Al-Bab").id == "twofold:Al-Bab"


class Twofold(Tiny):
    """Gives each spelling a place of its own."""

    def read(self, document):
        """As `Tiny`, with other ids."""
        reading = super().read(document)
        claims = tuple(replace(claim, place_id=f"twofold:{claim.place}") for claim in reading.claims)
        places = tuple(replace(reading.places[0], id=claim.place_id, name=claim.place) for claim in claims)
        return replace(reading, claims=claims, places=places, spellings={c.place_id: {c.place: 1} for c in claims})
