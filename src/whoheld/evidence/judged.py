"""What stands in a record with people's judgements applied: what it returns, not what it contains."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from whoheld.almanac.folding import fold
from whoheld.almanac.when import When
from whoheld.codebook import CONTROL
from whoheld.evidence.atlas import Atlas
from whoheld.evidence.judgement import Act, Judgement, standing
from whoheld.evidence.opinions import Opinions
from whoheld.evidence.outline import UNTOLD, outline_of
from whoheld.evidence.roster import role_of, roster
from whoheld.evidence.rows import PlaceRow
from whoheld.evidence.shifts import Shifts
from whoheld.evidence.source import evidence_day
from whoheld.evidence.telling import merged
from whoheld.evidence.verdicts import Verdicts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import date

    from whoheld.acquisition.document import Document
    from whoheld.almanac.place import Candidate, Place
    from whoheld.claims.claim import Claim
    from whoheld.codebook import Kind, StatementType
    from whoheld.evidence.argued import StatementRow
    from whoheld.evidence.circle import Circle, Leaning
    from whoheld.evidence.judgement import Forgotten
    from whoheld.evidence.kept import Kept, KeptView, Spot, Stretch, Turn
    from whoheld.evidence.outline import Outline, Sieve
    from whoheld.evidence.roster import Role
    from whoheld.evidence.rows import ActorRow, ClaimRow, DocumentRow, LayerRow
    from whoheld.evidence.source import DocumentFacts
    from whoheld.evidence.store import Earlier, Trace, View


def judged(base: View, passed: list[Judgement]) -> View:
    """The view as people judged it; the very same view where nobody did."""
    return JudgedView(base, passed) if passed else base


class JudgedView:
    """A view with judgements applied; it asks the store only for what was judged and what is wanted."""

    def __init__(self, base: View, passed: list[Judgement]) -> None:
        self._base = base
        self._passed = passed
        self._standing = standing(passed)
        self.verdicts = Verdicts(base, self._standing)
        self.opinions = Opinions(base, self._standing)
        self.atlas = Atlas(base, self._standing)
        self._published = {j.about["doc_id"]: j for j in self._standing if j.act is Act.PUBLISHED}

    def touched_places(self) -> frozenset[str]:
        """Ids, in the store and as shown, of places whose claims, extent or point judgements change."""
        return frozenset(self.atlas.touched() | self.atlas.sources(self._shifts.places))

    @property
    def kept(self) -> KeptView:
        """What is kept ready of places; of those that people joined, split, named or moved nothing is."""
        return JudgedKept(self._base.kept, self._touched) if self._touched else self._base.kept

    def latest(self, place_ids: Iterable[str], day: date, limit: int) -> list[Claim]:
        """The claims about places that may move the map and speak of the latest days up to one, the last first."""
        found = (row.claim for row in self.claims(place_ids=place_ids) if row.claim.moves)
        told = [(d, claim.id, claim) for claim in found if (d := evidence_day(claim, day))]
        return [claim for _, _, claim in sorted(told, key=lambda t: t[:2], reverse=True)[:limit]]

    def earlier(self) -> Mapping[str, Earlier]:
        """How each document was read, by its id."""
        return self._base.earlier()

    def document(self, doc_id: str) -> Document | None:
        """A document with its text, blocks and offsets; None if there is none of that id."""
        return self._base.document(doc_id)

    def documents(self, doc_ids: Iterable[str] | None = None) -> list[DocumentRow]:
        """All documents, or those of the given ids, by name, with the publication that people judged."""
        counts = self._shifts.by_document
        rows = (replace(row, claims=row.claims + counts[row.id]) for row in self._base.documents(doc_ids))
        return [self._dated(row) for row in rows]

    def facts(self, doc_ids: Iterable[str] | None = None) -> Mapping[str, DocumentFacts]:
        """What an answer says of each document, or of those of the given ids, by id."""
        known = dict(self._base.facts(doc_ids))
        for doc_id in self._published.keys() & known.keys():
            day = When.parse(self._published[doc_id].value["published"])
            known[doc_id] = replace(known[doc_id], published=day)
        return known

    def claims(
        self,
        *,
        kinds: Collection[Kind] | None = None,
        place_ids: Iterable[str] | None = None,
        doc: str | None = None,
        ids: Iterable[str] | None = None,
        superseded: bool = False,
    ) -> list[ClaimRow]:
        """Claims as people judged them; with ``superseded`` all that the store contains, as it was read."""
        wanted = None if place_ids is None else list(place_ids)
        only = None if ids is None else list(ids)
        if superseded:
            return self._base.claims(kinds=kinds, place_ids=wanted, doc=doc, ids=only, superseded=True)
        sought = None if wanted is None else {self.atlas.now(i) for i in wanted}
        sources = None if wanted is None else self.atlas.sources(wanted)
        rows = self._base.claims(kinds=kinds, place_ids=sources, doc=doc, ids=only)
        if self.verdicts or self.atlas:
            rows = [shown for row in rows if (shown := self._shown(row))]
        there = {row.claim.id for row in rows} if self._newcomers else set()
        new = [row for row in self._newcomers if row.claim.id not in there and _asked(row, doc, only)]
        if kinds is not None or sought is not None:
            rows, new = ([row for row in part if _fits(row, kinds, sought)] for part in (rows, new))
        return merged(rows, new, lambda row: row.claim)

    def told_of(self, doc_ids: Iterable[str]) -> frozenset[str]:
        """The ids of the places that claims of these documents are about, with all that people judged."""
        told = frozenset(self.atlas.now(i) for i in self._base.told_of(doc_ids))
        return told | self._touched | self._shifts.arrivals

    def outlines(self, sieve: Sieve) -> Iterator[Outline]:
        """The claims that come through a sieve, in outline, as people judged them."""
        ids = sieve.place_ids
        sources = None if ids is None else frozenset(self.atlas.sources(ids))
        sought = sieve.about(None if ids is None else frozenset(self.atlas.now(i) for i in ids))
        judged = self.verdicts.changed | self.verdicts.shown.keys() if self.verdicts else frozenset[str]()
        told: dict[str, int] = {}
        for one in self._base.outlines(sieve.about(sources)):
            if one.id in judged:
                told[one.id] = one.seq
                continue
            now = self.atlas.now(one.place_id, one.doc_id) if one.place_id and self.atlas else one.place_id
            if sought.place_ids is None or now in sought.place_ids:
                yield one if now == one.place_id else one._replace(place_id=now)
        shown = (row for row in self.claims(ids=judged) if sought.lets(row.claim))
        yield from (outline_of(row, told.get(row.claim.id, UNTOLD)) for row in shown)

    def acting(self) -> Mapping[str, int]:
        """How many of the claims that stand have each actor, as people judged them."""
        counts = Counter(self._base.acting())
        if changed := self.verdicts.changed if self.verdicts else ():
            counts.subtract(row.claim.actor for row in self._base.claims(ids=changed) if row.claim.actor)
            counts.update(row.claim.actor for row in self.claims(ids=changed) if row.claim.actor)
        return +counts

    def losing(self) -> frozenset[str]:
        """Whom claims of control name as who held a place before, with those whom people name."""
        changed = self.verdicts.changed if self.verdicts else ()
        told = self.claims(ids=changed, kinds=CONTROL) if changed else []
        return self._base.losing() | {row.claim.target for row in told if row.claim.target}

    def traces(self, ids: Iterable[str]) -> Mapping[str, Trace]:
        """Those of the claims that the store contains, by id."""
        return self._base.traces(ids)

    def passage(self, doc_id: str, start: int, end: int) -> str:
        """The characters of a document's text from start to end; empty where there is no such document."""
        return self._base.passage(doc_id, start, end)

    def place(self, place_id: str) -> Place | None:
        """A place by its id, or by that of one that it was joined with."""
        return self.atlas.place(place_id)

    def places(self, place_ids: Iterable[str] | None = None) -> list[PlaceRow]:
        """Places with at least one claim that stands, by name; or those of the given ids."""
        if not (self.verdicts or self.atlas):
            return self._base.places(place_ids)
        if place_ids is None:
            rows = {row.place.id: row for row in self._base.places()}
            rows |= {row.place.id: row for row in self._base.places(self._shifts.arrivals - rows.keys())}
            found = [row for row in self._gathered(rows) if row.claims > 0]
        else:
            wanted = {self.atlas.now(i) for i in place_ids}
            rows = {row.place.id: row for row in self._base.places(self.atlas.sources(wanted))}
            found = [row for row in self._gathered(rows, wanted) if row.place.id in wanted]
        return sorted(found, key=lambda row: (row.place.name, row.place.id))

    def areas_around(self, place: Place) -> list[Place]:
        """The record's areas that the place lies in by its country and first-level division, without itself."""
        found = (self.atlas.place(area.id) for area in self._base.areas_around(place))
        areas = {area.id: area for area in found if area and area.id != self.atlas.now(place.id)}
        return sorted(areas.values(), key=lambda area: (area.name, area.id))

    def spelled(self, folded: str) -> Mapping[str, tuple[str, ...]]:
        """Places with claims that are written so: place id -> those of its spellings that fold to this."""
        found: dict[str, set[str]] = {}
        for place_id, spellings in self._base.spelled(folded).items():
            for now in self._meant(place_id):
                found.setdefault(now, set()).update(spellings)
        for row in self._arrived:
            fitting = {name for name in row.spellings if fold(name) == folded}
            if fitting:
                found.setdefault(row.place.id, set()).update(fitting)
        return {place_id: tuple(sorted(spellings)) for place_id, spellings in found.items()}

    def folded_spellings(self) -> Mapping[str, tuple[str, ...]]:
        """Every folded spelling of places with claims, with the ids of the places."""
        found = {name: {n for i in ids for n in self._meant(i)} for name, ids in self._base.folded_spellings().items()}
        for row in self._arrived:
            for name in row.spellings:
                found.setdefault(fold(name), set()).add(row.place.id)
        return {name: tuple(sorted(ids)) for name, ids in found.items()}

    def actors(self) -> list[ActorRow]:
        """Actors named in claims, by name."""
        return roster(self.roles()) if self.verdicts else self._base.actors()

    def roles(self) -> Iterator[Role]:
        """Who acts and who suffers in each claim that stands."""
        changed = self.verdicts.changed
        own = self._base.claims(ids=changed, superseded=True) if changed else []
        yield from (role for role in self._base.roles() if role.claim_id not in changed)
        told = [row for row in own if self.verdicts.stood(row.claim.id) or row.claim.id in self.verdicts.revived]
        shown = {row.claim.id: row for row in (*map(self.verdicts.applied, told), *self._newcomers) if row}
        yield from (role_of(row.claim) for row in shown.values())

    def circle(self, doc_ids: Iterable[str] | None = None) -> Circle:
        """Who leans where, and which passages of these documents (of all, if none are named) are copies."""
        return self._base.circle(doc_ids)

    def leanings(self) -> list[Leaning]:
        """The lines of the user's file on who leans where."""
        return self._base.leanings()

    def stands_for(self, place_id: str) -> set[str]:
        """The places that documents with this one are found to mean, by what other documents say."""
        return self._base.stands_for(place_id)

    def statements(
        self,
        types: Collection[StatementType] | None = None,
        doc_ids: Iterable[str] | None = None,
        *,
        ids: Iterable[str] | None = None,
    ) -> list[StatementRow]:
        """What documents argue and measure, as people judged it, at the places that they say are meant."""
        if ids is not None:
            return self._base.statements(types, doc_ids, ids=ids)
        wanted = None if doc_ids is None else frozenset(doc_ids)
        rows = self._base.statements(types, wanted)
        return self._meant_at(self.opinions.applied(rows, types, wanted) if self.opinions else rows)

    def rejected_statements(
        self, types: Collection[StatementType] | None = None, doc_ids: Iterable[str] | None = None
    ) -> list[StatementRow]:
        """The statements that people rejected, by the documents' names and in order of telling."""
        return self._meant_at(self.opinions.rejected(types, None if doc_ids is None else frozenset(doc_ids)))

    def _meant_at(self, rows: list[StatementRow]) -> list[StatementRow]:
        """Statements at the places that people say are meant."""
        if not self.atlas:
            return rows
        now = [self.atlas.now(i, r.statement.doc_id) if (i := r.statement.place_id) else None for r in rows]
        found = {place_id: self.place(place_id) for place_id in now if place_id}
        return [row.at(place) if i and (place := found[i]) else row for row, i in zip(rows, now, strict=True)]

    def layers(self) -> list[LayerRow]:
        """Layers of places with the number of their places, by name."""
        return self._base.layers()

    def layer(self, name: str) -> tuple[Candidate, ...]:
        """The places of a layer, in the order of its file."""
        return self._base.layer(name)

    def judgements(self) -> list[Judgement]:
        """What people said of the record, in the order in which they said it."""
        return self._passed

    def judged_times(self) -> int:
        """How many judgements there are."""
        return len(self._passed)

    def forgotten(self) -> Mapping[str, Forgotten]:
        """Documents that were taken out, by id."""
        return self._base.forgotten()

    def _dated(self, row: DocumentRow) -> DocumentRow:
        said = self._published.get(row.id)
        return replace(row, published=said.value["published"], published_basis="judged") if said else row

    def _shown(self, row: ClaimRow) -> ClaimRow | None:
        as_judged = self.verdicts.applied(row) if self.verdicts else row
        return self._placed(as_judged) if as_judged else None

    def _placed(self, row: ClaimRow) -> ClaimRow:
        """A row at the place that is meant, with the point of that place."""
        own = row.claim.place_id
        if own is None:
            return row if row.lon is None else replace(row, lon=None, lat=None)
        # A place that a person named is meant, whatever its document means by that name.
        by_hand = self.verdicts.placed_by_hand(row.claim.id)
        now = self.atlas.now(own, None if by_hand else row.claim.doc_id)
        if now == own and now not in self._touched and not by_hand:
            return row
        place = self.atlas.place(now)
        claim = row.claim if own == now else replace(row.claim, place_id=now)
        return replace(row, claim=claim, lon=place.lon if place else None, lat=place.lat if place else None)

    @cached_property
    def _touched(self) -> frozenset[str]:
        return self.atlas.touched()

    @cached_property
    def _newcomers(self) -> list[ClaimRow]:
        if not self.verdicts:
            return []
        return [self._placed(row) for row in self.verdicts.newcomers()]

    @cached_property
    def _shifts(self) -> Shifts:
        return Shifts(self.verdicts, self.atlas, [row.claim for row in self._newcomers])

    @cached_property
    def _arrived(self) -> list[PlaceRow]:
        """The places that claims were brought to."""
        return self.places(self._shifts.arrivals) if self._shifts.arrivals else []

    def _meant(self, place_id: str) -> set[str]:
        """The places that a name of one place may stand for now."""
        now = self.atlas.now(place_id)
        return {now, *(new for (place, _), new in self.atlas.splits().items() if place == now)}

    def _gathered(self, rows: Mapping[str, PlaceRow], wanted: Iterable[str] = ()) -> list[PlaceRow]:
        """Rows of the store as rows of the places that are meant, with their claims and spellings added up."""
        counts, spelt = Counter[str](), dict[str, Counter[str]]()
        for place_id, row in rows.items():
            now = self.atlas.now(place_id)
            counts[now] += row.claims
            spelt.setdefault(now, Counter()).update(row.spellings)
        for (place_id, doc_id), new in self.atlas.splits().items():
            if place_id in counts:
                there = len(self._base.claims(place_ids=self.atlas.sources([place_id]), doc=doc_id))
                counts[place_id] -= there
                counts[new] += there
        ids = counts.keys() | self._shifts.arrivals | set(wanted)
        places = {i: place for i in ids if (place := self._placed_as(i, rows))}
        own = {i: spelt.get(i) or {place.name: 1} for i, place in places.items()}
        return [PlaceRow(place, counts[i] + self._shifts.by_place[i], dict(own[i])) for i, place in places.items()]

    def _placed_as(self, place_id: str, rows: Mapping[str, PlaceRow]) -> Place | None:
        return self.atlas.shown(rows[place_id].place) if place_id in rows else self.atlas.place(place_id)


