"""Other people's tables as they come: delimiters, marks, days, missing cells; what is said of what cannot be read."""

from __future__ import annotations

import gzip
from datetime import date

import pytest

from whoheld.codebook import Kind
from whoheld.errors import PeerTableError
from whoheld.evidence.peers.acled import read_acled
from whoheld.evidence.peers.days import day_of
from whoheld.evidence.peers.reigns import read_reigns
from whoheld.evidence.peers.ucdp import read_ucdp

DAYS = [
    ("2018-05-13", date(2018, 5, 13)),
    ("2018-5-3", date(2018, 5, 3)),
    ("2018-05-13 00:00:00.000", date(2018, 5, 13)),
    ("2018-05-13T00:00", date(2018, 5, 13)),
    ("2018/05/13", date(2018, 5, 13)),
    ("13 May 2018", date(2018, 5, 13)),
    ("13-MAY-2018", date(2018, 5, 13)),
    ("1st September 2018", date(2018, 9, 1)),
    ("3 Sept. 2018", date(2018, 9, 3)),
    ("May 13, 2018", date(2018, 5, 13)),
]
NO_DAYS = [
    ("13/05/2018", "does not say which number is the day"),
    ("05/06/2018", "does not say which number is the day"),
    ("13.05.2018", "does not say which number is the day"),
    ("13/05/18", "does not say which number is the day"),
    ("2018-02-30", "no day of the calendar"),
    ("13 Mai 2018", "no month in English"),
    ("13 Mayhem 2018", "no month in English"),
    ("soon", "is no day"),
    ("2018", "is no day"),
    ("0000-01-01", "no day of the calendar"),
    ("", "no day is given"),
]


@pytest.mark.parametrize(("cell", "day"), DAYS, ids=[cell for cell, _ in DAYS])
def test_days_are_read_as_people_write_them(cell, day):
    """A cell that names one day gives it, whatever the spelling."""
    assert day_of(cell) == day


@pytest.mark.parametrize(("cell", "message"), NO_DAYS, ids=[cell or "nothing" for cell, _ in NO_DAYS])
def test_a_day_is_never_guessed(cell, message):
    """What may be two days, or is none, is refused in words that say how to write it."""
    with pytest.raises(ValueError, match=message):
        day_of(cell)


def saved(tmp_path, text, name="t.csv"):
    """A file with this text or these bytes."""
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


UCDP = "id,date_start,date_end,side_a,side_b,where_coordinates,where_prec,latitude,longitude,best,type_of_violence\n"
ROW = "7,2018-05-13,2018-05-14,Government of Syria,IS,Northfield town,2,50.25,10.5,12,1\n"
UCDP_TURNED = """\
best,side_b,side_a,date_end,date_start,id,longitude,latitude,where_prec,where_coordinates,type_of_violence
12,IS,Government of Syria,14 May 2018,13 May 2018,7,10.5,50.25,2,Northfield town,1
"""
FORMS = [
    ("commas", (UCDP + ROW).encode()),
    ("semicolons", (UCDP + ROW).replace(",", ";").encode()),
    ("tabs", (UCDP + ROW).replace(",", "\t").encode()),
    ("a mark", b"\xef\xbb\xbf" + (UCDP + ROW).encode()),
    ("utf-16", (UCDP + ROW).encode("utf-16")),
    ("capitals", (UCDP.upper() + ROW).encode()),
    ("spaces", (UCDP.replace(",", " , ").replace("_", " ") + ROW).encode()),
    ("line ends", (UCDP + ROW).replace("\n", "\r\n").encode()),
    ("quotes", (UCDP + ROW.replace("Northfield town", '"Northfield town"')).encode()),
    ("packed", gzip.compress((UCDP + ROW).encode())),
    ("empty lines", (UCDP + ROW + "\n,,,\n").encode()),
    ("Excel's first line", ("sep=;\n" + (UCDP + ROW).replace(",", ";")).encode()),
    (
        "what steers a terminal",
        (UCDP + ROW.replace("Northfield", "\x1b[2JNorth\u202efield").replace("[2J", "")).encode(),
    ),
    (
        "another order",
        UCDP_TURNED.encode(),
    ),
]


@pytest.mark.parametrize("data", [data for _, data in FORMS], ids=[name for name, _ in FORMS])
def test_a_table_is_the_same_in_every_form(tmp_path, data):
    """Delimiter, encoding, packing, capitals and order of columns make no difference."""
    (event,) = read_ucdp(saved(tmp_path, data)).rows
    assert (event.row, event.id, event.day) == (2, "7", "2018-05-13/2018-05-14")
    assert (event.place, event.lon, event.lat, event.off_km) == ("Northfield town", 10.5, 50.25, 10.0)
    assert (event.sides, event.dead, event.kind) == (("Government of Syria", "IS"), 12, "state-based")


CELLS = [
    ("2018-05-13", "13/05/2018", "date_start: '13/05/2018' does not say"),
    ("2018-05-13", "2018-05-15", "date_start 2018-05-15 comes after date_end 2018-05-14"),
    ("50.25", "91", "no point of the earth"),
    ("50.25", "north", "latitude: 'north' is no number"),
    ("50.25", "nan", "latitude: 'nan' is no number"),
    (",12,", ",-3,", "best: '-3' is no whole number"),
    (",12,1", ",12,1,more", "12 cells under 11 column names"),
]


