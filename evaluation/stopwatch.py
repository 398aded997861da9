"""How long each step of reading takes, how much memory a program and its children hold, and where it was measured."""

from __future__ import annotations

import functools
import os
import platform
import subprocess
import time
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from whoheld import pipeline
from whoheld.almanac.side import Sides
from whoheld.analysis import nlp
from whoheld.batch import desk
from whoheld.record.reads import Reads
from whoheld.record.ready import Ready

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

#: Step -> where its functions are looked up when they are called.
STEPS: dict[str, tuple[tuple[Any, str], ...]] = {
    "acquisition: decode, repair, lay out, tell the language": ((desk, "acquire"),),
    "clock: days and the narrative's present": ((pipeline, "read_clock"),),
    "sides of the document, and masks for the parser": ((Sides, "about"), (pipeline, "masks")),
    "parse": ((nlp, "passages"),),
    "mentions of sides, places, people": tuple(
        (pipeline, name) for name in ("proper_words", "find_mentions", "people", "without_people", "headline")
    ),
    "events and claims": ((pipeline, "read_claims"),),
    "placing": ((pipeline, "grounded"),),
    "store": ((Reads, "_take_in"),),
    "spells made ready": ((Ready, "make_ready"),),
}
SAMPLED_EVERY_S = 0.2
KIB = 1024


@contextmanager
def timed() -> Iterator[dict[str, float]]:
    """Counts the seconds of each step while the block runs."""
    seconds = dict.fromkeys(STEPS, 0.0)
    before = [(home, name, vars(home)[name]) for places in STEPS.values() for home, name in places]
    for step, places in STEPS.items():
        for home, name in places:
            setattr(home, name, _counting(getattr(home, name), step, seconds))
    try:
        yield seconds
    finally:
        for home, name, function in before:
            setattr(home, name, function)


def _counting(function: Callable[..., Any], step: str, seconds: dict[str, float]) -> Callable[..., Any]:
    @functools.wraps(function)
    def counted(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - whatever the function takes and gives
        began = time.perf_counter()
        result = function(*args, **kwargs)
        if hasattr(result, "__next__"):
            result = list(result)  # a generator does its work when it is read
        seconds[step] += time.perf_counter() - began
        return result

    return counted


def peak_of(command: Sequence[str], **where: Any) -> tuple[float, int]:  # noqa: ANN401 - as for Popen
    """Run a program to its end.

    Returns:
        Seconds, and the most memory that it and all its children held at one moment, in bytes: the sum of their
        resident sets, shared pages counted for each. Zero where there is no /proc.

    Raises:
        subprocess.CalledProcessError: It failed.
    """
    began, peak = time.perf_counter(), 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, **where) as running:
        while running.poll() is None:
            peak = max(peak, sum(map(resident_of, _family(running.pid))))
            time.sleep(SAMPLED_EVERY_S)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)
    return time.perf_counter() - began, peak


def _family(process: int) -> list[int]:
    """A process and all that descend from it."""
    return [process, *(one for child in children_of(process) for one in _family(child))]


def children_of(process: int) -> list[int]:
    """The processes that a process has started and that run still; none where there is no /proc."""
    listed: list[int] = []
    # A process may have several threads, and each has children of its own.
    for file in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):
            listed += map(int, file.read_text(encoding="ascii").split())
    return listed


def resident_of(process: int) -> int:
    """The resident memory of a process in bytes; 0 where there is none of that number."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return 0
    lines = (line.split() for line in status.splitlines())
    return next((int(words[1]) * KIB for words in lines if words[:1] == ["VmRSS:"]), 0)


def compiled() -> dict[str, str]:
    """This environment, with compiled bytecode allowed, as pip leaves it on installing."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def machine() -> str:
    """When and where it was measured, as a sentence."""
    return (
        f"Measured on {datetime.now(UTC):%Y-%m-%d} with WhoHeld {version('whoheld')}, Python "
        f"{platform.python_version()}, {platform.system()} on {platform.machine()} with {os.cpu_count()} cores."
    )
