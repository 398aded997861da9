"""Lists of values cut to what one statement of a database takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Names or numbers, which have an order.
T = TypeVar("T", str, int)

#: Values in one list of a statement; every database takes so many.
CHUNK = 500


def chunks(values: Iterable[T]) -> Iterator[list[T]]:
    """The values in order, in lists that fit a statement."""
    listed = sorted(values)
    return (listed[i : i + CHUNK] for i in range(0, len(listed), CHUNK))
