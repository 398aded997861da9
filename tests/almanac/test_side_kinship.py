"""Who is the same as whom, on which day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoheld.almanac import tables
from whoheld.almanac.belligerent import belligerents
from whoheld.almanac.nation import nations
from whoheld.almanac.side import Sides

SHIPPED = Sides.shipped()
NAMES = sorted({entry.value.name for entry in belligerents().entries})
DAYS = st.none() | st.dates(date(1990, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("a", "b", "on", "same"),
    [
        ("YPG", "SDF", None, True),
        ("YPG", "SDF", date(2015, 1, 1), False),  # before the alliance was made
        ("YPG", "SDF", date(2016, 1, 1), True),
        ("Manbij Military Council", "Raqqa Military Council", None, False),  # two parts of one
        ("Manbij Military Council", "Syrian Democratic Forces", None, True),
        ("Jabhat al-Nusra", "HTS", None, True),  # renamed twice
        ("Jabhat Fateh al-Sham", "al-Nusra Front", date(2016, 12, 1), True),
        ("Ahrar al-Sham", "HTS", None, False),
        ("Ahrar al-Sham", "Syrian rebels", None, True),
        ("Tiger Forces", "the Assad regime", None, True),
        ("Tiger Forces", "Hezbollah", None, False),
        ("PMF", "Iraqi government", date(2016, 1, 1), True),
        ("ISIL", "SDF", None, False),
        ("ISIL; SDF", "YPG", None, True),
        ("Kenyan navy", "Kenya", None, True),  # by grammar alone
        ("Ugandan air force", "Kenya", None, False),
        ("Unheard-of Brigade", "the unheard-of brigade", None, True),
        ("Unheard-of Brigade", "Another Brigade", None, False),
    ],
)
def test_same_side_by_name_part_joint_or_rename(a, b, on, same):
    """Two holders are at odds only if neither is, on that day, the same as, part of, or joint with the other."""
    assert SHIPPED.same(a, b, on) is same


@pytest.mark.parametrize(
    ("name", "on", "parents", "umbrella"),
    [
        ("Tiger Forces", None, ("Syrian Army", "Syrian Armed Forces", "Syrian government"), "Syrian government"),
        ("Northern Sun Battalion", date(2017, 1, 1), ("Manbij Military Council", "SDF", "FSA", "Syrian rebels"), "SDF"),
        ("SDF", None, (), "SDF"),
        ("Libyan navy", None, ("Libyan government",), "Libyan government"),
        ("Unheard-of Brigade", None, (), "Unheard-of Brigade"),
    ],
)
def test_parents_come_nearest_first(name, on, parents, umbrella):
    """The chain of larger sides is read upward from the nearest, to the largest."""
    assert SHIPPED.parents(name, on) == parents
    assert SHIPPED.umbrella(name, on) == umbrella


@given(st.sampled_from(NAMES), st.sampled_from(NAMES), DAYS)
def test_same_is_symmetric_and_reflexive(a, b, on):
    """Being the same side does not depend on the order of asking, and everybody is the same as themselves."""
    assert SHIPPED.same(a, b, on) == SHIPPED.same(b, a, on)
    assert SHIPPED.same(a, a, on)


@given(st.sampled_from(NAMES), DAYS)
def test_nobody_is_part_of_themselves(name, on):
    """Memberships make no circle on any day."""
    assert name not in SHIPPED.parents(name, on)
    for parent in SHIPPED.parents(name, on):
        assert name not in SHIPPED.parents(parent, on)


def test_every_alias_gives_its_name_within_its_conflict():
    """Each row of the table is reachable, and no alias has two names within one conflict."""
    wrong = [
        (entry.written, entry.value.name)
        for entry in belligerents().entries
        if SHIPPED.within(entry.value.conflict).lookup(entry.written) != entry.value
    ]
    assert wrong == []


def test_parents_and_later_names_are_names_of_the_table():
    """Nobody is part of a side that no row and no nation names, and intervals are not the wrong way round."""
    table = belligerents()
    known = {*NAMES, *(nation.side for nation in nations())}
    assert {m.parent for m in table.memberships} <= known
    assert {r.later for r in table.renamings} <= known
    assert [m for m in table.memberships if m.first and m.last and m.first > m.last] == []


@pytest.mark.parametrize("table", ["nations", "belligerents", "reporters", "generic_sides"])
def test_tables_hold_each_row_once(table):
    """Rows are whole, clean and not repeated, so that each can be read and mended by hand."""
    rows = [tuple(row) for row in tables.rows(table)]
    assert len(set(rows)) == len(rows)
    assert len({len(row) for row in rows}) == 1
    assert [row for row in rows if not row[0] or any(cell != cell.strip() or "\0" in cell for cell in row)] == []
