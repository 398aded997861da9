"""One thing that can be asked of the server or done through it: its address, what it takes, what it answers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from anyio import CapacityLimiter, to_thread
from starlette.responses import Response
from starlette.routing import Route as Address

from whoheld.errors import WhoHeldError
from whoheld.interfaces.web.faults import Refused, refusal
from whoheld.interfaces.web.packed import Packed
from whoheld.interfaces.web.params import LENS, PAGING, Param, taken

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from starlette.datastructures import QueryParams
    from starlette.requests import Request

    from whoheld.interfaces.web.desk import Desk

#: Answers that are made at a time; each may hold two of the record's fifteen connections.
LIGHT, HEAVY, SLOW = 4, 2, 1
#: What is answered to nobody.
GONE = 499
#: A judgement needs a few hundred bytes.
BODY_BYTES = 64_000


class HasRow(Protocol):
    """An answer that can tell itself as plain values."""

    def row(self) -> dict[str, Any]:
        """Column -> plain value."""


@dataclass(frozen=True, slots=True)
class Question:
    """A route.

    Attributes:
        path: Its address; what stands in braces is a parameter.
        summary: What it does, in a sentence.
        answer: The name of the shape of its answer (of one row, where it is ``paged``).
        call: Makes the answer from the desk and what was given.
        params: What can be given.
        lens: Whether a lens may be given too.
        paged: Whether the answer is a list, of which a part is asked for.
        method: ``GET``, or ``POST`` where it changes the record.
        kept: Whether a browser may keep the answer and ask whether it still stands.
        slow: Whether it may take seconds; such answers are made one after the other, so that quick ones have room.
    """

    path: str
    summary: str
    answer: str
    call: Callable[..., Any]
    params: tuple[Param, ...] = ()
    lens: bool = False
    paged: bool = False
    method: str = "GET"
    kept: bool = True
    slow: bool = False

    @property
    def taking(self) -> tuple[Param, ...]:
        """All that can be given."""
        return (*self.params, *(LENS if self.lens else ()), *(PAGING if self.paged else ()))

    def of(self, where: str) -> list[Param]:
        """What can be given in the path, the query or the body."""
        return [param for param in self.taking if param.where == where]


class Threads:
    """So many answers are made at a time; those that take long, all places through a lens, leave room for others."""

    def __init__(self) -> None:
        self._light, self._heavy, self._slow = (CapacityLimiter(most) for most in (LIGHT, HEAVY, SLOW))

    async def run(self, question: Question, request: Request, make: Callable[[], Response]) -> Response:
        """The answer, made in a thread; none where whoever asked has gone meanwhile (a slider that was drawn on)."""
        async with self._slow if question.slow else self._heavy if question.lens else self._light:
            if question.method == "GET" and await request.is_disconnected():
                return Response(status_code=GONE)
            return await to_thread.run_sync(make)


def address(question: Question, desk: Desk, threads: Threads) -> Address:
    """A question at its address; the answer is made in a thread, so that others are answered meanwhile."""

    async def endpoint(request: Request) -> Response:
        body = await _body(request) if question.method == "POST" else {}
        return await threads.run(question, request, partial(_answer, question, desk, request, body))

    return Address(question.path, endpoint, methods=[question.method])


def _answer(question: Question, desk: Desk, request: Request, body: Mapping[str, object]) -> Response:
    packed = _packed(question, desk, request, body)
    return packed.response(request, keep=question.kept and question.method == "GET")


def _packed(question: Question, desk: Desk, request: Request, body: Mapping[str, object]) -> Packed:
    values = {
        **taken(question.of("path"), request.path_params),
        **taken(question.of("query"), _once(request.query_params)),
        **taken(question.of("body"), body),
    }
    part = {p.name: values.pop(p.name) for p in PAGING} if question.paged else {}
    try:
        answer = question.call(desk, **values)
        if isinstance(answer, Packed):
            return answer
        return Packed.of(_page(answer, **part) if question.paged else answer)
    except WhoHeldError as error:
        raise refusal(error) from error


def _page(rows: Sequence[HasRow], offset: int, limit: int) -> dict[str, Any]:
    """A part of a list, with the number of all."""
    part = [row.row() for row in rows[offset : offset + limit]]
    return {"rows": part, "total": len(rows), "offset": offset, "limit": limit}


def _once(query: QueryParams) -> dict[str, object]:
    """The parameters of a query.

    Raises:
        Refused: One stands there twice.
    """
    pairs = query.multi_items()
    given: dict[str, object] = dict(pairs)
    if len(given) < len(pairs):
        raise Refused(400, "BadValue", "a parameter is given twice", "Give each parameter once.")
    return given


async def _body(request: Request) -> Mapping[str, object]:
    """The object that was sent.

    Raises:
        Refused: It is not JSON, or no object.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise Refused(415, "NotJson", "the body is not sent as application/json", "Send a JSON object.")
    try:
        sent = json.loads(await _read(request), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise Refused(400, "NotJson", f"the body is no JSON: {error}", "Send a JSON object.") from error
    if not isinstance(sent, dict):
        raise Refused(400, "NotJson", "the body is no JSON object", 'Send an object, for instance {"by": "Ann"}.')
    return sent


async def _read(request: Request) -> bytes:
    """The bytes of a body.

    Raises:
        Refused: There are too many.
    """
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > BODY_BYTES:
            raise Refused(413, "TooLarge", f"the body has more than {BODY_BYTES} bytes", "Send less at once.")
    return body


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")
