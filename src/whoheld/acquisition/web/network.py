"""Connections to public addresses only: a name is looked up once, judged, and the very address judged is called."""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from typing import TYPE_CHECKING

import httpcore

from whoheld.acquisition.web import limits

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterable

#: Where clouds keep secrets for the machines that ask, at an address that is public by its number.
_SECRETS = {ipaddress.ip_address("168.63.129.16")}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Private(Exception):
    """The host's address belongs to a private network, this machine, or nobody."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


class NoSuchHost(Exception):
    """No address is known for the host's name; the text says what the system said."""


class Clock:
    """The time that one answer may take."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self, most: float | None) -> float:
        """The seconds that the next step may take.

        Raises:
            httpcore.ReadTimeout: None are left.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the whole time is over")
        return min(left, most or left)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet; those that stand for another are judged by that one."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.is_site_local:
            return False
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo and ip.teredo[1])
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner:
            return is_public(str(inner))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip in _SECRETS)


def resolve(host: str, port: int) -> list[str]:
    """The IP addresses of a host as the system knows them, of whatever form the host is written in.

    Raises:
        OSError: There are none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def dial(address: str, port: int, seconds: float) -> httpcore.NetworkStream:
    """A connection to an IP address."""
    return httpcore.SyncBackend().connect_tcp(address, port, seconds)


def _looked_up(host: str, port: int, seconds: float) -> list[str]:
    """`resolve` with an end: the system's own may take minutes, and Ctrl-C does not reach into it."""
    found: list[str] = []
    failed: list[Exception] = []

    def look() -> None:
        try:
            found.extend(resolve(host, port))
        except (OSError, UnicodeError) as error:
            failed.append(error)

    seeker = threading.Thread(target=look, daemon=True)
    seeker.start()
    seeker.join(seconds)
    if failed or not found:
        said = failed[0].args[-1] if failed and failed[0].args else "no answer in time"
        raise NoSuchHost(str(said))
    return found


class Guarded(httpcore.NetworkBackend):
    """Connects to public addresses, and to the one host and port besides that a person allowed.

    Args:
        clock: The time for all of it.
        allowed: Host and port that may be private; None where no private address may be called.
    """

    def __init__(self, clock: Clock, allowed: tuple[str, int] | None) -> None:
        self._clock = clock
        self._allowed = allowed

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to a host.

        Raises:
            Private: One of its addresses is not of the open internet.
            NoSuchHost: It has no address.
            httpcore.ConnectError: Nobody answers there.
        """
        del local_address, socket_options
        addresses = _looked_up(host, port, self._clock.left(timeout))
        if (host.lower(), port) != self._allowed:
            # All must be public: a name that leads to both kinds was made to get past this.
            for address in addresses:
                if not is_public(address):
                    raise Private(address)
        return _Timed(self._first(addresses, port, timeout), self._clock)

    def _first(self, addresses: list[str], port: int, seconds: float | None) -> httpcore.NetworkStream:
        """The first of the addresses that answers."""
        for address in addresses[:-1]:
            try:
                return dial(address, port, self._clock.left(seconds))
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return dial(addresses[-1], port, self._clock.left(seconds))


class _Timed(httpcore.NetworkStream):
    """A connection on which no step outlasts the clock."""

    def __init__(self, inner: httpcore.NetworkStream, clock: Clock) -> None:
        self._inner = inner
        self._clock = clock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._clock.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._clock.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        seconds = self._clock.left(timeout or limits.CONNECT_SECONDS)
        return _Timed(self._inner.start_tls(ssl_context, server_hostname, seconds), self._clock)

    def get_extra_info(self, info: str) -> object:
        return self._inner.get_extra_info(info)
