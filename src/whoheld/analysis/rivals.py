"""Explanations of one event beside each other: which sentences offer them, of what, and to which the author leans.

The words stand in ``data/rivals.toml``. A sentence may ask why, offer an explanation, or offer two.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from whoheld.codebook import Leaning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from whoheld.analysis.arguing import Line

#: Of explanations that stand apart by more sentences than this, each is of another event, if not told to be of one.
APART = 4
#: How many sentences before the first explanation the event may be told.
BEFORE = 5
#: Words with which an explanation begins that hangs on the event in its own sentence: "they left, possibly to ...".
HANGING = (
    "possibly",
    "perhaps",
    "maybe",
    "probably",
    "likely",
    "partly",
    "presumably",
    "either",
    "not",
    "because",
    "less",
)
#: A lead of a sentence with one of these tells no event: "nobody knows", "he did not say".
_KNOWING = re.compile(
    r"\b(?:know\w*|clear|ask\w*|say|says|said|question\w*|debat\w*|wonder\w*|sure|whether|reasons?)\b"
)
_STEM = re.compile(r"[^\W\d_]{4,}|\d+")
#: How much of a word tells what it is about: "falling" and "fallen" are one.
_ROOT = 4
_COMMON = frozenset(["that", "this", "they", "them", "their", "with", "from", "have", "were", "what", "when", "into"])
#: What follows a judgement where it is an explanation itself: "it is more likely that they fled".
_CONTENT = re.compile(r"\b(?:that|because|to (?!believe|credit|me\b)|an?) ?\w+")
_VERDICT = re.compile(r"\b(?:is|was|were|are|may|might|could|would|has|holds|held|lies|lay|runs)\b")


class Stretch(NamedTuple):
    """Characters of one of the sentences."""

    line: int
    start: int
    end: int


class Rival(NamedTuple):
    """One explanation among others.

    Attributes:
        cue: The words that say so.
        part: The words of it: its sentence, or a part of that.
        group: The number of its group in the text, from 1.
        event: The words that tell what is explained; None where no sentence before does.
        leaning: ``favoured`` or ``doubted`` by the words at ``lean``, which a speaker may have said; None for neither.
    """

    cue: Stretch
    part: Stretch
    group: int = 0
    event: Stretch | None = None
    leaning: Leaning | None = None
    lean: Stretch | None = None


class _Role(NamedTuple):
    """What a sentence does: whether it asks why, and which explanations it offers.

    ``plain`` ones say that there are others; ``answers`` are explanations only where a sentence close to them asks.
    """

    asks: bool
    plain: bool
    offers: tuple[Rival, ...]
    answers: bool = False


class _Table(NamedTuple):
    words: frozenset[str]
    asks: re.Pattern[str]
    plain: re.Pattern[str]
    weak: re.Pattern[str]
    answers: re.Pattern[str]
    two: tuple[re.Pattern[str], ...]
    explained: tuple[re.Pattern[str], ...]
    back: re.Pattern[str]
    favoured: re.Pattern[str]
    doubted: re.Pattern[str]
    judging: dict[str, re.Pattern[str]]


@cache
def table() -> _Table:
    """The words of the table as patterns."""
    data = tomllib.loads(files("whoheld.analysis").joinpath("data", "rivals.toml").read_text("utf-8"))
    parts = data["parts"]

    def lines(name: str) -> list[re.Pattern[str]]:
        return [_pattern(line, parts) for line in data[name]["lines"]]

    def one(name: str) -> re.Pattern[str]:
        return _pattern("|".join(f"(?:{line})" for line in data[name]["lines"]), parts)

    judging = {name: _pattern(line, parts) for name, line in data["judging"].items()}
    return _Table(
        frozenset(data["words"].split()),
        *(one("asks"), one("plain"), one("weak"), one("answers"), tuple(lines("two")), tuple(lines("explained"))),
        *(re.compile(data["explained"]["back"]), one("favoured"), one("doubted"), judging),
    )


def _pattern(line: str, parts: dict[str, str]) -> re.Pattern[str]:
    for name, part in parts.items():
        line = line.replace(f"{{{name}}}", part)
    return re.compile(line)


def rivals(lines: Sequence[Line]) -> dict[int, list[Rival]]:
    """The explanations beside each other in one text, by the number of their sentence.

    An explanation without another one is none of these: two at least stand in a group, or none.
    """
    roles = {n: role for n, line in enumerate(lines) if (role := _role(n, line))}
    found: dict[int, list[Rival]] = {}
    events: list[tuple[frozenset[str], int]] = []
    for numbers in _runs(roles, lines):
        offers = [offer for n in numbers for offer in roles[n].offers]
        if len(offers) > 1 and any(roles[n].plain or roles[n].asks for n in numbers):
            event = _event(numbers, roles, lines)
            group = _number(events, event, lines)
            for offer in _leaning(offers, lines):
                found.setdefault(offer.part.line, []).append(offer._replace(group=group, event=event))
    return found


def _role(number: int, line: Line) -> _Role | None:
    """What a sentence does; None where it neither asks nor offers."""
    words = table()
    if not line.text or words.words.isdisjoint(line.words):
        return None
    asks = words.asks.search(line.text)
    if pair := _two(number, line):
        return _Role(bool(asks), True, pair)
    if asks and not _answers(line.text, asks):
        return _Role(True, False, ())
    if _only_judges(line.text):
        return None
    plain = words.plain.search(line.text)
    likely = plain or words.weak.search(line.text)
    match = likely or words.answers.search(line.text)
    if match is None:
        return None
    whole = Stretch(number, 0, len(line.text))
    return _Role(bool(asks), bool(plain), (Rival(Stretch(number, *match.span()), whole),), likely is None)


def _answers(text: str, asks: re.Match[str]) -> bool:
    """Whether a sentence that speaks of an explanation goes on to give it: "one reason for its fall is hunger"."""
    return not text.endswith("?") and not asks[0].endswith("s") and bool(_VERDICT.search(text, asks.end()))


def _only_judges(text: str) -> bool:
    """Whether a sentence says of an explanation what it is worth, and gives none: "this is hard to believe"."""
    match = table().judging["one"].search(text)
    return bool(match) and not _CONTENT.search(text, match.end() if match else 0)


def _two(number: int, line: Line) -> tuple[Rival, ...]:
    """The two explanations that one sentence sets against each other."""
    for pattern in table().two:
        if match := pattern.search(line.text):
            ends = ((match.start(), match.end("a")), (match.end("a"), match.end("b")))
            parts = (match.span("a"), match.span("b"))
            return tuple(Rival(Stretch(number, *c), Stretch(number, *p)) for c, p in zip(ends, parts, strict=True))
    return ()


def _runs(roles: dict[int, _Role], lines: Sequence[Line]) -> Iterator[list[int]]:
    """Numbers of sentences that follow each other closely and explain one event, together."""
    run: list[int] = []
    for number in _anchored(roles):
        if run and (number - run[-1] > APART + 1 or _turns(run, number, roles, lines)):
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _anchored(roles: dict[int, _Role]) -> list[int]:
    """Sentences that ask, or say that there are other explanations, and what may be one close to such a sentence."""
    asking = [n for n, role in roles.items() if role.asks]
    plain = asking + [n for n, role in roles.items() if role.plain]
    return sorted(n for n, role in roles.items() if _near(n, asking if role.answers else plain))


def _near(number: int, others: Iterable[int]) -> bool:
    return any(abs(number - other) <= 2 * APART for other in others)


def _turns(run: Sequence[int], number: int, roles: dict[int, _Role], lines: Sequence[Line]) -> bool:
    """Whether a sentence, after explanations were given, asks about another event."""
    asked = _asked(number, lines[number]) if roles[number].asks else None
    if asked is None or not any(roles[n].offers for n in run):
        return False
    before = _event(run, roles, lines)
    return before is None or not _same(_stems(before, lines), _stems(asked, lines))


def _event(numbers: Sequence[int], roles: dict[int, _Role], lines: Sequence[Line]) -> Stretch | None:
    """What a group explains: what it asks about; else what its sentence begins with; else what was told before it."""
    for n in sorted(numbers, key=lambda n: (not roles[n].asks, n)):
        if asked := _asked(n, lines[n]):
            return asked
    for offer in (o for n in numbers for o in roles[n].offers):
        if lead := _lead(offer, lines[offer.cue.line].text):
            return lead
    return _told_before(numbers[0], roles, lines)


def _asked(number: int, line: Line) -> Stretch | None:
    """The words after "why" or "the reason for", where they do more than point back."""
    for pattern in table().explained:
        for match in pattern.finditer(line.text):
            if not table().back.search(match["e"].strip()) and len(match["e"].split()) > 1:
                return _trimmed(Stretch(number, *match.span("e")), line.text)
    return None


def _lead(offer: Rival, text: str) -> Stretch | None:
    """What stands before an explanation that hangs on it: "the garrison left, possibly to ..."."""
    lead = text[: offer.cue.start]
    if not text[offer.cue.start :].startswith(HANGING) or len(lead.split()) <= 1 or _KNOWING.search(lead):
        return None
    if table().back.search(lead.strip(" ,;:–—-")):
        return None
    return _trimmed(Stretch(offer.cue.line, 0, offer.cue.start), text)


def _trimmed(stretch: Stretch, text: str) -> Stretch:
    """The same without blanks and strokes at its ends."""
    words = text[stretch.start : stretch.end]
    left = len(words) - len(words.lstrip(" ,;:–—-"))
    return Stretch(stretch.line, stretch.start + left, stretch.start + len(words.rstrip(" ,;:–—-")))


def _told_before(number: int, roles: dict[int, _Role], lines: Sequence[Line]) -> Stretch | None:
    """The nearest sentence before that tells of something that happened."""
    for n in range(number - 1, max(number - 1 - BEFORE, -1), -1):
        line = lines[n]
        offers = n in roles and roles[n].plain
        if line.told and not offers and not line.text.startswith("if ") and not line.text.endswith("?"):
            return Stretch(n, 0, len(line.text))
    return None


def _number(events: list[tuple[frozenset[str], int]], event: Stretch | None, lines: Sequence[Line]) -> int:
    """The number of the group of an event: that of an earlier one of the same event, else the next."""
    told = _stems(event, lines) if event else frozenset()
    known = next((group for stems, group in events if _same(stems, told)), None)
    group = known or len({number for _, number in events}) + 1
    events.append((told, group))
    return group


def _stems(event: Stretch, lines: Sequence[Line]) -> frozenset[str]:
    words = _STEM.findall(lines[event.line].text[event.start : event.end])
    return frozenset(word[:_ROOT] for word in words if word not in _COMMON)


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the words of one event are all among those of the other, two at least."""
    return min(len(one), len(other)) > 1 and (one <= other or other <= one)


