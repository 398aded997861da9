"""The server of a record's page: questions at their addresses, the page's files, and the guard around them."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from whoheld.history.ways.bounds import REACH_KM
from whoheld.interfaces.web.assets import Assets
from whoheld.interfaces.web.desk import Desk
from whoheld.interfaces.web.faults import Refused
from whoheld.interfaces.web.guard import Guard
from whoheld.interfaces.web.questions import QUESTIONS
from whoheld.interfaces.web.route import Threads, address

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp


def app(
    location: str,
    *,
    host: str = "127.0.0.1",
    token: str | None = None,
    by: str | None = None,
    roads: Path | None = None,
    reach_km: float = REACH_KM,
) -> ASGIApp:
    """The server as an ASGI application; when it is shut down it lets go of the record.

    Args:
        location: The record: a file, or ``postgresql://USER:PASSWORD@HOST/NAME``.
        host: The name or address that it will listen on; what else a request calls it is refused.
        token: What everybody must show who asks; needed where others than this machine can reach it.
        by: Who judges where nothing else is said.
        roads: A GeoJSON file of lines by which ways are told; without one, neighbouring places stand in for roads.
        reach_km: With roads: places with no road within so many kilometres are left out.

    Raises:
        RecordError: There is no record, or it cannot be read.
    """
    desk = Desk(location, by=by, roads=roads, reach_km=reach_km)
    threads = Threads()

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        desk.close()

    routes = [*(address(question, desk, threads) for question in QUESTIONS), *Assets().routes()]
    served = Starlette(routes=routes, lifespan=lifespan, exception_handlers=_HANDLERS)
    return Guard(served, host=host, state_token=desk.token, token=token)


def _refused(_: Request, error: Exception) -> Response:
    if not isinstance(error, Refused):
        raise error
    headers = {"Retry-After": "5"} if error.status == 503 else None  # noqa: PLR2004 - the service is not available
    return JSONResponse(error.told(), error.status, headers)


def _unrouted(request: Request, error: Exception) -> Response:
    """An address that there is not, or a method that it does not know."""
    if not isinstance(error, HTTPException):
        raise error
    kind = "".join(word.title() for word in error.detail.split())
    told = Refused(error.status_code, kind, f"{request.method} {request.url.path}: {error.detail.lower()}", _ADVICE)
    return JSONResponse(told.told(), told.status, error.headers)


def _failed(_: Request, __: Exception) -> Response:
    """Our own fault: the server writes the trace to its log, and does not tell it to whoever asked."""
    told = Refused(500, "Fault", "WhoHeld failed at this request; its log says where", "Tell the makers of WhoHeld.")
    return JSONResponse(told.told(), told.status)


_ADVICE = "GET /api/openapi.json lists what there is."
_HANDLERS = {Refused: _refused, HTTPException: _unrouted, Exception: _failed}
