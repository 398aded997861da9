"""Which kind of thing a name says it is, among those that somebody reads or opens."""

from __future__ import annotations

from whoheld.acquisition import openers, readers
from whoheld.acquisition.web.addresses import ADDRESS


def kind_of(name: str) -> str | None:
    """The longest kind that somebody reads or opens with which a file's name ends (".tar.gz"); None if nobody does."""
    kinds = [kind for kind in all_kinds() if name.lower().endswith(kind)]
    return max(kinds, key=len, default=None)


def all_kinds() -> list[str]:
    """All of them in order, but for addresses, which are of a kind that no name ends in."""
    return sorted({*readers.suffixes(), *openers.kinds()} - {ADDRESS})


def known() -> str:
    """All of them, for a message; those that are others' packed are told in a word."""
    kinds = all_kinds()
    packed = {kind for kind in kinds for end in PACKED if kind.removesuffix(end) in kinds and kind.endswith(end)}
    bare = ", ".join(kind for kind in kinds if kind not in packed)
    return f"{bare} (some also packed: {', '.join(PACKED)})" if packed else bare


def unread(suffix: str) -> str:
    """What is said of a file that nobody reads; short, since a folder may have hundreds."""
    what = suffix or "files without a suffix"
    few = ".txt, .md, .html, .docx or .pdf (what else can be read stands in docs/reading.md)"
    return f"{what} cannot be read: save its text as {few}"


#: How names of packed files end.
PACKED = (".gz", ".bz2", ".xz")
