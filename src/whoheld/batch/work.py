"""What a process does with a shard: read its texts, and write the part."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Any

from whoheld.batch.desk import Desk

if TYPE_CHECKING:
    from whoheld.batch.part import Folder
    from whoheld.batch.shard import Shard

# One model a process: a text is read by one thread at a time, and the reader stays for the next shard.
_one_at_a_time = Lock()
_desks: dict[str, Desk[Any]] = {}


def work(folder: Folder, shard: Shard[Any]) -> None:
    """Read a shard in this process.

    Args:
        folder: Where the part goes, and where it stands how to read.
        shard: The texts.

    Raises:
        ClusterError: This machine does not see the folder, or has another version of WhoHeld.
        ModelError: The language model is missing.
    """
    with _one_at_a_time:
        desk = _desk(folder)
        desk.earlier, desk.refused = shard.earlier, shard.refused
        folder.put(shard.name, {place: desk.read(item) for place, item in shard.items.items()})


def _desk(folder: Folder) -> Desk[Any]:
    if folder.token not in _desks:
        _desks.clear()
        _desks[folder.token] = Desk.unpacked(folder.told())
    return _desks[folder.token]
