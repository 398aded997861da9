"""A team of processes on the machines of a Dask cluster."""

from __future__ import annotations

import time
from asyncio import CancelledError
from typing import TYPE_CHECKING, Any, Self

from whoheld.batch.team import AHEAD
from whoheld.batch.work import work
from whoheld.errors import ClusterError, MissingExtra

if TYPE_CHECKING:
    from collections.abc import Collection
    from types import TracebackType

    from distributed import Client, Future

    from whoheld.batch.part import Folder
    from whoheld.batch.shard import Shard

#: How long to wait for the scheduler to answer, for a first worker, and for one to come back when all are gone, in
#: seconds.
PATIENCE_S = 30
#: How often to look whether there are workers still, in seconds.
LOOK_EVERY_S = 5


class Cluster:
    """The workers of a Dask scheduler; one that dies has its shard done again by another, by the scheduler.

    Args:
        folder: Where parts go: on all machines the same.
        address: The scheduler's, ``tcp://HOST:PORT`` or ``tls://HOST:PORT``.

    Raises:
        MissingExtra: Dask is not installed.
        ClusterError: No scheduler answers there, or it has no worker.
    """

    def __init__(self, folder: Folder, address: str) -> None:
        self._address = address
        self._client = _client(address)
        try:
            self._client.wait_for_workers(1, timeout=PATIENCE_S)
        except TimeoutError as error:
            self._client.close()
            raise ClusterError(
                f"the cluster at {address} has no workers: start some with `dask worker {address} --nthreads 1`"
            ) from error
        self._folder = folder

    @property
    def room(self) -> int:
        """How many shards may be in hand now."""
        return AHEAD * max(1, self._threads())

    def submit(self, shard: Shard[Any]) -> Future:
        """Have a shard read."""
        return self._client.submit(work, self._folder, shard, pure=False)

    alone = submit

    def finished(self, hands: Collection[Future], *, wait_for_one: bool) -> Collection[Future]:
        """Those of several that are finished.

        Raises:
            ClusterError: The scheduler was lost, or all workers, and none came back.
        """
        idle_since: float | None = None
        while wait_for_one and hands and not any(hand.done() for hand in hands):
            self._wait(hands)
            now = time.monotonic()
            idle_since = None if self._threads() else idle_since or now
            if idle_since and now - idle_since > PATIENCE_S:
                raise self._lost("has lost all its workers")
        return [hand for hand in hands if hand.done()]

    def _wait(self, hands: Collection[Future]) -> None:
        from distributed import wait  # noqa: PLC0415 - an extra

        try:
            with self._client.as_current():
                wait(list(hands), timeout=LOOK_EVERY_S, return_when="FIRST_COMPLETED")
        except TimeoutError:
            return
        except CancelledError as error:
            raise self._lost() from error

    def _threads(self) -> int:
        """How many threads all workers have; they come and go."""
        try:
            return sum(self._client.nthreads().values())
        except (OSError, TimeoutError, ValueError) as error:
            raise self._lost() from error

    def lived(self, hand: Future) -> bool:
        """Wait for a shard: False if worker after worker died of it.

        Only how it ended is asked for. To ask for the result, which is nothing, would mean to ask a worker that may be
        gone by now.
        """
        from distributed import KilledWorker  # noqa: PLC0415 - an extra

        self.finished([hand], wait_for_one=True)
        if hand.status == "finished":
            return True
        if hand.status != "error":
            raise self._lost()
        error: BaseException = hand.exception()
        if isinstance(error, KilledWorker):
            return False
        raise error

    def _lost(self, how: str = "was lost") -> ClusterError:
        return ClusterError(
            f"the cluster at {self._address} {how}; what was joined is in the record, what was read lies in "
            "the folder of part files. The same command goes on there."
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        """Let go of the cluster; what it has in hand is called back."""
        del kind, error, trace
        self._client.close()


def _client(address: str) -> Client:
    try:
        from distributed import Client  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MissingExtra("reading on a cluster needs Dask: pip install 'whoheld[dask]'") from error
    try:
        return Client(address, timeout=PATIENCE_S, set_as_default=False, name="whoheld")
    except (OSError, ValueError) as error:
        raise ClusterError(
            f"no cluster answers at {address} ({error}): start one with `dask scheduler`, and give the address it names"
        ) from error
