"""Which tables of a page hold data, and which only lay it out, as old pages did with whole articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whoheld.acquisition.kinds_of_tags import HEADINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whoheld.acquisition.tags import Token

#: A cell of data has no more paragraphs than so many.
_CELL_PARAGRAPHS = 2
#: Rows of data have at least so many cells.
_CELLS = 2


@dataclass
class _Table:
    """A table while it is read; ``cells`` and ``paragraphs`` are those of the row and of the cell we are in."""

    at: int
    laid_out: bool
    cells: int = 0
    paragraphs: int = 0
    widest: int = 0

    def add(self, name: str) -> None:
        """A start tag within the table, outside of tables in it."""
        if name == "tr":
            self.cells = 0
        elif name in {"td", "th"}:
            self.cells, self.paragraphs = self.cells + 1, 0
            self.widest = max(self.widest, self.cells)
        elif name == "p":
            self.paragraphs += 1
        if name in HEADINGS or name in {"article", "nav", "form"} or self.paragraphs > _CELL_PARAGRAPHS:
            self.laid_out = True

    @property
    def of_data(self) -> bool:
        """Whether nothing speaks for a table that only lays out."""
        return not self.laid_out and self.widest >= _CELLS


def data_tables(tokens: Sequence[Token]) -> frozenset[int]:
    """The numbers of the start tags of those tables that hold data.

    A table with tables, headings or several paragraphs in its cells, or with one column, is none.
    """
    found = set()
    open_tables: list[_Table] = []
    for n, token in enumerate(tokens):
        if token.name == "table" and not token.closing:
            if open_tables:
                open_tables[-1].laid_out = True
            laid_out = "presentation" in token.inner
            open_tables.append(_Table(n, laid_out))
        elif token.name == "table" and open_tables:
            table = open_tables.pop()
            if table.of_data:
                found.add(table.at)
        elif open_tables and not token.closing:
            open_tables[-1].add(token.name)
    return frozenset(found)
