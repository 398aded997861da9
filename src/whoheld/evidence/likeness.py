"""Passages that are near copies of one another: syndicated reports, mirrors of an encyclopedia, later versions.

A passage is a block in which claims stand; a short one is compared together with the blocks after it. Two are copies
if at least half of the shorter one's runs of three words stand in the other: a changed dateline, a sentence that was
cut or a quotation that was replaced leaves more than that, two reports of one event in their writers' own words share
about a tenth.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING

from whoheld.acquisition.document import AUTHORS_VOICE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from datasketch import MinHash

    from whoheld.acquisition.document import Block

#: Words in a run; passages are compared by the sets of their runs.
RUN_WORDS = 3
#: What the runs of the shorter passage have to share with the other's to be a copy of it.
COPIED_SHARE = 0.5
#: Fewer words than this two writers may well put alike by chance; no passage of so few is a copy.
FEWEST_WORDS = 20
#: Passages that share one of these many bands of a MinHash signature are compared, each band of so many values: of
#: pairs that share half of all their runs 94 in 100 are found, of pairs that share a tenth 2 in 100.
BANDS, BAND_VALUES = 21, 3
_SEED = 1
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Passage:
    """A block with claims, and the stretch of text around it that it is compared by; in characters, ends excluded."""

    start: int
    end: int
    first: int
    last: int
    words: tuple[str, ...]

    @cached_property
    def digest(self) -> int:
        """The same for the same words; fits a signed integer of 64 bits."""
        return _number(" ".join(self.words).encode())

    @cached_property
    def runs(self) -> frozenset[str]:
        """The runs of words."""
        return frozenset(" ".join(self.words[i : i + RUN_WORDS]) for i in range(len(self.words) - RUN_WORDS + 1))

    def copies(self, other: Passage) -> bool:
        """Whether one is a near copy of the other."""
        return len(self.runs & other.runs) >= COPIED_SHARE * min(len(self.runs), len(other.runs))

    def bands(self) -> tuple[int, ...]:
        """Numbers of which near copies share some, and others hardly any."""
        signature = _empty_signature().copy()
        signature.update_batch([run.encode() for run in sorted(self.runs)])
        values = signature.hashvalues.astype("<u4")
        cut = (values[i * BAND_VALUES : (i + 1) * BAND_VALUES] for i in range(BANDS))
        return tuple(_number(bytes([i]) + part.tobytes()) for i, part in enumerate(cut))


@cache
def _empty_signature() -> MinHash:
    # It takes half a second to load, which only somebody who enters documents has to wait for.
    from datasketch import MinHash  # noqa: PLC0415

    return MinHash(BANDS * BAND_VALUES, seed=_SEED)


def passages(text: str, blocks: Iterable[Block], told: Iterable[int]) -> Iterator[Passage]:
    """The passages of a text in which claims stand, in order, without those that are too short to compare.

    Args:
        text: The repaired text.
        blocks: Its blocks.
        told: Where the quotes of claims begin, in characters.
    """
    spoken = [b for b in blocks if b.kind in AUTHORS_VOICE]
    starts = sorted(set(told))
    for i, block in enumerate(spoken):
        at = bisect_left(starts, block.start)
        if at < len(starts) and starts[at] < block.end:
            first, last = _around(text, spoken, i)
            words = words_of(text[first:last])
            if len(words) >= FEWEST_WORDS:
                yield Passage(block.start, block.end, first, last, words)


def _around(text: str, blocks: Sequence[Block], at: int) -> tuple[int, int]:
    """The stretch of a block; of a short one with the next ones, and of the last ones with those before it."""
    first = last = at
    while len(words_of(text[blocks[first].start : blocks[last].end])) < FEWEST_WORDS:
        if last < len(blocks) - 1:
            last += 1
        elif first > 0:
            first -= 1
        else:
            break
    return blocks[first].start, blocks[last].end


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text without case, marks and quotation marks."""
    return tuple(_WORD.findall(text.casefold()))


def _number(data: bytes) -> int:
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "little", signed=True)
