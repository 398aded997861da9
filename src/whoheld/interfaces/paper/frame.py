"""The stretch of the earth that a map shows, and how it is laid flat.

The projection is equirectangular at the middle latitude: lengths are true along meridians and along that latitude. A
frame never crosses the 180th meridian.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from whoheld.errors import QuestionError

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Kilometres of one degree of latitude, on a sphere of 6,371 km.
KM_PER_DEGREE = 111.195
#: A map of one place shows so many degrees on each side of it.
_ALONE = 0.5
#: Beyond this latitude the projection stretches too much to be of use.
_MOST_NORTHERN = 85.0


class Box(NamedTuple):
    """Decimal degrees; west is less than east, south less than north."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def parse(cls, text: str) -> Box:
        """The box that ``W,S,E,N`` names.

        Raises:
            QuestionError: Not four numbers, not on the earth, or empty.
        """
        try:
            box = cls(*(float(part) for part in text.split(",")))
        except (TypeError, ValueError) as error:
            raise QuestionError(
                f"{text!r} is no box: give west,south,east,north in degrees: 38.5,34,42.5,37"
            ) from error
        if not (-180 <= box.west < box.east <= 180 and -90 <= box.south < box.north <= 90):  # noqa: PLR2004 - the earth
            raise QuestionError(f"the box {text!r} is empty or not on the earth: west before east, south before north")
        return box

    @classmethod
    def around(cls, points: Iterable[tuple[float, float]], margin: float = 0.08) -> Box:
        """The box around points (longitude, latitude) with a margin, as a share of its larger side; at least a degree.

        Raises:
            QuestionError: There are no points.
        """
        known = list(points)
        if not known:
            raise QuestionError("nothing to draw has a point; `whoheld places` says why places have none")
        lons, lats = zip(*known, strict=True)
        more = max(margin * max(max(lons) - min(lons), max(lats) - min(lats)), _ALONE)
        return cls(min(lons), min(lats), max(lons), max(lats)).wider(more)

    def wider(self, degrees: float) -> Box:
        """The box with so many degrees more on each side, as far as the map reaches."""
        south, north = max(self.south - degrees, -_MOST_NORTHERN), min(self.north + degrees, _MOST_NORTHERN)
        return Box(max(self.west - degrees, -180.0), south, min(self.east + degrees, 180.0), north)

    def shaped(self, ratio: float) -> Box:
        """The smallest box around this one that is drawn ``ratio`` times as wide as high."""
        wide, high = (self.east - self.west) * self.squeeze, self.north - self.south
        more_x = max(high * ratio - wide, 0) / self.squeeze / 2
        more_y = max(wide / ratio - high, 0) / 2
        return Box(self.west - more_x, self.south - more_y, self.east + more_x, self.north + more_y)

    def holds(self, lon: float, lat: float) -> bool:
        """Whether a point lies within."""
        return self.west <= lon <= self.east and self.south <= lat <= self.north

    def meets(self, other: Box) -> bool:
        """Whether some point lies in both."""
        apart = self.east < other.west or other.east < self.west
        return not (apart or self.north < other.south or other.north < self.south)

    @property
    def squeeze(self) -> float:
        """How long a degree of longitude is drawn, in degrees of latitude."""
        return math.cos(math.radians((self.south + self.north) / 2))

    @property
    def width_km(self) -> float:
        """How wide it is along its middle latitude."""
        return (self.east - self.west) * self.squeeze * KM_PER_DEGREE

    @property
    def bar_km(self) -> float:
        """A round length (1, 2 or 5 and noughts) of at most a fifth of the width, for a scale bar."""
        most = self.width_km / 5
        power = 10.0 ** math.floor(math.log10(most))
        return max(step * power for step in (1, 2, 5) if step * power <= most)
