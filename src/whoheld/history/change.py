"""Every change of control of every place."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from whoheld.codebook import Kind, Stance
from whoheld.evidence.leaflet import Leaflet, days, side, text
from whoheld.evidence.source import vague, when
from whoheld.history.reading import UNKNOWN_HOLDER, holder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from whoheld.almanac.place import Place
    from whoheld.almanac.when import When
    from whoheld.claims.claim import Claim
    from whoheld.evidence.leaflet import Colours
    from whoheld.history.spell import Spell
    from whoheld.history.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Change(Leaflet):
    """A place passed from one holder to another.

    Attributes:
        place: Its usual name.
        lon, lat: Decimal degrees (WGS 84); None where the place has no point.
        holder, former_holder: None where unknown.
        start, end: The first and the last ISO day on which it can have been; None where open.
        stance, source, source_doc: Those of the claim that tells it best.
        first: Whether it is the place's first change.
        place_id: Which of the record's places it is.
    """

    place: str
    lon: float | None
    lat: float | None
    holder: str | None
    former_holder: str | None
    start: str | None
    end: str | None
    stance: str
    source: str | None
    source_doc: str
    first: bool
    place_id: str

    def cells(self, colours: Colours) -> Mapping[str, str]:
        """What a notebook shows of it."""
        return {
            "when": days(self.start, self.end),
            "place": text(self.place),
            "holder": side(self.holder, colours),
            "from": side(self.former_holder, colours) if self.former_holder else "",
            "said by": text(f"{self.stance} by {self.source or 'the author'} · {self.source_doc}"),
        }

    def row(self) -> dict[str, Any]:
        """The change as plain values, in the order of its fields."""
        return asdict(self)


def changes_of(place: Place, known: Timeline, within: When | None = None) -> Iterator[Change]:
    """The changes of one place in order; only those that certainly ended within some days, where they are given."""
    first = True
    for former, spell in steps(known.spells):
        if within is None or (spell.start.latest and _inside(spell.start, within)):
            yield _change(place, former, spell, first=first)
        first = False


def steps(spells: tuple[Spell, ...]) -> Iterator[tuple[Spell | None, Spell]]:
    """Spells with what came before them, where a change is told, or shown by a state that differs from the last."""
    if spells and spells[0].told:
        yield None, spells[0]
    for former, spell in pairwise(spells):
        if spell.told or (former.known and spell.known):
            yield former, spell


def _change(place: Place, former: Spell | None, spell: Spell, *, first: bool) -> Change:
    best = _best(spell)
    return Change(
        place=place.name,
        lon=place.lon,
        lat=place.lat,
        holder=_named(spell),
        former_holder=_named(former) if former else None,
        start=spell.start.earliest.isoformat() if spell.start.earliest else None,
        end=spell.start.latest.isoformat() if spell.start.latest else None,
        stance=best.stance.value if best else Stance.SAID.value,
        source=best.source if best else None,
        source_doc=best.doc if best else "",
        first=first,
        place_id=place.id,
    )


def _named(spell: Spell) -> str | None:
    name = holder(spell, spell.start.latest)
    return None if name == UNKNOWN_HOLDER else name


def _best(spell: Spell) -> Claim | None:
    """The claim that tells a change best: said, dated, and of a change rather than of the state after it."""

    def rank(claim: Claim) -> tuple[bool, bool, bool]:
        return claim.stance is not Stance.SAID, vague(when(claim)), claim.kind not in (Kind.TAKES, Kind.LEAVES)

    return min(spell.claims, key=rank, default=None)


def _inside(dates: When, window: When) -> bool:
    return dates.latest is not None and window.overlaps(type(window).on(dates.latest))
