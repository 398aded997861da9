"""The pieces of lines on a page of a PDF, with where they stand and how large they are."""

from __future__ import annotations

import ctypes
from collections import Counter
from dataclasses import dataclass, replace
from math import pi
from statistics import median
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pypdfium2 import PdfTextPage

    _Turn = Callable[[float, float, float, float], tuple[float, float, float, float]]

#: A gap of so many times the height of its letters parts a line: a column's edge, a table's cell, or a wide space.
GAP = 0.8
#: Letters of less than this share of the height of those before them, and set higher, are raised.
RAISED = 0.8
#: What PDFium says for a hyphen at the end of a line, and other signs that stand for one there.
_HYPHENS = {0x02: "-", 0xFFFE: "-", 0xAD: "-", 0x2010: "-", 0x2011: "-"}
_BREAKS = frozenset("\r\n")
#: Raised numbers that are letters of their own.
_RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True))
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand side by side; points from the lower left corner of the page.

    Attributes:
        text: The words; raised numbers, the signs of notes, as ``[^12]``.
        left, right, low, high: The box around them.
        size: Height of its letters.
        bold: Whether it is set in bold.
        turn: By how many quarters it is turned, clockwise; 0 where it runs from left to right.
    """

    text: str
    left: float
    right: float
    low: float
    high: float
    size: float
    bold: bool = False
    turn: int = 0

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.low + self.high) / 2


#: A box of left, right, low and high on a page that is turned back by so many quarters.
_UPRIGHT: tuple[_Turn, ...] = (
    lambda left, right, low, high: (left, right, low, high),
    lambda left, right, low, high: (-high, -low, left, right),
    lambda left, right, low, high: (-right, -left, -high, -low),
    lambda left, right, low, high: (low, high, -right, -left),
)


@dataclass(slots=True)
class _Glyph:
    """A letter with its box and its number on the page."""

    at: int
    letter: str
    left: float
    right: float
    low: float
    high: float

    @property
    def size(self) -> float:
        return self.high - self.low


def pieces(page: PdfTextPage) -> list[Piece]:
    """The pieces of lines of a page, in the order in which the file has them.

    Where most of a page is turned by a quarter or a half (a wide table on its side), the page is turned back.
    """
    found = _pieces(page, 0)
    letters: Counter[int] = Counter()
    for piece in found:
        letters[piece.turn] += len(piece.text)
    turn = letters.most_common(1)[0][0] if letters else 0
    return [replace(p, turn=(p.turn - turn) % 4) for p in _pieces(page, turn)] if turn else found


def _pieces(page: PdfTextPage, turn: int) -> list[Piece]:
    return [piece for run in _runs(page, turn) if (piece := _piece(page, run))]


def _runs(page: PdfTextPage, turn: int) -> Iterator[list[_Glyph]]:
    """The letters of the page, parted where a line ends or a wide gap stands."""
    run: list[_Glyph] = []
    gap = False
    for glyph in _glyphs(page, turn):
        if glyph.letter in _BREAKS:
            gap = True
            continue
        if run and (gap or _apart(run[-1], glyph)) and not _beside(run[-1], glyph):
            yield run
            run = []
        gap = False
        run.append(glyph)
    if run:
        yield run


def _apart(last: _Glyph, glyph: _Glyph) -> bool:
    wide = glyph.left - last.right > GAP * max(last.size, glyph.size)
    return wide or glyph.right < last.left or glyph.low > last.high or glyph.high < last.low


def _beside(last: _Glyph, glyph: _Glyph) -> bool:
    """Whether a letter goes on where the last one ended, raised or not."""
    near = -0.3 * last.size <= glyph.left - last.right <= 0.3 * last.size
    shared = min(last.high, glyph.high) - max(last.low, glyph.low)
    return near and shared > 0.4 * min(last.size, glyph.size)


def _glyphs(page: PdfTextPage, turn: int) -> Iterator[_Glyph]:
    box = pdfium.FS_RECTF()
    where = ctypes.byref(box)
    last: _Glyph | None = None
    for at in range(page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(page, at)
        letter = _HYPHENS.get(code) or _letter(code)
        if pdfium.FPDFText_IsGenerated(page, at) == 1 and last:
            yield _Glyph(at, letter, last.right, last.right, last.low, last.high)
        elif pdfium.FPDFText_GetLooseCharBox(page, at, where):
            last = _Glyph(at, letter, *_UPRIGHT[turn](box.left, box.right, box.bottom, box.top))
            yield last


def _letter(code: int) -> str:
    """The letter of a code; controls and halves of letters are none."""
    letter = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else _UNKNOWN  # noqa: PLR2004
    if letter in _BREAKS or letter.isprintable() or code >= 0xE000:  # noqa: PLR2004
        return letter
    return " " if letter.isspace() else ""


def _piece(page: PdfTextPage, run: list[_Glyph]) -> Piece | None:
    shown = [glyph for glyph in run if glyph.letter.strip()]
    if not shown:
        return None
    size = median(glyph.size for glyph in shown)
    first = shown[0].at
    return Piece(
        " ".join(_words(run, size).split()),
        min(g.left for g in shown),
        max(g.right for g in shown),
        min(g.low for g in shown),
        max(g.high for g in shown),
        size,
        _bold(page, first) and _bold(page, shown[-1].at),
        round(pdfium.FPDFText_GetCharAngle(page, first) / (pi / 2)) % 4,
    )


def _words(run: list[_Glyph], size: float) -> str:
    """The letters in a string, with raised numbers as the signs of notes."""
    low = median(glyph.low for glyph in run if glyph.letter.strip())
    found: list[str] = []
    raised: list[str] = []
    for glyph in run:
        small = glyph.size < RAISED * size and glyph.low > low
        if glyph.letter in _RAISED or (small and glyph.letter.isdigit()):
            raised.append(_RAISED.get(glyph.letter, glyph.letter))
            continue
        if raised:
            found.append(f"[^{''.join(raised)}]")
            raised = []
        found.append(glyph.letter)
    return "".join(found) + (f"[^{''.join(raised)}]" if raised else "")


def _bold(page: PdfTextPage, at: int) -> bool:
    name = ctypes.create_string_buffer(200)
    pdfium.FPDFText_GetFontInfo(page, at, name, len(name), None)
    return pdfium.FPDFText_GetFontWeight(page, at) >= 600 or b"bold" in name.value.lower()  # noqa: PLR2004
