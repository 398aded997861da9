"""A team of processes on this machine."""

from __future__ import annotations

import multiprocessing
import os
import signal
from concurrent import futures
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from threading import Thread
from typing import TYPE_CHECKING, Any, Self

from whoheld.batch.team import AHEAD
from whoheld.batch.work import work

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from concurrent.futures import Future
    from types import TracebackType

    from whoheld.batch.part import Folder
    from whoheld.batch.shard import Shard


class Processes:
    """Processes of this machine, none of them started before the first shard comes.

    Args:
        prepare: Is called once before the first of them is started, for whatever they share.
        folder: Where parts go.
        workers: How many.
    """

    def __init__(self, prepare: Callable[[], None], folder: Folder, workers: int) -> None:
        self._prepare = prepare
        self._folder = folder
        self._workers = workers
        self._pools: list[ProcessPoolExecutor] = []

    @property
    def room(self) -> int:
        """How many shards may be in hand."""
        return self._workers * AHEAD

    def submit(self, shard: Shard[Any]) -> Future[None]:
        """Have a shard read; where a process died, all are replaced."""
        if not self._pools:
            self._prepare()
            self._pools.append(self._pool(self._workers))
        try:
            return self._pools[0].submit(work, self._folder, shard)
        except BrokenProcessPool:
            _stop(self._pools[0])
            self._pools[0] = self._pool(self._workers)
            return self._pools[0].submit(work, self._folder, shard)

    def alone(self, shard: Shard[Any]) -> Future[None]:
        """Have a shard read by a process of its own."""
        pool = self._pool(1)
        self._pools.append(pool)
        future = pool.submit(work, self._folder, shard)
        future.add_done_callback(lambda _: pool.shutdown(wait=False))
        return future

    def finished(self, hands: Collection[Future[None]], *, wait_for_one: bool) -> Collection[Future[None]]:
        """Those of several that are finished."""
        return futures.wait(hands, None if wait_for_one else 0, futures.FIRST_COMPLETED).done

    def lived(self, hand: Future[None]) -> bool:
        """Wait for a shard: False if its process was ended, from outside or by the text."""
        try:
            hand.result()
        except BrokenProcessPool:
            return False
        return True

    def _pool(self, workers: int) -> ProcessPoolExecutor:
        # Fresh processes, not forks: threads and open databases of this one do not survive a fork.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(workers, mp_context=context, initializer=_sit_down)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        """End the processes now, finished or not."""
        del kind, error, trace
        for pool in self._pools:
            _stop(pool)


def _stop(pool: ProcessPoolExecutor) -> None:
    processes = list((pool._processes or {}).values())  # noqa: SLF001 - terminate_workers() is there from Python 3.14
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()


def _sit_down() -> None:
    """Begin a process's work. Ctrl-C reaches every process of the terminal; only the first one is to answer it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_the_first, daemon=True).start()


def _end_with_the_first() -> None:
    """Where the first process is ended from outside, nobody tells the others, and they would wait for ever."""
    first = multiprocessing.parent_process()
    if first:
        wait([first.sentinel])
        os._exit(1)
