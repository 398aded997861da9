"""The process in which a file is taken apart: bytes come in, JSON goes out, and little else can be done."""

from __future__ import annotations

import importlib
import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from whoheld.acquisition.extraction import LIMIT_MEMORY, LIMIT_S, MAX_TEXT
from whoheld.errors import UnreadableDocument

if TYPE_CHECKING:
    from whoheld.acquisition.extraction import Extracted


def main(module: str) -> None:
    """Read a file from standard input and write what `module` takes out of it, or why it does not, as JSON."""
    data = sys.stdin.buffer.read()
    importlib.import_module(module)
    limit()
    sys.stdout.write(taken_apart(module, data))


def taken_apart(module: str, data: bytes) -> str:
    """What a module takes out of a file, or why it does not, as JSON."""
    try:
        told = _sound(importlib.import_module(module).extract(data))
    except UnreadableDocument as error:
        told = {"refused": str(error)}
    except (MemoryError, RecursionError) as error:
        told = {"refused": f"cannot be taken apart ({type(error).__name__}): it is built to need more than any report"}
    return json.dumps(told)


def limit() -> None:
    """Bound this process's memory and time, and let it write no file, where the system can."""
    try:
        import resource  # noqa: PLC0415 - Windows has none; there the time limit alone holds
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_AS, LIMIT_MEMORY),
        (resource.RLIMIT_CPU, LIMIT_S),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (allowed, hard))


def _sound(extracted: Extracted) -> dict[str, Any]:
    """What was taken out, if it is text that can be kept."""
    if len(extracted.text) > MAX_TEXT:
        raise UnreadableDocument(f"holds more than {MAX_TEXT:,} characters, longer than any report: cut it up")
    return asdict(extracted)
