"""CSV: one row a claim, a spell or a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoheld.interfaces.exports.cells import ESCAPED, write_csv
from whoheld.interfaces.exports.rows import columns_of, meanings, rows_of
from whoheld.interfaces.exports.written import Written

if TYPE_CHECKING:
    from pathlib import Path

    from whoheld.interfaces.exports.picked import Picked


def write(picked: Picked, out: Path) -> Written:
    """Write claims, spells or changes as comma-separated values."""
    columns = columns_of(picked)
    count = write_csv(out, tuple(columns), rows_of(picked))
    return Written(count, columns=meanings(columns), changed_cells=ESCAPED)
