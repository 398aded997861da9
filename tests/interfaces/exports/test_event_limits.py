"""Limits choose among events; they never change one."""

from datetime import date

import pytest
from eventfile import Export

from event_record import said
from whoheld.interfaces.limits import Limits

#: Both sides' dead, each told by the other; the fighting before a place is left; and a rival account.
WAR = {
    "a": [
        ["The fight.", said("attacks", "Russia", "Ukraine")],
        ["They fell.", said("kills", "Russia", "Ukraine", low=100, high=100)],
        ["It was left.", said("leaves", "Russia", day="2022-11-12")],
        ["Not so.", said("attacks", "Russia", "Ukraine", stance="denied")],
        ["Long before.", said("takes", "Russia", "Ukraine", day="2022-03-02", place="Snake Hill")],
        ["Held.", said("holds", "Russia", day="2022-06-02", place="Snake Hill")],
        ["Back.", said("takes", "Ukraine", day="2022-06-30", place="Snake Hill")],
    ],
    "b": [
        ["We fell.", said("repels", "Ukraine", "Russia"), said("kills", "Ukraine", "Russia", low=50, high=50)],
        ["In the month.", said("attacks", "Russia", "Ukraine", day="2022-11-01/2022-11-30")],
    ],
}
LIMITS = {
    "russia": Limits(side="Russia"),
    "ukraine": Limits(side="Ukraine"),
    "late": Limits(first=date(2022, 6, 15)),
    "later": Limits(first=date(2022, 11, 12)),
    "said": Limits(stances=frozenset({"said"})),
    "town": Limits(places=frozenset({"geonames:706448"})),
}


@pytest.mark.parametrize("kind", ["acled", "ucdp"])
@pytest.mark.parametrize("limits", LIMITS)
def test_a_row_is_the_same_however_little_is_asked_for(kind, limits, tmp_path_factory):
    """Every row of a part of the record is a row of the whole, cell by cell, with the same evidence."""
    whole = Export(kind, tmp_path_factory.mktemp("whole"), **WAR)
    part = Export(kind, tmp_path_factory.mktemp("part"), limits=LIMITS[limits], **WAR)
    assert part.rows or limits == "later"
    assert all(row in whole.rows for row in part.rows)
    assert all(row in whole.evidence for row in part.evidence)
