"""Generic words for sides, "rebels", "government forces": who is meant, only the document can say."""

from __future__ import annotations

from functools import cache

from whoheld.almanac import spelling, tables
from whoheld.almanac.phrase_trie import Entry, PhraseTrie


class GenericSides:
    """Phrases and head nouns, each with its class: rebel, government, militant, coalition, state-forces or any."""

    def __init__(self, entries: list[Entry[str]]) -> None:
        self._trie = PhraseTrie(entries)

    def classify(self, text: str) -> str | None:
        """The class of a noun phrase: of all of it, else of its longest known ending ("Turkish-backed rebels")."""
        folded = spelling.key(text)
        for at in range(len(folded)):
            if found := self._trie.get(folded[at:]):
                return found[0].value
        return None

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """All generic phrases of a text, longest first, none overlapping: start, end (characters) and class."""
        words = list(spelling.words(text))
        folded = [word for word, _, _ in words]
        found: list[tuple[int, int, str]] = []
        at = 0
        while at < len(words):
            after = at + 1
            hits = list(self._trie.walk(folded, at, lambda i: spelling.joins(text[words[i - 1][2] : words[i][1]])))
            if hits:
                after, entries = hits[-1]
                found.append((words[at][1], spelling.without_possessive(text, words[after - 1][2]), entries[0].value))
            at = after
        return found


@cache
def generic_sides() -> GenericSides:
    """The table that comes with the package."""
    return GenericSides([Entry(phrase, side_class) for phrase, side_class in tables.rows("generic_sides")])
