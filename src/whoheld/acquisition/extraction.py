"""Files that are no text themselves: a registry of who takes the text out of which kind, each in a process of its own.

What a PDF or a DOCX holds is written by strangers, and the libraries that take it apart are large. They run in a
process that has a limit of time and one of memory and writes no file, so that the worst of them ends with a message.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whoheld.errors import UnreadableDocument

if TYPE_CHECKING:
    from collections.abc import Sequence

#: A report of a thousand pages takes less than a minute.
LIMIT_S = 120
#: What the process may take up: no report needs a quarter of it; bytes.
LIMIT_MEMORY = 2 * 1024**3
#: No report's text is as long: the same bound as that of text files; characters.
MAX_TEXT = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a file that is none, in Markdown, as far as the file tells headings, tables and notes.

    Attributes:
        text: The text; pages are separated by form feeds.
        pages: Where each page begins in it, the first at 0; empty where the file has no pages.
        title: What the file's properties call it, where that can be its title.
        author: Whom they call its author, where that can be a person's or a body's name.
        notes: What is to be said of it; see `whoheld.acquisition.document.Document.notes`.
    """

    text: str
    pages: tuple[int, ...] = ()
    title: str | None = None
    author: str | None = None
    notes: tuple[str, ...] = ()


#: Kind -> the module whose ``extract(data)`` takes the text out; it is imported only in the process that runs it.
_EXTRACTORS: dict[str, str] = {
    ".pdf": "whoheld.acquisition.pdf",
    ".docx": "whoheld.acquisition.docx",
}


def register(kind: str, module: str) -> None:
    """Let a module's ``extract(bytes) -> Extracted`` take the text out of a kind (".odt", with its dot)."""
    _EXTRACTORS[kind.lower()] = module


def extracts(kind: str) -> bool:
    """Whether somebody takes the text out of files of a kind."""
    return kind.lower() in _EXTRACTORS


def extract(kind: str, data: bytes, source: str, *, limit_s: float = LIMIT_S) -> Extracted:
    """The text of a file.

    Args:
        kind: Its suffix, of which `extracts` is true.
        data: All its bytes.
        source: What to call it in a message.
        limit_s: After so many seconds it is given up.

    Raises:
        UnreadableDocument: It is damaged, encrypted, holds no text, or is built to do harm.
    """
    if not data:
        raise UnreadableDocument(f"{source} is empty: there is nothing to read; give a file with text in it")
    told = json.loads(_ran(_EXTRACTORS[kind.lower()], data, source, limit_s))
    if "refused" in told:
        raise UnreadableDocument(f"{source} {told['refused']}")
    return Extracted(told["text"], tuple(told["pages"]), told["title"], told["author"], tuple(told["notes"]))


def _ran(module: str, data: bytes, source: str, limit_s: float) -> bytes:
    """What the process says of a file."""
    try:
        done = subprocess.run(  # noqa: S603 - our own module, by the Python that runs
            _command(module), input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=limit_s, check=True
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableDocument(
            f"{source} was not taken apart within {limit_s:g} seconds: cut it up, or save its text as .txt"
        ) from error
    except subprocess.CalledProcessError as error:
        raise UnreadableDocument(
            f"{source} could not be taken apart (the process that tried ended with {error.returncode}): it is damaged "
            "or needs too much memory; save it anew with another program, or save its text as .txt"
        ) from error
    return done.stdout


def _command(module: str) -> Sequence[str]:
    # Its way to modules is this process's, whatever changed it.
    start = f"import sys; sys.path[:] = {sys.path!r}; from whoheld.acquisition.apart import main; main({module!r})"
    return [sys.executable, "-B", "-X", "utf8", "-c", start]
