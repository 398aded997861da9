"""The record behind the server: read by many threads at once, written to by one at a time."""

from __future__ import annotations

import secrets
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from threading import Lock
from typing import TYPE_CHECKING, Any

import whoheld
from whoheld.errors import RecordUnwritable
from whoheld.history.ways.bounds import REACH_KM
from whoheld.interfaces.web.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator
    from pathlib import Path

    from whoheld.record import Record


class Desk:
    """What every question is answered from.

    One record is open for reading and shared by all threads: each answer takes a connection and a transaction of its
    own. Another is opened for writing when somebody first judges.

    Attributes:
        token: What a request that changes the record must show; another one at every start.
        by: Who judges where nothing else is said; None for ``$WHOHELD_BY`` or the login name.
        roads: The file of roads that ways are told by; None where neighbouring places stand in for them.
        reach_km: With roads: places with no road within so many kilometres are left out.
    """

    def __init__(
        self, location: str, *, by: str | None = None, roads: Path | None = None, reach_km: float = REACH_KM
    ) -> None:
        self.location = location
        self.by = by
        self.roads, self.reach_km = roads, reach_km
        self.token = secrets.token_urlsafe(24)
        self.record = whoheld.open(location, create=False, read_only=True)
        self._judged: Record | None = None
        self._turn = Lock()
        self._memory = Memory()
        self._afterwards = ThreadPoolExecutor(1, thread_name_prefix="whoheld-ready")

    def seen(self, known_by: str | None = None, reported_by: str | None = None, *, judged_only: bool = False) -> Record:
        """The record through a lens."""
        return self.record.through(known_by=known_by, reported_by=reported_by, judged_only=judged_only)

    def kept(self, key: Hashable, make: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever is kept
        """What was made for a key since something was last written to the record, else what is made now."""
        return self._memory.of(key, self.record.state(), make)

    @contextmanager
    def judging(self) -> Iterator[Record]:
        """The record to write to, for one at a time; its places are made ready afterwards, while others ask.

        Raises:
            RecordError: It cannot be opened for writing.
        """
        with self._turn:
            if self._judged is None:
                self._judged = whoheld.open(self.location, create=False)
            yield self._judged
        with suppress(RuntimeError):  # the server ends; what was judged is kept, and is made ready by who asks next
            self._afterwards.submit(self._make_ready)

    def close(self) -> None:
        """Let go of the record."""
        self._afterwards.shutdown()
        with self._turn:
            if self._judged is not None:
                self._judged.close()
        self.record.close()

    def _make_ready(self) -> None:
        if self._judged is not None:
            with suppress(RecordUnwritable):  # answers are computed until somebody can write
                self._judged.make_ready()
