"""How many: the bounds that words and numbers give, and what is counted."""

from __future__ import annotations

from typing import NamedTuple


class Figure(NamedTuple):
    """A count with its bounds, both inclusive; None where the words leave one open. ``unit`` is what is counted."""

    low: int | None
    high: int | None
    unit: str | None
