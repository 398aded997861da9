"""The base map that a saved page needs: that around its places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whoheld.interfaces.basemap import base_map, clipped
from whoheld.interfaces.paper.frame import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: So many degrees around the places are kept at least; else as many as they stretch over, for who looks from far off.
_MARGIN = 8.0


def ground(places: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The base map around places; all of it, if none has a point."""
    points = [(place["lon"], place["lat"]) for place in places if place["lon"] is not None]
    if not points:
        return base_map()
    box = Box.around(points)
    return clipped(box.wider(max(_MARGIN, box.east - box.west, box.north - box.south)))
