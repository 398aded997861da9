"""Views with points for programs of maps: QGIS opens them as layers. Only where the database has PostGIS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

if TYPE_CHECKING:
    from sqlalchemy import Connection

#: View -> its query; ``{space}`` is the schema in which PostGIS lives.
VIEWS = {
    "whoheld_places": """
SELECT places.id, places.name, places.feature, places.placing, places.country, places.division, places.layer,
       places.reason, (SELECT count(*) FROM claims WHERE place_id = places.id AND superseded_by IS NULL) AS claims,
       {space}.ST_SetSRID({space}.ST_MakePoint(places.lon, places.lat), 4326)::{space}.geometry(Point, 4326) AS geom
FROM places WHERE places.lon IS NOT NULL AND places.lat IS NOT NULL
""",
    "whoheld_claims": """
SELECT claims.id, documents.name AS doc, claims.quote, claims.kind, claims.actor, claims.target, claims.place,
       claims.place_id, places.name AS place_name, claims.extent, claims.start, claims."end", claims.source,
       claims.stance, claims.low, claims.high, claims.unit, claims.weapon, claims.confidence,
       {space}.ST_SetSRID({space}.ST_MakePoint(places.lon, places.lat), 4326)::{space}.geometry(Point, 4326) AS geom
FROM claims JOIN documents ON documents.id = claims.doc_id JOIN places ON places.id = claims.place_id
WHERE claims.superseded_by IS NULL AND places.lon IS NOT NULL AND places.lat IS NOT NULL
""",
}
_SPACE = text(
    "SELECT quote_ident(nspname) FROM pg_extension JOIN pg_namespace ON pg_namespace.oid = extnamespace "
    "WHERE extname = 'postgis'"
)
_AVAILABLE = text("SELECT 1 FROM pg_available_extensions WHERE name = 'postgis'")


def drop_views(connection: Connection) -> None:
    """Take the views away, where they are there."""
    for name in VIEWS:
        connection.exec_driver_sql(f"DROP VIEW IF EXISTS {name}")


def make_views(connection: Connection) -> None:
    """Make the views where PostGIS is there or may be switched on; elsewhere do nothing."""
    space = connection.execute(_SPACE).scalar() or _switched_on(connection)
    if space:
        for name, query in VIEWS.items():
            connection.exec_driver_sql(f"CREATE VIEW {name} AS {query.format(space=space)}")


def _switched_on(connection: Connection) -> str | None:
    """The schema of PostGIS after switching it on; None where it is not installed, or this user may not."""
    if connection.execute(_AVAILABLE).scalar() is None:
        return None
    try:
        with connection.begin_nested():
            connection.exec_driver_sql("CREATE EXTENSION postgis")
    except DBAPIError:
        return None
    space: str | None = connection.execute(_SPACE).scalar()
    return space
