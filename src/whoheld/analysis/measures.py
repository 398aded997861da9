"""How far and how many: distances, areas and sizes of forces that a sentence gives, with their bounds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from whoheld.analysis.figures import GROUPS, MANY, SEVERAL, Count, counts
from whoheld.analysis.lexicon import words
from whoheld.analysis.timex_lexicon import MONTHS, NUMBERS
from whoheld.codebook import StatementType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: One international mile.
KM_IN_MILE = 1.609344
#: Metres and hectares are given in kilometres and square kilometres.
UNITS = {
    **dict.fromkeys(("km", "kms", "kilometer", "kilometers", "kilometre", "kilometres"), ("km", 1.0)),
    **dict.fromkeys(("mile", "miles", "mi"), ("km", KM_IN_MILE)),
    **dict.fromkeys(("meters", "metres", "meter", "metre"), ("km", 0.001)),
    **dict.fromkeys(("hectares", "hectare"), ("sq km", 0.01)),
}
SQUARE = frozenset({"square", "sq"})
#: People and machines of war, by the word that a text has for them.
FORCES = words("force_nouns")
#: Nouns of a whole force, of which a number says how many it has.
STRENGTHS = words("strength_nouns")
#: "They number some 10,000."
NUMBERING = frozenset(["number", "numbers", "numbered", "numbering"])
#: All that a number here may be of.
COUNTED = frozenset({*UNITS, *SQUARE, *FORCES, *STRENGTHS, *NUMBERING})
#: Words beside a figure that make it one of losses, or of people who are no force any more.
LOST = re.compile(
    r"\b(?:kill|wound|dead|died?\b|death|casualt|captur|injur|martyr|lost\b|los[es]|prisoner|hostage|surrender|execut|"
    r"detain|defect|body|bodies|neutrali[sz]|destroy|slain|arrest|missing)"
    r"(?:(?!\b(?:by|with|to|against|from|using|sent|deployed|has|have|had)\b)[^;,.])*$",
    re.IGNORECASE,
)
#: The same behind it: what was done to them, not what they do.
_LOSSES = (
    r"(?:killed|wounded|dead|died|captured|injured|martyred|lost|surrendered|executed|detained|defected|neutrali[sz]ed"
    r"|destroyed|slain|arrested|missing|taken prisoner)\b"
)
LOST_BEHIND = re.compile(
    r"^\s*(?:\([^)]*\)\s*)?(?:who |that )?"
    r"(?:(?:were|was|are|is|being|been|had|has|have|may|either|both|also|reported(?:ly)?)\s)*"
    rf"(?:\w+ly\s)?{_LOSSES}(?! (?:(?:the|an?|its|their|control)\b|[A-Z0-9]))",
)
#: Words that end the noun phrase of a figure.
ENDING = frozenset(
    [
        "in",
        "at",
        "from",
        "and",
        "or",
        "were",
        "was",
        "is",
        "are",
        "by",
        "on",
        "to",
        "with",
        "who",
        "that",
        "which",
        "had",
        "have",
        "has",
        "killed",
        "as",
        "for",
        "near",
        "into",
        "while",
        "but",
        "the",
        "using",
        "during",
        "after",
        "against",
        *MONTHS,
    ]
)
#: What may stand within a noun phrase beside its words.
BETWEEN = frozenset(["(", ")", "-", "–", "\u2011", "/", "so", "of", "its", "their", "his"])
_WORD = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?|[^\W\d_]+|\S")
#: How many words of the noun phrase may stand between a number and what is counted.
REACH = 6
#: Characters before and after a figure in which a word of loss stands for it.
BESIDE = 45
#: "50-mile", "2,000-strong": the stroke joins the number to what is counted.
_JOINED = re.compile(r"(\d(?:[\d,.]*\d)?)\s?[-–]\s?(?=km\b|kilomet|mile|strong\b|man\b|square)", re.IGNORECASE)
_COUPLE = re.compile(r"\ba couple (?:of )?(?=hundred|thousand)", re.IGNORECASE)
_SPELLED = frozenset((*NUMBERS, *MANY, *GROUPS, *SEVERAL))
_DIGIT = re.compile(r"\d")


class Measure(NamedTuple):
    """A figure in a sentence: its bounds in ``unit`` (km, sq km, or what is counted), and its characters there."""

    type: StatementType
    low: float | None
    high: float | None
    unit: str
    start: int
    end: int


def measures(sentence: str, words_in: frozenset[str]) -> list[Measure]:
    """The distances, areas and sizes of forces in a sentence, in order.

    Miles become kilometres. Figures of the dead, of prisoners and of other losses are none of these.

    Args:
        sentence: As written.
        words_in: The words in it, in small letters; without one that is counted, nothing is looked for.
    """
    if COUNTED.isdisjoint(words_in) or not (_DIGIT.search(sentence) or not _SPELLED.isdisjoint(words_in)):
        return []
    plain = _JOINED.sub(lambda m: m[1].ljust(len(m[0])), sentence)
    plain = _COUPLE.sub(lambda m: "2".ljust(len(m[0])), plain)
    found = [(m[0], m.start(), m.end()) for m in _WORD.finditer(plain)]
    told = [m[0] for m in found]
    return list(_measured(sentence, found, told, _joined(counts(told), told)))


def _measured(
    sentence: str, found: Sequence[tuple[str, int, int]], told: list[str], numbers: Sequence[Count]
) -> Iterator[Measure]:
    last = -1
    for count in numbers:
        start = found[count.first][1]
        at = count.last + 1
        square = at < len(told) and told[at].lower() in SQUARE
        at += square + (square and at + 1 < len(told) and told[at + 1] == ".")
        if _again(sentence, start, last):
            continue
        unit = UNITS.get(told[at].lower()) if at < len(told) else None
        if unit is not None:
            name, factor = ("sq km", unit[1] ** 2) if square else unit
            last = found[at][2]
            low, high = (_times(bound, _exact(count, told), factor) for bound in (count.low, count.high))
            yield Measure(StatementType.DISTANCE, low, high, name, start, found[at][2])
        elif (
            count.high != 1 and (noun := _noun(told, count)) is not None and not _lost(sentence, start, found[noun][2])
        ):
            low, high = (None if bound is None else float(bound) for bound in (count.low, count.high))
            end = found[max(noun, count.last)][2]
            yield Measure(StatementType.FORCE_SIZE, low, high, told[noun].lower(), start, end)


def _noun(told: Sequence[str], count: Count) -> int | None:
    """Where the noun stands that says what is counted: behind the number, or before it: "a garrison of some 1,500"."""
    if (behind := _force(told, count.last + 1)) is not None:
        return behind
    if not _ends(told, count.last + 1):
        return None
    of = count.first - 1
    if of > 0 and told[of].lower() == "of" and told[of - 1].lower() in STRENGTHS:
        return of - 1
    return of if of >= 0 and told[of].lower() in NUMBERING else None


def _ends(told: Sequence[str], at: int) -> bool:
    return at >= len(told) or told[at].lower() in ENDING or not told[at][0].isalpha()


def _again(sentence: str, start: int, last: int) -> bool:
    """Whether a number in brackets gives the distance before it once more, in other units."""
    return last >= 0 and sentence[last:start].strip() in {"(", "or", "/"}


def _exact(count: Count, told: Sequence[str]) -> float | None:
    """The number with its decimals, where it is one number in digits that has any."""
    digits = [word for word in told[count.first : count.last + 1] if "." in word and word[0].isdigit()]
    last = told[count.last].lower()
    return float(digits[0].replace(",", "")) if len(digits) == 1 and last not in GROUPS else None


def _times(bound: int | None, exact: float | None, factor: float) -> float | None:
    """A bound in other units, rounded to ten metres or, of less than a kilometre, to a metre and finer."""
    told = None if bound is None else (bound if exact is None else exact) * factor
    return told if told is None else round(told, 2 if told >= 1 else 6)


def _force(told: Sequence[str], at: int) -> int | None:
    """Where the noun of a force stands behind a number; names, adjectives and words in brackets may be between."""
    depth, seen = 0, 0
    for i in range(at, min(len(told), at + 3 * REACH)):
        word = told[i].lower()
        depth += (word == "(") - (word == ")")
        if word == "non" or (word == "of" and i > at):
            return None
        if depth or word in BETWEEN or (word == "or" and told[i + 1 : i + 2] == ["so"]):
            continue
        if word in FORCES:
            return i
        seen += 1
        if word in ENDING or not word[0].isalpha() or seen > REACH:
            return None
    return None


def _lost(sentence: str, start: int, end: int) -> bool:
    before = sentence[max(0, start - BESIDE) : start].rstrip()
    return bool(LOST.search(before) or LOST_BEHIND.search(sentence[end : end + BESIDE]))


def _joined(numbers: Sequence[Count], told: Sequence[str]) -> list[Count]:
    """Two numbers that bound one count are one: "a few hundred or at most 2,000"."""
    found: list[Count] = []
    for one in numbers:
        between = [w.lower() for w in told[found[-1].last + 1 : one.first]] if found else None
        if between == ["or"] and found[-1].low is not None and one.high is not None and found[-1].low <= one.high:
            found[-1] = Count(found[-1].low, one.high, found[-1].first, one.last)
        else:
            found.append(one)
    return found
