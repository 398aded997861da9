"""In which order the lines of a page are read: columns told from tables, each row put together of its pieces."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from whoheld.acquisition.glyphs import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: A column has at least this share of what a page says, so many lines, and lines of so many characters.
COLUMN_SHARE, COLUMN_LINES, COLUMN_LETTERS = 0.15, 4, 15
#: What runs over the gap between columns (titles, wide tables) is at most this share of what the page says.
CROSSING_SHARE = 0.5
#: A narrower gap within a row is a wide space; times the height of the letters.
CELL_GAP = 1.6
#: More columns than so many stand in no report.
DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Row:
    """A line as it is read.

    Attributes:
        cells: Its words, parted where a table's would be.
        box: The box around it, its size and whether it is bold, with its words as one.
        left, right: The edges of the column that it stands in.
        column: The number of that column on its page, in the order of reading.
    """

    cells: tuple[str, ...]
    box: Piece
    left: float
    right: float
    column: int

    @property
    def text(self) -> str:
        """All its words."""
        return " ".join(self.cells)


def rows(pieces: Sequence[Piece]) -> list[Row]:
    """The lines of a page in the order of reading."""
    found: list[Row] = []
    for number, column in enumerate(_columns([p for p in pieces if not p.turn], DEEPEST)):
        left, right = min(p.left for p in column), max(p.right for p in column)
        found += [_row(line, left, right, number) for line in _lines(column)]
    return found


def _columns(pieces: list[Piece], deepest: int) -> Iterator[list[Piece]]:
    """The pieces column by column; what runs over several columns parts those above from those below."""
    gutter = _gutter(pieces) if deepest else None
    if gutter is None:
        if pieces:
            yield pieces
        return
    across = sorted((p for p in pieces if p.left < gutter < p.right), key=lambda p: -p.middle)
    rest = [p for p in pieces if not p.left < gutter < p.right]
    band: list[Piece] = []
    for piece in across:
        above = [p for p in rest if p.middle > piece.middle]
        if above:
            yield from _one(band)
            band = []
            yield from _sides(above, gutter, deepest)
            rest = [p for p in rest if p.middle <= piece.middle]
        band.append(piece)
    yield from _one(band)
    yield from _sides(rest, gutter, deepest)


def _one(band: list[Piece]) -> Iterator[list[Piece]]:
    if band:
        yield band


def _sides(pieces: list[Piece], gutter: float, deepest: int) -> Iterator[list[Piece]]:
    yield from _columns([p for p in pieces if p.right <= gutter], deepest - 1)
    yield from _columns([p for p in pieces if p.left >= gutter], deepest - 1)


def _gutter(pieces: Sequence[Piece]) -> float | None:
    """Where the gap between two columns of prose lies; None where there is none."""
    total = sum(len(p.text) for p in pieces)
    best: tuple[int, float] | None = None
    for x in sorted({round(p.left, 0) - 1 for p in pieces}):
        left = [p for p in pieces if p.right <= x]
        right = [p for p in pieces if p.left >= x]
        crossing = total - sum(len(p.text) for p in (*left, *right))
        if crossing <= CROSSING_SHARE * total and _prose(left, total) and _prose(right, total) and _side(left, right):
            best = min(best or (crossing, x), (crossing, x))
    return best[1] if best else None


def _prose(side: Sequence[Piece], total: int) -> bool:
    letters = sum(len(p.text) for p in side)
    lines = len(_lines(side))
    return lines >= COLUMN_LINES and letters >= COLUMN_SHARE * total and letters >= COLUMN_LETTERS * len(side)


def _side(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    """Whether two sets of pieces stand beside each other rather than one over the other."""
    top, bottom = min(_top(left), _top(right)), max(_bottom(left), _bottom(right))
    return top - bottom > COLUMN_LINES * left[0].size


def _top(pieces: Sequence[Piece]) -> float:
    return max(p.high for p in pieces)


def _bottom(pieces: Sequence[Piece]) -> float:
    return min(p.low for p in pieces)


def _lines(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces that stand on one line, from the top down, each line from left to right."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (-p.middle, p.left)):
        last = lines[-1][0] if lines else None
        shared = min(last.high, piece.high) - max(last.low, piece.low) if last else 0
        if last and shared > 0.5 * min(last.size, piece.size):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [sorted(line, key=lambda p: p.left) for line in lines]


def _row(line: list[Piece], left: float, right: float, column: int) -> Row:
    cells = [line[0].text]
    for last, piece in pairwise(line):
        if piece.left - last.right > CELL_GAP * max(last.size, piece.size):
            cells.append(piece.text)
        else:
            cells[-1] += f" {piece.text}"
    longest = max(line, key=lambda p: len(p.text))
    box = Piece(
        " ".join(cells),
        line[0].left,
        max(p.right for p in line),
        min(p.low for p in line),
        max(p.high for p in line),
        longest.size,
        all(p.bold for p in line),
    )
    return Row(tuple(cells), box, left, right, column)
