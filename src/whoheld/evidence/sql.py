"""A record in a database that speaks SQL: opened only if it is one, migrated if it is old, left alone if it is not."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self

from sqlalchemy import insert, inspect, select

from whoheld.errors import RecordError, RecordUnwritable, WrongVersion
from whoheld.evidence.dialect import engine_for, explained, keep_a_log_ahead, looks_like
from whoheld.evidence.schema import HEAD, OLDER, claims, meta, revision
from whoheld.evidence.view import SqlView
from whoheld.evidence.writer import SqlWriter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from sqlalchemy import Engine


class SqlStore:
    """A record behind SQLAlchemy; open one with `open_store`."""

    def __init__(self, engine: Engine, location: str) -> None:
        self._engine = engine
        self.location = location

    @contextmanager
    def view(self) -> Iterator[SqlView]:
        """A view in a transaction of its own."""
        with explained(self.location), self._engine.begin() as connection:
            yield SqlView(connection)

    @contextmanager
    def writing(self) -> Iterator[SqlWriter]:
        """A writer in a transaction of its own: all of it is kept when the block ends, or nothing.

        Raises:
            RecordUnwritable: The record is read-only, locked, or the disk is full; it is left as it was.
        """
        with explained(self.location), self._engine.execution_options(writing=True).begin() as connection:
            yield SqlWriter(connection)

    def close(self) -> None:
        """Let go of the record."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_store(location: str, *, create: bool = True, read_only: bool = False) -> SqlStore:
    """Open the record in a file, or make one there.

    Args:
        location: The file.
        create: Make a record where there is none.
        read_only: Only read: nothing is made or migrated, and the file may be write-protected.

    Raises:
        RecordError: There is no record and none may be made, or the location is a folder or no file.
        WrongVersion: The file is no record, or one that this version cannot read.
        RecordUnwritable: It cannot be made, migrated or read.
    """
    path = _path(location)
    state = looks_like(path)
    if state == "folder":
        raise RecordError(f"{location} is a folder: name a file in it, for instance {path / 'whoheld.db'}")
    if state == "other":
        raise WrongVersion(f"{location} is no record of WhoHeld but another sort of file: name another with --record")
    if state != "record" and (read_only or not create):
        raise RecordError(f"there is no record at {location}: make one with `whoheld read PATH --record {location}`")
    engine = engine_for(path, read_only=read_only)
    try:
        with explained(location):
            _prepare(engine, location, fresh=state != "record", read_only=read_only)
    except BaseException:
        engine.dispose()
        if state == "missing":
            _take_back(path)
        raise
    return SqlStore(engine, location)


def _prepare(engine: Engine, location: str, *, fresh: bool, read_only: bool) -> None:
    """Make the tables where there are none, migrate those of an older version, refuse anything else."""
    seen = None if fresh else _revision_of(engine, location)
    if seen == HEAD:
        return
    if read_only:
        raise WrongVersion(f"{location} is {f'of an older schema ({seen})' if seen else 'empty'}: open it for writing")
    if seen is None:
        keep_a_log_ahead(engine)
    _migrate(engine)


def _revision_of(engine: Engine, location: str) -> str | None:
    """The record's revision; None for a database without any table, as an interrupted creation leaves it.

    Raises:
        WrongVersion: It is the database of another program, or a record of a version that this one does not know.
    """
    with engine.begin() as connection:
        tables = set(inspect(connection).get_table_names())
        if not tables:
            return None
        if not {meta.name, revision.name, claims.name} <= tables:
            found = ", ".join(sorted(tables)[:5])
            raise WrongVersion(f"{location} is a database but no record of WhoHeld (its tables: {found})")
        seen: str | None = connection.execute(select(revision.c.version_num)).scalar()
        made_by = connection.execute(select(meta.c.value).where(meta.c.key == "whoheld")).scalar()
    if seen != HEAD and seen not in OLDER:
        raise WrongVersion(
            f"{location} is a record of schema {seen}, made by WhoHeld {made_by}; this version knows {HEAD}: "
            "install the version that made it, or read the documents again into a new record"
        )
    return seen


def _migrate(engine: Engine) -> None:
    """Bring the tables to the newest revision, all in one transaction."""
    # These take a third of a second to load, and are needed once in the life of a record.
    from importlib.metadata import version  # noqa: PLC0415

    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    with engine.execution_options(writing=True).begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", "whoheld.evidence:migrations")
        command.upgrade(config, "head")
        if connection.execute(select(meta.c.key)).first() is None:
            connection.execute(insert(meta), [{"key": "whoheld", "value": version("whoheld")}])


def _path(location: str) -> Path:
    """The file that a location names.

    Raises:
        RecordError: If it is the address of a server.
        RecordUnwritable: If the folder it is to lie in is not there.
    """
    if "://" in location:
        raise RecordError(f"{location}: a record is a file; name one with --record FILE")
    path = Path(location).expanduser()
    if not path.parent.is_dir():
        raise RecordUnwritable(f"{location}: there is no folder {path.parent}; make it first")
    return path


def _take_back(path: Path) -> None:
    """Remove what a creation that failed left behind."""
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
