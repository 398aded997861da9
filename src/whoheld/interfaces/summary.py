"""What a reading came to, in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from whoheld.interfaces.formats import Row

#: So many lines of one reason are enough to see what is wrong.
FEW = 3
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
        yield from in_short(row["not_read"])
    if row["to_mend"]:
        yield "read, though something is wrong with the file:"
        yield from in_short(row["to_mend"])
    if row["remarks"]:
        yield "what was taken for what, and what was left aside:"
        yield from in_short(row["remarks"])


def in_short(said: Iterable[Row]) -> Iterator[str]:
    """A line for each reason with its path; where many have the same, the first few and how many more."""
    like: dict[str, list[Row]] = {}
    for one in said:
        like.setdefault(_likeness(one), []).append(one)
    for group in like.values():
        shown = group if len(group) <= FEW + 1 else group[:FEW]
        yield from map(_of_a_file, shown)
        if len(shown) < len(group):
            yield f"  ... and {len(group) - len(shown):,} more like this"


def _likeness(said: Row) -> str:
    """A reason without its path and its numbers."""
    return re.sub(r"\d+", "#", str(said["why"]).replace(str(said["path"]), ""))


def _of_a_file(said: Row) -> str:
    """A reason with the path before it, which many reasons begin with."""
    why, path = said["why"], said["path"]
    return f"  {why}" if why.startswith(path) else f"  {path}: {why}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
