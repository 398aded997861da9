"""WhoHeld: who held each place on any day, who says so, in which words.

import whoheld
with whoheld.open("whoheld.db") as record:
    record.read(["reports"])
    print(record.held("Springfield", "2018-11-01"))
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whoheld.almanac.place import Place
    from whoheld.almanac.when import When
    from whoheld.claims.claim import Claim
    from whoheld.errors import (
        AmbiguousPlace,
        BadDate,
        BadJudgement,
        ClusterError,
        DocumentError,
        GazetteerError,
        LeaningsError,
        MissingDocument,
        MissingExtra,
        ModelError,
        OutputError,
        PeerTableError,
        QuestionError,
        RecordError,
        RecordUnwritable,
        RoadsError,
        TooRecent,
        UnknownClaim,
        UnknownDocument,
        UnknownPlace,
        UnknownSource,
        UnknownStatement,
        UnreachableDocument,
        UnreadableDocument,
        WhoHeldError,
        WrongVersion,
    )
    from whoheld.options import Fields, ReadingOptions, WebOptions
    from whoheld.record import Record
    from whoheld.spans import timexes, toponyms

__version__ = "0.1.0"

_ERRORS = (
    *("AmbiguousPlace", "BadDate", "BadJudgement", "ClusterError", "DocumentError", "GazetteerError", "LeaningsError"),
    *("MissingDocument", "MissingExtra", "ModelError", "OutputError", "PeerTableError", "QuestionError", "RecordError"),
    *("RecordUnwritable", "RoadsError", "TooRecent", "UnknownClaim", "UnknownDocument", "UnknownPlace"),
    *("UnknownSource", "UnknownStatement", "UnreachableDocument", "UnreadableDocument", "WhoHeldError", "WrongVersion"),
)
#: Public name -> the module that defines it; loaded when first asked for, so that importing whoheld costs nothing.
_HOMES = {
    "Claim": "whoheld.claims.claim",
    "Fields": "whoheld.options",
    "Place": "whoheld.almanac.place",
    "ReadingOptions": "whoheld.options",
    "Record": "whoheld.record",
    "WebOptions": "whoheld.options",
    "When": "whoheld.almanac.when",
    "timexes": "whoheld.spans",
    "toponyms": "whoheld.spans",
    **dict.fromkeys(_ERRORS, "whoheld.errors"),
}

__all__ = [
    "AmbiguousPlace",
    "BadDate",
    "BadJudgement",
    "Claim",
    "ClusterError",
    "DocumentError",
    "Fields",
    "GazetteerError",
    "LeaningsError",
    "MissingDocument",
    "MissingExtra",
    "ModelError",
    "OutputError",
    "PeerTableError",
    "Place",
    "QuestionError",
    "ReadingOptions",
    "Record",
    "RecordError",
    "RecordUnwritable",
    "RoadsError",
    "TooRecent",
    "UnknownClaim",
    "UnknownDocument",
    "UnknownPlace",
    "UnknownSource",
    "UnknownStatement",
    "UnreachableDocument",
    "UnreadableDocument",
    "WebOptions",
    "When",
    "WhoHeldError",
    "WrongVersion",
    "__version__",
    "open",
    "timexes",
    "toponyms",
]


def open(location: str | None = None, *, create: bool = True, read_only: bool = False) -> Record:  # noqa: A001
    """Open a record, or make one; a shorter way to write `Record.open`.

    Args:
        location: The file, or ``postgresql://USER:PASSWORD@HOST/NAME``; without one ``$WHOHELD_RECORD``, else
            ``whoheld.db`` in the current folder.
        create: Make a record where there is none.
        read_only: Only answer; works on a write-protected file.

    Raises:
        RecordError: See `Record.open`.
    """
    from whoheld.record import Record  # noqa: PLC0415 - see _HOMES

    return Record.open(location, create=create, read_only=read_only)


def __getattr__(name: str) -> object:
    """A public name, from its home."""
    if name not in _HOMES:
        raise AttributeError(f"module 'whoheld' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
