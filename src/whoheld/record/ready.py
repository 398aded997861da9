"""Keeping the spells of each place ready in a record, and answering from them for all places at once."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from whoheld.codebook import CONTROL
from whoheld.errors import RecordUnwritable
from whoheld.evidence.statements import chunks
from whoheld.record.opened import Opened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from whoheld.almanac.place import Place
    from whoheld.almanac.when import When
    from whoheld.claims.claim import Claim
    from whoheld.evidence.party import SameSide
    from whoheld.evidence.source import DocumentFacts
    from whoheld.evidence.store import View
    from whoheld.history.change import Change
    from whoheld.history.dispute import Dispute
    from whoheld.history.snapshot import OnAnswer
    from whoheld.history.timeline import Timeline

#: Places whose spells are made anew in one transaction.
_AT_ONCE = 20


class Charted(NamedTuple):
    """A place with its timeline, and the documents of its claims by id."""

    place: Place
    known: Timeline
    facts: Mapping[str, DocumentFacts]


class Ready(Opened):
    """A record that keeps spells ready.

    A writing marks the places that it touches; `make_ready` makes their spells anew, each once, however often it was
    written about. Until then, and where the record may not be written to, their answers are computed from their claims.
    """

    def make_ready(self) -> int:
        """Make anew the spells of the places that something was written about; how many there were.

        Raises:
            RecordUnwritable: The record is read-only, locked, or the disk is full.
        """
        from whoheld.history.rules import version  # noqa: PLC0415 - who only reads documents need not load it first

        with self._view() as view:
            begun = view.kept.version() == version()
        if not begun:
            with self._store.writing() as writer:
                writer.kept.begin(version())
        done = 0
        while some := self._make_some():
            done += some
        return done

    def unready(self) -> int:
        """How many places have no spells ready: an answer for all places computes theirs from their claims."""
        with self._view() as view:
            return len(stale_places(view))

    def _make_some(self) -> int:
        """Make some places ready; the record is locked only while what was made is written."""
        from whoheld.history.ready import made_ready  # noqa: PLC0415 - see make_ready

        with self._view() as view:
            # Marks before claims: what is written in between leaves a mark of its own.
            marks = view.kept.marks(_AT_ONCE)
            made = [made_ready(place, known) for place, known, _ in charted(view, marks, self._sides(view))]
        if marks:
            with self._store.writing() as writer:
                writer.kept.keep(made, marks)
        return len(marks)

    def _ready_if_possible(self) -> None:
        """Make places ready before all are asked about, where the record may be written to."""
        if self._read_only:
            return
        try:
            self.make_ready()
        except RecordUnwritable:
            return  # somebody else writes, or the file is protected: the answer is computed


def charted(view: View, place_ids: Iterable[str], sides: SameSide) -> Iterator[Charted]:
    """The timelines of places from their claims, by the places' ids; some hundred places are in memory at a time."""
    from whoheld.evidence.party import Parties  # noqa: PLC0415 - see Ready.make_ready
    from whoheld.history.timeline import timeline  # noqa: PLC0415 - see Ready.make_ready

    told: set[str] = set()  # two ids may be one place by now
    for part in chunks(place_ids):
        groups = {i: claims for i, claims in _control(view, part).items() if i not in told}
        told |= groups.keys()
        facts = view.facts({claim.doc_id for claims in groups.values() for claim in claims})
        parties = Parties(sides, view.circle(facts))
        for place in (found for i in groups if (found := view.place(i))):
            yield Charted(place, timeline(groups[place.id], feature=place.feature, facts=facts, sides=parties), facts)


def all_on(view: View, asked: When, sides: SameSide) -> OnAnswer:
    """Who held what on a day, as `whoheld.history.snapshot.on` says it, from what is kept where that is ready."""
    from whoheld.history.answer import last_day  # noqa: PLC0415 - see Ready.make_ready
    from whoheld.history.change import changes_of  # noqa: PLC0415
    from whoheld.history.ready import change_at, row_on  # noqa: PLC0415
    from whoheld.history.snapshot import OnAnswer, place_on  # noqa: PLC0415

    day, stale = last_day(asked), stale_places(view)
    rows = [(spot.name, spot.id, row_on(spot, s, day)) for spot, s in view.kept.on(day) if spot.id not in stale]
    told = [] if asked.is_day else [(s.id, change_at(s, t)) for s, t in view.kept.turns(asked) if s.id not in stale]
    for place, known, _ in charted(view, stale, sides):
        rows += [(place.name, place.id, row)] if (row := place_on(place, known, day)) else []
        told += [] if asked.is_day else [(place.id, change) for change in changes_of(place, known, asked)]
    told.sort(key=lambda one: (one[1].end or "", one[1].place, one[0]))
    rows.sort(key=lambda row: row[:2])
    return OnAnswer(asked.edtf, tuple(row for _, _, row in rows), tuple(change for _, change in told))


def all_changes(view: View, sides: SameSide) -> list[Change]:
    """Every change of control, as `whoheld.history.change.changes` says it, from what is kept where that is ready."""
    from whoheld.history.change import changes_of  # noqa: PLC0415 - see Ready.make_ready
    from whoheld.history.ready import change_at  # noqa: PLC0415

    stale = stale_places(view)
    told = [(spot.id, change_at(spot, turn)) for spot, turn in view.kept.turns() if spot.id not in stale]
    told += [(place.id, c) for place, known, _ in charted(view, stale, sides) for c in changes_of(place, known)]
    told.sort(key=lambda one: (one[1].end or one[1].start or "", one[1].place, one[1].start or "", one[0]))
    return [change for _, change in told]


def all_disputes(view: View, sides: SameSide) -> list[Dispute]:
    """Where accounts disagree, as `whoheld.history.dispute.disputes` says it, of the places where some do."""
    from whoheld.history.dispute import disputes_of  # noqa: PLC0415 - see Ready.make_ready

    wanted = view.kept.disputed() | stale_places(view)
    found = [
        (place.id, d) for place, known, facts in charted(view, wanted, sides) for d in disputes_of(place, known, facts)
    ]
    found.sort(key=lambda one: (one[1].place, one[1].start or "", one[1].end or "", one[0]))
    return [dispute for _, dispute in found]


def stale_places(view: View) -> frozenset[str]:
    """Places whose kept spells must not be used: all of them, where other rules made them."""
    from whoheld.history.rules import version  # noqa: PLC0415 - see Ready.make_ready

    if view.kept.version() == version():
        return view.kept.stale()
    return frozenset(row.place.id for row in view.places())


def _control(view: View, place_ids: Iterable[str]) -> dict[str, list[Claim]]:
    """Control claims by place."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for row in view.claims(place_ids=place_ids):
        if row.claim.kind in CONTROL and row.claim.place_id:
            groups[row.claim.place_id].append(row.claim)
    return dict(sorted(groups.items()))
