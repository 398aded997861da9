"""Comparing a record with tables that other people made."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from whoheld.errors import QuestionError
from whoheld.evidence.lookup import find_place
from whoheld.record.asks import Asks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from whoheld.codebook import Kind
    from whoheld.evidence.peers.incident import Incident, PeerTable, Reign
    from whoheld.evidence.rows import ClaimRow
    from whoheld.evidence.store import View
    from whoheld.history.peers.matching import Matched
    from whoheld.history.peers.reign_match import ReignMatch


class Matches(Asks):
    """A record that is compared with tables of events, or of who held what."""

    def match_events(self, table: PeerTable[Incident]) -> Matched:
        """Which of their events this record has, with what difference, and which of its claims they lack.

        Args:
            table: Their events: `whoheld.evidence.peers.ucdp.read_ucdp` or `whoheld.evidence.peers.acled.read_acled`
                reads them from a file.
        """
        from whoheld.evidence.peers.naming import named_sides  # noqa: PLC0415 - who only reads a record need not match
        from whoheld.history.peers.fit import Named  # noqa: PLC0415
        from whoheld.history.peers.matching import match  # noqa: PLC0415

        kinds = {kind for incident in table.rows for kind in incident.kinds}
        with self._view() as view:
            rows = self._through_lens(view, kinds)
            features = {row.place.id: row.place.feature for row in view.places()}
            words = {name for i in table.rows for name in i.sides} | _actors(rows)
            known = {name: named_sides(name, self._almanac) for name in words}
            named = Named(self._parties(view, {row.claim.doc_id for row in rows}), known)
            return match(table, rows, features=features, meant=_meaning(view), named=named)

    def match_spells(self, table: PeerTable[Reign]) -> list[ReignMatch]:
        """On how many days of each of their rows this record says the same holder, another, or that it is unknown.

        Args:
            table: Their spells of control: `whoheld.evidence.peers.reigns.read_reigns` reads them from a file.
        """
        from whoheld.evidence.peers.naming import named_sides  # noqa: PLC0415 - see match_events
        from whoheld.history.peers.reign_match import reign_match, unfound  # noqa: PLC0415

        stretches = {one.place.id: one.stretches for one in self.chart().places}
        last = max(day for reign in table.rows for day in (reign.start, reign.end) if day)
        found: list[ReignMatch] = []
        with self._view() as view:
            parties = self._parties(view, ())
            for reign in table.rows:
                try:
                    place = find_place(view, reign.place)
                except QuestionError as error:
                    found.append(unfound(reign, str(error)))
                    continue
                names = tuple(n for part in reign.holder.split(";") for n in named_sides(part, self._almanac))
                told = stretches.get(place.id, ())
                found.append(reign_match(reign, place, told, last, parties=parties, names=names))
        return found

    def _through_lens(self, view: View, kinds: Iterable[Kind]) -> list[ClaimRow]:
        facts = view.facts()
        rows = [row for row in view.claims(kinds=sorted(kinds)) if self._counts(row)]
        heard = {claim.id for claim in self._lens.through((row.claim for row in rows), facts)}
        return [row for row in rows if row.claim.id in heard]


def _actors(rows: Iterable[ClaimRow]) -> set[str]:
    """The single names of those who act and suffer."""
    from whoheld.evidence.party import members  # noqa: PLC0415 - see match_events

    return {name for row in rows for joint in (row.claim.actor, row.claim.target) for name in members(joint or "")}


def _meaning(view: View) -> Callable[[str], frozenset[str]]:
    """What places of the record a name of another table may mean, in any spelling of texts or of the gazetteer."""
    from whoheld.almanac.folding import fold, sound  # noqa: PLC0415 - see match_events
    from whoheld.almanac.index import open_index  # noqa: PLC0415
    from whoheld.almanac.kinds import split  # noqa: PLC0415

    written = view.folded_spellings()
    here = {place for ids in written.values() for place in ids}
    sounding: dict[str, set[str]] = {}
    for name, ids in written.items():
        sounding.setdefault(sound(name), set()).update(ids)

    @cache
    def meant(name: str) -> frozenset[str]:
        if not name:
            return frozenset()
        parts = dict.fromkeys(
            (name, split(name)[0], *(split(part)[0] for part in name.replace(" - ", ",").split(",")[:1]))
        )
        found: set[str] = set()
        for folded in dict.fromkeys(fold(part) for part in parts if part.strip()):
            found.update(written.get(folded, ()), sounding.get(sound(folded), ()))
            found |= here & {entry.candidate.id for entry in open_index().found(folded) if not entry.core}
        return frozenset(found)

    return meant
