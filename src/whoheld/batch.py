"""Many documents over the processes of one machine: read in any order, handed back in the order given."""

from __future__ import annotations

import hashlib
import logging
import multiprocessing
import signal
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeAlias, TypeVar

from whoheld.acquisition.item import Item, Unread
from whoheld.acquisition.walk import READ_LANGUAGE, acquire
from whoheld.errors import DocumentError, ModelError, UnreadableDocument, WhoHeldError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from whoheld.acquisition.document import Document
    from whoheld.almanac.layers import Layer
    from whoheld.evidence.store import Earlier
    from whoheld.options import ReadingOptions
    from whoheld.pipeline import Reading

log = logging.getLogger(__name__)

#: What a reader makes of a document: a `whoheld.pipeline.Reading`, or the stretches of `whoheld.spans`.
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

#: Documents handed out ahead of the one that is waited for, per process: enough to keep all busy, few enough to hold.
AHEAD = 3


class Reads(Protocol[T_co]):
    """Whatever reads a document: `whoheld.pipeline.Reader`, or another."""

    def read(self, document: Document) -> T_co:
        """What the document says."""


class MakesReader(Protocol[T_co]):
    """Makes a reader in the process that needs it; has to be picklable, and says which version it makes.

    Where it has a method ``prepare``, that is called once before processes are started, for whatever they share.
    """

    @property
    def version(self) -> str:
        """Readers of one version read alike, so that the same documents need not be read again."""

    def __call__(self) -> Reads[T_co]:
        """A reader."""


@dataclass(frozen=True, slots=True)
class Shipped:
    """Makes the reader that comes with WhoHeld, with the layers of a record."""

    options: ReadingOptions
    layers: tuple[Layer, ...] = ()

    @property
    def version(self) -> str:
        """WhoHeld's version, the reader's, and a digest of what was chosen, layers included."""
        from whoheld.pipeline import Reader  # noqa: PLC0415 - see __call__

        chosen = [self.options.almanac, self.options.model or ""]
        chosen += sorted(f"{layer.name}={layer.digest_sha256}" for layer in self.layers)
        digest = hashlib.sha256("\n".join(chosen).encode()).hexdigest()[:8]
        return f"{version('whoheld')}/{Reader.version}+{digest}"

    def prepare(self) -> None:
        """Build the index of places where there is none yet, so that not every process builds its own."""
        from whoheld.almanac.index import open_index  # noqa: PLC0415 - see __call__

        open_index()

    def __call__(self) -> Reads[Reading]:
        """The reader, with its language model loaded."""
        # The language model's library takes seconds to load, and a process that only asks never needs it.
        from whoheld.pipeline import Reader  # noqa: PLC0415

        return Reader(self.options, self.layers)


@dataclass(frozen=True, slots=True)
class Finished(Generic[T]):
    """A document that was read; ``unread`` says why no claims were sought in it, and then there is no reading."""

    where: str
    document: Document
    reading: T | None
    unread: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A document that was read before by the same reader, with the same publication date."""

    where: str
    document: Document


@dataclass(frozen=True, slots=True)
class Failed:
    """A document that could not be read."""

    where: str
    error: WhoHeldError


Outcome: TypeAlias = Finished[T] | Known | Failed


@dataclass(slots=True)
class Desk(Generic[T]):
    """Where one process reads; the reader is made for the first document that needs it.

    Attributes:
        make: Makes the reader.
        version: The reader's version.
        published: Publication date that a person gave for all documents.
        earlier: How documents were read before, by their ids.
        refused: Documents that are not to be read, by their ids, with the reason.
    """

    make: MakesReader[T]
    version: str
    published: str | None = None
    earlier: Mapping[str, Earlier] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)
    _reader: Reads[T] | None = None

    def read(self, item: Item) -> Outcome[T]:
        """One document, whatever becomes of it."""
        try:
            return self._read(item.where, acquire(item, published=self.published))
        except ModelError:
            raise
        except WhoHeldError as error:
            return Failed(item.where, error)
        except Exception as error:
            # One text must not cost the reading of the others; the log has the trace for whoever mends it.
            log.exception("reading %s failed", item.where)
            said = f"the reader failed on it ({type(error).__name__}: {error}); please report it with the text"
            return Failed(item.where, UnreadableDocument(f"{item.where}: {said}"))

    def settled(self, item: Item | Unread) -> Failed | Known | None:
        """What is known of a text without reading it: that it cannot be read, or need not be again; else None."""
        if isinstance(item, Unread):
            return Failed(item.where, item.error)
        try:
            before = self.earlier.get(item.digest())
            if before is None or before.reader != self.version:
                return None
            return self._known(item.where, self._dated(acquire(item, published=self.published)))
        except WhoHeldError:
            return None

    def _known(self, where: str, document: Document) -> Known | None:
        before = self.earlier.get(document.id)
        same = before and (before.reader, before.published) == (self.version, document.published)
        return Known(where, document) if same else None

    def _dated(self, document: Document) -> Document:
        """What a person said once of a document's day holds until a person says otherwise."""
        before = self.earlier.get(document.id)
        if before and document.published is None and before.published:
            return replace(document, published=before.published, published_basis=before.published_basis)
        return document

    def _read(self, where: str, document: Document) -> Outcome[T]:
        if why := self.refused.get(document.id):
            raise DocumentError(f"{where}: {why}")
        document = self._dated(document)
        if known := self._known(where, document):
            return known
        if document.language not in {READ_LANGUAGE, "und"}:
            return Finished(where, document, None, f"in another language than English ({document.language})")
        self._reader = self._reader or self.make()
        return Finished(where, document, self._reader.read(document))


