"""One request over one guarded connection, without cookies, proxies or a memory of its own."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import httpcore
import httpx

from whoheld.acquisition.web import limits
from whoheld.acquisition.web.network import Clock, Guarded

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterator

_SECONDS = {
    "connect": limits.CONNECT_SECONDS,
    "read": limits.SILENT_SECONDS,
    "write": limits.SILENT_SECONDS,
    "pool": limits.CONNECT_SECONDS,
}
#: Of the connection, or of a person: nothing that may be kept.
_NOT_KEPT = {b"set-cookie", b"set-cookie2", b"connection", b"keep-alive"}


class Wire(httpx.BaseTransport):
    """Sends a request to the server that it names; a connection for each, closed with its answer.

    Args:
        allowed: Host and port that may lie in a private network, because a person said so.
        before: Called before each request that really goes out, to wait as manners demand.
    """

    def __init__(self, allowed: tuple[str, int] | None, before: Callable[[httpx.Request], None]) -> None:
        self._allowed = allowed
        self._before = before

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer; its body is still to be read, and the response to be closed.

        Raises:
            Private, NoSuchHost, httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError.
        """
        self._before(request)
        guarded = Guarded(Clock(limits.WHOLE_SECONDS), self._allowed)
        pool = httpcore.ConnectionPool(_tls(), max_connections=1, http1=True, http2=False, network_backend=guarded)
        try:
            answer = pool.handle_request(_plain(request))
        except BaseException:
            pool.close()
            raise
        headers = [(name, value) for name, value in answer.headers if name.lower() not in _NOT_KEPT]
        return httpx.Response(answer.status, headers=headers, stream=_Body(answer, pool))


class Nowhere(httpx.BaseTransport):
    """Sends nothing."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """No answer at all.

        Raises:
            NotKept: Always.
        """
        raise NotKept(str(request.url))


class NotKept(Exception):
    """A page that is wanted without asking for it, and was not kept."""


class _Body(httpx.SyncByteStream):
    """What a server sends; closing it closes the connection."""

    def __init__(self, answer: httpcore.Response, pool: httpcore.ConnectionPool) -> None:
        self._answer = answer
        self._pool = pool

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
        self._pool.close()


def _plain(request: httpx.Request) -> httpcore.Request:
    url = request.url
    target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    return httpcore.Request(request.method, target, headers=request.headers.raw, extensions={"timeout": _SECONDS})


@lru_cache(maxsize=1)
def _tls() -> ssl.SSLContext:
    """Certificates are always checked: against certifi's list, or the one that ``$SSL_CERT_FILE`` names."""
    return httpx.create_ssl_context()
