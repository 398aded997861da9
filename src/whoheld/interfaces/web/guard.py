"""Who may ask, and what a browser may do with the answers.

The page shows texts of strangers, and a browser lets every other page send requests to this one. So each request must
name this server as its host; one that changes something must come from this very page and show its token; and where
others can reach the server, each must show that it was let in.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import re
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, RedirectResponse

from whoheld.interfaces.web.faults import Refused

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "whoheld"
#: An answer must not be framed, guessed at, sent on or read by another page; scripts come from this server alone.
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
        "worker-src blob:; font-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
#: What ``Host`` may hold: an address of IPv6 in brackets or a name, and a port.
_HOST = re.compile(r"(?:\[(?P<address>[0-9a-f:.]+)\]|(?P<name>[\w.-]+))(?::\d{1,5})?", re.ASCII | re.IGNORECASE)
_CHANGING = frozenset({"POST", "PUT", "PATCH", "DELETE"})


class Guard:
    """Lets through what may be asked, and puts the headers on every answer.

    Args:
        app: What answers.
        host: The name or address that the server listens on.
        state_token: What a request that changes the record must show in ``X-WhoHeld-Token``.
        token: What everybody must show who asks anything; None where only this machine can reach the server.
    """

    def __init__(self, app: ASGIApp, *, host: str, state_token: str, token: str | None = None) -> None:
        self._app = app
        self._host = host.lower()
        self._state_token = state_token
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or say why not."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        response = self._stopped(scope)
        await (response or self._app)(scope, receive, sending)

    def _stopped(self, scope: Scope) -> Response | None:
        """The answer to a request that does not come through."""
        headers = Headers(scope=scope)
        try:
            self._check_host(headers)
            if self._token is not None and not self._let_in(headers):
                return self._door(scope)
            self._check_origin(scope, headers)
        except Refused as refused:
            return JSONResponse(refused.told(), refused.status)
        return None

    def _check_host(self, headers: Headers) -> None:
        """A page elsewhere may have its own name point at this machine; then that name stands in ``Host``.

        Raises:
            Refused: It does.
        """
        named = headers.getlist("host")
        if len(named) != 1 or not may_be_called(name_of(named[0]), self._host):
            raise Refused(
                403, "WrongHost", f"this server is not called {', '.join(named)!r}", f"Ask for it as {self._host!r}."
            )

    def _let_in(self, headers: Headers) -> bool:
        sort, _, shown = headers.get("authorization", "").partition(" ")
        if sort.lower() == "bearer":
            return _same(shown.strip(), self._token)
        try:
            cookies = SimpleCookie(headers.get("cookie", ""))
        except CookieError:
            return False
        return COOKIE in cookies and _same(cookies[COOKIE].value, pass_of(self._token))

    def _door(self, scope: Scope) -> Response:
        """Who shows the token in the address gets a cookie for it, and an address without it.

        Raises:
            Refused: It is not shown.
        """
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = dict(query).get("token")
        if given is None or scope["method"] != "GET" or not _same(given, self._token):
            raise Refused(
                403,
                "NoToken",
                "this server asks for its token",
                "Open the address that `whoheld serve` printed, or send `Authorization: Bearer TOKEN`.",
            )
        rest = urlencode([(name, value) for name, value in query if name != "token"])
        # Never a path of the asker's: "//elsewhere" would lead there.
        home = scope["path"] if scope["path"].startswith("/api/") else "/"
        response = RedirectResponse(home + (f"?{rest}" if rest else ""), 303, {"Cache-Control": "no-store"})
        response.set_cookie(COOKIE, pass_of(self._token), httponly=True, samesite="strict", path="/")
        return response

    def _check_origin(self, scope: Scope, headers: Headers) -> None:
        """Other pages get no answers, and change nothing.

        Raises:
            Refused: The request is one of theirs, or cannot show that it is none.
        """
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        changing = scope["method"] in _CHANGING
        asked_by_page = changing or scope["path"].startswith("/api/")
        strange = site not in {None, "same-origin"} and not (site == "none" and not changing)
        if asked_by_page and (strange or (origin is not None and not _own(origin, headers["host"]))):
            raise Refused(
                403, "OtherOrigin", "the request comes from another page", "Ask from the page of this server."
            )
        if not changing:
            return
        if site is None and origin is None:
            raise Refused(
                403,
                "OtherOrigin",
                "the request does not say where it comes from",
                "Send an Origin header: this server's.",
            )
        if not _same(headers.get("x-whoheld-token", ""), self._state_token):
            raise Refused(
                403,
                "NoToken",
                "X-WhoHeld-Token is missing or old",
                "Take it from GET /api/record; load the page again.",
            )


def pass_of(token: str | None) -> str:
    """What the cookie holds: it follows from the token, and does not tell it."""
    return hmac.new((token or "").encode(), b"whoheld page", hashlib.sha256).hexdigest()


def is_loopback(name: str) -> bool:
    """Whether only this machine is reached by a name."""
    if name.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def name_of(host: str) -> str:
    """The name in a ``Host`` header, without port and brackets; empty where it is none."""
    match = _HOST.fullmatch(host)
    return (match["address"] or match["name"]).lower() if match else ""


def may_be_called(name: str, host: str) -> bool:
    """Whether a server that listens on ``host`` may be asked for by a name."""
    if is_loopback(name) or (name and name == host):
        return True
    return _everywhere(host) and _is_address(name)


def _everywhere(host: str) -> bool:
    """Whether a server listens on every address of the machine; any address may be its, while a name may be a trick."""
    return _is_address(host) and ipaddress.ip_address(host).is_unspecified


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _own(origin: str, host: str) -> bool:
    return origin.lower() in {f"http://{host.lower()}", f"https://{host.lower()}"}


def _same(shown: str, wanted: str | None) -> bool:
    return wanted is not None and hmac.compare_digest(shown.encode(), wanted.encode())
