"""Who came to harm at a place, by each source: figures stand side by side and are never added up or averaged."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, NamedTuple

from whoheld.claims.claim import Claim
from whoheld.codebook import HARM, MOVING, Kind, Stance
from whoheld.evidence.days import first_of
from whoheld.evidence.leaflet import Leaflet, days, quote, side, text
from whoheld.evidence.party import Parties, SameSide, finest
from whoheld.evidence.source import when
from whoheld.evidence.witness import Witness, counted, hear

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence
    from datetime import date

    from whoheld.almanac.place import Place
    from whoheld.almanac.when import When
    from whoheld.claims.statement import Statement
    from whoheld.evidence.leaflet import Colours
    from whoheld.evidence.source import DocumentFacts

#: Days that share one are of one event if neither stretch is longer; of longer ones, half of the longest is shared. So
#: the dead of a day are not set against the total of a battle.
EVENT_DAYS = 3
#: Units that say whose those are that came to harm, where the passage does not.
CIVIL = frozenset({"civilians", "children", "women", "families"})


@dataclass(frozen=True, slots=True)
class Figure:
    """What one sentence, or an infobox, says of how many; days are ISO days, None where the text gives none.

    ``low`` and ``high`` are the bounds of the count, None where it is open; ``witness`` is the independent witness that
    it is counted with; ``reported`` the day of the report as far as it is known; ``best`` whether it is the one given
    as the best of its event. Of an infobox there is no claim: it has a ``statement_id``, and is nobody's witness.
    """

    low: int | None
    high: int | None
    stance: str
    source: str | None
    witness: str
    actor: str | None
    reported: str | None
    quote: str
    doc: str
    claim_id: str | None
    best: bool
    statement_id: str | None = None

    def row(self) -> dict[str, Any]:
        """The figure as plain values, in the order of its fields."""
        return {f.name: getattr(self, f.name) for f in fields(self)}


@dataclass(frozen=True, slots=True)
class Casualties(Leaflet):
    """The figures for one harm at one place on one day, or on the days for which they are all given.

    Attributes:
        place: The usual name of the place.
        start, end: First and last ISO day, None where unknown.
        kind: ``kills``, ``wounds``, ``detains`` or ``displaces``.
        whom: Whose those are that came to harm; None where nobody says.
        unit: What is counted; figures in other units, which may be groups within this one, are events of their own.
        low, high: The lowest and the highest that any source gives; None where a source leaves it open.
        best_low, best_high: The bounds of the best figure; both None where none is better than the others.
        best: By which rule it is the best, in words.
        figures: Every figure, the latest report first.
    """

    place: str
    start: str | None
    end: str | None
    kind: str
    whom: str | None
    unit: str | None
    low: int | None
    high: int | None
    best_low: int | None
    best_high: int | None
    best: str
    figures: tuple[Figure, ...]

    def cells(self, colours: Colours) -> Mapping[str, str]:
        """What a notebook shows of it."""
        best = _number(self.best_low, self.best_high)
        return {
            "days": days(self.start, self.end),
            "place": text(self.place),
            "kind": text(self.kind),
            "whom": side(self.whom, colours) if self.whom else "",
            "unit": text(self.unit),
            "best": f"{text(best or 'unknown')}<br><small>{text(self.best)}</small>",
            "figures": "<br>".join(f"{text(_number(f.low, f.high) or 'no figure')}: {quote(f)}" for f in self.figures),
        }

    def row(self) -> dict[str, Any]:
        """The event as plain values, in the order of its fields."""
        plain = {f.name: getattr(self, f.name) for f in fields(self)}
        return {**plain, "figures": [figure.row() for figure in self.figures]}


def _number(low: int | None, high: int | None) -> str:
    """A count for reading; empty where neither bound is known."""
    if low == high:
        return "" if low is None else str(low)
    return f"{'..' if low is None else low} to {'..' if high is None else high}"


def casualties(
    place: Place,
    claims: Iterable[Claim],
    *,
    facts: Mapping[str, DocumentFacts],
    sides: SameSide | Parties,
    within: When | None = None,
    boxed: Iterable[Statement] = (),
) -> list[Casualties]:
    """The events of harm at a place, by day.

    An infobox sums up what its article tells elsewhere: its figures stand beside the others, but it is no witness, and
    none of them is given as the best.

    Args:
        place: The place.
        claims: Claims about it, in any order; those that tell of no harm, or neither give nor deny a figure, are left
            out.
        facts: The documents by id, for the days of their publication.
        sides: Which names stand for one side.
        within: Only events that may lie in these days; undated ones then are left out.
        boxed: The losses that infoboxes give for the place.
    """
    parties = sides if isinstance(sides, Parties) else Parties(sides)
    infobox = {claim.id: claim for one in boxed if (claim := _as_claim(one)) is not None}
    events = _gather([*claims, *infobox.values()], parties)
    wanted = [e for e in events if within is None or (e.when.known and e.when.overlaps(within))]
    found = [_casualties(place, e, facts, parties, infobox.keys()) for e in wanted]
    return sorted(found, key=lambda c: (c.start or c.end or "", c.end or "", c.kind, c.whom or "", c.unit or ""))


def _as_claim(one: Statement) -> Claim | None:
    """The losses that an infobox gives, in the form of a claim with the statement's id; None of what is no loss."""
    if one.kind is None or one.kind not in HARM:
        return None
    low, high = (None if bound is None else round(bound) for bound in (one.low, one.high))
    words: dict[str, Any] = {name: getattr(one, name) for name in _SHARED}
    told = Claim(kind=one.kind, target=one.about_actor, place=one.about_place, low=low, high=high, **words)
    return told.named(one.id)


