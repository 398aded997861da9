"""How a name is folded so that its spellings meet: case, diacritics, hyphens, apostrophes, possessives, articles."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from whoheld.almanac.folding import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Letters of a word with the apostrophes inside it, or initials with their stops ("U.S.", "D.R.").
TOKEN = re.compile(r"(?:[A-Z]\.)+[A-Z]\b\.?|[^\W_]+(?:['\u2019\u2018\u02bc\u02bf\u02be\u02bb`\u00b4][^\W_]+)*")

_POSSESSIVE = re.compile(r"['\u2019\u2018\u02bc`\u00b4][sS]$")
#: The Arabic article as written before a hyphen, with the letter that it takes on before some consonants.
_HYPHENED_ARTICLES = frozenset(["al", "el", "ul", "an", "as", "ash", "at", "ath", "ad", "adh", "ar", "az"])
_ARTICLES = frozenset(["al", "el"])
_PLAIN_ARTICLES = _ARTICLES | {"the"}
_ALL_ARTICLES = _HYPHENED_ARTICLES | _PLAIN_ARTICLES
_BLANK = r"[ \t\u00a0\u202f]*"
#: What may stand between two words of a name: blanks, one line's end, a hyphen or dash, a stray apostrophe, a slash;
#: and articles, since they are no words here.
_GAP = re.compile(
    rf"(?:{_BLANK}\n?{_BLANK}|{_BLANK}[-\u2010-\u2013'\u2019\u2018\u02bc/]{_BLANK})"
    rf"(?:(?:the|[ae][lnsrtdz]h?|ul)(?:{_BLANK}\n?{_BLANK}|-))*",
    re.IGNORECASE,
)


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """One word in lower case, without its possessive ending, diacritics, apostrophes and stops."""
    return plain(_POSSESSIVE.sub("", word))


def words(text: str) -> Iterator[tuple[str, int, int]]:
    """The words of a text, folded, with their character offsets; articles, English and Arabic, are left out."""
    for match in TOKEN.finditer(text):
        seen = match.group()
        word = seen.lower() if seen.isascii() and seen.isalnum() else fold_word(seen)
        if word not in _ALL_ARTICLES or not _is_article(word, text, match.end()):
            yield word, match.start(), match.end()


def _is_article(word: str, text: str, end: int) -> bool:
    """Whether a folded word that ends at ``end`` is "the", "al", "el", or an article tied on by a hyphen."""
    return word in _PLAIN_ARTICLES or (word in _HYPHENED_ARTICLES and text[end : end + 1] == "-")


def key(text: str) -> tuple[str, ...]:
    """The folded words of a name: two spellings of one name have the same key."""
    if text.isascii() and text.replace(" ", "").isalnum():  # most names are plain words: no need to look closer
        return tuple(word for word in text.lower().split() if word not in _PLAIN_ARTICLES)
    return tuple(word for word, _, _ in words(text))


def first_word(text: str) -> str:
    """The first folded word of a name; empty if it has none."""
    word = text.partition(" ")[0]
    if word.isascii() and word.isalnum() and word.lower() not in _PLAIN_ARTICLES:
        return word.lower()
    return next((folded for folded, _, _ in words(text)), "")


def joins(gap: str) -> bool:
    """Whether what stands between two words lets them belong to one name."""
    return gap in {" ", "-"} or _GAP.fullmatch(gap) is not None


def without_possessive(text: str, end: int) -> int:
    """The offset of a name's end without the "'s" that may close it."""
    return end - 2 if _POSSESSIVE.search(text, max(0, end - 2), end) else end


def is_acronym(name: str) -> bool:
    """Whether a name is a single word in capitals, such as SDF or U.S."""
    return " " not in name and name.isupper() and len(name.replace(".", "")) > 1


def case_fits(written: str, seen: str) -> bool:
    """Whether the letters seen in a text may stand for the name as it is written in a table.

    A short acronym must be in capitals ("US" is not "us"), a longer one may be "Isil"; a name with a capital needs one.
    """
    if is_acronym(written):
        longer = len(written) >= 4 and seen[:1].isupper()  # noqa: PLR2004 - four letters can be read as a word
        return _POSSESSIVE.sub("", seen).isupper() or longer
    if written.islower():
        return True
    if written.isalpha() and not written[1:].islower():  # capitals inside, as in DoD
        return seen == written or seen.isupper()
    return seen[:1].isupper() if " " not in written.replace("-", " ") else any(c.isupper() for c in seen)
