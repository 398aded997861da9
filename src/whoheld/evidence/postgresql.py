"""All that belongs to PostgreSQL alone: its address, how a transaction begins, what its errors mean."""

from __future__ import annotations

import re
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Self

from sqlalchemy import create_engine, event, func, make_url, select, text
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, OperationalError

from whoheld.errors import RecordError, RecordUnwritable
from whoheld.evidence import postgis
from whoheld.evidence.schema import metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import URL, Connection, Engine

#: How long another program may hold the record before we say so, and how long a server may take to answer, in seconds.
PATIENCE_S = 30.0
CONNECTING_S = 10

_WAIT = "another program is writing to it: wait until it is done, then try again"
#: What SQLSTATE codes, or the classes that they begin with, mean to a person; the longest that fits is said.
_UNWRITABLE = {
    "25006": "it is read-only: take the server that is written to, or open it for reading only",
    "40001": _WAIT,
    "40P01": _WAIT,
    "42501": "the user may not do this there: ask its owner for the right to (GRANT), or take another user",
    "53": "the server is short of memory: wait, or ask who runs it",
    "53100": "the server's disk is full: free some space there, then try again (finished documents are kept)",
    "53300": "the server has no place for another connection: close a program that uses it, then try again",
    "54000": "a name or an address is too long for an index (about 2700 characters)",
    "55P03": _WAIT,
    "58": "the server's disk failed to read or write: look at its health and space",
}
_REFUSED = {
    "08": "the connection broke: look whether the server is running, then try again",
    "22": "a value does not fit into its column: say so to the makers of WhoHeld, with the document",
    "22P05": "the database cannot hold every letter: make one in UTF-8 with `createdb --encoding UTF8 NAME`",
    "28": "the server refused the user or the password: look at both (a password may also stand in ~/.pgpass)",
    "3D000": "there is no such database: make it with `createdb NAME`, or name another with --record",
    "3F000": "there is no such schema: make it with CREATE SCHEMA, or name another in the address (search_path)",
    "57P": "the server is stopping or starting: try again in a moment",
}
#: What a connection that did not come about says, for which there is no code.
_UNCONNECTED = (
    (r"password|authentication|role .* does not exist|pg_hba", _REFUSED["28"]),
    (r"database .* does not exist", _REFUSED["3D000"]),
    (r"starting up|shutting down|terminating|recovery mode", _REFUSED["57P"]),
    (r"too many (clients|connections)|remaining connection slots", _UNWRITABLE["53300"]),
    (r"", "no PostgreSQL server answers there: start it, or look at the address (postgresql://USER@HOST:PORT/NAME)"),
)


class PostgresDatabase:
    """A record in a database of a PostgreSQL server; see `whoheld.evidence.dialect.Database`.

    The tables lie in the first schema of the search path, so that ``?options=-csearch_path=war`` keeps several records
    apart in one database. Text is sorted by its bytes there, so that lists come in the same order as from a file.
    """

    def __init__(self, url: URL) -> None:
        self._url = url.set(drivername="postgresql+psycopg")
        self.shown = _shown(url)

    @classmethod
    def at(cls, location: str) -> Self:
        """The database of an address.

        Raises:
            RecordError: If it is no address of PostgreSQL, or the library that speaks to it is missing.
        """
        try:
            url = make_url(location)
        except (ArgumentError, ValueError):
            url = None
        if url is None or url.drivername not in {"postgresql", "postgres", "postgresql+psycopg"}:
            raise RecordError(
                f"{without_password(location)}: a record is a file or a PostgreSQL database; name one with "
                "--record FILE or --record postgresql://USER:PASSWORD@HOST/NAME"
            )
        if find_spec("psycopg") is None:
            raise RecordError(f"{_shown(url)}: for PostgreSQL install psycopg: pip install 'whoheld[postgres]'")
        return cls(url)

    def look(self) -> bool:
        """The database is never made by us: connecting tells whether it is there."""
        return True

    def engine(self, *, read_only: bool) -> Engine:
        """An engine on the server; it connects when first used."""
        wanted = {"client_encoding": "utf8", "connect_timeout": CONNECTING_S, "application_name": "whoheld"}
        own = {name: value for name, value in wanted.items() if name not in self._url.query}
        engine = create_engine(self._url, connect_args=own, pool_pre_ping=True, use_native_hstore=False)

        def begin(connection: Connection) -> None:
            _begin(connection, read_only=read_only)

        event.listen(engine, "begin", begin)
        return engine

    @contextmanager
    def explained(self) -> Iterator[None]:
        """PostgreSQL's errors as ours, with what was seen and what to do.

        Raises:
            RecordUnwritable: Read-only, locked, not allowed, or no room on the disk.
            RecordError: No server, no such database, a wrong password, a broken connection.
        """
        try:
            yield
        except DBAPIError as error:
            _raise(error, self.shown)

    def state(self, connection: Connection) -> str:
        """The transactions that are done and those under way: another text whenever one that wrote has ended."""
        return str(connection.exec_driver_sql("SELECT pg_current_snapshot()::text").scalar_one())

    def tables(self, connection: Connection) -> set[str]:
        """The tables of the schema that are no extension's (PostGIS keeps one of its own in every database)."""
        return set(connection.scalars(text(_TABLES)))

    def ready(self, engine: Engine) -> None:
        """A server needs nothing."""

    def before_migration(self, connection: Connection) -> None:
        """Take away the views, which would hold the columns fast."""
        postgis.drop_views(connection)

    def after_migration(self, connection: Connection) -> None:
        """Let text sort by its bytes, and where PostGIS is there make the views of points."""
        for table, columns in _sorted_by_language(connection).items():
            changes = ", ".join(f'ALTER COLUMN "{name}" TYPE {kind} COLLATE "C"' for name, kind in columns)
            connection.exec_driver_sql(f'ALTER TABLE "{table}" {changes}')
        postgis.make_views(connection)

    def after_filling(self, connection: Connection) -> None:
        """Let the sequences go on after the highest number that was written."""
        for table in metadata.sorted_tables:
            column = table.autoincrement_column
            if column is not None:
                sequence = func.pg_get_serial_sequence(table.name, column.name)
                connection.execute(select(func.setval(sequence, func.max(column))))

    def take_back(self) -> None:
        """Nothing: tables are made in a transaction, which leaves none behind."""

    def damage(self, connection: Connection) -> list[str]:  # noqa: ARG002 - a server looks after its own storage
        """Nothing: looking after its storage is the server's business."""
        return []


