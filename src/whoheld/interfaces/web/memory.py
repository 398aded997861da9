"""Answers that take a while to make, kept until something is written to the record."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

#: Answers of a big record are some megabytes each.
MOST = 24


class Memory:
    """Keeps the answers that were asked for last; safe to use from several threads."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._slots: OrderedDict[Hashable, _Slot] = OrderedDict()
        self._lock = Lock()

    def of(self, key: Hashable, state: str, make: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever is kept
        """What was made for a key in this state of the record; made now, once, if it is not there."""
        with self._lock:
            slot = self._slots.setdefault(key, _Slot())
            self._slots.move_to_end(key)
            if len(self._slots) > self._most:
                self._slots.popitem(last=False)
        return slot.of(state, make)


class _Slot:
    """One answer; whoever asks for it while it is made waits, instead of making it too."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._state: str | None = None
        self._value: object = None

    def of(self, state: str, make: Callable[[], object]) -> object:
        with self._lock:
            if self._state != state:
                self._value, self._state = make(), state
            return self._value
