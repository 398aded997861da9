"""The whole history of a place: its spells in order, each with its evidence, disputes marked."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from whoheld.almanac.when import When
from whoheld.evidence.leaflet import Leaflet, heading, quote, side, table, text
from whoheld.history.evidence import EvidenceItem, items, plain
from whoheld.history.reading import disputed, holder, listed
from whoheld.history.spell import Sharing, Spell
from whoheld.history.timeline import Timeline, timeline, undated
from whoheld.history.view import Status, unique

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from whoheld.almanac.place import Place
    from whoheld.claims.claim import Claim
    from whoheld.evidence.leaflet import Colours
    from whoheld.evidence.party import Parties, SameSide
    from whoheld.evidence.source import DocumentFacts
    from whoheld.evidence.witness import Counted


@dataclass(frozen=True, slots=True)
class SpellAnswer(Leaflet):
    """One spell as an answer shows it; ``start`` and ``end`` are EDTF bounds, None where nothing tells them."""

    place: str
    start: str | None
    end: str | None
    holder: str
    holders: tuple[str, ...]
    sharing: str
    status: str
    last_evidence: str | None
    for_: tuple[EvidenceItem, ...]
    against: tuple[EvidenceItem, ...]
    why: tuple[str, ...]

    def cells(self, colours: Colours) -> Mapping[str, str]:
        """What a notebook shows of it."""
        told = [*self.for_, *self.against]
        return {
            "from": text(self.start or ".."),
            "to": text(self.end or ".."),
            "holder": side("; ".join(self.holders), colours),
            "status": text(self.status),
            "words": quote(told[0]) if told else "",
            "why": text("; ".join(self.why)),
        }

    def row(self) -> dict[str, Any]:
        """The spell as plain values, in the order of its fields."""
        return {f.name.rstrip("_"): plain(getattr(self, f.name)) for f in fields(self)}


@dataclass(frozen=True, slots=True)
class SpellRow(SpellAnswer):
    """A spell in a list of many places: with the id of its place, and its point in decimal degrees or None.

    ``began`` and ``ended`` are the bounds that ``start`` and ``end`` tell, both unknown where nothing tells them.
    """

    place_id: str
    lon: float | None
    lat: float | None
    began: When
    ended: When

    def row(self) -> dict[str, Any]:
        """The spell as plain values; its bounds as `start` and `end` have them."""
        told = {f.name.rstrip("_"): plain(getattr(self, f.name)) for f in fields(self)}
        return {name: value for name, value in told.items() if name not in {"began", "ended"}}

    def cells(self, colours: Colours) -> Mapping[str, str]:
        """What a notebook shows of it: its place, too."""
        return {"place": text(self.place), **SpellAnswer.cells(self, colours)}


@dataclass(frozen=True, slots=True)
class HistoryAnswer(Leaflet):
    """The spells of a place in order, and what is kept of it but moves nothing (plans, forecasts, denials, the edge).

    Going through it gives the spells. Where there are none, ``perhaps`` has the places that may have been meant.
    """

    place: str
    spells: tuple[SpellAnswer, ...]
    unused: tuple[EvidenceItem, ...]
    perhaps: tuple[str, ...] = ()

    def shown(self, colours: Colours) -> str:
        """What a notebook shows of it."""
        return heading(self.place) + table([spell.cells(colours) for spell in self.spells])

    def __iter__(self) -> Iterator[SpellAnswer]:
        return iter(self.spells)

    def __len__(self) -> int:
        return len(self.spells)


def history(
    place: Place, claims: Iterable[Claim], *, facts: Mapping[str, DocumentFacts], sides: SameSide | Parties
) -> HistoryAnswer:
    """The history of a place from its control claims, in whatever order they come."""
    return chronicle(place.name, timeline(claims, feature=place.feature, facts=facts, sides=sides), facts)


def chronicle(name: str, known: Timeline, facts: Mapping[str, DocumentFacts]) -> HistoryAnswer:
    """The history of a place from a timeline that stands already."""
    spells = tuple(_spell(name, s, facts, known.counted) for s in known.spells)
    return HistoryAnswer(name, spells, items(known.unused, facts, known.counted))


def spell_rows(place: Place, known: Timeline, facts: Mapping[str, DocumentFacts]) -> list[SpellRow]:
    """The spells of one place among others, in order."""
    return [_row(place, s, _spell(place.name, s, facts, known.counted)) for s in known.spells]


def _row(place: Place, spell: Spell, told: SpellAnswer) -> SpellRow:
    own: dict[str, Any] = {f.name: getattr(told, f.name) for f in fields(SpellAnswer)}
    ended = spell.end or When()
    return SpellRow(**own, place_id=place.id, lon=place.lon, lat=place.lat, began=spell.start, ended=ended)


def _spell(name: str, spell: Spell, facts: Mapping[str, DocumentFacts], counted: Mapping[str, Counted]) -> SpellAnswer:
    laid = [c for o in (*spell.fights, *spell.sieges) for c in o.claims]
    rivals = [c for a in spell.accounts for c in a.claims]
    supporting = unique([*spell.claims, *laid])
    return SpellAnswer(
        place=name,
        start=spell.start.edtf or None,
        end=(spell.end.edtf or None) if spell.end else None,
        holder=disputed(holder(spell), spell.accounts),
        holders=spell.holders if spell.sharing is Sharing.DIVIDED else spell.called(None),
        sharing=spell.sharing.value,
        status=_status(spell).value,
        last_evidence=spell.last_evidence.isoformat() if spell.last_evidence else None,
        for_=items(supporting, facts, counted),
        against=items([c for c in unique([*spell.against, *rivals]) if c not in supporting], facts, counted),
        why=_why(spell),
    )


def _status(spell: Spell) -> Status:
    if undated(spell):
        return Status.UNDATED
    if spell.disputed:
        return Status.DISPUTED
    if spell.sharing is Sharing.DIVIDED:
        return Status.DIVIDED
    if spell.fights:
        return Status.CONTESTED
    return Status.HELD if spell.known else Status.UNKNOWN


def _why(spell: Spell) -> tuple[str, ...]:
    rivals = (f"{listed(a.holders)}, by a rival account of {a.when.edtf or 'it'}: {a.why}" for a in spell.accounts)
    parts = (f"{p.holder}: {p.share}" for p in spell.parts)
    fights = (f"fighting between {listed(f.by)} {f.when.edtf}" for f in spell.fights)
    siege = (f"besieged by {listed(spell.besieged_by)}",) if spell.sieges else ()
    return tuple(dict.fromkeys((*spell.why, *rivals, *parts, *fights, *siege)))
