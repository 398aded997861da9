"""Finding sides by name: in a phrase that is nothing else, and everywhere in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from whoheld.almanac import spelling
from whoheld.almanac.belligerent import Side
from whoheld.almanac.nation import (
    Institution,
    Nation,
    institution_name,
    institutions,
    metonyms,
    nations,
    prefixes,
)
from whoheld.almanac.phrase_trie import Entry, PhraseTrie

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

#: What a side before such an ending only qualifies: "US-backed", "YPG-led" (but not "ISIL-held").
_QUALIFYING = re.compile(
    r"[-\u2010\u2011\u2013](?:backed|led|supported|trained|allied|aligned|affiliated|linked|sponsored|funded|friendly"
    r"|inspired|dominated|equipped|armed|supplied|brokered|mediated|sanctioned|made|born|based|style|era|designated)\b"
)
_QUALIFIED = re.compile(r"\b(?:pro|anti|non|ex|post|counter)[-\u2010\u2011\u2013](?:the )?$", re.IGNORECASE)
_NUMBERED = re.compile(r"\d|(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth)\b")
_ARTICLE_BEFORE = re.compile(r"(?:\b[AaEeUu]l[- ]|\bA[nsrtdz]h?-|\ba[nsrtdz]h?-)$")


class _Words(NamedTuple):
    """A text as folded words, with their offsets in characters."""

    text: str
    folded: list[str]
    starts: list[int]
    ends: list[int]

    def joined(self, i: int) -> bool:
        return spelling.joins(self.text[self.ends[i - 1] : self.starts[i]])

    def seen(self, at: int, after: int) -> str:
        return self.text[self.starts[at] : self.ends[after - 1]]


@dataclass(frozen=True, slots=True)
class SideFinder:
    """The names of one or more tables, and the grammar of nations.

    Attributes:
        table: The names that hold for any document.
        own: Names that one document defines; they go before all others.
        focus: Conflicts whose sides are meant where an alias has several, the likeliest first.
    """

    table: PhraseTrie[Side]
    own: PhraseTrie[Side] | None = None
    own_entries: tuple[Entry[Side], ...] = field(default=(), repr=False)
    focus: tuple[str, ...] = ()

    def within(self, conflicts: Sequence[str]) -> SideFinder:
        """The same with other conflicts in focus."""
        return SideFinder(self.table, self.own, self.own_entries, tuple(conflicts))

    def extended(self, entries: Sequence[Entry[Side]]) -> SideFinder:
        """The same with names of one document's own."""
        own = (*self.own_entries, *entries)
        return SideFinder(self.table, PhraseTrie(own), own, self.focus)

    def phrases(self) -> Iterator[str]:
        """Every name as written, the document's own first."""
        for trie in self._tries():
            yield from (entry.written for entry in trie)
        for entry in _nation_names():
            yield entry.written

    def preferred(self, folded: Sequence[str]) -> bool:
        """Whether these folded words are a name of the document's own, or of a conflict in focus."""
        own = self.own is not None and bool(self.own.get(folded))
        return own or any(
            entry.value.conflict in self.focus for entry in self.table.get(folded) if entry.value.conflict
        )

    @staticmethod
    def is_country(folded: Sequence[str]) -> bool:
        """Whether these folded words are a country's name."""
        return bool(_nation_names().get(folded))

    def exact(self, folded: Sequence[str]) -> Side | None:
        """The side whose name has exactly these folded words."""
        for trie in self._tries():
            if entries := trie.get(folded):
                return self._choose(entries)
        if entries := _nation_names().get(folded):
            return entries[0].value
        for at in range(len(folded) - 1, 0, -1):
            nation, institution = _nation_prefixes().get(folded[:at]), institutions().get(folded[at:])
            if nation and institution:
                return _institution_side(nation[0].value, institution[0].value)
        if folded[:2] == ["government", "of"] and (entries := _nation_names().get(folded[2:])):
            return entries[0].value
        return None

    def metonym(self, folded: Sequence[str]) -> Side | None:
        """The state that a capital or a people stands for."""
        nation = _metonyms().get(tuple(folded))
        return _state(nation) if nation else None

    def find(self, text: str) -> Iterator[tuple[int, int, Side, bool]]:
        """All sides named: start, end, side, and whether its name belongs to no other conflict too."""
        words = _words(text)
        at = 0
        while at < len(words.folded):
            hit = self._longest(words, at)
            if hit is None:
                at += 1
                continue
            after, side, clear = hit
            start, end = self._span(words, at, after)
            if not _QUALIFYING.match(text, end) and not _QUALIFIED.search(text, max(0, start - 12), start):
                yield start, end, side, clear
            at = after

    def _longest(self, words: _Words, at: int) -> tuple[int, Side, bool] | None:
        """The longest name that begins at a word; of equally long ones the document's own, then the table's."""
        best: tuple[int, Side, bool] | None = None
        for trie in self._tries():
            if trie.starts(words.folded[at]):
                for after, entries in trie.walk(words.folded, at, words.joined):
                    seen = words.seen(at, after)
                    fitting = tuple(entry for entry in entries if self._fits(entry, seen))
                    if fitting and (best is None or after > best[0]):
                        best = after, self._choose(fitting), len({e.value.conflict for e in fitting}) == 1
        if _nation_prefixes().starts(words.folded[at]):
            after, side = _longest_nation(words, at)
            if side and (best is None or after > best[0]):
                best = after, side, True
        return best

    def _fits(self, entry: Entry[Side], seen: str) -> bool:
        """Whether the letters suit; and for a numbered unit, which every army has, whether its war is in focus."""
        if _NUMBERED.match(seen) and entry.value.conflict not in self.focus and entry.value.kind != "defined":
            return False
        return spelling.case_fits(entry.written, seen)

    def _choose(self, entries: Sequence[Entry[Side]]) -> Side:
        for conflict in self.focus:
            for entry in entries:
                if entry.value.conflict == conflict:
                    return entry.value
        return entries[0].value

    def _tries(self) -> Iterable[PhraseTrie[Side]]:
        return (self.own, self.table) if self.own else (self.table,)

    @staticmethod
    def _span(words: _Words, at: int, after: int) -> tuple[int, int]:
        """The characters from the first word, with an article tied to it, to the last, without its possessive."""
        start = words.starts[at]
        article = _ARTICLE_BEFORE.search(words.text, max(0, start - 4), start)
        return (article.start() if article else start), spelling.without_possessive(words.text, words.ends[after - 1])


