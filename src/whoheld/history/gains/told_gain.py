"""What is told of a side's gains without a place to put them at: so many villages, so much land, so far an advance."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from whoheld.codebook import MOVING, Kind
from whoheld.evidence.source import when

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from whoheld.claims.claim import Claim
    from whoheld.claims.statement import Statement

#: Numbers in words, as far as reports write them out.
_WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_COUNTS = {"a": 1, "an": 1, **{word: n for n, word in enumerate(_WORDS, 1)}}
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_ROUGHLY = re.compile(
    r"(?:(?:about|around|some|nearly|almost|over|roughly|approximately|more than|at least|up to|another) )+(?=\S+ \S)",
    re.IGNORECASE,
)
#: What makes of "a", or of a number, none: "a few villages", "a total of", "seven to eight villages".
_NO_NUMBER = re.compile(
    r"(?:few|number|total|dozen|couple|handful|series|string|cluster|group|pair|lot|score|hundred|thousand|third|half|"
    r"quarter|part|large|small|to|or|and)\b",
    re.IGNORECASE,
)
_UNITS = {
    "km²": r"sq(?:uare|\.)? ?(?:km|kilomet(?:re|er)s?)\.?|km²|km2",
    "sq mi": r"sq(?:uare|\.)? ?mi(?:les?)?\.?",
    "km": r"km\.?|kilomet(?:re|er)s?",
    "mi": r"miles?",
}
_AREA = re.compile(rf"({_NUMBER}) ?(?:({_UNITS['km²']})|({_UNITS['sq mi']}))(?!\w)", re.IGNORECASE)
#: A way that was made good, no distance from anywhere: "advanced some 30 km", never "to within 30 km of".
_WAY = re.compile(
    rf"\b(?:advanc|push|mov|drov|driv|progress)\w*(?: (?:some|about|around|nearly|almost|over|up to|more than|roughly|"
    rf"forward|deep|inland|a further|another))* ({_NUMBER}) ?(?:({_UNITS['km']})|({_UNITS['mi']}))"
    rf"(?!\w)(?! (?:from|of|away|short)\b)",
    re.IGNORECASE,
)
_LENGTH = re.compile(rf"({_NUMBER})[ -]?(?:({_UNITS['km']})|({_UNITS['mi']}))(?!\w)", re.IGNORECASE)
#: The kinds of a figure that somebody gained.
GAINING = frozenset({Kind.TAKES, Kind.ADVANCES})


@dataclass(frozen=True, slots=True)
class ToldGain:
    """A gain as it is told.

    Attributes:
        what: ``places`` (unnamed ones), ``area`` or ``advance``.
        words: The words that tell how much.
        count: How much, in ``unit``, be it "about" or "over"; None where the words give no number ("several villages").
        unit: What is counted, in the words of the text; ``km²``, ``sq mi``, ``km`` or ``mi`` of land and of ways.
        start, end: The first and the last day on which it can have been; None where open.
        stance: ``said`` or ``doubted``.
        source: Who says so; None for the author.
        doc: The document's name.
        claim_id: The claim; None where a statement tells it.
        quote: Its words.
        statement_id: The statement; None where a claim tells it.
    """

    what: str
    words: str
    count: float | None
    unit: str
    start: date | None
    end: date | None
    stance: str
    source: str | None
    doc: str
    claim_id: str | None
    quote: str
    statement_id: str | None = None

    def row(self) -> dict[str, Any]:
        """Plain values; days as ISO text."""
        days = {name: day.isoformat() if (day := getattr(self, name)) else None for name in ("start", "end")}
        return {**asdict(self), **days}


def told_gains(
    claims: Iterable[Claim],
    side: str,
    sides_of: Callable[[str | None], tuple[str, ...]],
    statements: Iterable[Statement] = (),
) -> list[ToldGain]:
    """What claims and statements tell of the gains of a side, each once though copies of a text tell it again.

    Args:
        claims: The claims, in any order; those that were not said or doubted, and gains of others, are left out.
        side: The side, by the name that `sides_of` gives.
        sides_of: The sides of an actor's name.
        statements: Ways and areas that somebody gained, in any order; what a claim of the same document tells is left
            out.
    """
    mine = (c for c in claims if c.stance in MOVING and side in sides_of(c.actor))
    told = (g for c in sorted(mine, key=_in_order) for g in _gains(c))
    # Of one sentence there may be several claims; each of them has its measures.
    found = {(g.words, g.quote if g.what == "places" else g.what, g.source, g.start, g.end): g for g in told}
    stated = (s for s in statements if s.stance in MOVING and side in sides_of(s.about_actor))
    for one in sorted(stated, key=lambda s: (s.doc_id, -s.quote_start, s.id)):
        gain = _stated(one)
        if gain is not None and not any(_same_amount(gain, other) for other in found.values() if other.claim_id):
            found[gain.words, gain.what, gain.source, gain.start, gain.end] = gain
    return list(found.values())


def _stated(one: Statement) -> ToldGain | None:
    """The gain that a statement measures, in the units of the text; in kilometres where they are none of these."""
    if one.kind not in GAINING or one.unit is None:
        return None
    area = one.unit == "sq km"
    words = one.figure_text or ""
    match = (_AREA if area else _LENGTH).search(words)
    units = ("km²", "sq mi") if area else ("km", "mi")
    unit = units[0] if match is None or match[2] else units[1]
    return ToldGain(
        what="area" if area else "advance",
        words=words,
        count=float(match[1].replace(",", "")) if match else one.low,
        unit=unit,
        start=one.start,
        end=one.end,
        stance=one.stance.value,
        source=one.source,
        doc=one.doc,
        claim_id=None,
        quote=one.quote,
        statement_id=one.id,
    )


def _same_amount(one: ToldGain, other: ToldGain) -> bool:
    return (one.doc, one.what, one.count, one.unit) == (other.doc, other.what, other.count, other.unit)


def _in_order(claim: Claim) -> tuple[str, int, str]:
    """The first of copies comes last, so that it is the one that is kept."""
    return claim.doc_id, -claim.quote_start, claim.id


def _gains(claim: Claim) -> Iterator[ToldGain]:
    if claim.kind is Kind.TAKES and claim.unnamed:
        yield _gain(claim, "places", claim.unnamed, *_counted(claim.unnamed))
    if claim.kind in (Kind.TAKES, Kind.ADVANCES):
        for what, pattern, units in (("area", _AREA, ("km²", "sq mi")), ("advance", _WAY, ("km", "mi"))):
            for match in pattern.finditer(claim.quote):
                number = float(match[1].replace(",", ""))
                yield _gain(claim, what, match[0], number, units[0] if match[2] else units[1])


def _gain(claim: Claim, what: str, words: str, count: float | None, unit: str) -> ToldGain:
    days = when(claim)
    return ToldGain(
        what=what,
        words=words,
        count=count,
        unit=unit,
        start=days.earliest,
        end=days.latest,
        stance=claim.stance.value,
        source=claim.source,
        doc=claim.doc,
        claim_id=claim.id,
        quote=claim.quote,
    )


def _counted(words: str) -> tuple[float | None, str]:
    """The number with which a phrase begins, "about" apart, and what is counted.

    None and the whole phrase where it gives no single one ("several villages", "a few", "13 to 14 points").
    """
    whole = " ".join(words.split())
    first, _, rest = _ROUGHLY.sub("", whole).partition(" ")
    number = float(first.replace(",", "")) if re.fullmatch(_NUMBER, first) else _COUNTS.get(first.casefold())
    return (None, whole) if number is None or _NO_NUMBER.match(rest) else (number, rest)
