"""The commands on ways and lengths, run as a person runs them."""

import csv
import io
import json
from datetime import date

import pytest
from click.testing import CliRunner

import towns
from whoheld.interfaces.cli import cli
from whoheld.interfaces.shapes import COLUMNS
from whoheld.record import Record

FALL = ("cutoff", "--on", "2024-12-02", "--side", "Government", "--falls", "Hama, Homs", "--from", "Damascus")


@pytest.fixture(scope="module")
def week(tmp_path_factory):
    """The path of a record of a week in 2024."""
    with pytest.MonkeyPatch.context() as patch:
        yield towns.fill(tmp_path_factory.mktemp("week"), patch)


@pytest.fixture
def run(week, monkeypatch):
    """Runs the command line on it, some years later."""
    monkeypatch.setattr(Record, "clock", staticmethod(lambda: date(2031, 1, 1)))

    def runs(*arguments):
        return CliRunner().invoke(cli, [*map(str, arguments), "--record", str(week)], catch_exceptions=False)

    return runs


def test_what_is_cut_off_reads_well(run):
    """The table says what is cut off, by which ways, by what graph, and what is in doubt."""
    words = " ".join(run(*FALL).stdout.split())
    assert "1. Baniyas, Jableh, Latakia, Masyaf, Tartus" in words
    assert "lost: Masyaf - Hama (about 39 km in a straight line)" in words
    assert "a stand-in, since no roads were given" in words
    assert "in doubt: Hama (Government): fought over" in words
    assert "held too, but not in the graph: Qaryatayn" in words


def test_roads_are_named(run, tmp_path):
    """With roads, each lost way has theirs."""
    (tmp_path / "r.geojson").write_text(json.dumps(towns.roads()))
    words = " ".join(run(*FALL, "--roads", tmp_path / "r.geojson").stdout.split())
    assert "lost: Tartus - Homs (about 79 km, M1)" in words
    assert "by the roads of r.geojson" in words


def test_what_is_cut_off_is_drawn_on_a_map(run, tmp_path):
    """GeoJSON has every place once, by what it is, and each lost way as a line from a place that is cut off."""
    out = tmp_path / "cut.geojson"
    assert f"wrote {out}" in run(*FALL, "--geojson", out).stderr
    told = json.loads(out.read_text(encoding="utf-8"))
    assert (told["whoheld"]["falls"], told["whoheld"]["stand_in"]) == (["Hama", "Homs"], True)
    roles = {}
    for one in told["features"]:
        roles.setdefault(one["properties"]["role"], []).append(one)
    points = {one["properties"]["place"]: one["geometry"]["coordinates"] for one in roles["cut off"]}
    assert set(points) == set(towns.COAST)
    fallen = {one["properties"]["place"]: one["geometry"]["coordinates"] for one in roles["falls"]}
    lines = [(one["properties"]["fallen"], one["geometry"]) for one in roles["lost way"]]
    assert lines == [
        (name, {"type": "LineString", "coordinates": [points["Masyaf"], fallen[name]]}) for name in ("Hama", "Homs")
    ]
    assert all("stand-in" in one["properties"]["graph"] for one in roles["lost way"])
    refused = run(*FALL, "--geojson", out)
    assert (refused.exit_code, "--force" in refused.stderr) == (1, True)
    assert run(*FALL, "--geojson", out, "--force").exit_code == 0


@pytest.mark.parametrize(
    ("command", "shape"),
    [
        (FALL, "cutoff"),
        (("cutoff", "--besieged", "--on", "2024-12-01"), "cutoff --besieged"),
        (("stretch", "Government", "--on", "2024-12"), "stretch"),
        (("distance", "Homs", "Hama"), "distance"),
    ],
    ids=["cutoff", "besieged", "stretch", "distance"],
)
def test_the_output_has_the_documented_columns(run, command, shape):
    """CSV and JSON have the columns of docs/shapes.md."""
    assert tuple(next(csv.reader(io.StringIO(run(*command, "--format", "csv").stdout)))) == COLUMNS[shape]
    (line,) = run(*command, "--format", "jsonl").stdout.splitlines()
    told = json.loads(line)
    assert tuple(told) == COLUMNS[shape]
    if shape == "cutoff":
        assert tuple(told["cut_off"][0]) == COLUMNS["standing"]
    if shape == "cutoff --besieged":
        assert tuple(told["told"][0]) == COLUMNS["evidence"]


@pytest.mark.parametrize(
    ("command", "status", "says"),
    [
        (("cutoff", "--on", "2024-12-02", "--side", "Government"), 2, "--falls"),
        (("cutoff", "--on", "2024-12-02", "--falls", "Homs"), 2, "--side"),
        (("cutoff", "--on", "2024-12-02", "--falls", "Homs", "--besieged"), 2, "--besieged"),
        (("cutoff", "--on", "2024-12-02", "--besieged", "--geojson", "x.geojson"), 2, "--geojson"),
        (("cutoff", "--on", "2030-12-02", "--falls", "Homs", "--side", "Government"), 2, "not yet 90 days past"),
        (("cutoff", "--besieged", "--on", "2030-11"), 2, "2030-10-03"),
        (("stretch", "Government"), 2, "--on DATE"),
        (("stretch", "Government", "--from", "2024-01"), 2, "--to"),
        (("stretch", "Government", "--from", "2024-02", "--to", "2024-01"), 2, "first day first"),
        (("stretch", "Government", "--on", "2024-01", "--plot", "x.gif"), 2, ".gif"),
        (("stretch", "Government", "--on", "2024-12", "--roads", "none.geojson"), 1, "none.geojson"),
    ],
)
def test_questions_that_cannot_be_answered(run, command, status, says):
    """Each has one message, and the exit status of a question or of a file."""
    result = run(*command)
    assert result.exit_code == status
    assert says in result.stderr


def test_sieges_are_quoted(run):
    """The sentence stands below the place; a day without is told as such."""
    assert (
        "On 2024-12-01 the Opposition besieges Salamiyah." in run("cutoff", "--besieged", "--on", "2024-12-01").stdout
    )
    assert "No claim tells of a siege" in run("cutoff", "--besieged", "--on", "2024-11-01").stdout


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_the_plot_is_drawn_once(run, tmp_path, ending):
    """A picture is written beside the table, the same bytes each time, and over no other file unasked."""
    out = tmp_path / f"s.{ending}"
    command = ("stretch", "Government", "--from", "2024-09", "--to", "2024-12", "--plot", out)
    assert "2024-12-31" in run(*command).stdout
    first = out.read_bytes()
    refused = run(*command)
    assert (refused.exit_code, "--force" in refused.stderr) == (1, True)
    assert run(*command, "--force").exit_code == 0
    assert out.read_bytes() == first
    if ending == "svg":
        assert "Government: places held and contact" in first.decode()
        assert "no length of any front" in first.decode()


def test_distances_need_no_record(tmp_path):
    """Where there is no record, the shipped gazetteer answers alone, and none is made."""
    where = tmp_path / "none.db"
    result = CliRunner().invoke(cli, ["distance", "Homs", "Tartus", "--record", str(where)], catch_exceptions=False)
    assert "Homs to Tartus: about 79 km (49 miles) in a straight line" in result.stdout
    assert "the shipped gazetteer (geonames: Ţarţūs, SY)" in result.stdout
    assert not where.exists()