class JudgedKept:
    """What is kept ready, but of places that people judged: those are told from their claims."""

    def __init__(self, base: KeptView, touched: frozenset[str]) -> None:
        self._base = base
        self._touched = touched

    def version(self) -> str | None:
        """The version of the rules that made it; None where nothing was ever made."""
        return self._base.version()

    def stale(self) -> frozenset[str]:
        """Places of which something was written or judged since."""
        return self._base.stale() | self._touched

    def marks(self, limit: int) -> Mapping[str, frozenset[int]]:
        """Some of the stale places with the marks that make them so."""
        return self._base.marks(limit)

    def on(self, day: date) -> list[tuple[Spot, Stretch]]:
        """Each place's stretch of a day, by the place's name; places without one are left out."""
        return self._base.on(day)

    def turns(self, within: When | None = None) -> list[tuple[Spot, Turn]]:
        """Changes by the place's name, and in order within one; only those that ended within some days, if given."""
        return self._base.turns(within)

    def disputed(self) -> frozenset[str]:
        """Places of which accounts differ."""
        return self._base.disputed()

    def of(self, place_ids: Iterable[str]) -> Mapping[str, Kept]:
        """All that is kept of places, by id."""
        return self._base.of(place_ids)


def _fits(row: ClaimRow, kinds: Collection[Kind] | None, place_ids: set[str] | None) -> bool:
    claim = row.claim
    return (kinds is None or claim.kind in kinds) and (place_ids is None or claim.place_id in place_ids)


def _asked(row: ClaimRow, doc: str | None, ids: list[str] | None) -> bool:
    claim = row.claim
    return (doc is None or doc in (claim.doc_id, claim.doc)) and (ids is None or claim.id in ids)
