"""The answers of one place for every day, made once and kept, and the rows that are made from them again.

Between two days on which something in a timeline begins or ends, nothing of an answer changes: so it is asked for on
each such day, and equal answers are joined.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import chain, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from whoheld.evidence.kept import Kept, Spot, Stretch, Turn
from whoheld.evidence.party import generic, members
from whoheld.history.change import Change, changes_of
from whoheld.history.snapshot import PlaceOnDay, place_on
from whoheld.history.timeline import REACH_DAYS, Timeline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whoheld.almanac.place import Place
    from whoheld.almanac.when import When
    from whoheld.claims.claim import Claim
    from whoheld.history.spell import Name, Overlay, Spell

#: So many days are asked for of one timeline; where there are more, each half of them is asked of a leaner one.
_AT_ONCE = 8
_DAY = timedelta(1)


def made_ready(place: Place, known: Timeline) -> Kept:
    """All that is kept of a place."""
    turns = tuple(_turn(change) for change in changes_of(place, known))
    return Kept(place.id, tuple(_stretches(place, known)), turns, any(s.accounts for s in known.spells))


def row_on(spot: Spot, stretch: Stretch, day: date) -> PlaceOnDay:
    """What `whoheld.history.snapshot.place_on` says of a place on a day."""
    return PlaceOnDay(
        place=spot.name,
        lon=spot.lon,
        lat=spot.lat,
        date=day.isoformat(),
        holder=stretch.holder,
        sharing=stretch.sharing,
        status=stretch.status,
        besieged=stretch.besieged,
        last_evidence=_iso(stretch.last_evidence),
        holders=members(stretch.holders),
        others=members(stretch.others),
        place_id=spot.id,
    )


def change_at(spot: Spot, turn: Turn) -> Change:
    """What `whoheld.history.change.changes_of` says of a change."""
    return Change(
        place=spot.name,
        lon=spot.lon,
        lat=spot.lat,
        holder=turn.holder,
        former_holder=turn.former_holder,
        start=_iso(turn.start),
        end=_iso(turn.end),
        stance=turn.stance,
        source=turn.source,
        source_doc=turn.source_doc,
        first=turn.first,
        place_id=spot.id,
    )


def _turn(change: Change) -> Turn:
    return Turn(
        holder=change.holder,
        former_holder=change.former_holder,
        start=_day(change.start),
        end=_day(change.end),
        stance=change.stance,
        source=change.source,
        source_doc=change.source_doc,
        first=change.first,
    )


def _stretches(place: Place, known: Timeline) -> Iterator[Stretch]:
    """The answers of all days in order; days without a known holder are left out."""
    answers = [(day, _answer(row)) for day, row in _asked(place, known, _turning_days(known))]
    changed = [answers[0], *(later for earlier, later in pairwise(answers) if later[1] != earlier[1])]
    ends = [first - _DAY for first, _ in changed[1:]]
    for (first, answer), last in zip(changed, [*ends, None], strict=True):
        if answer:
            yield replace(answer, first=first, last=last)


def _asked(place: Place, known: Timeline, days: Sequence[date]) -> Iterator[tuple[date, PlaceOnDay | None]]:
    if len(days) <= _AT_ONCE:
        yield from ((day, place_on(place, known, day)) for day in days)
        return
    middle = len(days) // 2
    for half in (days[:middle], days[middle:]):
        yield from _asked(place, _between(known, half[0], half[-1]), half)


def _answer(row: PlaceOnDay | None) -> Stretch | None:
    """What a day's row says, whatever the day."""
    if row is None:
        return None
    return Stretch(
        first=date.min,
        last=None,
        holder=row.holder,
        sharing=row.sharing,
        status=row.status,
        besieged=row.besieged,
        last_evidence=_day(row.last_evidence),
        holders="; ".join(row.holders),
        others="; ".join(row.others),
    )