def without_password(location: str) -> str:
    """A location that may be no good address, for messages: what may be its password is starred."""
    return re.sub(r"(?<=://)([^:/@]*):.*@", r"\1:***@", re.sub(r"(?<=password=)[^&]*", "***", location))


_TABLES = """
SELECT relname FROM pg_class
WHERE relkind IN ('r', 'p') AND relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid AND deptype = 'e')
"""
_COLUMNS = """
SELECT table_name, column_name,
       CASE WHEN character_maximum_length IS NULL THEN 'text' ELSE 'varchar(' || character_maximum_length || ')' END
FROM information_schema.columns
WHERE table_schema = current_schema() AND data_type IN ('text', 'character varying')
AND collation_name IS DISTINCT FROM 'C'
ORDER BY table_name, ordinal_position
"""


def _sorted_by_language(connection: Connection) -> dict[str, list[tuple[str, str]]]:
    """The columns of text that do not sort by their bytes: table -> name and type."""
    found: dict[str, list[tuple[str, str]]] = {}
    for table, column, kind in connection.execute(text(_COLUMNS)):
        if table in metadata.tables:
            found.setdefault(table, []).append((column, kind))
    return found


def _begin(connection: Connection, *, read_only: bool) -> None:
    """A writer waits for its turn and then sees all that was written; a reader sees one moment and writes nothing."""
    if read_only or not connection.get_execution_options().get("writing"):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        return
    connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(PATIENCE_S * 1000)}")
    connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtextextended('whoheld ' || current_schema(), 0))")


def _shown(url: URL) -> str:
    """An address without its password, wherever it stands."""
    starred = {name: "***" for name in url.query if name == "password"}
    return url.update_query_dict(starred).render_as_string(hide_password=True).replace("%2A%2A%2A", "***")


def _raise(error: DBAPIError, shown: str) -> None:
    words = [line.strip() for line in str(error.orig).splitlines() if line.strip()] or [type(error.orig).__name__]
    state = getattr(error.orig, "sqlstate", None) or ("22" if isinstance(error, DataError) else None)
    said = f"(PostgreSQL says: {words[0] if state else words[-1]})"
    if state is None and isinstance(error, OperationalError):
        advice = next(advice for pattern, advice in _UNCONNECTED if re.search(pattern, words[-1]))
        raise RecordError(f"{shown}: {advice} {said}") from error
    for kind, meanings in ((RecordUnwritable, _UNWRITABLE), (RecordError, _REFUSED)):
        fitting = [code for code in meanings if state and state.startswith(code)]
        if fitting:
            raise kind(f"{shown}: {meanings[max(fitting, key=len)]} {said}") from error
    raise error
