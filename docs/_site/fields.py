"""Lists the fields of answers with their types in place of a long signature, which nobody who only reads them needs."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, get_type_hints

from sphinx.util.logging import getLogger
from sphinx.util.typing import restify

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: What a person makes by hand; of all else the fields are enough.
MADE_BY_HAND = {"Fields", "ReadingOptions", "WebOptions", "When"}

_ENTRY = re.compile(r"^    (?P<names>\w+(?:, \w+)*): (?P<text>.+)$")
_FURTHER = re.compile(r"^     +(?P<text>\S.*)$")


def setup(app: Sphinx) -> dict[str, Any]:
    """Called by Sphinx."""
    app.connect("autodoc-process-signature", _no_signature)
    app.connect("autodoc-process-docstring", _list_fields, priority=400)  # before napoleon reads "Attributes:"
    return {"parallel_read_safe": True}


def _no_signature(_: Sphinx, what: str, __: str, one: Any, *___: object) -> tuple[str, None] | None:  # noqa: ANN401
    hidden = what == "class" and one.__name__ not in MADE_BY_HAND
    return ("", None) if hidden else None


def _list_fields(_: Sphinx, what: str, __: str, one: Any, ___: object, lines: list[str]) -> None:  # noqa: ANN401
    if what == "class" and issubclass(one, Enum):
        lines += ["", "One of: " + ", ".join(f"``{member.value}``" for member in one) + ".", ""]
    if what != "class" or not is_dataclass(one):
        return
    begin = lines.index("Attributes:") if "Attributes:" in lines else len(lines)
    told = _told(lines[begin + 1 :])
    types = get_type_hints(one)
    names = [field.name for field in fields(one) if not field.name.startswith("_")]
    for name in [name for known in told for name in known if name not in names]:
        getLogger(__name__).warning("the docstring of %s tells of a field %r that it has not", one.__qualname__, name)
        return
    untold = {(name,): "" for name in names if not any(name in known for known in told)}
    listed = sorted((told | untold).items(), key=lambda entry: names.index(entry[0][0]))
    lines[begin:] = ["", *(_entry(known, types, text) for known, text in listed), ""]


def _told(section: list[str]) -> dict[tuple[str, ...], str]:
    """What a docstring's section of attributes says of which of them."""
    told: dict[tuple[str, ...], str] = {}
    for line in section:
        if entry := _ENTRY.match(line):
            told[tuple(entry["names"].split(", "))] = entry["text"]
        elif further := _FURTHER.match(line):
            last = next(reversed(told))
            told[last] += " " + further["text"]
    return told


def _entry(names: tuple[str, ...], types: dict[str, Any], text: str) -> str:
    shown = [restify(types[name], "smart") for name in names]
    typed = (
        [f"**{name}**" for name in names]
        if len(set(shown)) == 1
        else [f"**{name}** ({kind})" for name, kind in zip(names, shown, strict=True)]
    )
    common = f" ({shown[0]})" if len(set(shown)) == 1 else ""
    return f"* {', '.join(typed)}{common}" + (f" – {text}" if text else "")
