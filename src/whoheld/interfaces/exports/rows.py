"""The rows of an export that is a table: claims, statements or answers, flat, each with its evidence."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from whoheld.record.columns import TABLES
from whoheld.record.flat import flat_changes, flat_claim, flat_forecast, flat_spell, flat_statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from whoheld.interfaces.exports.picked import Picked
    from whoheld.record.columns import Column

#: Why a row is not on a map, though it is in the file.
REJECTED = "rejected by a person: --rejected writes them too"
NO_POINT = "only off the map: in the file with no geometry, as no gazetteer places them, or several places fit"


def rows_of(picked: Picked) -> Iterator[dict[str, Any]]:
    """The rows of the table that is wanted, in the columns of `columns_of`."""
    match picked.table:
        case "spells":
            yield from (flat_spell(spell, picked.cited, picked.all_documents) for spell in picked.spells)
        case "changes":
            spells = picked.record.spells()
            yield from flat_changes(picked.changes, spells, picked.cited, picked.all_documents)
        case "statements":
            yield from (flat_statement(row, picked.documents.get(row.statement.doc_id)) for row in picked.statements)
        case "forecasts":
            yield from (flat_forecast(row, picked.cited, picked.all_documents) for row in picked.forecasts)
        case _:
            yield from (flat_claim(row, picked.documents.get(row.claim.doc_id)) for row in picked.claims)


def columns_of(picked: Picked) -> Mapping[str, Column]:
    """The columns of the table that is wanted."""
    return TABLES[picked.table]


def meanings(columns: Mapping[str, Column]) -> dict[str, str]:
    """Column -> what it is, for the sidecar."""
    return {name: column.what for name, column in columns.items()}


def rejected(picked: Picked) -> dict[str, int]:
    """How many statements a person rejected, where those are not written; nothing where there are none."""
    return {REJECTED: picked.rejected} if picked.rejected else {}


def pointless(rows: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """How many rows a map cannot show, with the reason; nothing where it shows all."""
    count = Counter(row["lon"] is None for row in rows)[True]
    return {NO_POINT: count} if count else {}
