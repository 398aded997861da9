"""The document of the API (OpenAPI 3.1), made from the questions and the shapes of their answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import whoheld
from whoheld.interfaces.web.argued_shapes import ARGUED_SHAPES
from whoheld.interfaces.web.shapes import SHAPES, page_of, ref
from whoheld.interfaces.web.spoken import SPOKEN
from whoheld.interfaces.web.ways_shapes import WAYS_SHAPES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whoheld.interfaces.web.params import Param
    from whoheld.interfaces.web.route import Question

_ERRORS = {
    400: "Something cannot be that.",
    403: "The request comes from elsewhere, or does not show its token.",
    404: "There is no such thing.",
    409: "Somebody judged meanwhile.",
    413: "The body is too large.",
    415: "The body is not JSON.",
    503: "The record is locked by another program, or cannot be reached.",
}
_OF_GET = (400, 403, 404, 503)
_ABOUT = "What the page of a record asks, and what other programs may ask: the same answers as the Python API."


def document(questions: Iterable[Question]) -> dict[str, Any]:
    """The document of some questions."""
    paths: dict[str, Any] = {}
    for question in questions:
        paths.setdefault(plain_path(question.path), {})[question.method.lower()] = _operation(question)
    security = {
        "stateToken": {"type": "apiKey", "in": "header", "name": "X-WhoHeld-Token"},
        "letIn": {"type": "http", "scheme": "bearer"},
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "WhoHeld", "version": whoheld.__version__, "description": _ABOUT},
        "paths": paths,
        "components": {"schemas": SHAPES | ARGUED_SHAPES | SPOKEN | WAYS_SHAPES, "securitySchemes": security},
    }


def plain_path(path: str) -> str:
    """A path as the document has it, without the router's converters."""
    return re.sub(r"\{(\w+):\w+\}", r"{\1}", path)


def _operation(question: Question) -> dict[str, Any]:
    shape = page_of(question.answer) if question.paged else ref(question.answer)
    answers = {"200": _content("The answer.", shape)}
    statuses = _OF_GET if question.method == "GET" else _ERRORS
    answers |= {str(status): _content(_ERRORS[status], ref("Error")) for status in statuses}
    told: dict[str, Any] = {
        "summary": question.summary,
        "operationId": _name(question),
        "parameters": [_parameter(p) for p in (*question.of("path"), *question.of("query"))],
        "responses": answers,
    }
    if question.method == "POST":
        told["requestBody"] = {"required": True, "content": {"application/json": {"schema": _body(question)}}}
        told["security"] = [{"stateToken": []}]
    return told


def _name(question: Question) -> str:
    return "_".join([question.method.lower(), *re.findall(r"\w+", plain_path(question.path))])


def _content(about: str, shape: dict[str, Any]) -> dict[str, Any]:
    return {"description": about, "content": {"application/json": {"schema": shape}}}


def _parameter(param: Param) -> dict[str, Any]:
    told = {"name": param.name, "in": param.where, "description": param.about, "schema": dict(param.schema)}
    return {**told, "required": True} if param.required else told


def _body(question: Question) -> dict[str, Any]:
    members = {p.name: {**p.schema, "description": p.about} for p in question.of("body")}
    needed = [p.name for p in question.of("body") if p.required]
    return {"type": "object", "properties": members, "required": needed, "additionalProperties": False}
