"""Claims for tests, told in one line each, and a small almanac of sides.

A line is ``ACTOR KIND [DAYS] [from TARGET] [by SOURCE] [in DOCUMENT] [STANCE] [EXTENT] [throughout] [ended]
[quote]``, for instance ``North takes 2012-03-05 from South by Watch doubted part in b [half of it]``. DAYS is EDTF;
joint names are written ``North;South``; an underscore stands for a space. Lines later in a list stand later in their
document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from whoheld.almanac.place import FeatureClass, Place, Placing
from whoheld.almanac.when import UNKNOWN, When
from whoheld.claims.claim import Claim
from whoheld.codebook import ENDED, Extent, Kind, Span, Stance
from whoheld.evidence.source import DocumentFacts
from whoheld.history.answer import HeldAnswer, held
from whoheld.history.chronicle import HistoryAnswer, history

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

TOWN = Place(id="t", name="Oakford", feature=FeatureClass.SETTLEMENT, placing=Placing.PLACED, lon=10.5, lat=45.25)
PROVINCE = Place(id="p", name="Oakshire", feature=FeatureClass.AREA, placing=Placing.UNPLACED)
FACTS = {
    "a": DocumentFacts("a", "a", title="The long war", encyclopedic=True),
    "b": DocumentFacts("b", "b", title="A day at the front", publisher="The Courier"),
    "news": DocumentFacts("news", "news", published=When.parse("2013-06-01/2013-06-03")),
}
_LINE = re.compile(r"^(?P<actor>\S+) (?P<kind>\w+)(?P<rest>[^\[]*)(?:\[(?P<quote>.*)\])?$")
_DAYS = re.compile(r"^(?:\d{4}|\.\.)[\d./-]*$")


@dataclass(frozen=True)
class Families:
    """Names of one family are one side: a small almanac that is complete for the tests' wars."""

    families: tuple[frozenset[str], ...] = (
        frozenset({"rebels", "Falcons"}),
        frozenset({"North", "Northern Guard", "Northern Army", "New North"}),
    )

    def same(self, a: str, b: str, on: date | None = None) -> bool:  # noqa: ARG002 - its families never change
        """Whether two names are equal or of one family."""
        return a == b or any({a, b} <= family for family in self.families)


SIDES = Families()


def told(line: str, at: int = 0, place: str = "Oakford") -> Claim:
    """The claim that a line tells, at a character of its document."""
    match = _LINE.match(line)
    if not match:
        raise ValueError(f"no claim in {line!r}")
    words = match["rest"].split()
    after = dict(pairwise(words))
    days = next((_days(w) for w in words if _DAYS.match(w)), UNKNOWN)
    quote = match["quote"] or line.split(" in ", maxsplit=1)[0]
    doc = after.get("in", "a")
    return Claim(
        doc_id=doc,
        doc=doc,
        quote=quote,
        quote_start=at,
        quote_end=at + len(quote),
        raw_start=at,
        raw_end=at + len(quote),
        kind=Kind(match["kind"]),
        actor=_name(match["actor"]),
        target=_name(after.get("from")),
        target_text=_name(after.get("from")),
        place=place,
        extent=next((e for e in Extent if e.value in words), Extent.WHOLE),
        modality=ENDED if "ended" in words else "",
        start=days.earliest,
        end=days.latest,
        source=_name(after.get("by")),
        stance=next((s for s in Stance if s.value in words), Stance.SAID),
        span=Span.THROUGHOUT if "throughout" in words else Span.WITHIN,
    )


def told_all(lines: Iterable[str]) -> list[Claim]:
    """The claims of lines, one after the other in their documents."""
    return [told(line, number * 1000) for number, line in enumerate(lines)]


def asked(lines: Iterable[str], day: str, place: Place = TOWN) -> HeldAnswer:
    """Who held the place on a day by what the lines tell."""
    return held(place, told_all(lines), When.parse(day), facts=FACTS, sides=SIDES)


def history_of(lines: Iterable[str], place: Place = TOWN) -> HistoryAnswer:
    """The history of the place by what the lines tell."""
    return history(place, told_all(lines), facts=FACTS, sides=SIDES)


def spells_of(lines: Iterable[str], place: Place = TOWN) -> list[str]:
    """The spells in short: bound of the start, holders, and who disputes them."""
    return [f"{s.start or '..'} {s.holder}" for s in history_of(lines, place)]


def _name(token: str | None) -> str | None:
    return token.replace(";", "; ").replace("_", " ") if token else None


@lru_cache
def _days(text: str) -> When:
    return When.parse(text)