def _turning_days(known: Timeline) -> list[date]:
    """The first of all days, and each on which something begins, or is over, or is first taken into account."""
    named = {d for when in _dates(known) for d in (when.earliest, when.latest) if d}
    told = {d for c in _claims(known) for d in (c.start, c.end) if d}
    called = {n.day for s in known.spells for n in s.names if n.day}
    days = named | told | called
    after = {d + _DAY for d in days if d < date.max}
    reached = {d - timedelta(REACH_DAYS) for d in named if (d - date.min).days >= REACH_DAYS}
    return sorted({date.min} | days | after | reached)


def _dates(known: Timeline) -> Iterator[When]:
    for spell in known.spells:
        yield spell.start
        if spell.end:
            yield spell.end
        yield from (a.when for a in spell.accounts)
        yield from (s.when for s in spell.sieges)
    yield from (o.when for o in (*known.fights, *known.sieges))


def _claims(known: Timeline) -> Iterator[Claim]:
    overlays = chain(known.fights, known.sieges, *(s.sieges for s in known.spells))
    return chain(*(s.claims for s in known.spells), *(o.claims for o in overlays))


def _between(known: Timeline, first: date, last: date) -> Timeline:
    """The timeline without what says nothing of the days from first to last."""
    return replace(
        known,
        spells=tuple(_lean(s, first, last) for s in _standing(known.spells, first, last)),
        fights=_near(known.fights, first, last),
        sieges=_near(known.sieges, first, last),
    )


def _standing(spells: Sequence[Spell], first: date, last: date) -> Sequence[Spell]:
    """The spells in a row of which some may stand, or come, on some days, and the one before them."""
    begun = [i for i, s in enumerate(spells) if s.start.latest and s.start.latest <= first]
    begins = (i for i, s in enumerate(spells) if s.start.latest and s.start.latest >= first)
    cut = min([*begun[-1:], next(begins, len(spells))])
    coming = [i for i, s in enumerate(spells) if not _later(s, last)]
    return spells[max(cut - 1, 0) : (coming[-1] if coming else -1) + 1]


def _later(spell: Spell, day: date) -> bool:
    """Whether a spell certainly is not spoken of as beginning on a day or before it."""
    start = spell.start
    reached = start.latest and start.latest.toordinal() - REACH_DAYS > day.toordinal()
    return bool((start.earliest and start.earliest > day) or (not start.earliest and reached))


def _lean(spell: Spell, first: date, last: date) -> Spell:
    """A spell with the names, claims and sieges that can matter on some days."""
    sieges, claims = _near(spell.sieges, first, last), _telling(spell.claims, first, last)
    return replace(spell, sieges=sieges, claims=claims, names=_calling(spell.names, first, last))


def _calling(names: Sequence[Name], first: date, last: date) -> tuple[Name, ...]:
    """Of names in order of their days: the first, the last before some days, and those within; and of proper ones."""
    proper = [n for n in names if not any(generic(name) for name in n.holders)]
    kept: set[int] = set()
    for some in (names, proper):
        early = [n for n in some if n.day is None or n.day <= first]
        kept |= {id(n) for n in (*some[:1], *early[:1], *early[-1:])}
    return tuple(n for n in names if id(n) in kept or (n.day and first < n.day <= last))


def _near(overlays: Sequence[Overlay], first: date, last: date) -> tuple[Overlay, ...]:
    here = (o for o in overlays if not _apart(o.when, first, last))
    return tuple(replace(o, claims=_telling(o.claims, first, last)) for o in here)


def _apart(when: When, first: date, last: date) -> bool:
    return bool((when.latest and when.latest < first) or (when.earliest and when.earliest > last))


def _telling(claims: Sequence[Claim], first: date, last: date) -> tuple[Claim, ...]:
    """Of claims whose days lie all before or all after some days, the last and the first: the others add nothing."""
    dated = [(min(days), max(days), c) for c in claims if (days := [d for d in (c.start, c.end) if d])]
    if not dated:
        return tuple(claims)
    before = [(until, c) for _, until, c in dated if until <= first]
    within = [c for begun, until, c in dated if until > first and begun <= last]
    after = next((c for begun, _, c in dated if begun > last), None)
    latest = [max(before, key=itemgetter(0))[1]] if before else []
    return (*latest, *within, *([after] if after else []))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
