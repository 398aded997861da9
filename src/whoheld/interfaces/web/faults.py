"""What could not be answered, as a status and JSON: what was seen, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from whoheld.errors import (
    QuestionError,
    RecordError,
    RecordUnwritable,
    RoadsError,
    UnknownClaim,
    UnknownDocument,
    UnknownPlace,
    UnknownSource,
    UnknownStatement,
    WhoHeldError,
)

#: Kind of error -> its status, and what to do next where the message does not say it. The first that fits counts.
_STATUS: tuple[tuple[type[WhoHeldError], int, str | None], ...] = (
    (UnknownPlace, 404, "GET /api/places lists all places, GET /api/find looks one up"),
    (UnknownClaim, 404, "GET /api/claims lists all claims"),
    (UnknownStatement, 404, "GET /api/statements lists all statements"),
    (UnknownDocument, 404, "GET /api/documents lists all documents"),
    (UnknownSource, 404, "GET /api/sources lists all sources"),
    (QuestionError, 400, None),
    (RecordUnwritable, 503, "Wait until the other program is done, or make the file writable; then try again."),
    (RoadsError, 503, "See whether the file is still where it was, then start `whoheld serve` again."),
    (RecordError, 503, "See whether the record is still where it was, then start `whoheld serve` again."),
)


@dataclass(eq=False)
class Refused(Exception):
    """A request that is not answered as put.

    Attributes:
        status: The status of the answer.
        kind: A name for programs.
        message: What was seen.
        advice: What to do next.
    """

    status: int
    kind: str
    message: str
    advice: str | None = None

    def told(self) -> dict[str, Any]:
        """The error as the answer has it."""
        return {"error": {"kind": self.kind, "message": self.message, "advice": self.advice}}


def missing(what: str, advice: str | None = None) -> Refused:
    """No such thing."""
    return Refused(404, "NotFound", what, advice)


def refusal(error: WhoHeldError) -> Refused:
    """One of WhoHeld's errors as an answer."""
    for kind, status, advice in _STATUS:
        if isinstance(error, kind):
            return Refused(status, type(error).__name__, str(error), advice)
    return Refused(400, type(error).__name__, str(error))
