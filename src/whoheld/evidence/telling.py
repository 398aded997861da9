"""The order of telling: documents by their names, and in each what is told first."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from whoheld.claims.claim import Claim
    from whoheld.claims.statement import Statement

#: A row of a claim or of a statement.
R = TypeVar("R")


def merged(rows: list[R], new: Collection[R], of: Callable[[R], Claim | Statement]) -> list[R]:
    """Rows in their order, each new one before the first of its document that begins after it.

    Args:
        rows: Rows in the order of telling.
        new: Rows in any order.
        of: What a row is of.
    """
    if not new:
        return rows

    def telling(row: R) -> tuple[str, str, int, str]:
        told = of(row)
        return told.doc, told.doc_id, told.quote_start, told.id

    waiting = sorted(new, key=telling, reverse=True)
    told: list[R] = []
    for row in rows:
        while waiting and telling(waiting[-1])[:3] < telling(row)[:3]:
            told.append(waiting.pop())
        told.append(row)
    return [*told, *reversed(waiting)]
