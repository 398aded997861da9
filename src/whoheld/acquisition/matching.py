"""Which lines of a page are those that a library took for the article, told by their words and their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: A line of so many words stands for itself; a shorter one ("Home", "Ost") has to stand beside one of the article.
LONG = 6
#: Words in a row by which a long line is known; of its runs of words, this share has to be the article's.
_RUN, _SHARE = 4, 0.8
#: Between two lines of the article stand no more lines that are not (an advert, a caption) than so many.
_REACH = 3


def matching(lines: Sequence[str], told: Sequence[str]) -> frozenset[int]:
    """The numbers of those lines that are among others.

    Args:
        lines: The lines of a page, folded.
        told: The lines of its article, folded, in their order on the page.
    """
    runs: dict[tuple[str, ...], int] = {}
    for n, line in enumerate(told):
        for run in _runs(line.split()):
            runs.setdefault(run, n)
    found = {n: places for n, line in enumerate(lines) if (places := _places(line, runs))}
    if not found:
        known = set(told)
        return frozenset(n for n, line in enumerate(lines) if line in known)
    _spread(lines, told, found, 1)
    _spread(lines, told, found, -1)
    return frozenset(found)


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[n : n + _RUN]) for n in range(len(words) - _RUN + 1))


def _places(line: str, runs: dict[tuple[str, ...], int]) -> tuple[int, int] | None:
    """From which to which line of the article a long line of the page reaches; None where it is none of it."""
    words = line.split()
    if len(words) < LONG:
        return None
    own = list(_runs(words))
    places = [runs[run] for run in own if run in runs]
    return (places[0], places[-1]) if len(places) >= _SHARE * len(own) else None


def _spread(lines: Sequence[str], told: Sequence[str], found: dict[int, tuple[int, int]], step: int) -> None:
    """Find the short lines that stand beside a line found as they do in the article, going one way."""
    for start in sorted(found, reverse=step < 0):
        n, place = start, found[start][step > 0] + step
        passed = 0
        while passed <= _REACH and 0 <= (n := n + step) < len(lines) and 0 <= place < len(told) and n not in found:
            if lines[n] == told[place]:
                found[n] = (place, place)
                place += step
                passed = 0
            else:
                passed += 1
