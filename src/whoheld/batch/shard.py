"""Documents that go to one process together, and what is settled of them before."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic

from whoheld.acquisition.item import Item, Unread
from whoheld.batch.desk import Failed, Known, T
from whoheld.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from whoheld.batch.desk import Desk
    from whoheld.evidence.store import Earlier

#: A shard is full with so many bytes, some seconds of reading: handing it out and taking it back is little beside that,
#: and little is lost where a process dies.
FULL_BYTES = 48_000
#: Or with so many documents, however short.
FULL_DOCUMENTS = 64


@dataclass(frozen=True, slots=True)
class Shard(Generic[T]):
    """Some texts that follow each other.

    Attributes:
        number: Which one, from 0, in the order of the texts.
        name: The same for the same texts, read by the same reader, with the same said of them; another else.
        size: How many texts.
        settled: What is known of a text without reading it, by its place among them.
        items: The others, by their places.
        earlier: How those were read before, by their ids.
        refused: Which of those are not to be read, by their ids, with the reason.
    """

    number: int
    name: str
    size: int
    settled: Mapping[int, Failed | Known]
    items: Mapping[int, Item] = field(default_factory=dict)
    earlier: Mapping[str, Earlier] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)

    def only(self, place: int) -> Shard[T]:
        """One of its texts as a shard of its own."""
        return Shard(self.number, self.name, 1, {}, {place: self.items[place]}, self.earlier, self.refused)


def shards(items: Iterable[Item | Unread], desk: Desk[T], *, carry: bool = False) -> Iterator[Shard[T]]:
    """Cut texts into shards, which are the same for the same texts; asked for no earlier than needed.

    Args:
        items: The texts.
        desk: Where they would be read.
        carry: Take the bytes of files along, for a process that may not see the files.
    """
    for number, cut in enumerate(_cut(items)):
        yield _shard(number, cut, desk, carry=carry)


def _cut(items: Iterable[Item | Unread]) -> Iterator[list[Item | Unread]]:
    cut: list[Item | Unread] = []
    volume = 0
    for item in items:
        cut.append(item)
        volume += 0 if isinstance(item, Unread) else item.size()
        if volume >= FULL_BYTES or len(cut) == FULL_DOCUMENTS:
            yield cut
            cut, volume = [], 0
    if cut:
        yield cut


def _shard(number: int, cut: list[Item | Unread], desk: Desk[T], *, carry: bool) -> Shard[T]:
    settled: dict[int, Failed | Known] = {}
    waiting: dict[int, Item] = {}
    digests: list[str] = []
    name = hashlib.sha256(repr((desk.version, desk.published, len(cut))).encode())
    for place, item in enumerate(cut):
        if isinstance(item, Unread):
            settled[place] = Failed(item.where, item.error)
            continue
        try:
            taken = item.carried() if carry else item
            digest = taken.digest()
        except DocumentError as error:
            settled[place] = Failed(item.where, error)
            continue
        name.update(repr((place, taken.where, taken.kind, taken.stated, taken.said, digest)).encode())
        name.update(desk.refused.get(digest, "").encode())
        if known := desk.settled(taken, digest):
            settled[place] = known
        else:
            waiting[place] = taken
            digests.append(digest)
    return Shard(
        number,
        name.hexdigest(),
        len(cut),
        settled,
        waiting,
        {digest: desk.earlier[digest] for digest in digests if digest in desk.earlier},
        {digest: desk.refused[digest] for digest in digests if digest in desk.refused},
    )
