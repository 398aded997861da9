"""The port of those who read shards: processes of this machine, or a cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable
    from types import TracebackType

    from whoheld.batch.shard import Shard

#: Shards handed out ahead of those that are waited for, for each process: enough to keep all busy, few enough to hold.
AHEAD = 2
#: By which a team knows a shard that it was given.
HandT = TypeVar("HandT", bound="Hashable")


class Team(Protocol[HandT]):
    """Processes that read shards and write parts; closed when done with, finished or not."""

    @property
    def room(self) -> int:
        """How many shards may be in hand now."""

    def submit(self, shard: Shard[Any]) -> HandT:
        """Have a shard read."""

    def alone(self, shard: Shard[Any]) -> HandT:
        """Have a shard read once more whose process died, so that it costs no other."""

    def finished(self, hands: Collection[HandT], *, wait_for_one: bool) -> Collection[HandT]:
        """Those of several that are finished, well or not."""

    def lived(self, hand: HandT) -> bool:
        """Whether a shard that is finished was read: False if its process died; any other error is raised."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None: ...
