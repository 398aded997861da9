"""Names in a record that begin with some letters, for a shell that completes what a person types.

A shell waits for them at each press of a key. So they are asked for with `sqlite3` alone, which starts in a few
milliseconds, where opening a record as the commands do takes half a second; and what takes too long is cut short.
"""

from __future__ import annotations

import re
import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

What: TypeAlias = Literal["place", "side", "source", "document"]

#: How long the record may be asked, in seconds, and how many names are worth showing.
PATIENCE_S = 0.2
MOST = 500
#: How many steps SQLite takes between two looks at the clock: well under a millisecond.
_STEPS = 10_000

#: The questions of each kind of name, each asked only where the one before finds none.
_ASKED: dict[What, tuple[str, ...]] = {
    "place": (
        """SELECT name FROM places p WHERE name LIKE ?1 ESCAPE '\\'
            AND EXISTS (SELECT 1 FROM claims WHERE place_id = p.id AND superseded_by IS NULL) LIMIT ?2""",
        "SELECT DISTINCT spelling FROM place_names WHERE spelling LIKE ?1 ESCAPE '\\' LIMIT ?2",
    ),
    "side": (
        "SELECT DISTINCT actor FROM claims WHERE superseded_by IS NULL AND actor LIKE '%' || ?1 ESCAPE '\\' LIMIT ?2",
    ),
    "source": (
        "SELECT DISTINCT source FROM claims WHERE superseded_by IS NULL AND source LIKE ?1 ESCAPE '\\' LIMIT ?2",
    ),
    "document": ("SELECT name FROM documents WHERE name LIKE ?1 ESCAPE '\\' LIMIT ?2",),
}
#: Names come from strangers' texts, and a shell runs what it is given: letters, digits and what joins words, no more.
_PLAIN = re.compile(r"\w[\w .'’–-]*")


def names_beginning(location: str, what: What, begin: str) -> list[str]:
    """Names of a record's places, sides, sources or documents that begin so, in order; capitals make no difference.

    Nothing is ever written, waited for or raised: of a record on a server, of one that cannot be read, and of what is
    not in the file itself yet (its log of writing), there are no names. Left out are names with characters that mean
    something to a shell or a terminal.

    Args:
        location: The record's file.
        what: The names of what.
        begin: The first letters; none asks for all.
    """
    with suppress(sqlite3.Error, OSError, ValueError, RuntimeError):
        path = Path(location).expanduser()
        if path.is_file():
            return sorted({name for name in _found(path, what, begin) if _PLAIN.fullmatch(name)}, key=str.casefold)
    return []


def _found(path: Path, what: What, begin: str) -> list[str]:
    until = time.monotonic() + PATIENCE_S
    # Taken as unchanging, the file is neither locked nor given a log beside it.
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        connection.set_progress_handler(lambda: time.monotonic() > until, _STEPS)
        for question in _ASKED[what]:
            if found := list(_named(connection, question, begin)):
                return found
    return []


def _named(connection: sqlite3.Connection, question: str, begin: str) -> Iterator[str]:
    """What a question finds, each of joint actors by itself; what was found until the time was over counts."""
    pattern = re.sub(r"([%_\\])", r"\\\1", begin) + "%"
    with suppress(sqlite3.OperationalError):
        for (joint,) in connection.execute(question, (pattern, MOST)):
            yield from (name for name in joint.split("; ") if name.casefold().startswith(begin.casefold()))