@pytest.mark.parametrize(("good", "bad", "message"), CELLS, ids=[bad for _, bad, _ in CELLS])
def test_a_bad_row_is_named_and_the_rest_is_read(tmp_path, good, bad, message):
    """The row's number and what is wrong are kept; the rows around it are read."""
    table = read_ucdp(saved(tmp_path, UCDP + ROW + ROW.replace(good, bad, 1) + ROW))
    assert [event.row for event in table.rows] == [2, 4]
    (refused,) = table.refused
    assert refused.row == 3
    assert message in refused.why


def test_rows_are_numbered_as_in_the_file(tmp_path):
    """Empty rows count, as they do in a spreadsheet."""
    table = read_ucdp(saved(tmp_path, UCDP + ROW + "\n,,,\n" + ROW))
    assert [event.row for event in table.rows] == [2, 5]


def test_what_a_row_does_not_say_stays_empty(tmp_path):
    """Without a point, a number or an id nothing is invented; a decimal comma is a comma."""
    bare = read_ucdp(saved(tmp_path, "date_start,side_a,side_b\n2018-05-13,A,\n")).rows[0]
    assert (bare.id, bare.lon, bare.lat, bare.dead, bare.sides, bare.place) == ("row 2", None, None, None, ("A",), "")
    comma = read_ucdp(saved(tmp_path, UCDP.replace(",", ";") + ROW.replace(",", ";").replace("50.25", "50,25"))).rows[0]
    assert comma.lat == 50.25


REFUSED = [
    ("a,b\n1,2\n", "no column date_start or side_a or side_b, so it is no table of UCDP events; its columns are: a, b"),
    ("date_start,side_a,side_b\n", "no rows under its column names"),
    ("date_start,side_a,side_b\n13/05/2018,A,B\n", "none of 1 rows can be read; row 2: date_start: '13/05/2018'"),
    ("date_start,side_a,side_b,side_a\n2018-01-01,A,B,C\n", "two columns are called side_a"),
    ("", "is empty"),
    (b"\x1f\x8b\x08broken", "is packed and damaged"),
    (b"id\0\0\0", "is binary"),
]


@pytest.mark.parametrize(("text", "message"), REFUSED, ids=[message for _, message in REFUSED])
def test_a_file_that_is_no_such_table_is_refused(tmp_path, text, message):
    """The message names the file, what was seen and what is wanted."""
    with pytest.raises(PeerTableError, match=message):
        read_ucdp(saved(tmp_path, text))


def test_a_missing_file_is_named(tmp_path):
    """A path that leads nowhere is told as it was given."""
    with pytest.raises(PeerTableError, match=r"gone\.csv: cannot be read"):
        read_ucdp(tmp_path / "gone.csv")


ACLED = "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,location,geo_precision\n"
PRECISIONS = [
    ("1", "2018-05-13", "2018-05-13"),
    ("", "2018-05-13", "2018-05-13"),
    ("2", "2018-05-07", "2018-05-19"),
    ("3", "2018-05-01", "2018-05-31"),
]


@pytest.mark.parametrize(("precision", "first", "last"), PRECISIONS)
def test_their_precision_widens_the_days(tmp_path, precision, first, last):
    """ACLED's week and month are weeks and months, not the day that stands for them."""
    row = f"SYR1,13 May 2018,{precision},Battles,Armed clash,A,B,Northfield,1\n"
    event = read_acled(saved(tmp_path, ACLED + row)).rows[0]
    assert (event.first.isoformat(), event.last.isoformat()) == (first, last)


@pytest.mark.parametrize("day", ["0001-01-02", "9999-12-31"])
def test_a_week_ends_with_the_calendar(tmp_path, day):
    """A week around the first or the last day that can be written is cut there."""
    event = read_acled(saved(tmp_path, f"{ACLED}SYR1,{day},2,Battles,,A,B,Northfield,1\n")).rows[0]
    assert event.first <= date.fromisoformat(day) <= event.last


KINDS = [
    ("Battles", "Armed clash", Kind.ATTACKS, True),
    ("Battles", "Armed clash", Kind.AGREES, False),
    ("Explosions/Remote violence", "Air/drone strike", Kind.STRIKES, True),
    ("Explosions/Remote violence", "Air/drone strike", Kind.TAKES, False),
    ("Strategic developments", "Non-violent transfer of territory", Kind.TAKES, True),
    ("Strategic developments", "Agreement", Kind.AGREES, True),
    ("Protests", "Peaceful protest", Kind.ATTACKS, False),
]


@pytest.mark.parametrize(("kind", "sub", "ours", "may"), KINDS)
def test_each_kind_has_its_own_of_ours(tmp_path, kind, sub, ours, may):
    """A strike is told by strikes and deaths, an agreement by an agreement, a protest by nothing."""
    event = read_acled(saved(tmp_path, f"{ACLED}SYR1,13 May 2018,1,{kind},{sub},A,B,Northfield,1\n")).rows[0]
    assert (ours in event.kinds) is may


def test_spells_need_place_and_holder(tmp_path):
    """A row without a holder says nothing (never "held by nobody"); an empty end is none yet."""
    text = (
        "place;holder;start;end\nOakford;Reds;2018-01-01;\nOakford;;2018-01-01;\nOakford;Reds;2018-02-01;2018-01-01\n"
    )
    table = read_reigns(saved(tmp_path, text))
    assert [(r.row, r.place, r.holder, r.end) for r in table.rows] == [(2, "Oakford", "Reds", None)]
    assert [(r.row, r.why) for r in table.refused] == [
        (3, "no holder is given"),
        (4, "start 2018-02-01 comes after end 2018-01-01"),
    ]
