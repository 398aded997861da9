"""What was written into a file for another tool, and what that tool's format cannot hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Written:
    """What came of writing one format.

    Attributes:
        rows: How many rows, features, entities or lines there are.
        left_out: Reason in words -> how many claims (or spells) are not in it.
        columns: Column -> what it is, where the format has columns of ours; they go into the sidecar.
    """

    rows: int
    left_out: Mapping[str, int] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
