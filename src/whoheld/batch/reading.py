"""Documents read by one process or by many, handed back in the order given."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Generic

from whoheld.acquisition.item import Item, Unread
from whoheld.batch.desk import Desk, Failed, T
from whoheld.batch.part import Folder
from whoheld.batch.processes import Processes
from whoheld.batch.shard import Shard, shards
from whoheld.batch.team import HandT
from whoheld.errors import ClusterError, UnreadableDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from whoheld.batch.desk import Outcome
    from whoheld.batch.team import Team

_DIED = "the process that read it was ended from outside, most likely for want of memory: cut the text up, or free some"


@dataclass(frozen=True, slots=True)
class Spread:
    """Over which processes documents are read.

    Attributes:
        workers: How many of this machine; with one, all happens in this process.
        cluster: The address of a Dask scheduler, whose workers read instead.
        parts: A folder for part files, which all machines of the cluster see; parts that an earlier run left there
            are taken up. Needed with a cluster.
    """

    workers: int = 1
    cluster: str | None = None
    parts: Path | None = None


def read_all(items: Iterable[Item | Unread], desk: Desk[T], spread: Spread | None = None) -> Iterator[Outcome[T]]:
    """Read documents, in the order of the items whatever the number of processes.

    With more than one process, documents go to them in shards, and what is made of a shard comes back as a part file.
    None is started for documents that need not be read again. A shard whose process dies is read once more, then its
    documents one by one: one that dies again is reported, and the others are still read. Stopping early, by Ctrl-C or
    by closing the iterator, ends the processes.

    Raises:
        ModelError: If the reader cannot be made.
        MissingExtra: Dask is needed, and not installed.
        ClusterError: The cluster cannot be reached, was lost, or cannot read.
        OutputError: Part files cannot be written.
    """
    spread = spread or Spread()
    if spread.cluster:
        return _on_cluster(items, desk, spread)
    if spread.workers <= 1:
        return (_here(item, desk) for item in items)
    return _on_processes(items, desk, spread.workers)


def _here(item: Item | Unread, desk: Desk[T]) -> Outcome[T]:
    return Failed(item.where, item.error) if isinstance(item, Unread) else desk.read(item)


def _on_processes(items: Iterable[Item | Unread], desk: Desk[T], workers: int) -> Iterator[Outcome[T]]:
    waiting = shards(items, desk)
    first = list(islice(waiting, 2))
    if len(first) <= 1:  # a process would take longer to start than to read so little
        for shard in first:
            yield from (shard.settled.get(place) or desk.read(shard.items[place]) for place in range(shard.size))
        return
    with TemporaryDirectory(prefix="whoheld-", ignore_cleanup_errors=True) as place:
        folder = Folder.opened(Path(place) / "parts", desk)
        with Processes(desk.prepare, folder, workers) as team:
            yield from _Joining(chain(first, waiting), team, folder).outcomes()


def _on_cluster(items: Iterable[Item | Unread], desk: Desk[T], spread: Spread) -> Iterator[Outcome[T]]:
    from whoheld.batch.cluster import Cluster  # noqa: PLC0415 - an extra

    assert spread.cluster
    assert spread.parts
    with ExitStack() as stack:
        folder = Folder.opened(spread.parts, desk)
        stack.callback(folder.close)
        team = stack.enter_context(Cluster(folder, spread.cluster))
        yield from _Joining(shards(items, desk, carry=True), team, folder).outcomes()


def _of(shard: Shard[T], read: Mapping[int, Outcome[T]]) -> Iterator[Outcome[T]]:
    """What became of each text of a shard."""
    for place in range(shard.size):
        yield shard.settled.get(place) or read[place]


class _Joining(Generic[HandT]):
    """Shards in the hands of a team, and those that are done and wait for their turn as part files."""

    def __init__(self, waiting: Iterator[Shard[Any]], team: Team[HandT], folder: Folder) -> None:
        self._waiting = waiting
        self._team = team
        self._folder = folder
        self._working: dict[HandT, Shard[Any]] = {}
        self._done: dict[int, Shard[Any]] = {}

    def outcomes(self) -> Iterator[Outcome[Any]]:
        """What became of each text, in order; a part is taken away when the last of its texts was taken in."""
        turn = 0
        while True:
            full = self._hand_out()
            if shard := self._done.pop(turn, None):
                yield from _of(shard, self._part(shard))
                self._folder.drop(shard.name)
                turn += 1
            elif full and not self._working:
                return
            self._take_back(wait_for_one=turn not in self._done and (full or len(self._done) > self._team.room))

    def _part(self, shard: Shard[Any]) -> Mapping[int, Outcome[Any]]:
        part = self._folder.take(shard.name)
        if part is None and len(shard.settled) < shard.size:
            raise ClusterError(
                f"a part file that was written to {self._folder.path} is gone or damaged; what was joined before is in "
                "the record. The same command goes on there, and reads the shard again."
            )
        return part or {}

    def _hand_out(self) -> bool:
        """Fill the team's hands: whether they are full, or nothing is left. A shard that is done already ends it."""
        while len(self._working) < self._team.room:
            shard = next(self._waiting, None)
            if shard is None:
                return True
            if self._is_done(shard):
                self._done[shard.number] = replace(shard, items={})
                return False
            self._working[self._team.submit(shard)] = shard
        return True

    def _is_done(self, shard: Shard[Any]) -> bool:
        """Whether nothing of a shard is to be read, or an earlier run left the part."""
        return not shard.items or shard.items.keys() <= (self._folder.take(shard.name) or {}).keys()

    def _take_back(self, *, wait_for_one: bool) -> None:
        """Note what is finished."""
        for hand in self._team.finished(self._working.keys(), wait_for_one=wait_for_one):
            shard = self._working.pop(hand)
            if not self._team.lived(hand):
                self._folder.put(shard.name, self._again(shard))
            self._done[shard.number] = replace(shard, items={})

    def _again(self, shard: Shard[Any]) -> dict[int, Outcome[Any]]:
        """A shard that was in hand, or waiting, when a process died; if it dies again, its texts one by one."""
        if self._team.lived(self._team.alone(shard)):
            return dict(self._part(shard))
        return {place: self._last(shard.only(place), item) for place, item in shard.items.items()}

    def _last(self, shard: Shard[Any], item: Item) -> Outcome[Any]:
        if self._team.lived(self._team.alone(shard)):
            return next(iter(self._part(shard).values()))
        return Failed(item.where, UnreadableDocument(f"{item.where}: {_DIED}"))
