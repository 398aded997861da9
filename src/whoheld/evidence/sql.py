"""A record in a database that speaks SQL: opened only if it is one, migrated if it is old, left alone if it is not."""

from __future__ import annotations

from contextlib import contextmanager
from shlex import quote
from threading import Lock
from typing import TYPE_CHECKING, Self

from sqlalchemy import insert, select

from whoheld.errors import RecordError, WrongVersion
from whoheld.evidence.dialect import database_at
from whoheld.evidence.schema import HEAD, OLDER, claims, meta, revision
from whoheld.evidence.view import SqlView
from whoheld.evidence.writer import SqlWriter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import TracebackType

    from sqlalchemy import Connection, Engine

    from whoheld.evidence.check import Fault
    from whoheld.evidence.dialect import Database
    from whoheld.evidence.dump import Copy

    Fill = Callable[[Connection], None]


class SqlStore:
    """A record behind SQLAlchemy; open one with `open_store`."""

    def __init__(self, engine: Engine, database: Database) -> None:
        self._engine = engine
        self._database = database
        self._watch: Connection | None = None
        self._watching = Lock()
        self.location = database.shown

    @contextmanager
    def view(self) -> Iterator[SqlView]:
        """A view in a transaction of its own."""
        with self._reading() as connection:
            yield SqlView(connection)

    @contextmanager
    def writing(self) -> Iterator[SqlWriter]:
        """A writer in a transaction of its own: all of it is kept when the block ends, or nothing.

        Raises:
            RecordUnwritable: The record is read-only, locked, or the disk is full; it is left as it was.
        """
        with self._database.explained(), self._engine.execution_options(writing=True).begin() as connection:
            yield SqlWriter(connection)

    def state(self) -> str:
        """A token that is another one after every writing, by whomever; asked through one connection that is kept."""
        with self._watching, self._database.explained():
            try:
                self._watch = self._watch or self._engine.connect()
                with self._watch.begin():
                    return self._database.state(self._watch)
            except BaseException:
                self._unwatch()
                raise

    def check(self) -> list[Fault]:
        """What in the record cannot be so; nothing where all is well."""
        from whoheld.evidence.check import faults  # noqa: PLC0415 - seldom needed

        with self._reading() as connection:
            return list(faults(connection, self._database.damage(connection)))

    def dump(self, folder: str | Path) -> Copy:
        """Write the whole record into a new folder.

        Raises:
            RecordError: There is something at that place already, or it cannot be written.
        """
        from whoheld.evidence.dump import dump  # noqa: PLC0415 - seldom needed

        with self._reading() as connection:
            return dump(connection, folder)

    def close(self) -> None:
        """Let go of the record."""
        with self._watching:
            self._unwatch()
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _unwatch(self) -> None:
        if self._watch is not None:
            self._watch.invalidate()
            self._watch.close()
            self._watch = None

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """A connection that sees one moment of the record."""
        with self._database.explained(), self._engine.begin() as connection:
            yield connection


def open_store(location: str, *, create: bool = True, read_only: bool = False) -> SqlStore:
    """Open the record in a file or a PostgreSQL database, or make one there.

    Args:
        location: The file, or ``postgresql://USER:PASSWORD@HOST/NAME``.
        create: Make a record where there is none.
        read_only: Only read: nothing is made or migrated, and the file may be write-protected.

    Raises:
        RecordError: There is no record and none may be made, the location is none, or no server answers there.
        WrongVersion: What is there is no record, or one that this version cannot read.
        RecordUnwritable: It cannot be made, migrated or read.
    """
    database = database_at(location)
    there = database.look()
    if not there and (read_only or not create):
        raise _no_record(database)
    with _engine_on(database, there=there, read_only=read_only) as engine:
        seen = _revision_of(database, engine) if there else None
        if seen is None and (read_only or not create):
            raise _no_record(database)
        if seen != HEAD:
            if read_only:
                raise WrongVersion(
                    f"{database.shown} is of an older schema ({seen}): bring it up to {HEAD} with "
                    f"`whoheld migrate --record {quote(database.shown)}`, which keeps all that is in it"
                )
            _build(database, engine, fresh=seen is None)
    return SqlStore(engine, database)


