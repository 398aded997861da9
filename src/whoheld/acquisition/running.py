"""What stands around the text on the pages of a document: running heads and feet, and the numbers of pages."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from whoheld.acquisition.byline import is_byline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whoheld.acquisition.columns import Row

#: So many lines at either end of a page may be its head or foot.
EDGE_LINES = 3
#: A small line that is farther from the next than so many sizes of letters is a head or a foot.
LONE = 2.0
#: A line is at the same height on two pages where it differs by less; points.
SAME_HEIGHT = 8.0
#: Letters of less than this share of the usual height are a note's.
NOTE_SIZE = 0.92
#: The sign that a note begins with.
NOTE = re.compile(r"(?:\[\^(\d{1,4})\]|(\d{1,4}|[*†‡§]{1,3}))\s*(?=\S)")

_NUMBER = re.compile(r"\W*(?:page\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/|\|)\s*\d{1,4})?\W*$", re.IGNORECASE)


def running(pages: Sequence[Sequence[Row]], size: float) -> Iterator[tuple[int, int]]:
    """Page and line of what recurs at the same height on several pages, of page numbers, and of small lone lines.

    From either edge of a page on: below a line of the text itself, nothing is a head.
    """
    edges = [(page, edge) for page, rows in enumerate(pages) for edge in _edges(rows)]
    seen: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for page, edge in edges:
        for n in edge[:EDGE_LINES]:
            seen[_folded(pages[page][n].text)].append((page, pages[page][n].box.middle))
    for page, edge in edges:
        for at, n in enumerate(edge[:EDGE_LINES]):
            row = pages[page][n]
            others = seen[_folded(row.text)]
            again = any(other != page and abs(row.box.middle - there) < SAME_HEIGHT for other, there in others)
            if not again and not _NUMBER.match(row.text) and not _small_and_alone(pages[page], edge[at : at + 2], size):
                break
            yield page, n


def _edges(rows: Sequence[Row]) -> tuple[list[int], list[int]]:
    """The numbers of a page's lines from its upper edge down, and from its lower edge up."""
    order = sorted(range(len(rows)), key=lambda n: -rows[n].box.middle)
    return order, order[::-1]


def _small_and_alone(rows: Sequence[Row], pair: Sequence[int], size: float) -> bool:
    """Whether the first of two neighbouring lines is set smaller than the text and far from the other."""
    row = rows[pair[0]]
    far = len(pair) > 1 and abs(row.box.middle - rows[pair[1]].box.middle) > LONE * size
    return far and row.box.size < NOTE_SIZE * size and not is_byline(row.text) and not NOTE.match(row.text)


def _folded(text: str) -> str:
    return re.sub(r"\d+|\b[ivxlc]+\b", "#", text.casefold())
