"""Forecasts or statements that fit what is sought, a page of them, with how many there are of each sort."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from whoheld.evidence.found import COUNTED
from whoheld.evidence.outline import has_words, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


class HasRow(Protocol):
    """What can tell itself as plain values."""

    def row(self) -> dict[str, Any]:
        """Column -> plain value."""


R = TypeVar("R", bound=HasRow)
#: Facet -> the values that a row has of it: several sources may speak together.
Facets = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Sifted(Generic[R]):
    """Some of the rows that fit, and how many there are in all.

    Attributes:
        rows: Those of the page, in their order.
        total: How many fit in all.
        offset: How many come before the page.
        counts: Facet -> value -> how many have it and fit all that is asked of the other facets, the most frequent
            first: so many rows each other choice would leave.
    """

    rows: tuple[R, ...]
    total: int
    offset: int
    counts: Mapping[str, Mapping[str, int]]

    def row(self) -> dict[str, Any]:
        """Plain values."""
        counts = {facet: dict(values) for facet, values in self.counts.items()}
        return {
            "rows": [row.row() for row in self.rows],
            "total": self.total,
            "offset": self.offset,
            "counts": counts,
        }


@dataclass(frozen=True, slots=True)
class Sought(Generic[R]):
    """What is sought among rows.

    Attributes:
        words: Each of them begins a word of the quote; case and diacritics make no difference.
        facets: Facet -> the values of which a row must have one; a facet without values lets all through.
        quote_of, facets_of: The words and the facets of a row.
    """

    words: str
    facets: Mapping[str, frozenset[str]]
    quote_of: Callable[[R], str]
    facets_of: Callable[[R], Facets]

    def sift(self, rows: Iterable[R], offset: int, limit: int) -> Sifted[R]:
        """The page of the rows that fit which begins at an offset and has at most so many."""
        words = words_of(self.words)
        counts: dict[str, Counter[str]] = {}
        fitting: list[R] = []
        for row in rows:
            if not has_words(self.quote_of(row), words):
                continue
            has = self.facets_of(row)
            failed = [name for name, wanted in self.facets.items() if wanted and not wanted.intersection(has[name])]
            if not failed:
                fitting.append(row)
            for name, values in has.items():
                tally = counts.setdefault(name, Counter())
                if not failed or failed == [name]:
                    tally.update(values)
        ranked = {name: _most(tally) for name, tally in counts.items()}
        return Sifted(tuple(fitting[offset : offset + limit]), len(fitting), offset, ranked)


def _most(counts: Counter[str]) -> dict[str, int]:
    """The most frequent values, of equal ones the first in order."""
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:COUNTED])
