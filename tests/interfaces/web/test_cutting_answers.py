"""The server tells what is cut off, besieged, stretched and how far it is as the command line does."""

import json
from datetime import date

import pytest
from click.testing import CliRunner
from serving import served

import towns
from whoheld.interfaces.cli import cli
from whoheld.record import Record

DAY = "2024-12-02"
GROUND = {"on": DAY, "side": "Government"}


@pytest.fixture(scope="module", autouse=True)
def years_later():
    """The week is told some years later."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Record, "clock", staticmethod(lambda: date(2031, 1, 1)))
        yield patch


@pytest.fixture(scope="module")
def week(tmp_path_factory, years_later):
    """The path of a record of a week in 2024."""
    return towns.fill(tmp_path_factory.mktemp("week"), years_later)


@pytest.fixture(scope="module")
def roads(tmp_path_factory):
    """A file of roads."""
    path = tmp_path_factory.mktemp("roads") / "roads.geojson"
    path.write_text(json.dumps(towns.roads()))
    return path


@pytest.fixture(scope="module")
def page(week):
    """A client of a server that was given no roads."""
    with served(week) as asker:
        yield asker


@pytest.fixture(scope="module")
def by_roads(week, roads):
    """A client of a server with roads."""
    with served(week, roads=roads) as asker:
        yield asker


@pytest.fixture
def said(week):
    """What the command line answers as JSON."""

    def says(*arguments):
        result = CliRunner().invoke(cli, [*arguments, "--record", str(week), "--format", "json"])
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)

    return says


FALL = ("cutoff", "--on", DAY, "--side", "Government", "--falls", "Hama,Homs")


@pytest.mark.parametrize(
    ("path", "query", "command"),
    [
        ("cutoff", {**GROUND, "falls": "Hama, Homs", "seat": "Damascus"}, (*FALL, "--seat", "Damascus")),
        ("cutoff", {**GROUND, "falls": "Hama,Homs", "stale_days": 2}, (*FALL, "--stale-days", "2")),
        ("cutoff", {**GROUND, "falls": "Hama,Homs", "known_by": "2030"}, (*FALL, "--known-by", "2030")),
        ("distance", {"a": "Homs", "b": "Tartus"}, ("distance", "Homs", "Tartus")),
        ("distance", {"a": "Raqqa, SY", "b": "Homs"}, ("distance", "Raqqa, SY", "Homs")),
    ],
    ids=["from a seat", "stale sooner", "through a lens", "in the record", "in the gazetteer"],
)
def test_an_answer_is_that_of_the_command_line(page, said, path, query, command):
    """Key by key the same."""
    assert page.asked(path, **query) == said(*command)


@pytest.mark.parametrize(
    ("path", "query", "command"),
    [
        ("besieged", {"on": DAY}, ("cutoff", "--besieged", "--on", DAY)),
        ("besieged", {"on": DAY, "side": "Opposition"}, ("cutoff", "--besieged", "--on", DAY, "--side", "Opposition")),
        ("stretch", GROUND, ("stretch", "Government", "--on", DAY)),
        (
            "stretch",
            {"side": "Government", "from": "2024-10", "to": "2024-12-05"},
            ("stretch", "Government", "--from", "2024-10", "--to", "2024-12-05"),
        ),
    ],
    ids=["all sieges", "of a side", "of a day", "by month"],
)
def test_rows_are_those_of_the_command_line(page, said, path, query, command):
    """The same rows in the same order."""
    assert page.rows(path, **query) == said(*command)


def test_ids_and_names_mean_the_same(page):
    """The page sends the ids that it was given with the ground."""
    ids = {one["place"]: one["place_id"] for one in page.asked("holdings", **GROUND)["places"]}
    by_id = page.asked("cutoff", **GROUND, falls=f"{ids['Hama']},{ids['Homs']},", seat=ids["Damascus"])
    assert by_id == page.asked("cutoff", **GROUND, falls="Hama,Homs", seat="Damascus")


def test_without_roads_the_stand_in_is_marked(page):
    """Every answer that goes by it says so."""
    for told in (page.asked("holdings", **GROUND), page.asked("cutoff", **GROUND, falls="Homs")):
        assert told["stand_in"]
        assert "a stand-in, since no roads were given" in told["graph"]


def test_with_roads_their_names_are_told(by_roads):
    """The ways are those of the file that the server was given."""
    ground = by_roads.asked("holdings", **GROUND)
    cut = by_roads.asked("cutoff", **GROUND, falls="Homs,Hama", seat="Damascus")
    assert not ground["stand_in"]
    assert {road for way in ground["ways"] for road in way["roads"]} == {"M5", "M1", "M20", "Hama-Masyaf"}
    assert {(way["cut_off"], way["fallen"]): way["roads"] for way in cut["lost"]}["Tartus", "Homs"] == ["M1"]
    assert by_roads.rows("stretch", **GROUND)[0]["placed"] == len(ground["places"])


def test_roads_that_are_gone_are_missed(week, tmp_path):
    """The file is asked for anew; without it the answer says what to do."""
    path = tmp_path / "roads.geojson"
    with served(week, roads=path) as asker:
        status, error = asker.refused(f"holdings?on={DAY}&side=Government")
    assert (status, error["kind"]) == (503, "RoadsError")
    assert "whoheld serve" in error["advice"]


def test_the_record_says_until_when_is_answered(page):
    """Ninety days before the server's own day, whatever the asker's clock says."""
    assert page.asked("record")["answered_until"] == "2030-10-03"
    assert page.asked("besieged", on="2030-10-03")["total"] >= 0


@pytest.mark.parametrize(
    ("path", "status", "kind", "words"),
    [
        ("besieged?on=2030-10-04", 400, "TooRecent", "not yet 90 days past"),
        ("holdings?on=2030-12&side=Government", 400, "TooRecent", "up to 2030-10-03"),
        ("cutoff?on=2031&side=Government&falls=Homs", 400, "TooRecent", "90 days"),
        ("stretch?side=Government&from=2024&to=2030-12", 400, "TooRecent", "90 days"),
        (f"cutoff?on={DAY}&side=Government", 400, "MissingParameter", "falls"),
        (f"cutoff?on={DAY}&side=Government&falls=,%20,", 400, "QuestionError", "at least one place"),
        (f"cutoff?on={DAY}&side=Government&falls=Idlib", 400, "QuestionError", "Idlib was not held by Government"),
        (f"cutoff?on={DAY}&side=Government&falls=Nowhere", 404, "UnknownPlace", "Nowhere"),
        (f"holdings?on={DAY}&side=Martians", 400, "QuestionError", "Martians"),
        (f"holdings?on={DAY}&side=Government&stale_days=-1", 400, "BadValue", "stale_days"),
        ("stretch?side=Government", 400, "QuestionError", "which days"),
        ("stretch?side=Government&from=2024", 400, "QuestionError", "which days"),
        (f"stretch?side=Government&from=2024&to=2025&on={DAY}", 400, "QuestionError", "which days"),
        ("stretch?side=Government&from=0001&to=2024", 400, "QuestionError", "too many"),
        ("stretch?side=Government&from=soon&to=2024", 400, "BadDate", "soon"),
        ("stretch?side=Government&from=2025&to=2024", 400, "BadDate", "before"),
        ("distance?a=Homs", 400, "MissingParameter", "b"),
        ("distance?a=Homs&b=Nowheretown", 404, "UnknownPlace", "Nowheretown"),
    ],
)
def test_what_cannot_be_answered_is_said(page, path, status, kind, words):
    """The status, the kind, and what was seen."""
    seen, error = page.refused(path)
    assert (seen, error["kind"]) == (status, kind), error
    assert words in error["message"]
