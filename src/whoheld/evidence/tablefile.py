"""A table of the record as one file: Parquet for what others want to query, JSON lines for the rest.

The same rows give the same bytes: they come in the order of their keys, and nothing of the moment is written.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Date, Float, Integer, LargeBinary, Text, select, type_coerce

from whoheld.evidence.schema import Compact, claims, documents, meta, metadata, places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    import pyarrow as pa
    from sqlalchemy import Column, Connection, Table

    Row = dict[str, Any]

#: The tables that stand in Parquet.
COLUMNAR = frozenset({claims.name, documents.name, places.name})
#: Rows that are held at a time.
BATCH = 1000
#: Rows of `meta` that tell how derived tables were made; like those tables they are left out of copies.
DERIVED_KEYS: frozenset[str] = frozenset({"spells"})
#: Sorts of columns whose values JSON does not know -> how they are read back.
_FROM_TEXT: dict[type, Callable[[str], object]] = {Date: date.fromisoformat, LargeBinary: b64decode}


def lasting() -> list[Table]:
    """The tables of which a copy of the record is made, those that others point at first.

    All but those marked ``info={"derived": True}``: they follow from the others and are made anew when needed.
    """
    return [table for table in metadata.sorted_tables if not table.info.get("derived")]


def file_name(table: Table) -> str:
    """The name of a table's file."""
    return f"{table.name}.{'parquet' if table.name in COLUMNAR else 'jsonl'}"


def write_table(connection: Connection, table: Table, folder: Path) -> int:
    """Write a table into its file; the number of rows."""
    path = folder / file_name(table)
    return (_write_parquet if table.name in COLUMNAR else _write_lines)(connection, table, path)


def read_table(table: Table, folder: Path) -> Iterator[list[Row]]:
    """The rows of a table's file, some at a time, as the table takes them.

    Raises:
        ValueError: The file does not hold rows of this table.
    """
    path = folder / file_name(table)
    for rows in (_read_parquet if table.name in COLUMNAR else _read_lines)(table, path):
        wanted = set(table.c.keys())
        for row in rows:
            if row.keys() != wanted:
                raise ValueError(f"its columns are not those of {table.name}")
        yield rows


def _write_parquet(connection: Connection, table: Table, path: Path) -> int:
    """Structured values stand as JSON text, so that any program can open the file."""
    import pyarrow as pa  # noqa: PLC0415 - a quarter of a second, needed for copies only
    import pyarrow.parquet as pq  # noqa: PLC0415 - likewise

    schema = pa.schema([pa.field(c.name, _arrow(c), nullable=bool(c.nullable)) for c in table.c])
    plain = [type_coerce(c, Text).label(c.name) if isinstance(c.type, Compact) else c for c in table.c]
    count = 0
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for rows in _batches(connection, table, plain):
            writer.write_batch(pa.RecordBatch.from_pylist(rows, schema=schema))
            count += len(rows)
    return count


def _read_parquet(table: Table, path: Path) -> Iterator[list[Row]]:
    import pyarrow.parquet as pq  # noqa: PLC0415 - see _write_parquet

    structured = [c.name for c in table.c if isinstance(c.type, Compact)]
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(BATCH):
            rows: list[Row] = batch.to_pylist()
            for row in rows:
                row.update({name: json.loads(row[name]) for name in structured if row.get(name) is not None})
            yield rows


def _write_lines(connection: Connection, table: Table, path: Path) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for rows in _batches(connection, table, list(table.c)):
            file.writelines(_line(row) for row in rows)
            count += len(rows)
    return count


def _line(row: Mapping[str, Any]) -> str:
    values = {name: _plain(value) for name, value in row.items()}
    return json.dumps(values, ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n"


def _plain(value: object) -> object:
    """A value as JSON knows it: days as ISO text, bytes in base 64."""
    if isinstance(value, date):
        return value.isoformat()
    return b64encode(value).decode("ascii") if isinstance(value, bytes) else value


def _read_lines(table: Table, path: Path) -> Iterator[list[Row]]:
    read = {c.name: _FROM_TEXT[type(c.type)] for c in table.c if type(c.type) in _FROM_TEXT}
    batch: list[Row] = []
    with path.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            row = json.loads(line)
            row.update({name: parse(row[name]) for name, parse in read.items() if row.get(name) is not None})
            batch.append(row)
            if len(batch) == BATCH:
                yield batch
                batch = []
    if batch:
        yield batch


def _batches(connection: Connection, table: Table, columns: list[Any]) -> Iterator[list[Row]]:
    """The rows in the order of their keys, some at a time."""
    query = select(*columns).order_by(*table.primary_key.columns).execution_options(yield_per=BATCH)
    if table is meta:
        query = query.where(meta.c.key.not_in(DERIVED_KEYS))
    for part in connection.execute(query).mappings().partitions():
        yield [dict(row) for row in part]


def _arrow(column: Column[Any]) -> pa.DataType:
    import pyarrow as pa  # noqa: PLC0415 - see _write_parquet

    match column.type:
        case Date():
            return pa.date32()
        case Integer():
            return pa.int64()
        case Float():
            return pa.float64()
        case _:
            return pa.string()
