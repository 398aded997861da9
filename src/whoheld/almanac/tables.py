"""The tables that come with the package, as rows."""

from __future__ import annotations

import csv
from importlib.resources import files


def rows(name: str) -> list[list[str]]:
    """The rows of ``data/<name>.csv`` (UTF-8), without the row of headings."""
    text = files("whoheld.almanac").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.reader(text.splitlines()))[1:]
