"""What a store needs of the database behind it, and which database a location stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from whoheld.evidence.sqlite import SqliteFile

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from sqlalchemy import Connection, Engine


class Database(Protocol):
    """Where a record lies: all that differs from one database to another.

    Attributes:
        shown: The location as messages may name it, without a password.
    """

    shown: str

    def look(self) -> bool:
        """Whether a database is there already; one that is not there yet is made on the first connection.

        Raises:
            RecordError: What is there can be no record.
        """

    def engine(self, *, read_only: bool) -> Engine:
        """An engine whose transactions begin as the caller says.

        A connection with the execution option ``writing`` takes the only place of a writer at once, so that it waits
        for its turn at the start and never fails half-way for lack of it; any other sees one moment of the record.
        """

    def explained(self) -> AbstractContextManager[None]:
        """The database's errors as ours, with what was seen and what to do.

        Raises:
            RecordError: Within the block the database failed.
        """

    def state(self, connection: Connection) -> str:
        """A token that is another one after every writing through another connection."""

    def tables(self, connection: Connection) -> set[str]:
        """The tables that are there, without those of the database's own extensions."""

    def ready(self, engine: Engine) -> None:
        """What is done once, before the first tables are made."""

    def before_migration(self, connection: Connection) -> None:
        """Take away what stands on the tables and would be in the way of changing them."""

    def after_migration(self, connection: Connection) -> None:
        """Build anew what stands on the tables."""

    def after_filling(self, connection: Connection) -> None:
        """Let numbers that the database gives out go on after those that were written."""

    def take_back(self) -> None:
        """Remove what a creation that failed left behind."""

    def damage(self, connection: Connection) -> list[str]:
        """What the database itself finds wrong with its storage."""


def database_at(location: str) -> Database:
    """The database that a location names: a file, or the address of a PostgreSQL server.

    Raises:
        RecordError: If it is an address of another sort.
    """
    if "://" not in location:
        return SqliteFile(location)
    from whoheld.evidence.postgresql import PostgresDatabase  # noqa: PLC0415 - most records are files

    return PostgresDatabase.at(location)
