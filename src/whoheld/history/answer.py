"""Who held a place on a day: the answer, its status, and the sentences for and against it."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Self

from whoheld.errors import BadDate
from whoheld.evidence.leaflet import Leaflet, heading, quotes, side, table, text
from whoheld.evidence.party import Parties, SameSide
from whoheld.evidence.source import evidence_day
from whoheld.history.evidence import EvidenceItem, items, plain
from whoheld.history.spell import Sharing
from whoheld.history.timeline import Timeline, timeline
from whoheld.history.view import View
from whoheld.history.wording import perhaps

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from whoheld.almanac.place import Place
    from whoheld.almanac.when import When
    from whoheld.claims.claim import Claim
    from whoheld.evidence.leaflet import Colours
    from whoheld.evidence.source import DocumentFacts

#: How many claims about the area around a place an answer lists, the latest first.
AREA_CLAIMS = 10


@dataclass(frozen=True, slots=True)
class HeldAnswer(Leaflet):
    """Who held a place on a day.

    Attributes:
        place: Its usual name.
        date: The day, month or year asked for, as EDTF; of a month or year the answer is that of the last day.
        holders: The sides that hold it at the day's end; empty where it is unknown.
        holder: The same for reading, with what is shared, disputed or changing.
        sharing: ``sole``, ``joint``, ``divided`` or ``unknown``.
        status: see `whoheld.history.view.Status`.
        since, until: EDTF bounds of the spell; None where nothing tells them.
        last_evidence: ISO day of the last evidence up to the day asked for.
        for_: The sentences for the answer ("for" in rows).
        against: The sentences against it.
        said_of_the_area: What is said of the province or area around it.
        why: What decided, in words.
    """

    place: str
    date: str
    holders: tuple[str, ...]
    holder: str
    sharing: str
    status: str
    since: str | None
    until: str | None
    last_evidence: str | None
    for_: tuple[EvidenceItem, ...]
    against: tuple[EvidenceItem, ...]
    said_of_the_area: tuple[EvidenceItem, ...]
    why: tuple[str, ...]

    @property
    def silent(self) -> bool:
        """Whether nothing is known of the place, on that day or another."""
        return not (self.since or self.until or self.for_ or self.against)

    def proposing(self, names: Sequence[str]) -> Self:
        """The same, with the places that may have been meant; it stays an answer about the place asked for."""
        return replace(self, why=(*self.why, perhaps(names))) if names else self

    def shown(self, colours: Colours) -> str:
        """What a notebook shows of it."""
        holder = "; ".join(self.holders)
        known = {
            "holder": side(holder, colours),
            "says": text(self.holder if self.holder != holder else ""),
            "status": text(self.status),
        }
        dated = {"since": text(self.since), "until": text(self.until), "last evidence": text(self.last_evidence)}
        return "".join(
            [
                heading(f"{self.place}, {self.date}"),
                table([{**known, **dated, "why": text("; ".join(self.why))}]),
                quotes("for", self.for_),
                quotes("against", self.against),
                quotes("said of the area", self.said_of_the_area),
            ]
        )

    def row(self) -> dict[str, Any]:
        """The answer as plain values, in the order of its fields."""
        return {f.name.rstrip("_"): plain(getattr(self, f.name)) for f in fields(self)}


def held(
    place: Place,
    claims: Iterable[Claim],
    day: When,
    *,
    facts: Mapping[str, DocumentFacts],
    sides: SameSide | Parties,
    area_claims: Iterable[Claim] = (),
) -> HeldAnswer:
    """Who held a place on a day; on the last day of a month or year.

    Args:
        place: The place asked for.
        claims: Its control claims, in any order.
        day: The day, month or year asked for.
        facts: The documents by id, for their titles and dates.
        sides: Which names stand for one side.
        area_claims: Control claims about the areas around the place; they never move it.

    Raises:
        BadDate: If what is asked for has no last day.
    """
    parties = sides if isinstance(sides, Parties) else Parties(sides)
    known = timeline(claims, feature=place.feature, facts=facts, sides=parties)
    return answer(place.name, known, day, facts=facts, area_claims=area_claims)


def answer(
    name: str, known: Timeline, day: When, *, facts: Mapping[str, DocumentFacts], area_claims: Iterable[Claim] = ()
) -> HeldAnswer:
    """The answer for a day from a timeline that stands already.

    Raises:
        BadDate: If what is asked for has no last day.
    """
    last = last_day(day)
    view = View(known, last)
    return HeldAnswer(
        place=name,
        date=day.edtf,
        holders=view.holders,
        holder=view.holder,
        sharing=(view.standing.spell.sharing if view.standing.spell else Sharing.UNKNOWN).value,
        status=view.status.value,
        since=view.since,
        until=view.until,
        last_evidence=view.last_evidence,
        for_=items(view.supporting, facts, known.counted),
        against=items(view.opposing, facts, known.counted),
        said_of_the_area=items(_of_the_area(area_claims, last), facts, {}),
        why=view.why,
    )


def last_day(day: When) -> date:
    """The last day of what is asked for.

    Raises:
        BadDate: If it is open at that end.
    """
    if day.latest is None:
        raise BadDate(f"{day.edtf or 'an unknown date'!r} has no last day: ask for a day, a month or a year")
    return day.latest


def _of_the_area(claims: Iterable[Claim], day: date) -> Sequence[Claim]:
    told = [(d, c.id, c) for c in claims if c.moves and (d := evidence_day(c, day))]
    return [c for _, _, c in sorted(told, reverse=True, key=lambda t: t[:2])[:AREA_CLAIMS]]
