"""Things that hold several texts: a registry of who opens which kind, and the texts within, however deep they lie."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from whoheld.acquisition.item import Item, Unread
from whoheld.errors import UnreadableDocument, WhoHeldError
from whoheld.options import ReadingOptions

#: Opens an item: what lies in it, one after the other. It raises a `WhoHeldError` where it can go on no further.
Opener = Callable[[Item, ReadingOptions], Iterator[Item | Unread]]

#: An archive in an archive in an archive; what lies deeper was put there to do harm.
DEEPEST = 3

_OPENERS: dict[str, Opener] = {}


def register(kind: str, opener: Opener) -> None:
    """Let an opener open what is of a kind (".zip", with its dot), in place of another if there is one."""
    _OPENERS[kind.lower()] = opener


def kinds() -> tuple[str, ...]:
    """The kinds that somebody opens, in order."""
    return tuple(sorted(_OPENERS))


class Unfolded:
    """The texts of some items, one after the other; what holds several is opened when its turn comes.

    Attributes:
        known: How many texts are known of so far; what was not opened yet counts as one.
    """

    def __init__(self, items: Iterable[Item], options: ReadingOptions) -> None:
        self._items = list(items)
        self._options = options
        self.known = len(self._items)

    def __iter__(self) -> Iterator[Item | Unread]:
        for item in self._items:
            self.known -= 1
            for text in _texts(item, self._options, 0):
                self.known += 1
                yield text


def _texts(item: Item, options: ReadingOptions, depth: int) -> Iterator[Item | Unread]:
    opener = _OPENERS.get(item.kind)
    if opener is None:
        yield item
        return
    if depth == DEEPEST:
        yield Unread(item.where, _too_deep(item))
        return
    try:
        for inner in opener(item, options):
            yield from [inner] if isinstance(inner, Unread) else _texts(inner, options, depth + 1)
    except WhoHeldError as error:
        yield Unread(item.where, error)


def _too_deep(item: Item) -> UnreadableDocument:
    return UnreadableDocument(f"{item.where} lies {DEEPEST} archives deep, and is not opened: unpack it first")
