"""The columns of UCDP's Georeferenced Event Dataset, and its codes of precision."""

from __future__ import annotations

import math
from types import MappingProxyType

_THEIRS = "always empty: UCDP's own"

#: The 49 columns in UCDP's order -> what is in them here.
COLUMNS = MappingProxyType(
    {
        "id": "an id of WhoHeld's own, never one of UCDP's",
        "relid": _THEIRS,
        "year": "the year of the first day",
        "active_year": _THEIRS,
        "code_status": _THEIRS,
        "type_of_violence": "1 a state is a side, 2 no state is, 3 against civilians; empty where that is not clear",
        "conflict_dset_id": _THEIRS,
        "conflict_new_id": _THEIRS,
        "conflict_name": _THEIRS,
        "dyad_dset_id": _THEIRS,
        "dyad_new_id": _THEIRS,
        "dyad_name": _THEIRS,
        "side_a_dset_id": _THEIRS,
        "side_a_new_id": _THEIRS,
        "side_a": "who acts; where one side is a state and the other is not, the state",
        "side_b_dset_id": _THEIRS,
        "side_b_new_id": _THEIRS,
        "side_b": "against whom",
        "number_of_sources": "how many documents tell of it",
        "source_article": "the quotes, each with its document and who says so",
        "source_office": "who published the documents, or their names",
        "source_date": "when they were published (EDTF)",
        "source_headline": "their titles",
        "source_original": "who says so, where the text names somebody",
        "where_prec": "1 a settlement or site, 4 a first-level division, 5 a road or river, 6 a country; else empty",
        "where_coordinates": "the place by its usual name in the documents",
        "where_description": "the place as the documents write it",
        "adm_1": "the first-level division, where the gazetteer knows it",
        "adm_2": "always empty: the gazetteer has none",
        "latitude": "decimal degrees; empty where the place has no point",
        "longitude": "decimal degrees; empty where the place has no point",
        "geom_wkt": "the point as well-known text",
        "priogrid_gid": "the PRIO-GRID cell of the point",
        "country": "the country's name in GeoNames",
        "country_id": _THEIRS,
        "region": _THEIRS,
        "event_clarity": _THEIRS,
        "date_prec": "1 one day, 2 two to six, 3 a week, 4 up to a month, 5 more",
        "date_start": "the first day on which it can have happened",
        "date_end": "the last",
        "deaths_a": "dead of side a, where the claims say whose they were",
        "deaths_b": "dead of side b, where the claims say whose they were",
        "deaths_civilians": "dead civilians, where the claims say so",
        "deaths_unknown": "dead of whom nobody says whose they were",
        "best": "the best figure; its lower bound where it has two; empty where none is better than the others",
        "high": "the highest that any source gives; empty where one leaves it open",
        "low": "the lowest that any source gives; empty where one leaves it open",
        "gwnoa": _THEIRS,
        "gwnob": _THEIRS,
    }
)

#: The precision of the day -> up to how many days it stands for; `LONGER` stands for more.
DATE_PREC = ((1, 1), (2, 6), (3, 7), (4, 31))
LONGER = 5
#: Cells of half a degree: 720 in a row.
_CELLS_A_DEGREE, _CELLS_A_ROW = 2, 720
_LAST_ROW, _LAST_COLUMN = 359, 719


def priogrid(lon: float, lat: float) -> int:
    """The number of the PRIO-GRID cell that a point in decimal degrees lies in.

    Cells are half a degree wide, numbered from 1 at the south-western corner (180 W, 90 S) eastward and then northward
    (Tollefsen, Strand and Buhaug 2012, PRIO-GRID: a unified spatial data structure, Journal of Peace Research 49(2)).
    """
    row = min(math.floor((lat + 90) * _CELLS_A_DEGREE), _LAST_ROW)
    column = min(math.floor((lon + 180) * _CELLS_A_DEGREE), _LAST_COLUMN)
    return row * _CELLS_A_ROW + column + 1
