"""Things that hold several texts: a registry of who opens which kind, and the texts within, however deep they lie."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias

from whoheld.acquisition.item import Item, Remark, Unread
from whoheld.acquisition.web.addresses import ADDRESS
from whoheld.errors import QuestionError, UnreadableDocument, WhoHeldError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from whoheld.options import ReadingOptions

#: Opens an item: what lies in it, one after the other. It raises a `WhoHeldError` where it can go on no further.
Opener: TypeAlias = "Callable[[Item, ReadingOptions], Iterator[Item | Unread | Remark]]"

#: An archive in an archive in an archive; what lies deeper was put there to do harm.
DEEPEST = 3

_HERE = "whoheld.acquisition.containers"
_TABLE = {"jsonl": "json_lines", "ndjson": "json_lines", "json": "json_file", "csv": "delimited", "tsv": "delimited"}
_TARS = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
#: Kinds whose texts are rows with named fields.
TABLES = tuple(f".{name}{packed}" for name in _TABLE for packed in ("", ".gz", ".bz2", ".xz"))
#: Who opens which kind: a function, or the module whose function ``opened`` is imported when one is opened.
_OPENERS: dict[str, Opener | str] = {
    ".zip": f"{_HERE}.zipped",
    **dict.fromkeys(_TARS, f"{_HERE}.tarred"),
    **{kind: f"{_HERE}.{_TABLE[kind.split('.')[1]]}" for kind in TABLES},
    **dict.fromkeys((".warc", ".warc.gz"), f"{_HERE}.warc"),
    ADDRESS: "whoheld.acquisition.web.opening",
    **{f".xml{packed}": f"{_HERE}.mediawiki" for packed in ("", ".gz", ".bz2", ".xz")},
}


def register(kind: str, opener: Opener) -> None:
    """Let an opener open what is of a kind (".zip", with its dot), in place of another if there is one."""
    _OPENERS[kind.lower()] = opener


def kinds() -> tuple[str, ...]:
    """The kinds that somebody opens, in order."""
    return tuple(sorted(_OPENERS))


def _opener_of(kind: str) -> Opener | None:
    opener = _OPENERS.get(kind)
    if isinstance(opener, str):
        loaded: Opener = import_module(opener).opened
        return loaded
    return opener


class Unfolded:
    """The texts of some items, one after the other; what holds several is opened when its turn comes.

    Attributes:
        known: How many texts are known of so far; what was not opened yet counts as one.
        remarks: What was to be said of the things opened so far.

    Raises:
        QuestionError: A field is named in the options, and nothing that is read can have fields.
    """

    def __init__(self, items: Iterable[Item], options: ReadingOptions) -> None:
        self._items = list(items)
        self._options = options
        self.known = len(self._items)
        self.remarks: list[Remark] = []
        self._tables = False
        if not any(item.kind in _OPENERS for item in self._items):
            self._refuse_idle_fields()

    def __iter__(self) -> Iterator[Item | Unread]:
        for item in self._items:
            self.known -= 1
            for text in self._texts(item, 0):
                self.known += 1
                yield text
        if not self._tables:
            try:
                self._refuse_idle_fields()
            except QuestionError as error:
                yield Unread("the fields that were named", error)

    def _texts(self, item: Item, depth: int) -> Iterator[Item | Unread]:
        opener = _opener_of(item.kind)
        if opener is None:
            yield item
            return
        self._tables = self._tables or item.kind in TABLES
        if depth == DEEPEST:
            yield Unread(item.where, _too_deep(item))
            return
        try:
            for inner in opener(item, self._options):
                if isinstance(inner, Remark):
                    self.remarks.append(inner)
                else:
                    yield from [inner] if isinstance(inner, Unread) else self._texts(inner, depth + 1)
        except WhoHeldError as error:
            yield Unread(item.where, error)

    def _refuse_idle_fields(self) -> None:
        if named := self._options.fields.named():
            said = ", ".join(f"{'id' if part == 'key' else part} {name!r}" for part, name in named.items())
            raise QuestionError(
                f"a field was named ({said}), and nothing that is read has fields: only JSON lines, JSON and CSV have; "
                "check the paths, leave the field out, or give a day (2017-11-08) where one is meant"
            )


def _too_deep(item: Item) -> UnreadableDocument:
    return UnreadableDocument(f"{item.where} lies {DEEPEST} archives deep, and is not opened: unpack it first")
