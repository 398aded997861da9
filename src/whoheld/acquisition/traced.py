"""A text that remembers where in the file each of its characters came from, however often it is edited."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from whoheld.acquisition.document import OffsetMap, Segment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters from ``start`` to ``end`` (exclusive) become ``new``.

    Where the lengths are equal, character answers to character, unless ``whole`` says that the new ones stand for the
    old ones only as a whole, as they do where the lengths differ.
    """

    start: int
    end: int
    new: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Traced:
    """A text and the way back to the text that it was made from."""

    text: str
    offsets: OffsetMap

    @classmethod
    def of(cls, raw: str) -> Traced:
        """A text that nobody has edited yet."""
        return cls(raw, OffsetMap((Segment(0, len(raw), 0, len(raw)),) if raw else ()))

    def edited(self, edits: Sequence[Edit]) -> Traced:
        """The text after some edits, with the map that goes with it.

        Args:
            edits: In order, without overlap, none of them inserting between two characters (an edit that adds
                characters replaces at least one, so that they come from somewhere).

        Raises:
            ValueError: If the edits are out of order or insert out of nothing.
        """
        if not edits:
            return self
        trail = _Trail(self.offsets.segments)
        pieces: list[str] = []
        at = 0
        for edit in edits:
            if edit.start < at or edit.end < edit.start or (edit.start == edit.end and edit.new):
                raise ValueError(f"{edit} is out of order or makes text out of nothing")
            pieces += (self.text[at : edit.start], edit.new)
            trail.keep(at, edit.start)
            trail.replace(edit)
            at = edit.end
        pieces.append(self.text[at:])
        trail.keep(at, len(self.text))
        return Traced("".join(pieces), OffsetMap(tuple(trail.segments)))


def joined(first: Traced, second: Traced) -> Traced:
    """Two texts that were made from the same one, a line break between them; the second may come from before the first.

    The break stands for the first character of the second text.
    """
    if not second.text:
        return first
    at = len(first.text)
    raw_start, raw_end = second.offsets.raw(0, 1)
    rest = (replace(s, start=s.start + at + 1) for s in second.offsets.segments)
    segments = (*first.offsets.segments, Segment(at, 1, raw_start, raw_end - raw_start), *rest)
    return Traced(f"{first.text}\n{second.text}", OffsetMap(segments))


class _Trail:
    """Builds the segments of an edited text out of those of the text before, left to right."""

    def __init__(self, before: Sequence[Segment]) -> None:
        self.segments: list[Segment] = []
        self._before = before
        self._starts = [s.start for s in before]
        self._at = 0

    def keep(self, start: int, end: int) -> None:
        """Take over a stretch as it is."""
        for segment in self._within(start, end):
            first = max(start, segment.start)
            length = min(end, segment.start + segment.length) - first
            if segment.length == segment.raw_length:
                self._add(length, segment.raw_start + first - segment.start, length)
            else:
                self._add_whole(length, segment.raw_start, segment.raw_length)

    def replace(self, edit: Edit) -> None:
        """Put an edit's new characters in the place of its old ones."""
        if len(edit.new) == edit.end - edit.start and not edit.whole:
            self.keep(edit.start, edit.end)
        elif edit.new:
            old = list(self._within(edit.start, edit.end))
            low = self._raw(old[0], edit.start)
            high = self._raw(old[-1], edit.end - 1, end=True)
            self._add_whole(len(edit.new), low, high - low)

    def _within(self, start: int, end: int) -> Iterator[Segment]:
        if start >= end:
            return
        i = bisect_right(self._starts, start) - 1
        while i < len(self._before) and self._before[i].start < end:
            yield self._before[i]
            i += 1

    @staticmethod
    def _raw(segment: Segment, at: int, *, end: bool = False) -> int:
        if segment.length == segment.raw_length:
            return segment.raw_start + at - segment.start + end
        return segment.raw_start + (segment.raw_length if end else 0)

    def _add_whole(self, length: int, raw_start: int, raw_length: int) -> None:
        # Equal lengths would read as character by character: such a stretch is laid down one character at a time.
        step = 1 if length == raw_length else length
        for _ in range(0, length, step):
            self._add(step, raw_start, raw_length)

    def _add(self, length: int, raw_start: int, raw_length: int) -> None:
        last = self.segments[-1] if self.segments else None
        if (
            last
            and length == raw_length
            and last.length == last.raw_length
            and last.raw_start + last.raw_length == raw_start
        ):
            self.segments[-1] = Segment(last.start, last.length + length, last.raw_start, last.raw_length + length)
        else:
            self.segments.append(Segment(self._at, length, raw_start, raw_length))
        self._at += length


def mover(edits: Sequence[Edit]) -> Callable[[int], int]:
    """A function that says where a position of the text before the edits lies after them.

    A position inside of an edit goes to the end of what the edit leaves behind.
    """
    ends = [e.end for e in edits]
    shifts = [0]
    for edit in edits:
        shifts.append(shifts[-1] + len(edit.new) - (edit.end - edit.start))

    def moved(position: int) -> int:
        i = bisect_right(ends, position)
        if i < len(edits) and edits[i].start < position:
            return edits[i].start + shifts[i] + len(edits[i].new)
        return position + shifts[i]

    return moved
