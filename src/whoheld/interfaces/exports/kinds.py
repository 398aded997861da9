"""The formats that a record is exported to; a format's module is imported only when it is called."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from pathlib import Path

    from whoheld.interfaces.exports.picked import Picked
    from whoheld.interfaces.exports.written import Written


class Writes(Protocol):
    """What each format's module has under the name ``write``."""

    def __call__(self, picked: Picked, out: Path) -> Written:
        """Write what was picked to a new file, and say what the format cannot hold.

        Further files of the same export lie beside it and begin with its name (``OUT.evidence.csv``).
        """


#: What an export may be made of.
TABLES = ("claims", "spells", "changes", "statements", "forecasts")


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format.

    Attributes:
        name: As it is asked for.
        what: What it is, in one line.
        module: Where its ``write`` is.
        suffix: How its files' names usually end.
        tables: What it can hold; the first is written where nothing else is asked for.
    """

    name: str
    what: str
    module: str
    suffix: str
    tables: tuple[str, ...] = ("claims",)

    def load(self) -> Writes:
        """Its writer, imported now."""
        return cast("Writes", import_module(self.module).write)


#: Of these, those that are each one passage of a document.
_WORDS = ("claims", "statements")
_HERE = "whoheld.interfaces.exports"

#: Name -> format, in the order in which the help lists them.
KINDS = {
    one.name: one
    for one in (
        Exporter("csv", "Comma-separated values, one row a claim (or --table).", f"{_HERE}.table", ".csv", TABLES),
        Exporter("geojson", "GeoJSON points for QGIS and web maps.", f"{_HERE}.geojson", ".geojson", TABLES),
        Exporter("geoparquet", "GeoParquet 1.1 for DuckDB and geopandas.", f"{_HERE}.geoparquet", ".parquet", TABLES),
        Exporter("kml", "KML for Google Earth: spells with their time.", f"{_HERE}.kml", ".kml", ("spells",)),
        Exporter("annotations", "W3C Web Annotations of the documents.", f"{_HERE}.annotations", ".jsonld", _WORDS),
        Exporter("acled", "Events in the columns of ACLED.", f"{_HERE}.acled", ".csv"),
        Exporter("ucdp", "Lethal events in the columns of UCDP GED.", f"{_HERE}.ucdp", ".csv"),
        Exporter("plover", "Events as PLOVER JSON lines.", f"{_HERE}.plover", ".jsonl"),
        Exporter("ftm", "FollowTheMoney statements.", f"{_HERE}.ftm", ".jsonl"),
    )
}
