"""The page's modules as one script: each in a function of its own that gives back what it exports.

The modules keep to a plain form, which `joined` relies on and checks: imports of names, one a line, from a module
beside them; exports only as ``export function``, ``export const`` or ``export class``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_IMPORT = re.compile(r'^import \{ (?P<names>[\w, ]+?),? \} from "\./(?P<module>[\w-]+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async function|function|const|class) (?P<name>\w+))", re.MULTILINE)
_OTHER = re.compile(r"^(?:import|export)\b.*$", re.MULTILINE)


class Module(NamedTuple):
    """A module: its text without imports and the word export, the names that it takes from others and gives."""

    text: str
    takes: dict[str, str]
    gives: list[str]


def joined(modules: Mapping[str, str], first: str) -> str:
    """One script that does what a module does, with all that it imports.

    Args:
        modules: The text of each module by its name (without its ending).
        first: The name of the module to start.

    Raises:
        ValueError: A module is missing, imports go in a circle, or one has another form.
    """
    parts = {name: _parsed(name, text) for name, text in modules.items()}
    order: list[str] = []
    _visit(first, parts, order, ())
    return '(() => {\n"use strict";\n' + "".join(_wrapped(name, parts[name]) for name in order) + "})();\n"


def _parsed(name: str, text: str) -> Module:
    takes = {m["module"]: m["names"] for m in _IMPORT.finditer(text)}
    gives = [m["name"] for m in _EXPORT.finditer(text)]
    left = _EXPORT.sub("", _IMPORT.sub("", text))
    if other := _OTHER.search(left):
        raise ValueError(f"{name}.js has a line that cannot be joined: {other[0]}")
    return Module(left.strip(), takes, gives)


def _visit(name: str, parts: Mapping[str, Module], order: list[str], above: tuple[str, ...]) -> None:
    """Put a module into the order, after those that it takes from."""
    if name in above:
        raise ValueError(f"modules import each other in a circle: {' -> '.join((*above, name))}")
    if name not in parts:
        raise ValueError(f"{above[-1] if above else 'the page'} needs a module {name}.js, which is missing")
    for other in parts[name].takes:
        if other not in order:
            _visit(other, parts, order, (*above, name))
    order.append(name)


def _wrapped(name: str, module: Module) -> str:
    taken = "".join(f"const {{ {names} }} = $${other};\n" for other, names in module.takes.items())
    return f"const $${name} = (() => {{\n{taken}{module.text}\nreturn {{ {', '.join(module.gives)} }};\n}})();\n"
