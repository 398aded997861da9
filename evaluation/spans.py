"""Scores stretches of text, as the commands `timex` and `toponyms` give them, with the scorers beside coded data."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class HasRow(Protocol):
    """A stretch of text that can tell itself as plain values."""

    def row(self) -> dict[str, Any]:
        """Column -> plain value."""


def scored(found: Iterable[HasRow], gold: Path, scorer: Path, *more: str) -> dict[str, Any]:
    """A scorer's figures: by what is counted, precision, recall and F1, or a share."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as predicted:
        predicted.writelines(json.dumps(span.row()) + "\n" for span in found)
        predicted.flush()
        command = [sys.executable, str(scorer), predicted.name, str(gold), "--json", *more]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    figures: dict[str, Any] = json.loads(told)
    return figures


def line(figures: dict[str, Any]) -> str:
    """The figures on one line: F1 with precision and recall, or a share."""
    return "  ".join(
        f"{name} {v[2]:.3f} ({v[0]:.2f} / {v[1]:.2f})" if isinstance(v, list) else f"{name} {v:.6g}"
        for name, v in figures.items()
    )
