"""Which kind of thing a name says it is, among those that somebody reads or opens."""

from __future__ import annotations

from whoheld.acquisition import openers, readers


def kind_of(name: str) -> str | None:
    """The longest kind that somebody reads or opens with which a file's name ends (".tar.gz"); None if nobody does."""
    kinds = [kind for kind in _kinds() if name.lower().endswith(kind)]
    return max(kinds, key=len, default=None)


def known() -> str:
    """All of them, for a message; those that are others' packed are told in a word."""
    kinds = sorted(_kinds())
    packed = {kind for kind in kinds for end in PACKED if kind.removesuffix(end) in kinds and kind.endswith(end)}
    bare = ", ".join(kind for kind in kinds if kind not in packed)
    return f"{bare} (some also packed: {', '.join(PACKED)})" if packed else bare


#: How names of packed files end.
PACKED = (".gz", ".bz2", ".xz")


def _kinds() -> list[str]:
    """The ends of names that somebody reads or opens; what is not told by a name has a kind without a dot."""
    return [kind for kind in (*readers.suffixes(), *openers.kinds()) if kind.startswith(".")]
