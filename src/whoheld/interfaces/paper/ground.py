"""The base map on paper: thin grey lines that stay behind what is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.collections import LineCollection, PolyCollection

from whoheld.interfaces.basemap import clipped, lines

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from whoheld.interfaces.basemap import Feature
    from whoheld.interfaces.paper.frame import Box

#: Layer -> colour, width in points, dashes; drawn in this order. A border that is disputed is dashed.
_LAYERS = {
    "admin1": ("#d9d6d0", 0.5, "solid"),
    "river": ("#b7cdd9", 0.6, "solid"),
    "coast": ("#7f8c94", 0.7, "solid"),
    "border": ("#8d8880", 0.9, "solid"),
    "disputed": ("#8d8880", 0.9, (0, (4, 3))),
}
_LAKE = "#e3ecf1"


def draw_ground(axes: Axes, box: Box) -> None:
    """Draw the lines of a box on axes whose x is longitude, squeezed, and whose y is latitude."""
    features = clipped(box.wider(0.2))["features"]
    lakes = [line for f in features if _layer(f) == "lake" for line in _flat(f, box)]
    axes.add_collection(PolyCollection(lakes, facecolors=_LAKE, edgecolors=_LAYERS["river"][0], linewidths=0.4))
    for layer, (colour, width, dashes) in _LAYERS.items():
        drawn = [line for f in features if _layer(f) == layer for line in _flat(f, box)]
        axes.add_collection(LineCollection(drawn, colors=colour, linewidths=width, linestyles=[dashes]))


def _layer(feature: Feature) -> str:
    known = feature["properties"]
    return "disputed" if known.get("disputed") else str(known.get("layer"))


def _flat(feature: Feature, box: Box) -> list[list[tuple[float, float]]]:
    return [[(point[0] * box.squeeze, point[1]) for point in line] for line in lines(feature)]
