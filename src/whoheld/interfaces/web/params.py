"""What can be asked with a request: each parameter's name, shape and reading, said once for router and document."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from whoheld.interfaces.web.faults import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

#: Characters that no text of a request may have: NUL, which a database may not hold, and halves of a pair.
_NO_TEXT = re.compile("[\x00\ud800-\udfff]")
#: Whole numbers beyond it are no longer exact in a browser.
EXACT = 2**53 - 1
LIMIT = 500
PAGE = 50


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter of the path or the query, or a member of the body.

    Attributes:
        name: As it is written.
        about: What it says, in a sentence.
        schema: Its shape (JSON Schema).
        read: Makes a value of what was given (of text in path and query); raises ValueError with what is wrong.
        where: ``path``, ``query`` or ``body``.
        required: Whether it must be given.
        default: What counts where it is not given.
    """

    name: str
    about: str
    schema: Mapping[str, Any]
    read: Callable[[Any], Any]
    where: Literal["path", "query", "body"] = "query"
    required: bool = False
    default: Any = None

    def taken(self, given: object) -> Any:  # noqa: ANN401 - whatever it reads
        """The value of what was given.

        Raises:
            Refused: It cannot be that.
        """
        try:
            return self.read(given)
        except ValueError as error:
            raise Refused(400, "BadValue", f"{self.name}: {error}", self.about) from error


def text(
    name: str,
    about: str,
    *,
    where: Literal["path", "query", "body"] = "query",
    required: bool = False,
    most: int = 300,
    **more: Any,  # noqa: ANN401 - of the schema
) -> Param:
    """Words; in the query empty words are as good as none."""

    def read(given: object) -> str | None:
        if wrong := _wrong(given, most, required=required):
            raise ValueError(wrong)
        return str(given) or None

    least = {"minLength": 1} if required else {}
    return Param(name, about, {"type": "string", "maxLength": most, **least, **more}, read, where, required)


def _wrong(given: object, most: int, *, required: bool) -> str:
    """What is wrong with a text; nothing, if it is well."""
    if not isinstance(given, str):
        return f"{given!r} is no text"
    if len(given) > most:
        return f"{len(given)} characters are too many, there may be {most}"
    if _NO_TEXT.search(given):
        return "there is a character in it that no text has (NUL, or half of a pair)"
    return "nothing was given" if required and not given.strip() else ""


def choice(name: str, about: str, options: Iterable[str], *, where: Literal["query", "body"] = "query") -> Param:
    """One of a closed list."""
    known = [str(option) for option in options]

    def read(given: object) -> str:
        if given not in known:
            raise ValueError(f"{given!r} is not one of {', '.join(known)}")
        return str(given)

    return Param(name, about, {"type": "string", "enum": known}, read, where, required=where == "body")


def whole(name: str, about: str, *, least: int = 0, most: int = EXACT, default: int | None = None) -> Param:
    """A whole number in the query."""

    def read(given: str) -> int:
        if not re.fullmatch(r"-?\d{1,16}", given, flags=re.ASCII) or not least <= int(given) <= most:
            raise ValueError(f"{given!r} is no whole number from {least} to {most}")
        return int(given)

    schema = {"type": "integer", "minimum": least, "maximum": most}
    return Param(name, about, schema if default is None else {**schema, "default": default}, read, default=default)


def number_of(name: str, about: str) -> Param:
    """A number in the path."""
    shape = whole(name, about, least=1)
    return Param(name, about, shape.schema, shape.read, "path", required=True)


def count(name: str, about: str, *, least: int = 0, most: int = EXACT) -> Param:
    """A whole number in the body, or none."""

    def read(given: object) -> int | None:
        if given is None:
            return None
        if not isinstance(given, int) or isinstance(given, bool) or not least <= given <= most:
            raise ValueError(f"{given!r} is no whole number from {least} to {most}")
        return given

    return Param(name, about, {"type": ["integer", "null"], "minimum": least, "maximum": most}, read, "body")


