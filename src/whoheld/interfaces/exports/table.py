"""CSV: one row a claim, a spell, a change, a statement or a forecast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoheld.interfaces.exports.cells import ESCAPED, write_csv
from whoheld.interfaces.exports.rows import columns_of, meanings, rejected, rows_of
from whoheld.interfaces.exports.written import Written

if TYPE_CHECKING:
    from pathlib import Path

    from whoheld.interfaces.exports.picked import Picked


def write(picked: Picked, out: Path) -> Written:
    """Write the table that is wanted as comma-separated values."""
    columns = columns_of(picked)
    count = write_csv(out, tuple(columns), rows_of(picked))
    return Written(count, rejected(picked), meanings(columns), ESCAPED)
