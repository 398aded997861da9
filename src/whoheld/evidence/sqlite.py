"""All that belongs to SQLite alone: how a file is opened, how a transaction begins, what its errors mean."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, event, inspect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from whoheld.errors import RecordError, RecordUnwritable, WrongVersion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine

MAGIC = b"SQLite format 3\x00"
#: How long another program may hold the record before we say so, in seconds.
PATIENCE_S = 10.0

_UNWRITABLE = {
    sqlite3.SQLITE_FULL: "the disk is full: free some space, then read again (finished documents are kept)",
    sqlite3.SQLITE_BUSY: "another program is writing to it: wait until it is done, then try again",
    sqlite3.SQLITE_LOCKED: "another program is writing to it: wait until it is done, then try again",
    sqlite3.SQLITE_READONLY: "it is read-only: change its permissions, or name another file with --record",
    sqlite3.SQLITE_CANTOPEN: "the file cannot be opened: look at the permissions of the file and its folder",
    sqlite3.SQLITE_PERM: "access was refused: look at the permissions of the file and its folder",
    sqlite3.SQLITE_IOERR: "the disk failed to read or write it: look at the disk's health and space",
}


class SqliteFile:
    """A record in one file; see `whoheld.evidence.dialect.Database`."""

    def __init__(self, location: str) -> None:
        self.shown = location
        self._path = Path(location).expanduser()

    def look(self) -> bool:
        """Whether a database is there already.

        Raises:
            RecordError: The location is a folder.
            WrongVersion: It is a file of another sort.
            RecordUnwritable: There is no folder to put a file in, or the file may not be read.
        """
        if not self._path.parent.is_dir():
            raise RecordUnwritable(f"{self.shown}: there is no folder {self._path.parent}; make it first")
        state = looks_like(self._path)
        if state == "folder":
            raise RecordError(f"{self.shown} is a folder: name a file in it, for instance {self._path / 'whoheld.db'}")
        if state == "other":
            raise WrongVersion(
                f"{self.shown} is no record of WhoHeld but another sort of file: name another with --record"
            )
        return state == "record"

    def engine(self, *, read_only: bool) -> Engine:
        """An engine on the file, which may be about to be made."""
        return engine_for(self._path, read_only=read_only)

    @contextmanager
    def explained(self) -> Iterator[None]:
        """SQLite's errors as ours, with what was seen and what to do.

        Raises:
            RecordUnwritable: Read-only, locked, or no room on the disk.
            WrongVersion: The file is no SQLite database.
            RecordError: The database is damaged.
        """
        try:
            yield
        except DBAPIError as error:
            _raise(error.orig, self.shown, error)
        except sqlite3.Error as error:
            _raise(error, self.shown, error)

    def state(self, connection: Connection) -> str:
        """SQLite's own count of what other connections wrote; each connection has one of its own."""
        return str(connection.exec_driver_sql("PRAGMA data_version").scalar_one())

    def tables(self, connection: Connection) -> set[str]:
        """The tables in the file."""
        return set(inspect(connection).get_table_names())

    def ready(self, engine: Engine) -> None:
        """Write-ahead logging, once for the life of the file: readers go on while one program writes."""
        connection = engine.raw_connection()
        try:
            connection.cursor().execute("PRAGMA journal_mode=WAL")
        finally:
            connection.close()

    def before_migration(self, connection: Connection) -> None:
        """Nothing stands on the tables."""

    def after_migration(self, connection: Connection) -> None:
        """Nothing is built on the tables."""

    def after_filling(self, connection: Connection) -> None:
        """Nothing: the next number is always one more than the highest."""

    def take_back(self) -> None:
        """Remove the file that a creation which failed left behind, unless another program is making a record of it."""
        if not self._path.exists() or not _abandoned(self._path):
            return
        for ending in ("", "-wal", "-shm"):
            self._path.with_name(self._path.name + ending).unlink(missing_ok=True)

    def damage(self, connection: Connection) -> list[str]:
        """What SQLite itself finds wrong with the file."""
        found = [str(line) for line in connection.exec_driver_sql("PRAGMA integrity_check").scalars()]
        return [] if found == ["ok"] else found


def engine_for(path: Path, *, read_only: bool) -> Engine:
    """An engine on a file that exists or is about to be made; reading only asks for no right to write.

    Transactions begin as the caller says: a connection with the execution option ``writing`` takes the only place of
    a writer at once, so that it waits for its turn at the start and never fails half-way for lack of it.
    """
    engine = create_engine(
        "sqlite://",
        creator=lambda: _connect(path, read_only=read_only),
        pool_reset_on_return="rollback",
        # Without a file in the address SQLAlchemy would take the database for one in memory, and share one connection.
        poolclass=QueuePool,
    )
    event.listen(engine, "begin", _begin)
    return engine


def looks_like(path: Path) -> str:
    """What stands at a path: ``missing``, ``empty``, ``folder``, ``record`` (a SQLite database) or ``other``.

    Raises:
        RecordUnwritable: If the file may not be read.
    """
    if path.is_dir():
        return "folder"
    try:
        with path.open("rb") as file:
            head = file.read(len(MAGIC))
    except FileNotFoundError:
        return "missing"
    except OSError as error:
        raise RecordUnwritable(f"{path}: {error.strerror}; look at the permissions of the file") from error
    if not head:
        return "empty"
    return "record" if head == MAGIC else "other"


def _abandoned(path: Path) -> bool:
    """Whether a file has no tables and nobody is about to make any."""
    try:
        with closing(_open(path, "mode=rw", patience_s=0)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            return not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    except sqlite3.Error as error:
        return error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY


def _connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    # With the right to write also for reading only: a connection without it leaves the log's files behind on closing.
    connection = _open(path, "mode=rw" if read_only else "mode=rwc") if _writable(path) else _reading(path)
    try:
        connection.execute(f"PRAGMA query_only={'ON' if read_only else 'OFF'}")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA synchronous=NORMAL")
        # What is forgotten is written over, not only let go of; some builds of SQLite do so by themselves, others not.
        connection.execute("PRAGMA secure_delete=ON")
    except sqlite3.Error:
        connection.close()  # what is no database, or is damaged, says so only now
        raise
    return connection


def _reading(path: Path) -> sqlite3.Connection:
    """A connection that only reads; in a folder where nothing may be written, the file is taken as unchanging."""
    connection = _open(path, "mode=ro")
    try:
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1")
    except sqlite3.OperationalError:
        connection.close()
        unfinished = path.with_name(path.name + "-wal")
        if unfinished.exists() and unfinished.stat().st_size:
            raise
        return _open(path, "immutable=1")
    return connection


def _open(path: Path, how: str, *, patience_s: float | None = None) -> sqlite3.Connection:
    # No implicit transactions: `_begin` says when one begins. Threads are the pool's business.
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?{how}",
        uri=True,
        timeout=PATIENCE_S if patience_s is None else patience_s,
        isolation_level=None,
        check_same_thread=False,
    )


def _writable(path: Path) -> bool:
    """Whether the file, or the folder in which it is to be made, may be written to."""
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _raise(found: object, location: str, cause: BaseException) -> None:
    code = getattr(found, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in _UNWRITABLE:
        raise RecordUnwritable(f"{location}: {_UNWRITABLE[code]} (SQLite says: {found})") from cause
    if code == sqlite3.SQLITE_NOTADB:
        raise WrongVersion(f"{location} is no record of WhoHeld: name another file with --record") from cause
    if code == sqlite3.SQLITE_CORRUPT:
        raise RecordError(f"{location} is damaged ({found}): take the last copy that opens, or read again") from cause
    raise cause