def degrees(name: str, about: str, most: int) -> Param:
    """Decimal degrees in the body, or none."""

    def read(given: object) -> float | None:
        if given is None:
            return None
        if not isinstance(given, int | float) or isinstance(given, bool) or not math.isfinite(given):
            raise ValueError(f"{given!r} is no number")
        if abs(given) > most:
            raise ValueError(f"{given!r} is not between -{most} and {most}")
        return float(given)

    return Param(name, about, {"type": ["number", "null"], "minimum": -most, "maximum": most}, read, "body")


def flag(name: str, about: str) -> Param:
    """Yes (1) or no (0)."""

    def read(given: str) -> bool:
        if given not in {"0", "1", ""}:
            raise ValueError(f"{given!r} is neither 0 nor 1")
        return given == "1"

    return Param(name, about, {"type": "integer", "enum": [0, 1], "default": 0}, read, default=False)


def maybe(param: Param) -> Param:
    """The same in the body, where null is as good as nothing."""

    def read(given: object) -> Any:  # noqa: ANN401 - whatever it reads
        return None if given is None else param.read(given)

    schema = {**param.schema, "type": [param.schema["type"], "null"]}
    return Param(param.name, param.about, schema, read, "body")


def texts(name: str, about: str, *, most: int = 300) -> Param:
    """A list of words in the body, or none."""
    one = text(name, about, required=True)

    def read(given: object) -> list[str] | None:
        if given is not None and (not isinstance(given, list) or len(given) > most):
            raise ValueError(f"{given!r} is no list of at most {most} texts")
        return given and [one.read(word) for word in given]

    return Param(name, about, {"type": ["array", "null"], "items": one.schema, "maxItems": most}, read, "body")


def fields(name: str, about: str) -> Param:
    """Names with values in the body: texts, whole numbers or null; or none."""
    word = text(name, about, most=2000)

    def value(given: object) -> object:
        if given is None or (isinstance(given, int) and not isinstance(given, bool) and abs(given) <= EXACT):
            return given
        return word.read(given)

    def read(given: object) -> dict[str, object] | None:
        if given is not None and not isinstance(given, dict):
            raise ValueError(f"{given!r} is no object")
        return given and {str(word.read(key)): value(one) for key, one in given.items()}

    inner = {"type": ["string", "integer", "null"], "maxLength": 2000, "minimum": -EXACT, "maximum": EXACT}
    return Param(name, about, {"type": ["object", "null"], "additionalProperties": inner}, read, "body")


LENS = (
    text(
        "known_by", "Only documents published by then count: a day, month or year (2031-05-02, 2031-05, 2031).", most=40
    ),
    text("reported_by", "Claims of later documents count too, if their source spoke by then.", most=40),
    flag("judged_only", "1: only claims count that a person accepted, corrected or added."),
)
PAGING = (
    whole("offset", "How many rows to pass over.", default=0),
    whole("limit", "How many rows to give.", least=1, most=LIMIT, default=PAGE),
)


def taken(params: Sequence[Param], given: Mapping[str, object]) -> dict[str, Any]:
    """The values of what was given, and the defaults of what was not.

    Raises:
        Refused: Something is missing, unknown, or cannot be that.
    """
    known = {p.name for p in params}
    if strange := sorted(given.keys() - known):
        listed = ", ".join(p.name for p in params) or "nothing"
        raise Refused(
            400, "UnknownParameter", f"{', '.join(map(repr, strange))} cannot be given here", f"Known: {listed}"
        )
    if lacking := [p for p in params if p.required and p.name not in given]:
        names = ", ".join(p.name for p in lacking)
        raise Refused(400, "MissingParameter", f"{names} must be given", lacking[0].about)
    return {p.name: p.taken(given[p.name]) if p.name in given else p.default for p in params}
