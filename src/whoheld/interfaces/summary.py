"""What a reading came to, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whoheld.interfaces.formats import Row

GEONAMES = "https://download.geonames.org/export/dump/"


def lines(row: Row) -> Iterator[str]:
    """The summary of `whoheld read`, line by line."""
    known = f" ({len(row['known'])} already known)" if row["known"] else ""
    yield f"{_count(len(row['read']), 'document')} read into {row['record']}{known}"
    kinds = ", ".join(f"{kind} {count}" for kind, count in row["kinds"].items())
    yield f"{_count(row['claims'], 'claim')} found{': ' + kinds if kinds else ''}"
    yield f"{_count(row['placed'], 'place')} placed, {row['unplaced']} not, {row['ambiguous']} ambiguous"
    if row["help_files"]:
        files = ", ".join(row["help_files"])
        yield f"  GeoNames country files that may know more: {files}"
        yield f"  get one at {GEONAMES}"
        yield "  then: whoheld gazetteer add FILE, and read again"
    if row["not_read"]:
        yield f"{len(row['not_read'])} not read:"
        yield from map(_of_a_file, row["not_read"])
    if row["to_mend"]:
        yield "read, though something is wrong with the file:"
        yield from map(_of_a_file, row["to_mend"])


def _of_a_file(said: Row) -> str:
    """A reason with the path before it, which many reasons begin with."""
    why, path = said["why"], said["path"]
    return f"  {why}" if why.startswith(path) else f"  {path}: {why}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
