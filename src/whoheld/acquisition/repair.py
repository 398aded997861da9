"""Damaged text made whole, with the way back to the file as decoded.

Three repairs, in this order: UTF-8 once read as Mac Roman is undone run by run, where the document as a whole shows
that damage; ftfy then repairs each line by itself (other mix-ups of encodings, curly quotes, ligatures, control
characters, ...: its defaults); at last the many spaces that look like one become one, and the signs that nobody sees
are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ftfy import fix_and_explain
from rapidfuzz.distance import Levenshtein

from whoheld.acquisition.decoding import decode
from whoheld.acquisition.traced import Edit, Traced, mover

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

#: Text is taken for UTF-8 read as Mac Roman from so many such runs on, if at least this share of its characters
#: beyond ASCII lies in them. Nobody writes such runs: a sound text has hardly any, a damaged one hardly anything else.
MIN_RUNS, MIN_SHARE = 2, 0.5

#: A line that is longer is repaired in pieces; characters.
LONGEST_PIECE = 20_000
#: What ftfy does character by character: the lengths stay, so the map does.
_ONE_TO_ONE = {("apply", "uncurl_quotes")}
_LINE_END = re.compile(r"\r\n|[\r\u2028\u2029]")
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]+")


@dataclass(frozen=True, slots=True)
class Repaired:
    """A file's text made whole, the encoding it was in, and what was done to it."""

    text: Traced
    encoding: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mended:
    """A text made whole, what was done to it, and where each position of the text before lies in it."""

    text: Traced
    notes: tuple[str, ...]
    moved: Callable[[int], int]


def repair(data: bytes, source: str, *, markup: bool = False) -> Repaired:
    """Decode and repair the bytes of a file.

    Args:
        data: The whole file.
        source: What to call the file in a message.
        markup: Whether it is full of marks that a repair would break: it is decoded only, and its reader mends the
            text when the marks are out of it.

    Raises:
        UnreadableDocument: If the bytes are no text; see `decoding.decode`.
    """
    decoded = decode(data, source, markup=markup)
    if markup:
        return Repaired(Traced.of(decoded.text), decoded.encoding, decoded.notes)
    text, notes = mend(decoded.text)
    return Repaired(text, decoded.encoding, decoded.notes + notes)


def mend(raw: str) -> tuple[Traced, tuple[str, ...]]:
    """The repaired text of a decoded file, and a note for each repair that changed something."""
    done = mended(Traced.of(raw))
    return done.text, done.notes


def mended(text: Traced) -> Mended:
    """A text repaired, however often it was edited before."""
    rounds = [[Edit(*m.span(), "\n") for m in _LINE_END.finditer(text.text)]]
    text = text.edited(rounds[-1])
    rounds.append(runs := mac_roman_runs(text.text))
    text = text.edited(runs)
    edits, by_ftfy = _by_ftfy(text.text)
    rounds.append(edits)
    text = text.edited(edits)
    rounds.append(_spaces(text.text))
    text = text.edited(rounds[-1])
    notes = [f"repaired: UTF-8 read as Mac Roman, in {len(runs)} places"] if runs else []
    notes += [f"repaired by ftfy: {what}, in {n} lines" for what, n in sorted(by_ftfy.items())]
    return Mended(text, tuple(notes), _through(rounds))


def _through(rounds: Sequence[Sequence[Edit]]) -> Callable[[int], int]:
    movers = [mover(edits) for edits in rounds if edits]

    def moved(position: int) -> int:
        for move in movers:
            position = move(position)
        return position

    return moved


def _mac_roman(first: int, last: int) -> str:
    """A character class of what the bytes from first to last look like when read as Mac Roman."""
    return f"[{re.escape(bytes(range(first, last + 1)).decode('mac_roman'))}]"


# The shapes of UTF-8: a lead byte that says how many bytes follow, each of them from 80 to BF.
_TAIL = _mac_roman(0x80, 0xBF)
_MAC_ROMAN_RUN = re.compile(
    f"(?:{_mac_roman(0xC2, 0xDF)}{_TAIL}|{_mac_roman(0xE0, 0xEF)}{_TAIL}{{2}}|{_mac_roman(0xF0, 0xF4)}{_TAIL}{{3}})"
)


