"""Fetches the page at one address: its robots.txt asked, its redirects followed with care, its body bounded."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpx

from whoheld.acquisition.unpacking import TooMuch, unpacked
from whoheld.acquisition.web import limits, told
from whoheld.acquisition.web.cache import asking_first, key
from whoheld.acquisition.web.manners import AGENT, MANNERS, Rules, rules_of
from whoheld.acquisition.web.wire import Wire
from whoheld.errors import UnreachableDocument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whoheld.options import WebOptions

#: What is sent with every request; nothing of it tells who asks.
_HEADERS = {
    "User-Agent": AGENT,
    "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Language": "en",
    "Accept-Encoding": "gzip, br",
    "Connection": "close",
}
_REDIRECTS = {301, 302, 303, 307, 308}
_GOOD = {200, 203}
_SHORT = 65_536
_USUAL_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave.

    Attributes:
        url: Where it lay in the end, after redirects.
        status: The HTTP status.
        headers: What the server says of it.
        body: Its bytes, unpacked; empty where the status is none of success.
    """

    url: httpx.URL
    status: int
    headers: httpx.Headers
    body: bytes


def fetch(address: str, options: WebOptions) -> Page:
    """The page at an address.

    Args:
        address: As `addresses.shown` gives it, http or https.
        options: Whether to keep pages, to ask nobody, to allow private addresses.

    Raises:
        UnreachableDocument: It cannot be had, or must not be; the message says why, and what to do.
    """
    try:
        url = httpx.URL(address)
        _refuse_odd(address, url)
    except (httpx.InvalidURL, ValueError) as error:
        raise UnreachableDocument(f"{address} is no address of a page ({error}): check its spelling") from error
    with _Visit.of(address, url, options) as visit, told.errors(visit.trail):
        page = visit.page(url)
        if page.status not in _GOOD:
            raise told.bad_status(visit.trail, page.status, page.headers)
        return page


def _refuse_odd(address: str, url: httpx.URL) -> None:
    if url.scheme not in _USUAL_PORTS or not url.host:
        raise ValueError("it has no host")
    if url.port is not None and not 0 < url.port < 2**16:
        raise ValueError(f"there is no port {url.port}")
    if len(address) > limits.ADDRESS_CHARACTERS:
        raise ValueError(f"longer than {limits.ADDRESS_CHARACTERS} characters")


@dataclass(frozen=True, slots=True)
class _Visit:
    """The way to one page."""

    transport: httpx.BaseTransport
    trail: told.Trail
    typed: tuple[str, int]
    options: WebOptions

    @classmethod
    @contextmanager
    def of(cls, address: str, url: httpx.URL, options: WebOptions) -> Iterator[_Visit]:
        """A visit to an address that a person typed."""
        typed = _host_and_port(url)
        wire = Wire(typed if options.allow_private else None, MANNERS.wait)
        kept = options.cache or options.offline
        transport = asking_first(wire, offline=options.offline) if kept else wire
        try:
            yield cls(transport, told.Trail(address), typed, options)
        finally:
            transport.close()

    def page(self, url: httpx.URL) -> Page:
        """The page at an address or where its redirects lead, each host's robots.txt asked."""
        for hop in range(limits.REDIRECTS + 1):
            self.trail.at(str(url))
            pause = None if self.options.offline else self._leave(url, first=hop == 0)
            page = self._answer(url, limits.BODY_BYTES, pause)
            if page.status not in _REDIRECTS:
                return page
            url = self._next(page)
        raise told.too_many_redirects(self.trail)

    def _leave(self, url: httpx.URL, *, first: bool) -> float:
        """The pause before a page, if its host lets us read it."""
        origin = str(url.copy_with(raw_path=b"/robots.txt", fragment=None))
        rules = MANNERS.rules(origin, lambda: self._rules(httpx.URL(origin)))
        if rules.trouble:
            raise told.no_leave_now(self.trail, rules.trouble)
        if not rules.allow(str(url)):
            raise told.no_leave(self.trail)
        if rules.pause > limits.LONGEST_PAUSE_SECONDS:
            raise told.too_long_a_pause(self.trail, rules.pause)
        # A redirect within a host is part of one page, and followed as a browser does unless robots.txt says more.
        return max(rules.pause, limits.PAUSE_SECONDS if first else 0.0)

    def _rules(self, url: httpx.URL) -> Rules:
        for _ in range(limits.REDIRECTS + 1):
            page = self._answer(url, limits.ROBOTS_BYTES, None, cut=True)
            if page.status not in _REDIRECTS:
                return rules_of(page.status, page.body)
            url = self._next(page)
        return Rules()

    def _answer(self, url: httpx.URL, most: int, pause: float | None, *, cut: bool = False) -> Page:
        """One answer, whatever its status; with ``cut``, what is too much of it is left unread."""
        private = self.options.allow_private and _host_and_port(url) == self.typed
        extensions = {"pause": pause, "caching": {"key": key(str(url), private=private)}}
        response = self.transport.handle_request(httpx.Request("GET", url, headers=_HEADERS, extensions=extensions))
        try:
            body = _body(response, most, cut=cut) if response.status_code in _GOOD else _passed_over(response)
        finally:
            response.close()
        return Page(url, response.status_code, response.headers, body)

    def _next(self, page: Page) -> httpx.URL:
        """Where a redirect leads.

        Raises:
            UnreachableDocument: It is no place to go.
        """
        try:
            url = page.url.join(page.headers.get("location", "")).copy_with(fragment=None)
            _refuse_odd(str(url), url)
        except (httpx.InvalidURL, ValueError) as error:
            raise told.redirect_refused(self.trail, f"an address that is none or not of the web ({error})") from error
        if url.userinfo:
            raise told.redirect_refused(self.trail, "an address with a name or a password in it")
        if page.url.scheme == "https" and url.scheme == "http":
            raise told.redirect_refused(self.trail, f"an address without encryption ({url})")
        port = _host_and_port(url)[1]
        if port != _USUAL_PORTS[url.scheme] and _host_and_port(url) != self.typed:
            raise told.redirect_refused(self.trail, f"an unusual port ({url})")
        return url


def _body(response: httpx.Response, most: int, *, cut: bool) -> bytes:
    """What an answer holds, unpacked; with ``cut`` its whole lines up to the bound, else not more than that.

    Raises:
        TooMuch, Damaged: See `unpacked`.
    """
    body = bytearray()
    # What comes packed is hardly longer than what comes out; a robots.txt is cut off before it matters.
    packed = _counted(response, 4 * most if cut else most + 4096)
    for piece in unpacked(packed, response.headers.get("content-encoding", ""), 4 * most if cut else most):
        body += piece
        if cut and len(body) >= most:
            return bytes(body[:most].rpartition(b"\n")[0])
    return bytes(body)


def _passed_over(response: httpx.Response) -> bytes:
    """Nothing. A short answer is heard out, because only what was heard out is kept: redirects, and "no robots.txt"."""
    with suppress(TooMuch):
        for _ in _counted(response, _SHORT):
            pass
    return b""


def _counted(response: httpx.Response, most: int) -> Iterator[bytes]:
    size = 0
    stream = response.stream
    assert isinstance(stream, httpx.SyncByteStream)
    for piece in stream:
        size += len(piece)
        if size > most:
            raise TooMuch
        yield piece


def _host_and_port(url: httpx.URL) -> tuple[str, int]:
    return url.raw_host.decode("ascii").lower(), url.port or _USUAL_PORTS[url.scheme]
