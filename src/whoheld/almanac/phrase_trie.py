"""Finding many phrases in a text at once, by their folded words, longest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from whoheld.almanac import spelling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

T = TypeVar("T")
_END = ""  # no folded word is empty, so that it can mark the end of a phrase


class Entry(NamedTuple, Generic[T]):
    """A phrase as written in its table, and what it stands for."""

    written: str
    value: T


class PhraseTrie(Generic[T]):
    """Phrases by their folded words.

    Phrases wait under their first word and are only taken apart when that word is met, so that a large table is
    ready at once.
    """

    def __init__(self, entries: Iterable[Entry[T]] = ()) -> None:
        self._entries = tuple(entries)
        self._waiting: dict[str, list[Entry[T]]] = {}
        self._nodes: dict[str, dict[str, Any]] = {}
        for entry in self._entries:
            self._waiting.setdefault(spelling.first_word(entry.written), []).append(entry)

    def __iter__(self) -> Iterator[Entry[T]]:
        return iter(self._entries)

    def get(self, folded: Sequence[str]) -> tuple[Entry[T], ...]:
        """The entries of exactly these folded words, in the order of the table."""
        return next((entries for after, entries in self.walk(folded, 0) if after == len(folded)), ())

    def starts(self, word: str) -> bool:
        """Whether some phrase begins with this folded word."""
        return word in self._waiting

    def walk(
        self, folded: Sequence[str], at: int, joined: Callable[[int], bool] = lambda _: True
    ) -> Iterator[tuple[int, tuple[Entry[T], ...]]]:
        """Each phrase that begins at word ``at``: the number of the word after it, and its entries; short ones first.

        Args:
            folded: The folded words of the text.
            at: The word to begin with.
            joined: Whether the word of that number may follow the one before it in one name.
        """
        if at >= len(folded) or folded[at] not in self._waiting:
            return
        node = self._node(folded[at])
        for i in range(at + 1, len(folded) + 1):
            if _END in node:
                yield i, tuple(node[_END])
            if i == len(folded) or folded[i] not in node or not joined(i):
                return
            node = node[folded[i]]

    def _node(self, word: str) -> dict[str, Any]:
        """The phrases that begin with a word, taken apart into words."""
        known = self._nodes.get(word)
        if known is None:
            known = self._nodes[word] = {}
            for entry in self._waiting[word]:
                node = known
                for further in spelling.key(entry.written)[1:]:
                    node = node.setdefault(further, {})
                node.setdefault(_END, []).append(entry)
        return known