def mac_roman_runs(text: str) -> list[Edit]:
    """The edits that undo UTF-8 read as Mac Roman; none where the document does not show that damage as a whole."""
    edits = []
    for match in _MAC_ROMAN_RUN.finditer(text):
        try:
            edits.append(Edit(*match.span(), match[0].encode("mac_roman").decode("utf-8")))
        except UnicodeDecodeError:
            continue
    inside = sum(e.end - e.start for e in edits)
    beyond_ascii = 0 if len(edits) < MIN_RUNS else sum(not c.isascii() for c in text)
    return edits if len(edits) >= MIN_RUNS and inside >= MIN_SHARE * beyond_ascii else []


def _by_ftfy(text: str) -> tuple[list[Edit], Counter[str]]:
    """What ftfy repairs, line by line, and in how many lines each of its repairs was made."""
    edits: list[Edit] = []
    done: Counter[str] = Counter()
    start = 0
    for line in text.split("\n"):
        said: set[str] = set()
        if not (line.isascii() and "&" not in line and line.isprintable()):
            at = start
            for piece in _pieces(line):
                fixed, steps = fix_and_explain(piece)
                edits += _line_edits(piece, fixed, at, exact=set(steps or ()) <= _ONE_TO_ONE)
                said.update(_said(kind, what) for kind, what in steps or () if kind != "decode")
                at += len(piece)
        done.update(said)
        start += len(line) + 1
    return edits, done


def _pieces(line: str) -> Iterator[str]:
    """A line, or what it is cut into between words: to lay two texts beside each other takes the square of them."""
    while len(line) > LONGEST_PIECE:
        cut = line.rfind(" ", LONGEST_PIECE // 2, LONGEST_PIECE) + 1 or LONGEST_PIECE
        yield line[:cut]
        line = line[cut:]
    yield line


def _said(kind: str, what: str) -> str:
    return f"text read as {what}" if kind == "encode" else what.replace("_", " ")


def _line_edits(line: str, fixed: str, start: int, *, exact: bool) -> list[Edit]:
    if line == fixed:
        return []
    if exact and len(line) == len(fixed):
        return [Edit(start, start + len(line), fixed)]
    return [Edit(start + e.start, start + e.end, e.new, e.whole) for e in aligned(line, fixed)]


def aligned(old: str, new: str) -> list[Edit]:
    """The fewest edits that turn one text into the other; neighbouring ones are one, so that a run answers to a run.

    None inserts between two characters: such a one replaces the character before it (at the beginning, after it).
    """
    groups: list[Edit] = []
    for step in Levenshtein.opcodes(old, new):
        if step.tag == "equal":
            continue
        edit = Edit(step.src_start, step.src_end, new[step.dest_start : step.dest_end])
        if groups and groups[-1].end == edit.start:
            before = groups.pop()
            edit = Edit(before.start, edit.end, before.new + edit.new)
        groups.append(edit)
    edits: list[Edit] = []
    for edit in groups:
        edits.append(_rooted(edit, old, edits))
    return edits


def _rooted(edit: Edit, old: str, before: list[Edit]) -> Edit:
    """An edit that comes from somewhere: an insertion takes a character beside it along, or joins the edit there."""
    start, end, new = edit.start, edit.end, edit.new
    if start == end == 0:
        end, new = 1, new + old[0]
    elif start == end and before and before[-1].end == end:
        joined = before.pop()
        start, new = joined.start, joined.new + new
    elif start == end:
        start, new = start - 1, old[start - 1] + new
    return Edit(start, end, new, whole=end - start > 1)


def _spaces(text: str) -> list[Edit]:
    if text.isascii():
        return []
    edits = [Edit(*m.span(), " ") for m in _SPACES.finditer(text)]
    edits += [Edit(*m.span()) for m in _UNSEEN.finditer(text)]
    return sorted(edits, key=lambda e: e.start)
