"""Cells of a table as values; what is wrong with one is said in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from whoheld.errors import PeerTableError
from whoheld.evidence.peers.days import day_of
from whoheld.evidence.peers.incident import PeerTable, Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from whoheld.evidence.peers.sheet import Sheet

RowT = TypeVar("RowT")
_ALL_ROUND, _POLE = 180.0, 90.0


def rows_of(sheet: Sheet, made: Callable[[int, Mapping[str, str]], RowT]) -> PeerTable[RowT]:
    """The rows that can be made of a sheet's, and those that cannot, by number.

    Raises:
        PeerTableError: None can; the message says why the first cannot.
    """
    rows: list[RowT] = []
    refused = list(sheet.refused)
    for line in sheet.lines:
        try:
            rows.append(made(line.number, line.cells))
        except ValueError as error:
            refused.append(Refused(line.number, str(error)))
    if not rows:
        first = min(refused, key=lambda r: r.row)
        raise PeerTableError(f"{sheet.name}: none of {len(refused)} rows can be read; row {first.row}: {first.why}")
    return PeerTable(sheet.name, tuple(rows), tuple(sorted(refused, key=lambda r: r.row)))


def day(cells: Mapping[str, str], column: str) -> date:
    """The day of a cell.

    Raises:
        ValueError: It is none.
    """
    try:
        return day_of(cells.get(column, ""))
    except ValueError as error:
        raise ValueError(f"{column}: {error}") from error


def point(cells: Mapping[str, str]) -> tuple[float, float] | tuple[None, None]:
    """Longitude and latitude in decimal degrees; None for both where one is empty.

    Raises:
        ValueError: They are no numbers, or no point of the earth.
    """
    lon, lat = (_number(cells, column) for column in ("longitude", "latitude"))
    if lon is None or lat is None:
        return None, None
    if not (abs(lon) <= _ALL_ROUND and abs(lat) <= _POLE):
        raise ValueError(f"longitude {lon:g}, latitude {lat:g} is no point of the earth")
    return lon, lat


def whole(cells: Mapping[str, str], column: str) -> int | None:
    """A whole number of 0 or more; None where the cell is empty.

    Raises:
        ValueError: It is none.
    """
    value = _number(cells, column)
    if value is None:
        return None
    if value < 0 or value != int(value):
        raise ValueError(f"{column}: {cells[column]!r} is no whole number of 0 or more")
    return int(value)


def _number(cells: Mapping[str, str], column: str) -> float | None:
    cell = cells.get(column, "")
    if not cell:
        return None
    try:
        value = float(cell.replace(",", ".") if cell.count(",") == 1 and "." not in cell else cell)
    except ValueError as error:
        raise ValueError(f"{column}: {cell!r} is no number") from error
    if value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124 - not a number is not itself
        raise ValueError(f"{column}: {cell!r} is no number")
    return value
