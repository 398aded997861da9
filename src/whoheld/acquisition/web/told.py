"""What is told of an address that gave no page: what was seen, where, and what to do next."""

from __future__ import annotations

import ssl
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING

import httpcore

from whoheld.acquisition.unpacking import Damaged, TooMuch
from whoheld.acquisition.web import limits
from whoheld.acquisition.web.addresses import shown
from whoheld.acquisition.web.network import NoSuchHost, Private
from whoheld.acquisition.web.wire import NotKept
from whoheld.errors import UnreachableDocument

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx

_SAVE = "save the page in a browser and read the file"
_LATER = "run the same command again later"


@dataclass(slots=True)
class Trail:
    """An address that a person typed, and where its redirects have led so far."""

    typed: str
    now: str = ""
    began: float = field(default_factory=time.monotonic)

    def at(self, url: str) -> None:
        """The way goes on to an address."""
        self.now = shown(url)

    def __str__(self) -> str:
        moved = self.now and self.now.rstrip("/") != self.typed.rstrip("/")
        return f"{self.typed} (redirected to {self.now})" if moved else self.typed

    @property
    def redirected(self) -> bool:
        """Whether a server led to where we are, and not the person."""
        return str(self) != self.typed

    @property
    def seconds(self) -> str:
        """How long it took until now."""
        return f"{time.monotonic() - self.began:.0f} seconds"


@contextmanager
def errors(trail: Trail) -> Iterator[None]:
    """Turn what goes wrong on the way to a page into one message.

    Raises:
        UnreachableDocument: Instead of what was raised within.
    """
    try:
        yield
    except _FORESEEN as error:
        raise UnreachableDocument(f"{trail}: {_words(error, trail)}") from error


_FORESEEN = (
    Private,
    NoSuchHost,
    NotKept,
    TooMuch,
    Damaged,
    httpcore.TimeoutException,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.UnsupportedProtocol,
    UnicodeError,
)


def _words(error: Exception, trail: Trail) -> str:
    match error:
        case Private():
            return _private(error, trail)
        case NotKept():
            return "it was not kept when it was fetched, and with --offline nobody is asked: read it without --offline"
        case TooMuch():
            most = limits.BODY_BYTES // 2**20
            return f"it has more than {most} MB, unpacked: download it with another program and read the file"
        case Damaged():
            return f"{error}: {_SAVE}"
        case NoSuchHost():
            return f"its host is not known ({error}): check the spelling and your connection to the internet"
    return _of_connection(error, trail)


def _of_connection(error: Exception, trail: Trail) -> str:
    match error:
        case httpcore.ConnectTimeout():
            return f"nobody answered there within {limits.CONNECT_SECONDS:.0f} seconds: {_LATER}"
        case httpcore.TimeoutException():
            return f"it was not there whole after {trail.seconds}: {_LATER}, or {_SAVE}"
        case httpcore.ConnectError() if tls := _of_encryption(error):
            return _certificate(tls)
        case httpcore.ConnectError():
            return f"nobody answers there ({error}): check the address and its port"
        case httpcore.NetworkError():
            return f"the connection broke off ({error}): {_LATER}"
    return f"its server does not answer by the rules of HTTP/1.1 ({error}): {_SAVE}"


def _of_encryption(error: BaseException | None) -> ssl.SSLError | None:
    """What went wrong with the encryption, under the errors that were made of it; None if nothing did."""
    while error:
        if isinstance(error, ssl.SSLError):
            return error
        error = error.__cause__ or error.__context__
    return None


def _private(error: Private, trail: Trail) -> str:
    if trail.redirected:
        return f"that leads into a private network or to this machine ({error.address}), and is not followed"
    return (
        f"it lies in a private network or on this machine ({error.address}); "
        "with --allow-private it is read all the same"
    )


def _certificate(cause: ssl.SSLError) -> str:
    said = getattr(cause, "verify_message", "") or cause.reason or str(cause)
    return (
        f"no safe connection can be made ({said}): nothing was read, because somebody else may answer in its name; "
        f"if you trust it, {_SAVE}"
    )


def bad_status(trail: Trail, status: int, headers: httpx.Headers) -> UnreachableDocument:
    """Of an answer that is no page."""
    return UnreachableDocument(f"{trail} answered {_named(status)}: {_advice(status, headers)}")


def _named(status: int) -> str:
    try:
        return f"{status} ({HTTPStatus(status).phrase.lower()})"
    except ValueError:
        return str(status)


def _advice(status: int, headers: httpx.Headers) -> str:
    after = _after(headers.get("retry-after", ""))
    if status in {404, 410}:
        return "check the address, or look for a copy of the page in a web archive"
    if status in {401, 402, 403, 407, 451}:
        return f"it wants a login, or lets no programs in; {_SAVE}"
    if status in {429, 503} or after:
        return f"its server asks for a pause; run the same command again {after or 'later'}"
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return f"its server has a fault; {_LATER}"
    return f"there is no page in that; {_SAVE}"


def _after(said: str) -> str:
    """What Retry-After says, in words; empty where it says nothing that can be understood."""
    if said.isascii() and said.isdigit() and len(said) < 7:  # noqa: PLR2004 - a week has six digits of seconds
        return f"after {said} seconds"
    try:
        return f"after {parsedate_to_datetime(said):%Y-%m-%d %H:%M} UTC" if said else ""
    except ValueError:
        return ""


def too_many_redirects(trail: Trail) -> UnreachableDocument:
    """Of addresses that lead on and on."""
    return UnreachableDocument(
        f"{trail}: it was redirected more than {limits.REDIRECTS} times, perhaps in a circle: {_SAVE}"
    )


def redirect_refused(trail: Trail, where: str) -> UnreachableDocument:
    """Of a redirect that is not followed."""
    return UnreachableDocument(f"{trail} redirects to {where}, which is not followed: give that address itself")


def no_leave(trail: Trail) -> UnreachableDocument:
    """Of a page that robots.txt keeps from programs."""
    return UnreachableDocument(f"{trail}: its host's robots.txt asks programs not to read it; {_SAVE}")


def no_leave_now(trail: Trail, trouble: str) -> UnreachableDocument:
    """Of a page whose robots.txt cannot be had."""
    return UnreachableDocument(f"{trail} is not read, because {trouble}: {_LATER}, or {_SAVE}")


def too_long_a_pause(trail: Trail, seconds: float) -> UnreachableDocument:
    """Of a host that wants longer pauses than anybody waits."""
    most = limits.LONGEST_PAUSE_SECONDS
    return UnreachableDocument(
        f"{trail}: its host's robots.txt asks for {seconds:.0f} seconds between pages, more than the {most:.0f} "
        f"that are waited; {_SAVE}"
    )