def _longest_nation(words: _Words, at: int) -> tuple[int, Side | None]:
    """The longest of a country's name and a nation with an institution ("Iraqi", "Iraq's" and "police")."""
    best: tuple[int, Side | None] = (at, None)
    for after, entries in _nation_names().walk(words.folded, at, words.joined):
        if spelling.case_fits(entries[0].written, words.seen(at, after)):
            best = after, entries[0].value
    for middle, nation in _nation_prefixes().walk(words.folded, at, words.joined):
        if middle < len(words.folded) and words.joined(middle) and words.text[words.starts[at]].isupper():
            for after, institution in institutions().walk(words.folded, middle, words.joined):
                if after > best[0]:
                    best = after, _institution_side(nation[0].value, institution[0].value)
    return best


def _words(text: str) -> _Words:
    folded, starts, ends = [], [], []
    for word, start, end in spelling.words(text):
        folded.append(word)
        starts.append(start)
        ends.append(end)
    return _Words(text, folded, starts, ends)


def _state(nation: Nation) -> Side:
    return Side(nation.side, "state")


def _institution_side(nation: Nation, institution: Institution) -> Side:
    name = institution_name(nation, institution)
    if name == nation.side:
        return _state(nation)
    return Side(name, institution.kind, parent=nation.side)


@cache
def _nation_names() -> PhraseTrie[Side]:
    return PhraseTrie(Entry(name, _state(n)) for n in nations() for name in (n.name, *n.names))


@cache
def _nation_prefixes() -> PhraseTrie[Nation]:
    return PhraseTrie(prefixes())


@cache
def _metonyms() -> dict[tuple[str, ...], Nation]:
    return metonyms()
