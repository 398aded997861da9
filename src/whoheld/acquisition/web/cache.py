"""Pages that were fetched before: kept on this machine as HTTP allows it, within bounds, and asked first."""

from __future__ import annotations

import hashlib
import logging
from contextlib import suppress
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from hishel import CacheOptions, Entry, SqliteStorage
from hishel.httpx import CacheTransport
from platformdirs import user_cache_path

from whoheld.acquisition.web import limits
from whoheld.acquisition.web.wire import Nowhere

if TYPE_CHECKING:
    from pathlib import Path

    import httpx

# A cache that cannot be read or written costs a fetch and nothing else; its own log would frighten people.
logging.getLogger("hishel").addHandler(logging.NullHandler())


def cache_file() -> Path:
    """Where pages are kept."""
    return user_cache_path("whoheld") / "web" / "pages.db"


class _Pages(SqliteStorage):
    """The answers that were kept, the newest first: an answer that another one replaced may stay beside it."""

    def get_entries(self, key: str) -> list[Entry]:
        """The answers under a key; of two of the same second the one that was kept later comes first."""
        kept = super().get_entries(key)
        kept.reverse()
        kept.sort(key=lambda entry: _sent(entry.response.headers.get("date", "")), reverse=True)
        return kept


def _sent(date: str) -> float:
    """When an answer was sent, by its header Date; seconds since 1970."""
    try:
        return parsedate_to_datetime(date).timestamp()
    except ValueError:
        return 0.0


def asking_first(wire: httpx.BaseTransport, *, offline: bool) -> httpx.BaseTransport:
    """Asks the cache first, and then the wire; to be closed.

    What is fresh is not asked for again, and what is not is asked for with its ETag or day (RFC 9111, as a private
    cache). Offline, what is kept is taken as it is, however old, and the wire is never asked.
    """
    file = cache_file()
    with suppress(OSError):
        # What a person reads is not for others on the same machine.
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    storage = _Pages(
        database_path=file,
        default_ttl=limits.CACHE_SECONDS,
        max_stream_size=limits.BODY_BYTES,
        max_size=limits.CACHE_BYTES,
    )
    if offline:
        return CacheTransport(Nowhere(), storage)
    return CacheTransport(wire, storage, rfc=CacheOptions(shared=False, supported_methods=["GET"], allow_stale=False))


def key(url: str, *, private: bool) -> str:
    """What a page is kept under; what a private network answered is kept apart, so that no public page leads to it."""
    return hashlib.sha256(f"{'private' if private else 'public'} {url}".encode()).hexdigest()