def read_all(items: Iterable[Item | Unread], desk: Desk[T], *, workers: int = 1) -> Iterator[Outcome[T]]:
    """Read documents, in the order of the items whatever the number of processes.

    With one worker all happens in this process. With more, each process has a reader of its own, and none is started
    for documents that need not be read again; a document whose process dies is tried once more alone, and if that one
    dies too it is reported and the others are still read. At most `AHEAD` documents a process are held at a time, and
    the items are asked for no earlier than that. Stopping early, by Ctrl-C or by closing the iterator, ends the
    processes.

    Raises:
        ModelError: If the reader cannot be made.
    """
    if workers <= 1:
        return (_here(item, desk) for item in items)
    waiting = iter(items)
    first = list(islice(waiting, 2))
    if len(first) <= 1:
        return (_here(item, desk) for item in first)
    return _spread(chain(first, waiting), desk, workers)


def _here(item: Item | Unread, desk: Desk[T]) -> Outcome[T]:
    return Failed(item.where, item.error) if isinstance(item, Unread) else desk.read(item)


def _spread(items: Iterator[Item | Unread], desk: Desk[T], workers: int) -> Iterator[Outcome[T]]:
    running: deque[tuple[Item | Unread, Future[Outcome[T]], ProcessPoolExecutor | None]] = deque()
    pool: ProcessPoolExecutor | None = None
    try:
        while True:
            for item in islice(items, workers * AHEAD - len(running)):
                settled = desk.settled(item)
                if settled is None:
                    pool = pool or _first_pool(desk, workers)
                    running.append((item, _submitted(pool, item), pool))
                else:
                    running.append((item, _past(settled), None))
            if not running:
                return
            item, future, its_pool = running.popleft()
            outcome = _outcome(future)
            if outcome is None and its_pool is pool and pool:
                _stop(pool)
                pool = _pool(desk, workers)
            yield outcome or _alone(item, desk)
    finally:
        if pool:
            _stop(pool)


def _past(outcome: Outcome[T]) -> Future[Outcome[T]]:
    """A future that is past."""
    future: Future[Outcome[T]] = Future()
    future.set_result(outcome)
    return future


def _alone(item: Item | Unread, desk: Desk[T]) -> Outcome[T]:
    """A document that was in hand, or waiting, when a process died: read by a process of its own."""
    pool = _pool(desk, 1)
    try:
        outcome: Outcome[T] | None = _outcome(_submitted(pool, item))
    finally:
        _stop(pool)
    return outcome or Failed(item.where, UnreadableDocument(f"{item.where}: {_DIED}"))


_DIED = "the process that read it was ended from outside, most likely for want of memory: cut the text up, or free some"


def _submitted(pool: ProcessPoolExecutor, item: Item | Unread) -> Future[Outcome[Any]]:
    try:
        return pool.submit(_work, item)
    except BrokenProcessPool as error:
        failed: Future[Outcome[Any]] = Future()
        failed.set_exception(error)
        return failed


def _outcome(future: Future[Outcome[T]]) -> Outcome[T] | None:
    """What became of a document; None if a process of its pool died first."""
    try:
        return future.result()
    except BrokenProcessPool:
        return None


def _first_pool(desk: Desk[Any], workers: int) -> ProcessPoolExecutor:
    prepare = getattr(desk.make, "prepare", None)
    if prepare:
        prepare()
    return _pool(desk, workers)


def _pool(desk: Desk[Any], workers: int) -> ProcessPoolExecutor:
    # Fresh processes, not forks: threads and open databases of this one do not survive a fork.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_sit_down, initargs=(desk,))


def _stop(pool: ProcessPoolExecutor) -> None:
    """End the processes now, finished or not."""
    processes = list((pool._processes or {}).values())  # noqa: SLF001 - terminate_workers() is there from Python 3.14
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()


_desk: Desk[Any]


def _sit_down(desk: Desk[Any]) -> None:
    """Begin a process's work. Ctrl-C reaches every process of the terminal; only the first one is to answer it."""
    global _desk  # noqa: PLW0603 - what an initializer gives to the tasks of its process
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _desk = desk


def _work(item: Item | Unread) -> Outcome[Any]:
    return _here(item, _desk)
