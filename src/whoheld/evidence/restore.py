"""A record made from the folder that `whoheld.evidence.dump` wrote: all of it, or none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, insert, update
from sqlalchemy.exc import DataError, IntegrityError

from whoheld.errors import RecordError, WrongVersion
from whoheld.evidence.dump import FORMAT, MANIFEST, Copy, sha256_of
from whoheld.evidence.schema import HEAD
from whoheld.evidence.sql import make_store
from whoheld.evidence.tablefile import file_name, lasting, read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection, Table


def restore(folder: str | Path, location: str) -> Copy:
    """Make a record at a location from a folder.

    Raises:
        RecordError: The folder is none of ours, or damaged; or there is a record at the location already.
        WrongVersion: It was written by a version with other tables.
        RecordUnwritable: The record cannot be made.
    """
    source = Path(folder).expanduser()
    manifest = _manifest(source)
    rows = {table.name: _checked(table, source, manifest["files"]) for table in lasting()}

    def fill(connection: Connection) -> None:
        for table in lasting():
            _fill(connection, table, source, rows[table.name])

    with make_store(location, fill) as store:
        return Copy(store.location, HEAD, str(manifest["whoheld"]), dict(sorted(rows.items())))


def _manifest(source: Path) -> Mapping[str, Any]:
    """The manifest, if it is one that this version can follow.

    Raises:
        RecordError: It is missing or no manifest of ours.
        WrongVersion: It is of other tables.
    """
    path = source / MANIFEST
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        ours = manifest["format"] == FORMAT and isinstance(manifest["files"], dict) and manifest["whoheld"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _broken(source, f"{MANIFEST} cannot be read") from error
    if not ours:
        raise _broken(source, f"{MANIFEST} is not one of WhoHeld")
    if manifest.get("schema") != HEAD:
        raise WrongVersion(
            f"{source} is a record of schema {manifest.get('schema')}, written by WhoHeld {manifest['whoheld']}; this "
            f"version knows {HEAD}: restore it with the version that wrote it, then run `whoheld migrate` with this one"
        )
    return {"whoheld": manifest["whoheld"], "files": manifest["files"]}


def _checked(table: Table, source: Path, files: Mapping[str, Any]) -> int:
    """How many rows a table's file has to have; its bytes are those that were written.

    Raises:
        RecordError: They are not.
    """
    name = file_name(table)
    try:
        expected = files[name]
        same = sha256_of(source / name) == expected["sha256"]
        rows = int(expected["rows"])
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise _broken(source, f"{name} is missing") from error
    if not same:
        raise _broken(source, f"{name} is not as it was written")
    return rows


def _fill(connection: Connection, table: Table, source: Path, rows: int) -> None:
    """Write a file's rows into an empty table.

    Raises:
        RecordError: They are not as many as the manifest says, or contradict one another.
    """
    name, later, count = file_name(table), _pointing_at_itself(table), 0
    try:
        for batch in read_table(table, source):
            count += len(batch)
            connection.execute(insert(table), [row | dict.fromkeys(later) for row in batch])
        for column in later:
            _point(connection, table, source, column)
    except (ValueError, TypeError, DataError, IntegrityError) as error:
        raise _broken(source, f"{name} does not hold what a record can ({str(error).splitlines()[0]})") from error
    if count != rows:
        raise _broken(source, f"{name} has {count} rows where {MANIFEST} says {rows}")


def _pointing_at_itself(table: Table) -> list[str]:
    """Columns that name other rows of the same table, which may come later."""
    return [key.parent.name for key in table.foreign_keys if key.column.table is table]


def _point(connection: Connection, table: Table, source: Path, column: str) -> None:
    (key,) = table.primary_key.columns
    pointing = update(table).where(key == bindparam("key_")).values({column: bindparam("to_")})
    for batch in read_table(table, source):
        if rows := [{"key_": row[key.name], "to_": row[column]} for row in batch if row[column] is not None]:
            connection.execute(pointing, rows)


def _broken(source: Path, what: str) -> RecordError:
    return RecordError(f"{source}: {what}; take another copy, or write one anew with `whoheld dump FOLDER`")