def told_alike(claims: Iterable[Claim], sides: Parties) -> list[list[Claim]]:
    """The claims of each event of harm at a place; nothing is weighed."""
    return [event.claims for event in _gather(claims, sides)]


def _gives_a_figure(claim: Claim) -> bool:
    number = claim.low is not None or claim.high is not None
    return claim.stance is Stance.DENIED or (number and claim.stance in MOVING)


#: The fields that a statement and a claim have in common.
_SHARED = (
    *("doc_id", "doc", "quote", "quote_start", "quote_end", "raw_start", "raw_end", "source", "source_text", "stance"),
    *("place_id", "unit", "start", "end"),
)


class _Event(NamedTuple):
    """Claims that count the same; ``when`` are the days that they have in common."""

    kind: Kind
    whom: str | None
    unit: str | None
    when: When
    claims: list[Claim]


def _gather(claims: Iterable[Claim], parties: Parties) -> list[_Event]:
    """One event for each place, kind, group and days; the narrowest dates come first, so that wider ones find them."""
    told = [c for c in dict.fromkeys(claims) if c.kind in HARM and _gives_a_figure(c)]
    events: list[_Event] = []
    ordered = sorted(told, key=_narrowest_first)
    for claim in ordered:
        home = next((e for e in events if _fits(claim, e, parties)), None)
        if home is None:
            events.append(_Event(claim.kind, _whom(claim), claim.unit, when(claim), [claim]))
        else:
            home.claims.append(claim)
    return events


def _narrowest_first(claim: Claim) -> tuple[bool, int, int, str, str]:
    days = when(claim)
    return claim.stance is Stance.DENIED, days.days or 10**6, first_of(days), _whom(claim) or "", claim.id


def _fits(claim: Claim, event: _Event, parties: Parties) -> bool:
    if claim.kind is not event.kind or (claim.unit != event.unit and claim.stance is not Stance.DENIED):
        return False
    whom = _whom(claim)
    if (whom is None) != (event.whom is None) or any(_beside(claim, c) for c in event.claims):
        return False
    if whom and not parties.same(whom, event.whom, claim.end or claim.start):
        return False
    return _same_days(when(claim), event.when)


def _whom(claim: Claim) -> str | None:
    return claim.target or ("civilians" if claim.unit in CIVIL else None)


def _beside(claim: Claim, other: Claim) -> bool:
    """Whether one sentence gives both as two figures ("100 men, 80 of them recruits"): they are of two groups."""
    apart = claim.quote_end <= other.quote_start or other.quote_end <= claim.quote_start
    same = (claim.low, claim.high) == (other.low, other.high)
    return claim.doc_id == other.doc_id and not apart and not same


def _same_days(a: When, b: When) -> bool:
    shared = a.meet(b)
    if a == b or not shared or not shared.days or not a.days or not b.days:
        return a == b
    longest = max(a.days, b.days)
    return longest <= EVENT_DAYS or 2 * shared.days >= longest


class _Told(NamedTuple):
    """A claim with the witness that it is counted with and the day of its report."""

    claim: Claim
    witness: str
    reported: date | None

    @property
    def order(self) -> tuple[int, str, int]:
        """Later reports, and what a text tells later, come later."""
        return (self.reported.toordinal() if self.reported else 0, self.claim.doc_id, self.claim.quote_start)

    @property
    def number(self) -> tuple[int | None, int | None]:
        """The bounds of the count."""
        return self.claim.low, self.claim.high


