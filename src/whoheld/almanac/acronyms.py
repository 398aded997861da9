"""Acronyms that a document defines: "Syrian Democratic Forces (SDF)", "SDF (Syrian Democratic Forces)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from whoheld.almanac.folding import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

_ACRONYM = re.compile(r"[A-Z](?:[\w&/.\u2013-]{0,8}[A-Z0-9\u00c0-\u024f]|\.[A-Z]\.)(?=$|['\u2019]s?$)")
_ROMAN = re.compile(r"[IVXLC]+")
_PARENTHESIS = re.compile(r"\s\(([^()\n]{2,120})\)")
#: "Manbij Military Council, or MMC," and "known by its acronym MMC".
_OR = re.compile(
    r",? (?:or(?: simply| just)?(?: the)?|(?:also |better |commonly )?(?:known as|called|abbreviated(?: as| to)?)"
    r"(?: the)?|known by (?:its|the) (?:acronym|initials)) ([A-Z][A-Z\u2013-]{1,8})(?=[,.;)\s])"
)
_PART = re.compile(r"\s*(?:[;,]|\bor\b)\s*")
_LEAD = re.compile(
    r"^(?:(?:also |better |formerly |commonly |hereafter |henceforth )*"
    r"(?:known as|called|abbreviated(?: as| to)?|referred to as)?|acronym|abbreviation|initials)"
    r"\s*:?\s*(?:the )?[\"\u201c'\u2018]?"
)
_WORD = re.compile(r"[^\s\-\u2013]+")
#: Words inside a name that need not give a letter.
_CONNECTOR_WORDS = "of the and for in to de la le les des du et pour al ash an as ar ad az at el ul y e und l d"
_CONNECTORS = frozenset(_CONNECTOR_WORDS.split())
_LOOKBACK_CHARS = 110
_LINE_END = re.compile(r"[ \t]*\n(?![ \t]*[-*\n])[ \t]*")
_STOP = re.compile(r"[.!?:;,()\[\]\n\"“”]")


def definitions(text: str) -> dict[str, str]:
    """The acronyms that a text defines, each with the long form as written; the first definition of each counts.

    An acronym counts where its letters are the initials of the words next to it, or where a capitalised name of
    several words stands before the parenthesis ("Tahrir al-Sham (HTS)"). Years, hints and units never do.
    """
    found: dict[str, str] = {}
    for acronym, long in (*_before_parentheses(text), *_after_or(text)):
        found.setdefault(acronym, long)
    return found


def fits(acronym: str, long: str) -> bool:
    """Whether the letters of the acronym are the initials of the words of the long form, connectors aside."""
    letters = [c for c in plain(acronym) if c.isalpha()]
    return bool(letters) and _consume(letters, _initials(long))


def _before_parentheses(text: str) -> Iterator[tuple[str, str]]:
    for match in _PARENTHESIS.finditer(text):
        before = _before(text, match.start())
        parts = [_LEAD.sub("", part).strip(" \"\u201d'\u2019*_") for part in _PART.split(match.group(1))]
        long = ""
        for part in parts:
            if _is_acronym(part):
                long = long or _long_form(part, before, named=True)
                if long:
                    yield part, long
        if not long:
            yield from _turned_round(before, match.group(1))


def _before(text: str, end: int) -> str:
    """The words before an offset, lines joined unless the next is empty or an item of a list, without emphasis."""
    return _LINE_END.sub(" ", text[max(0, end - _LOOKBACK_CHARS) : end]).replace("*", " ").rstrip()


def _turned_round(before: str, inside: str) -> Iterator[tuple[str, str]]:
    """The acronym first, its long form in the parenthesis."""
    acronym = before.rsplit(None, 1)[-1].lstrip('("“*_') if before.strip() else ""
    long = _PART.split(inside)[0].strip().removeprefix("the ")
    if _is_acronym(acronym) and _name_words(long) > 1 and fits(acronym, long):
        yield acronym, long


def _after_or(text: str) -> Iterator[tuple[str, str]]:
    for match in _OR.finditer(text):
        before = _before(text, match.start())
        long = _long_form(match.group(1), before, named=False)
        if long and _is_acronym(match.group(1)):
            yield match.group(1), long


def _is_acronym(part: str) -> bool:
    capitals = sum(c.isupper() for c in part)
    return bool(_ACRONYM.fullmatch(part)) and capitals > 1 and capitals * 2 >= len(part) and not _ROMAN.fullmatch(part)


def _long_form(acronym: str, before: str, *, named: bool) -> str:
    """The words before that the acronym stands for: those whose initials fit, else the capitalised name; or ""."""
    clause = before[max((m.end() for m in _STOP.finditer(before)), default=0) :]
    starts = [m.start() for m in re.finditer(r"\S+", clause)]
    for start in reversed(starts[-12:]):
        long = clause[start:].strip()
        if _name_words(long) > 1 and plain(long)[:1] == plain(acronym)[:1] and fits(acronym, long):
            return long
    long = _capitalised_tail(clause)
    return long if named and len(acronym) > 2 and _name_words(long) > 1 else ""  # noqa: PLR2004 - two letters are too few


def _capitalised_tail(clause: str) -> str:
    """The run of capitalised words that closes the clause, with connectors inside it."""
    run: list[str] = []
    for word in reversed(clause.split()):
        if not _capital(word) and (not run or plain(word) not in _CONNECTORS or word == "and"):
            break
        run.append(word)
    while run and not _capital(run[-1]):
        run.pop()
    if run and run[-1] in {"The", "A", "An"}:
        run.pop()
    return re.sub(r"['\u2019]s$", "", " ".join(reversed(run)))


def _capital(word: str) -> bool:
    """Whether a word, or a part of it after a hyphen, begins with a capital."""
    return any(part[:1].isupper() for part in re.split(r"[-\u2013'\u2019\u2018]", word))


def _name_words(long: str) -> int:
    return (
        sum(_capital(word) for word in long.split()) if _capital(long.split(None, 1)[0] if long.strip() else "") else 0
    )


def _initials(long: str) -> list[tuple[str, bool]]:
    """The first letter of each word, and whether it may be passed over."""
    found = []
    for match in _WORD.finditer(long):
        word = plain(match.group())
        if word:
            found.append((word[0], word in _CONNECTORS or match.group().islower()))
    return found


def _consume(letters: list[str], initials: list[tuple[str, bool]]) -> bool:
    """Whether all letters, and all words that need one, are used up in order."""
    if not initials:
        return not letters
    letter, optional = initials[0]
    if letters and letters[0] == letter and _consume(letters[1:], initials[1:]):
        return True
    return optional and _consume(letters, initials[1:])
