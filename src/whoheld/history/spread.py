"""Counts, shares and middles with their intervals; of fewer than ten cases the count alone."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from itertools import accumulate, takewhile
from math import exp, lgamma, log, sqrt
from statistics import median, quantiles
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Of fewer cases than these no share, middle or interval is given: they would say more than is known.
FEWEST = 10
#: The normal quantile of a two-sided 95% interval.
_Z = 1.959963984540054
#: What lies outside of such an interval at either end.
_TAIL = 0.025


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many; ``share`` and its 95% interval from ``low`` to ``high`` are None for fewer than ten."""

    count: int
    of: int
    share: float | None = None
    low: float | None = None
    high: float | None = None

    def row(self) -> dict[str, Any]:
        """Plain values."""
        return asdict(self)


def share(count: int, of: int) -> Share:
    """A share with the score interval of Wilson (1927), which stays between 0 and 1 and holds for small counts."""
    if of < FEWEST:
        return Share(count, of)
    p, z2 = count / of, _Z**2 / of
    middle, half = (p + z2 / 2) / (1 + z2), _Z * sqrt(p * (1 - p) / of + z2 / (4 * of)) / (1 + z2)
    return Share(count, of, round(p, 4), round(max(middle - half, 0.0), 4), round(min(middle + half, 1.0), 4))


@dataclass(frozen=True, slots=True)
class Spread:
    """How some numbers lie.

    ``lower`` and ``upper`` are the quartiles, ``low`` and ``high`` a 95% interval of the median; all but the count
    are None for fewer than ten.
    """

    count: int
    median: float | None = None
    lower: float | None = None
    upper: float | None = None
    low: float | None = None
    high: float | None = None

    def row(self) -> dict[str, Any]:
        """Plain values."""
        return asdict(self)


def spread(values: Iterable[float], *, logs: bool = False) -> Spread:
    """The spread of numbers; of logarithms, given back as the numbers that they are of, if ``logs``.

    The interval of the median lies between two of the numbers themselves, by the signs of their differences from it
    (Thompson 1936), so nothing is supposed of how they are distributed.
    """
    ordered = sorted(values)
    n = len(ordered)
    if n < FEWEST:
        return Spread(n)
    first, _, third = quantiles(ordered, n=4, method="inclusive")
    at = _rank(n)
    told = (median(ordered), first, third, ordered[at], ordered[n - 1 - at])
    return Spread(n, *(round(exp(x) if logs else x, 4) for x in told))


def _rank(n: int) -> int:
    """How many of n numbers lie outside of the interval of their median at either end."""
    chance = (exp(lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) - n * log(2)) for k in range(n))
    return sum(1 for _ in takewhile(lambda p: p <= _TAIL, accumulate(chance))) - 1


@dataclass(frozen=True, slots=True)
class Beside:
    """How often a number lies below, level with, and above another, and how far from it."""

    below: int
    level: int
    above: int
    spread: Spread

    def row(self) -> dict[str, Any]:
        """Plain values."""
        return asdict(self)


def beside(differences: Iterable[float], *, logs: bool = False) -> Beside:
    """Numbers beside others by their differences, or by the logarithms of their ratios."""
    told = list(differences)
    below, above = sum(d < 0 for d in told), sum(d > 0 for d in told)
    return Beside(below, len(told) - below - above, above, spread(told, logs=logs))