def _leaning(offers: Sequence[Rival], lines: Sequence[Line]) -> Iterable[Rival]:
    """The explanations with the author's leaning: in their own words, in what sets them apart, or in what follows."""
    leaning = [_own(offer, lines[offer.part.line].text) for offer in offers]
    for at, (one, other) in enumerate(pairwise(leaning)):
        apart = one.part.line != other.part.line or one.part == other.part
        if not apart and {one.leaning, other.leaning} == {Leaning.DOUBTED, None}:
            left, doubted = (at + 1, one) if one.leaning else (at, other)
            leaning[left] = leaning[left]._replace(leaning=Leaning.FAVOURED, lean=doubted.lean)
    last = {offer.part.line: at for at, offer in enumerate(offers)}
    for number, at in last.items():
        if number + 1 < len(lines) and number + 1 not in last:
            _judged(leaning, at, lines)
    return leaning


def _own(offer: Rival, text: str) -> Rival:
    """With the leaning that its own words show, those that join it to the other one included."""
    start = min(offer.part.start, offer.cue.start)
    for pattern, leaning in ((table().doubted, Leaning.DOUBTED), (table().favoured, Leaning.FAVOURED)):
        if match := pattern.search(text, start, offer.part.end):
            return offer._replace(leaning=leaning, lean=_trimmed(Stretch(offer.part.line, *match.span()), text))
    return offer


def _judged(found: list[Rival], at: int, lines: Sequence[Line]) -> None:
    """Take in what the sentence after an explanation says of it, or of the one before it."""
    number = found[at].part.line + 1
    text, judging = lines[number].text, table().judging
    if not judging["one"].search(text):
        return
    which = at - 1 if judging["first"].search(text) and at else at
    for pattern, leaning in ((table().doubted, Leaning.DOUBTED), (table().favoured, Leaning.FAVOURED)):
        if match := pattern.search(text):
            found[which] = found[which]._replace(leaning=leaning, lean=_trimmed(Stretch(number, *match.span()), text))
            return