def make_store(location: str, fill: Fill) -> SqlStore:
    """Make a record that holds what ``fill`` writes into its empty tables, in one transaction: all of it or nothing.

    Raises:
        RecordError: There is a record already, or the location is none.
        RecordUnwritable: It cannot be made.
    """
    database = database_at(location)
    there = database.look()
    with _engine_on(database, there=there) as engine:
        if there and _revision_of(database, engine):
            raise _already(database)
        _build(database, engine, fresh=True, fill=fill)
    return SqlStore(engine, database)


def migrate_store(location: str) -> tuple[str, str]:
    """Bring a record to the newest revision, and build anew what stands on its tables; the revision before and after.

    Raises:
        RecordError: There is no record.
        WrongVersion: What is there is no record, or one that this version cannot read.
        RecordUnwritable: It cannot be written to.
    """
    database = database_at(location)
    if not database.look():
        raise _no_record(database)
    with _engine_on(database, there=True) as engine:
        seen = _revision_of(database, engine)
        if seen is None:
            raise _no_record(database)
        _build(database, engine, fresh=False)
    engine.dispose()
    return seen, HEAD


def _no_record(database: Database) -> RecordError:
    return RecordError(f"there is no record at {database.shown}: make one with `whoheld read PATH --record ...`")


def _already(database: Database) -> RecordError:
    return RecordError(f"there is a record at {database.shown} already: name another place with --record")


@contextmanager
def _engine_on(database: Database, *, there: bool, read_only: bool = False) -> Iterator[Engine]:
    """An engine; if the block fails it is let go, and what was made is taken back."""
    engine = database.engine(read_only=read_only)
    try:
        with database.explained():
            yield engine
    except BaseException:
        engine.dispose()
        if not there:
            database.take_back()
        raise


def _revision_of(database: Database, engine: Engine) -> str | None:
    """The record's revision; None for a database without any table, as an interrupted creation leaves it.

    Raises:
        WrongVersion: It is the database of another program, or a record of a version that this one does not know.
    """
    with engine.begin() as connection:
        tables = database.tables(connection)
        if not tables:
            return None
        if not {meta.name, revision.name, claims.name} <= tables:
            found = ", ".join(sorted(tables)[:5])
            raise WrongVersion(f"{database.shown} is a database but no record of WhoHeld (its tables: {found})")
        seen: str | None = connection.execute(select(revision.c.version_num)).scalar()
        made_by = connection.execute(select(meta.c.value).where(meta.c.key == "whoheld")).scalar()
    if seen != HEAD and seen not in OLDER:
        raise WrongVersion(
            f"{database.shown} is a record of schema {seen}, made by WhoHeld {made_by}; this version knows {HEAD}: "
            "install the version that made it, or read the documents again into a new record"
        )
    return seen


def _build(database: Database, engine: Engine, *, fresh: bool, fill: Fill | None = None) -> None:
    """Bring the tables to the newest revision and fill them, all in one transaction."""
    # These take a third of a second to load, and are needed once in the life of a record.
    from importlib.metadata import version  # noqa: PLC0415

    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    if fresh:
        database.ready(engine)
    with engine.execution_options(writing=True).begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", "whoheld.evidence:migrations")
        database.before_migration(connection)
        command.upgrade(config, "head")
        database.after_migration(connection)
        made = connection.execute(select(meta.c.key)).first() is not None
        if fill:
            if made:  # by another program, while we waited for our turn
                raise _already(database)
            fill(connection)
            database.after_filling(connection)
        elif not made:
            connection.execute(insert(meta), [{"key": "whoheld", "value": version("whoheld")}])
