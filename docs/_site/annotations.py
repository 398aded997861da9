"""Makes known the types in signatures that modules import only for their checker, so that they are linked."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import whoheld

if TYPE_CHECKING:
    from types import ModuleType

    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, Any]:
    """Called by Sphinx."""
    app.connect("builder-inited", lambda _: complete())
    return {"parallel_read_safe": True}


def complete() -> None:
    """Load every module, then run in each what stands there under ``if TYPE_CHECKING``."""
    found = [m.name for m in pkgutil.walk_packages(whoheld.__path__, "whoheld.") if ".migrations" not in m.name]
    for module in [whoheld, *map(importlib.import_module, found)]:
        _run_checked_imports(module)


def _run_checked_imports(module: ModuleType) -> None:
    path = Path(str(module.__file__))
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            exec(compile(ast.Module(node.body, []), str(path), "exec"), module.__dict__)  # noqa: S102 - our own imports