class _Best(NamedTuple):
    """The figure that is preferred, if one is, and why in words."""

    number: tuple[int | None, int | None] | None
    why: str


def _casualties(
    place: Place, event: _Event, facts: Mapping[str, DocumentFacts], parties: Parties, infobox: Container[str]
) -> Casualties:
    who = counted(hear(event.claims, parties))
    told = [_Told(c, who[c.id].witness, _reported(c, facts.get(c.doc_id))) for c in event.claims]
    counting = [t for t in told if t.claim.stance in MOVING]
    witnessed = [t for t in counting if t.claim.id not in infobox]
    best = _best(hear([t.claim for t in witnessed], parties), {t.claim.id: t for t in witnessed})
    if counting and not witnessed:
        best = _Best(None, "none: only an infobox gives it")
    low, high = _bounds([t.number for t in counting])
    return Casualties(
        place=place.name,
        start=event.when.earliest.isoformat() if event.when.earliest else None,
        end=event.when.latest.isoformat() if event.when.latest else None,
        kind=event.kind.value,
        whom=finest(_whom(c) for c in event.claims) or None,
        unit=event.unit,
        low=low,
        high=high,
        best_low=best.number[0] if best.number else None,
        best_high=best.number[1] if best.number else None,
        best=best.why,
        figures=tuple(
            _figure(t, best, boxed=t.claim.id in infobox) for t in sorted(told, key=lambda t: t.order, reverse=True)
        ),
    )


def _best(heard: Sequence[Witness], told: Mapping[str, _Told]) -> _Best:
    """The figure that most independent witnesses last gave, else that of the latest report."""
    last = [t for w in heard if (t := _last_word([told[c.id] for c in w.claims])) is not None]
    votes = Counter(t.number for t in last).most_common()
    if not votes:
        return _Best(None, "none: no witness keeps to one figure" if told else "denied, and nobody gives a figure")
    (number, most), *others = votes
    if not others:
        return _Best(number, f"all {most} independent witnesses give it" if most > 1 else "the only witness gives it")
    if most > others[0][1]:
        return _Best(number, f"{most} of {len(heard)} independent witnesses give it")
    return _latest(last)


def _last_word(told: Sequence[_Told]) -> _Told | None:
    """What a witness told last; None where its reports of one day differ and no text tells of both."""
    newest = max(t.order[0] for t in told)
    of_each_text = {t.claim.doc_id: t for t in sorted(told, key=lambda t: t.order) if t.order[0] == newest}
    agree = len({t.number for t in of_each_text.values()}) == 1
    return min(of_each_text.values(), key=lambda t: t.order) if agree else None


def _latest(told: Sequence[_Told]) -> _Best:
    days = [t.reported for t in told if t.reported]
    if len(days) == len(told):
        newest = {t.number for t in told if t.reported == max(days)}
        if len(newest) == 1:
            return _Best(newest.pop(), f"the latest report gives it, of {max(days)}; no figure has more witnesses")
    return _Best(None, f"none: {len(told)} independent witnesses differ, and no report is known to be the latest")


def _bounds(numbers: Sequence[tuple[int | None, int | None]]) -> tuple[int | None, int | None]:
    """The lowest and the highest of some figures; None where one that is open reaches further."""
    lows, highs = [low for low, _ in numbers if low is not None], [high for _, high in numbers if high is not None]
    open_below = any(low is None for low, _ in numbers)
    open_above = [low for low, high in numbers if high is None and low is not None]
    beyond = bool(open_above) and max(open_above) >= max(highs, default=0)
    return None if open_below else min(lows, default=None), None if beyond else max(highs, default=None)


def _reported(claim: Claim, document: DocumentFacts | None) -> date | None:
    """The day of a report: when its source spoke, else by when its document was published."""
    return claim.reported or (document.published.latest if document else None)


def _figure(told: _Told, best: _Best, *, boxed: bool) -> Figure:
    claim = told.claim
    return Figure(
        low=claim.low,
        high=claim.high,
        stance=claim.stance.value,
        source=claim.source,
        witness=told.witness,
        actor=claim.actor,
        reported=told.reported.isoformat() if told.reported else None,
        quote=claim.quote,
        doc=claim.doc,
        claim_id=None if boxed else claim.id,
        best=not boxed and claim.stance in MOVING and told.number == best.number,
        statement_id=claim.id if boxed else None,
    )
