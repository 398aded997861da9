"""Who reports without being a side: agencies, newspapers, monitors, ministries, and words such as "residents"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from whoheld.almanac import spelling, tables

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Reporter:
    """A source of information.

    Attributes:
        name: Its short common name ("SOHR"), or the words of the text where it has none ("local sources").
        kind: agency, newspaper, television, radio, monitor, ministry, or head (a word such as "activists").
        leaning: The side that it speaks for, where it is that side's own or openly leans to it; else empty.
        conflict: Tag of the war that it reports on; empty if world-wide.
    """

    name: str
    kind: str
    leaning: str = ""
    conflict: str = ""


#: What follows the head of a noun phrase: "a spokesman | for the SDF", "residents | of the town".
_AFTER_HEAD = re.compile(r"\s(?:of|for|from|in|at|with|within|inside|near|close|who|on|to|belonging|loyal|aligned)\s|,")
_DETERMINER = re.compile(r"^(?:an?|the|some|several|many|other|various|its|their|one|two)\s+", re.IGNORECASE)


class Reporters:
    """The table of reporters, by folded name; of one war only those of that war and the world-wide ones."""

    def __init__(self, known: Mapping[tuple[str, ...], Reporter], heads: frozenset[tuple[str, ...]]) -> None:
        self._known = known
        self._heads = heads

    def get(self, text: str) -> Reporter | None:
        """The reporter that a noun phrase names, or None; a head noun ("activists") makes any phrase one."""
        phrase = _DETERMINER.sub("", text.strip())
        known = self._known.get(spelling.key(text)) or self._known.get(spelling.key(phrase))
        if known:
            return known
        head = spelling.key(_AFTER_HEAD.split(phrase, maxsplit=1)[0])
        return Reporter(phrase, "head") if head[-1:] in self._heads or head[-2:] in self._heads else None

    def named(self, name: str) -> bool:
        """Whether the table knows exactly this name."""
        return spelling.key(name) in self._known


@cache
def reporters(*, of_conflicts: bool = True) -> Reporters:
    """The table that comes with the package; without those of one conflict if so asked."""
    known: dict[tuple[str, ...], Reporter] = {}
    heads: set[tuple[str, ...]] = set()
    for alias, name, kind, leaning, conflict in tables.rows("reporters"):
        if kind == "head":
            heads.add(spelling.key(alias))
        elif of_conflicts or not conflict:
            known.setdefault(spelling.key(alias), Reporter(name, kind, leaning, conflict))
    return Reporters(known, frozenset(heads))
