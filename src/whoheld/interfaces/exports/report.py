"""What `whoheld export` says when it is done."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from whoheld.codebook import MOVING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from whoheld.interfaces.formats import Row

#: Formats that hold only what happened, and have no `stance`: what did not happen is counted as left out.
_ONLY_HAPPENED = frozenset({"acled", "ucdp", "ftm"})


@dataclass(frozen=True, slots=True)
class Report:
    """What was written, and what was not."""

    kind: str
    out: str
    table: str
    rows: int
    claims: int
    places: int
    documents: int
    stances: Mapping[str, int]
    left_out: Mapping[str, int]
    files: tuple[str, ...]

    def row(self) -> dict[str, Any]:
        """Plain values."""
        told = {"stances": dict(self.stances), "left_out": dict(self.left_out), "files": list(self.files)}
        return {**asdict(self), **told}


def lines(row: Row) -> Iterator[str]:
    """The same in words, line by line."""
    rows = f"{row['rows']:,} {'row' if row['rows'] == 1 else 'rows'}"
    yield f"{rows} written to {row['out']} ({row['kind']}, {row['table']})"
    if not row["rows"]:
        yield "Nothing in the record is as you asked: the file is a valid one that holds nothing."
    claims, places, documents = (_counted(row[f"{noun}s"], noun) for noun in ("claim", "place", "document"))
    # Statements are no claims: a row is one of them.
    yield f"{'' if row['table'] == 'statements' else f'from {claims} '}about {places} in {documents}"
    if row["table"] == "claims" and row["kind"] not in _ONLY_HAPPENED and (apart := _not_happened(row)):
        yield f"of these are not told as happened, see `stance`: {apart}"
    if row["left_out"]:
        yield "left out:"
        yield from (f"  {count:,}: {why}" for why, count in row["left_out"].items())
    if len(row["files"]) > 1:
        yield f"beside it: {', '.join(row['files'][1:])}"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _not_happened(row: Row) -> str:
    """The stances of claims that are denied, planned, expected or supposed, with how many there are."""
    apart = {stance: count for stance, count in row["stances"].items() if stance not in MOVING}
    return ", ".join(f"{stance} {count:,}" for stance, count in apart.items())
