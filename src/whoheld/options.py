"""What can be chosen, typed and described; the environment is read here and nowhere else."""

from __future__ import annotations

import getpass
import os
from dataclasses import asdict, dataclass
from typing import Literal

DEFAULT_RECORD = "whoheld.db"


@dataclass(frozen=True, slots=True)
class Fields:
    """Which field of a row (a line of JSON, a row of a CSV) is what; where None, the usual names are tried.

    A field inside another is named with a dot (``source.name``).

    Attributes:
        text: The text itself.
        title, published, url, publisher: What the row says of the text.
        key: What names the row for good, so that a changed text is known for a new version of it; else its line does.
    """

    text: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    key: str | None = None

    def named(self) -> dict[str, str]:
        """The fields that a person named, by what they are."""
        return {part: name for part, name in asdict(self).items() if name}


@dataclass(frozen=True, slots=True)
class WebOptions:
    """How pages of the web are fetched that a person names.

    Attributes:
        cache: Whether pages are kept on this machine, and asked for anew only when HTTP says so.
        offline: Whether only kept pages are read, however old, and nobody is asked.
        allow_private: Whether an address may lie in a private network or on this machine, if the person typed it.
    """

    cache: bool = True
    offline: bool = False
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How documents are read.

    Attributes:
        almanac: ``shipped`` uses the belligerents that come with the package; ``none`` leaves out all that belongs
            to one conflict, so that only what the documents say themselves is used.
        model: Folder of a spaCy pipeline to use instead of the one that comes with the package.
        published: Publication day or EDTF interval for the documents read, where a person knows it.
        fields: Which field of a row is what.
        kind: What standard input is, and files whose names do not say it: a suffix (".html"); None: told by the first
            bytes of standard input.
        web: How pages of the web are fetched.
    """

    almanac: Literal["shipped", "none"] = "shipped"
    model: str | None = None
    published: str | None = None
    fields: Fields = Fields()
    kind: str | None = None
    web: WebOptions = WebOptions()


def record_location(given: str | None = None) -> str:
    """The record to use: the one given, else ``$WHOHELD_RECORD``, else ``whoheld.db`` in the current folder."""
    return given or os.environ.get("WHOHELD_RECORD") or DEFAULT_RECORD


def reviewer(given: str | None = None) -> str:
    """Who passes a judgement: the name given, else ``$WHOHELD_BY``, else the name that the person logged in by.

    Empty where none of these is to be had.
    """
    try:
        return given or os.environ.get("WHOHELD_BY") or getpass.getuser()
    except (OSError, KeyError, ImportError):  # a process without a login
        return ""


def access_token(given: str | None = None) -> str | None:
    """What everybody must show who asks the server: the word given, else ``$WHOHELD_TOKEN``, else nothing."""
    return given or os.environ.get("WHOHELD_TOKEN") or None
