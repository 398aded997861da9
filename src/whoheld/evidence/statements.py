"""Statements of a database that are built once and run often, over lists of values cut to what one of them takes.

Building a statement takes longer than running it, where a document is written with a score of them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import bindparam, insert, update

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import ColumnElement, Connection, Executable, Insert, Row, Table, Update

#: Names or numbers, which have an order.
T = TypeVar("T", str, int)

#: Values in one list of a statement; every database takes so many.
CHUNK = 500


def chunks(values: Iterable[T]) -> Iterator[list[T]]:
    """The values in order, in lists that fit a statement."""
    listed = sorted(values)
    return (listed[i : i + CHUNK] for i in range(0, len(listed), CHUNK))


def among(column: ColumnElement[Any]) -> ColumnElement[bool]:
    """That a column has one of the values which are named when the statement runs (see `run_among`)."""
    return column.in_(bindparam("among", expanding=True))


def run_among(connection: Connection, statement: Executable, values: Iterable[T]) -> Iterator[Row[*tuple[Any, ...]]]:
    """The rows of a statement that says `among`, for all of these values."""
    for part in chunks(values):
        yield from connection.execute(statement, {"among": part})


def add(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add rows to a table, the same columns in each."""
    if rows:
        connection.execute(_adding(table), rows)


def change(connection: Connection, table: Table, rows: Mapping[str, Mapping[str, Any]]) -> None:
    """Set the rows of these ids to these values, the same columns in each."""
    if rows:
        connection.execute(_changing(table), [{**values, "id_": i} for i, values in rows.items()])


@cache
def _adding(table: Table) -> Insert:
    return insert(table)


@cache
def _changing(table: Table) -> Update:
    return update(table).where(table.c.id == bindparam("id_"))
