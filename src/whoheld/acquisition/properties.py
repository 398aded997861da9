"""What the properties of a file call it and its author, where that can be true."""

from __future__ import annotations

import re

#: A title or a name is no longer; characters.
MAX_TITLE, MAX_AUTHOR = 300, 120
#: Of the words of a title, this share stands in the text that it is the title of.
TITLE_SHARE = 0.7
#: A title stands near the beginning; characters.
HEAD = 6_000

_FILE = re.compile(
    r"(?:microsoft|untitled|document\d*$|slide|layout)|\.(?:docx?|pdf|indd|qxd|pptx?|rtf|odt|p65|wpd)$", re.IGNORECASE
)
_NOBODY = re.compile(
    r"user|admin|owner|author|unknown|none|windows|microsoft|adobe|apple|python|dell|hp|lenovo|pc|\(?anonymous\)?|unspecified",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_][\w.'\u2019&,()-]*(?: [^\W_(&][\w.'\u2019,()-]*| &){1,11}")


def plausible_title(title: str | None, text: str) -> str | None:
    """A title that stands in the text it names; programs put file names and the titles of older reports there."""
    title = " ".join((title or "").split())
    words = _words(title)
    if len(title) > MAX_TITLE or len(words) < 2 or _FILE.search(title):  # noqa: PLR2004 - one word names no report
        return None
    there = set(_words(text[:HEAD]))
    return title if sum(word in there for word in words) >= TITLE_SHARE * len(words) else None


def plausible_author(author: str | None) -> str | None:
    """A name of two words or more; programs put the names of accounts and of machines there."""
    author = " ".join((author or "").split())
    if len(author) > MAX_AUTHOR or not _NAME.fullmatch(author) or not author[0].isupper():
        return None
    return None if any(_NOBODY.fullmatch(word) for word in author.split()) else author


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())
