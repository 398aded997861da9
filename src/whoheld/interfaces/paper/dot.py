"""A place as a mark on a map of one day, and the words that the legend has for the marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

#: Up to so many days since the last evidence, how much of the colour is left, and that age in words.
FADES = (
    (92, 1.0, "up to 3 months before"),
    (366, 0.72, "up to a year before"),
    (1096, 0.44, "up to 3 years before"),
    (None, 0.2, "older, or undated"),
)
#: Claims about a place -> points across its mark.
SIZES = ((1, 5.0), (4, 6.5), (10, 8.0), (30, 9.5), (None, 11.0))


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on a day.

    Attributes:
        holders: Who holds it; empty where that is not known.
        others: Whom rival accounts name, or to whom it passes.
        status: See `whoheld.history.view.Status`.
        evidence: The day of the last evidence.
        words: Who holds it, for reading.
        area: Whether it is a country or a province: it is not at the point in its middle.
        claims: How many claims are about it.
        id, name, lon, lat: The place; its point in decimal degrees, None where it has none.
    """

    id: str
    name: str
    lon: float | None
    lat: float | None
    claims: int
    holders: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    status: str = "unknown"
    besieged: bool = False
    evidence: date | None = None
    words: str = "unknown"
    area: bool = False

    @property
    def size(self) -> float:
        """Points across: the more is told of it, the larger; an area stays small, as on the page."""
        if self.area:
            return SIZES[0][1]
        return next(size for most, size in SIZES if most is None or self.claims <= most)

    def fade(self, day: date) -> float:
        """How much of its colour is left, as its evidence grows old."""
        age = (day - self.evidence).days if self.evidence else None
        return next(left for most, left, _ in FADES if most is None or (age is not None and age <= most))
