"""Which sides a cell of another table names: as those tables write them, with the almanac that is shipped."""

import pytest

from whoheld.almanac.side import Sides
from whoheld.evidence.peers.naming import named_sides

CELLS = [
    ("Government of Syria", ("Syrian government",)),
    ("Military Forces of Syria (2000-2024)", ("Syrian government",)),
    ("Government of Turkey", ("Turkey",)),
    ("IS", ("ISIL",)),
    ("Islamic State (Syria)", ("ISIL",)),
    ("QSD: Syrian Democratic Forces", ("SDF",)),
    ("Ahrar al-Sham, HTS", ("Ahrar al-Sham", "HTS")),
    ("Syrian insurgents", ("Syrian rebels",)),
    ("Civilians", ()),
    ("Civilians (Syria)", ()),
    ("Unidentified Armed Group (Nowhereland)", ()),
    ("", ()),
    (", ;", ()),
]


@pytest.mark.parametrize(("cell", "sides"), CELLS, ids=[cell or "empty" for cell, _ in CELLS])
def test_sides_are_named_as_the_record_names_them(cell, sides):
    """Brackets, doubled names, lists and "X of Y" make no difference; what nobody knows stays unknown."""
    assert named_sides(cell, Sides.shipped()) == sides
