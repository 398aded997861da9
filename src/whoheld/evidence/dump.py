"""A whole record as one folder: each table in a file, and a manifest that says what has to be there."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from whoheld.errors import RecordError, RecordUnwritable
from whoheld.evidence.schema import HEAD
from whoheld.evidence.tablefile import file_name, lasting, write_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import Connection, Table

MANIFEST = "manifest.json"
#: What the manifest says that the folder is.
FORMAT = "a record of WhoHeld"


@dataclass(frozen=True, slots=True)
class Copy:
    """A whole record that was written or taken up.

    Attributes:
        place: The folder that was written, or the record that was made.
        schema: The revision of the tables.
        whoheld: The version of WhoHeld that wrote the folder.
        rows: Table -> how many rows it has.
    """

    place: str
    schema: str
    whoheld: str
    rows: Mapping[str, int]

    def row(self) -> dict[str, Any]:
        """Plain values; the place under both names that it can have."""
        return {
            "folder": self.place,
            "record": self.place,
            "schema": self.schema,
            "whoheld": self.whoheld,
            "rows": dict(self.rows),
        }


def dump(connection: Connection, folder: str | Path) -> Copy:
    """Write every table that is not derived from others into a new folder, which is there whole or not at all.

    The folders around it are made where they are missing.

    Raises:
        RecordError: There is something at that place already.
        RecordUnwritable: It cannot be written.
    """
    target = Path(folder).expanduser()
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise RecordError(f"{target} is there already: name a new folder, so that no older copy is written over")
    with _beside(target) as made:
        tables = {table.name: table for table in lasting()}
        rows = {name: _written(connection, tables[name], made) for name in sorted(tables)}
        files = {file_name(tables[name]): (name, count) for name, count in rows.items()}
        manifest = {
            "format": FORMAT,
            "schema": HEAD,
            "whoheld": version("whoheld"),
            "files": {
                file: {"table": name, "rows": count, "sha256": sha256_of(made / file)}
                for file, (name, count) in files.items()
            },
        }
        text = json.dumps(manifest, indent=1, ensure_ascii=False) + "\n"
        (made / MANIFEST).write_text(text, encoding="utf-8", newline="\n")
    return Copy(str(target), HEAD, version("whoheld"), rows)


def _written(connection: Connection, table: Table, folder: Path) -> int:
    """Write a table; how many rows it has.

    Raises:
        RecordError: A value in it is none that a record can hold.
    """
    try:
        return write_table(connection, table, folder)
    except ValueError as error:
        raise RecordError(
            f"the table {table.name} cannot be copied ({error}): `whoheld check` says where, and what to do"
        ) from error


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A folder beside the target that takes its name when the block ends well, and goes when it does not.

    Raises:
        RecordUnwritable: A file is in the way, no right to write, or no room.
    """
    missing: list[Path] = []
    try:
        missing = _missing(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
        try:
            yield made
            made.chmod(0o777 & ~_umask())
            if target.is_dir():
                target.rmdir()
            made.rename(target)
        except BaseException:
            shutil.rmtree(made, ignore_errors=True)
            raise
    except OSError as error:
        around = (missing[-1] if missing else target).parent
        raise RecordUnwritable(
            f"{target}: {error.strerror or error}; look at the room on the disk and the permissions of {around}"
        ) from error
    finally:
        _take_back_empty(missing)


def _missing(target: Path) -> list[Path]:
    """The folders around a place that are to be made, the innermost first.

    Raises:
        RecordUnwritable: A file is in the way.
    """
    there = next(parent for parent in target.absolute().parents if parent.exists())
    if not there.is_dir():
        raise RecordUnwritable(f"{target}: {there} is a file, so nothing can be put into it; name another folder")
    return [parent for parent in target.absolute().parents if there in parent.parents]


def _take_back_empty(folders: Iterable[Path]) -> None:
    """Remove folders that were made for nothing, the innermost first; one with something in it stays."""
    with suppress(OSError):
        for folder in folders:
            folder.rmdir()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
