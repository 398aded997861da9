"""What was written into a file for another tool, and what that tool's format cannot hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Written:
    """What came of writing one format.

    Attributes:
        rows: How many rows, features, entities or lines there are.
        left_out: Reason in words -> how many claims (or spells) are not in it.
        columns: Column -> what it is, where the format has columns of ours; they go into the sidecar.
        changed_cells: Why and how cells differ from what the record has, for the sidecar; empty where they do not.
    """

    rows: int
    left_out: Mapping[str, int] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    changed_cells: str = ""
