"""Reads a table of who held what: place, holder, start, end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoheld.evidence.peers.cells import day, rows_of
from whoheld.evidence.peers.incident import Reign
from whoheld.evidence.peers.sheet import read_sheet

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from whoheld.evidence.peers.incident import PeerTable

NEEDED = ("place", "holder", "start", "end")


def read_reigns(path: str | Path) -> PeerTable[Reign]:
    """Read a CSV with the columns place, holder, start and end; days are included, an empty end is none yet.

    Raises:
        PeerTableError: It is no such table, or none of its rows can be read.
    """
    sheet = read_sheet(path, NEEDED)
    sheet.needs(NEEDED, "table of who held what (place, holder, start, end)")
    return rows_of(sheet, _reign)


def _reign(number: int, cells: Mapping[str, str]) -> Reign:
    for column in ("place", "holder"):
        if not cells[column]:
            raise ValueError(f"no {column} is given")
    start = day(cells, "start")
    end = day(cells, "end") if cells["end"] else None
    if end and end < start:
        raise ValueError(f"start {start} comes after end {end}")
    return Reign(number, cells["place"], cells["holder"], start, end)
