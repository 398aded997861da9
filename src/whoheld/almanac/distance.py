"""How far apart two points lie."""

from __future__ import annotations

import math
from typing import NamedTuple, Protocol

EARTH_KM = 6371.0088


class Located(Protocol):
    """Anything with a point, in decimal degrees."""

    @property
    def lon(self) -> float:
        """Degrees east."""
        ...

    @property
    def lat(self) -> float:
        """Degrees north."""
        ...


class Point(NamedTuple):
    """A point in decimal degrees (WGS 84)."""

    lon: float
    lat: float


def km_between(a: Located, b: Located) -> float:
    """The great-circle distance in kilometres."""
    lat1, lat2 = math.radians(a.lat), math.radians(b.lat)
    h = math.sin((lat2 - lat1) / 2) ** 2
    h += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))
