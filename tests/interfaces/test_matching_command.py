"""`whoheld match`: the columns are the documented ones, bad rows are told, the map is drawn, and nothing is run."""

import csv
import io
import re

import pytest

from whoheld.interfaces.shapes import COLUMNS

UCDP = "id,date_start,date_end,side_a,side_b,where_coordinates,latitude,longitude,best\n"
#: The first is in the record, with the day of its taking; the second on a bad day; the third in no place of the record.
ROWS = (
    "u1,2031-05-02,2031-05-02,Reds,Blues,Northfield town,50.25,10.5,3\n"
    "u2,02/05/2031,,Reds,Blues,Northfield town,50.25,10.5,3\n"
    'u3,2031-05-20,2031-05-20,<script>alert(1)</script>,"=HYPERLINK(1)",<b>Elmford</b>,51.5,11.0,0\n'
)
SPELLS = (
    "place,holder,start,end\nNorthfield,Reds,2031-05-02,2031-05-08\nNowhere,Reds,2031-05-02,\nNorthfield,,2031-05-02,\n"
)


@pytest.fixture
def table(tmp_path):
    """A table of events."""
    path = tmp_path / "events.csv"
    path.write_text(UCDP + ROWS)
    return path


def test_events_have_the_documented_columns(run, table):
    """As CSV; what is matched says by how much it differs, and the row that cannot be read is told."""
    result = run("match", "--ucdp", table, "--format", "csv")
    assert result.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert tuple(rows[0]) == COLUMNS["match"]
    (matched,) = [row for row in rows if row["state"] == "matched"]
    assert (matched["their_id"], matched["days_apart"], matched["km_apart"]) == ("u1", "0", "0.0")
    assert (matched["kind"], matched["quote"]) == ("takes", "On 2031-05-02 the Reds takes Northfield.")
    assert "events.csv, row 3: date_start: '02/05/2031' does not say which number is the day" in result.stderr


def test_the_table_can_be_read(run, table):
    """State by state, with the nearest of the other side and why it is not, and a summary."""
    shown = run("match", "--ucdp", table).stdout
    for part in (
        "matched\n",
        "the same day; the place of that name",
        "theirs only\n",
        "events.csv: 1 matched",
        "Median",
    ):
        assert part in shown


@pytest.mark.parametrize(
    ("only", "states"),
    [(("matched",), {"matched"}), (("theirs", "matched"), {"matched", "theirs only"}), ((), None)],
    ids=["matched", "two", "all"],
)
def test_only_some_rows_are_listed(ask, table, only, states):
    """--only picks the states that it names."""
    rows = ask("match", "--ucdp", table, *(word for name in only for word in ("--only", name)))
    found = {row["state"] for row in rows}
    assert found == states if states else {"matched", "theirs only", "ours only"} <= found


def test_only_what_people_judged_is_compared_where_that_is_asked(ask, table):
    """A lens is over the comparison as over every other answer."""
    rows = ask("match", "--ucdp", table, "--judged-only")
    assert {row["state"] for row in rows} == {"theirs only"}
    assert {row["claim_id"] for row in rows} == {None}


def test_spells_have_the_documented_columns(ask, tmp_path):
    """Days are counted; a place that is not in the record says so and counts none."""
    path = tmp_path / "spells.csv"
    path.write_text(SPELLS)
    here, nowhere = ask("match", "--table", path)
    assert tuple(here) == COLUMNS["match --table"]
    assert (here["days"], here["same"], here["other"]) == (7, 7, 0)
    assert (nowhere["found"], nowhere["days"]) == (None, 0)
    assert "no place called 'Nowhere'" in nowhere["why"][0]


@pytest.mark.slow
@pytest.mark.parametrize(("ending", "begins"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("html", b"<!doctype html>")])
def test_the_map_is_drawn(run, table, tmp_path, ending, begins):
    """The ending says what is made; a map that is there is kept."""
    out = tmp_path / f"a.{ending}"
    assert run("match", "--ucdp", table, "--map", out).exit_code == 0
    drawn = out.read_bytes()
    assert drawn.startswith(begins)
    assert "is there already" in run("match", "--ucdp", table, "--map", out).stderr
    assert out.read_bytes() == drawn


@pytest.mark.slow
def test_the_same_comparison_gives_the_same_bytes(run, table, tmp_path):
    """No time of making is in a map."""
    for name in ("a.html", "b.html"):
        run("match", "--ucdp", table, "--map", tmp_path / name)
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


@pytest.mark.slow
def test_the_page_runs_nothing_of_theirs(run, table, tmp_path):
    """What stands in a cell is text on the page, and the page's policy lets no script run and fetches nothing."""
    out = tmp_path / "map.html"
    run("match", "--ucdp", table, "--map", out)
    page = out.read_text()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert not re.search(r"<script|<b>|javascript:|\son\w+=", page)
    assert "default-src 'none'" in page


REFUSED = [
    ((), "name one table to compare with"),
    (("--ucdp", "TABLE", "--acled", "TABLE"), "name one table to compare with"),
    (("--table", "TABLE", "--only", "theirs"), "--only and --map are for events"),
    (("--acled", "TABLE"), "no column event_date or event_type or location, so it is no table of ACLED events"),
    (("--ucdp", "gone.csv"), "gone.csv: cannot be read"),
    (("--ucdp", "TABLE", "--map", "m.gif"), "'.gif'"),
]


@pytest.mark.parametrize(("arguments", "message"), REFUSED, ids=[" ".join(a) or "nothing" for a, _ in REFUSED])
def test_what_cannot_be_compared_is_refused(run, table, arguments, message):
    """The message says what was seen and what to do."""
    result = run("match", *(table if word == "TABLE" else word for word in arguments))
    assert result.exit_code in {1, 2}
    assert message in result.stderr
    assert "Traceback" not in result.stderr
