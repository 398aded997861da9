"""Which language an article is written in."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

#: Fewer letters do not tell a language; a headline has more.
MIN_LETTERS = 60
#: The code that the classifier gives to lists of signs and numbers.
NO_LANGUAGE = "zxx"
#: More text makes no one surer; characters.
SAMPLE = 4000


def language_of(text: str) -> str:
    """ISO 639-1 code of the text's language, ``und`` where it is too short to tell or no sentences at all."""
    sample = text[:SAMPLE]
    if sum(c.isalpha() for c in sample) < MIN_LETTERS:
        return "und"
    code = _classifier()(sample)
    return "und" if code == NO_LANGUAGE else code


@cache
def _classifier() -> Callable[[str], str]:
    # The model takes a second to unpack, which only those who read documents should wait for.
    from py3langid import classify  # noqa: PLC0415

    return lambda text: str(classify(text)[0])
