"""Keeping the spells of each place ready in a record, and answering from them for all places at once."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from whoheld.codebook import CONTROL
from whoheld.errors import RecordUnwritable
from whoheld.evidence.lens import EVERYTHING
from whoheld.evidence.statements import chunks
from whoheld.record.opened import Opened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from whoheld.almanac.place import Place
    from whoheld.almanac.when import When
    from whoheld.claims.claim import Claim
    from whoheld.evidence.lens import Lens
    from whoheld.evidence.party import Parties, SameSide
    from whoheld.evidence.rows import ClaimRow
    from whoheld.evidence.source import DocumentFacts
    from whoheld.evidence.store import View
    from whoheld.history.change import Change
    from whoheld.history.chart import Chart
    from whoheld.history.chronicle import SpellRow
    from whoheld.history.dispute import Dispute
    from whoheld.history.snapshot import OnAnswer
    from whoheld.history.timeline import Timeline
    from whoheld.record.drawn import Drawings

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
            made = [made_ready(place, known) for place, known, _ in charted(self._sight(view), marks)]
        if marks:
            with self._store.writing() as writer:
                writer.kept.keep(made, marks)
        return len(marks)

    def _sight(self, view: View, lens: Lens = EVERYTHING) -> Sight:
        return sight(view, self._sides(view), lens)

    def _ready_if_possible(self) -> None:
        """Make places ready before all are asked about, where the record may be written to."""
        if self._read_only:
            return
        try:
            self.make_ready()
        except RecordUnwritable:
            return  # somebody else writes, or the file is protected: the answer is computed


class Sight(NamedTuple):
    """What answers for many places at once look at: a view, the sides in it, and a lens.

    ``anew`` are the places whose spells are told from their claims: what is kept of them is stale, or tells more than
    the lens lets through.
    """

    view: View
    sides: SameSide
    lens: Lens
    anew: frozenset[str]


def sight(view: View, sides: SameSide, lens: Lens) -> Sight:
    """What there is to see through a lens."""
    return Sight(view, sides, lens, stale_places(view) | _dimmed(view, lens))


class _Told(NamedTuple):
    """A place with the claims that are seen of it, their documents by id, and who is of one side."""

    place: Place
    claims: list[Claim]
    facts: Mapping[str, DocumentFacts]
    parties: Parties

    def timeline(self) -> Timeline:
        """What follows from the claims."""
        from whoheld.history.timeline import timeline  # noqa: PLC0415 - see Ready.make_ready

        return timeline(self.claims, feature=self.place.feature, facts=self.facts, sides=self.parties)


def charted(seen: Sight, place_ids: Iterable[str]) -> Iterator[Charted]:
    """The timelines of places from their claims; some hundred places are in memory at a time."""
    return (Charted(told.place, told.timeline(), told.facts) for told in _told(seen, place_ids))


def _told(seen: Sight, place_ids: Iterable[str]) -> Iterator[_Told]:
    from whoheld.evidence.party import Parties  # noqa: PLC0415 - see Ready.make_ready

    told: set[str] = set()  # two ids may be one place by now
    for part in chunks(place_ids):
        rows = {i: rows for i, rows in _control(seen.view, part).items() if i not in told}
        told |= rows.keys()
        facts = seen.view.facts({row.claim.doc_id for some in rows.values() for row in some})
        groups = {i: claims for i, some in rows.items() if (claims := _through(seen.lens, some, facts))}
        parties, known = Parties(seen.sides, seen.view.circle(facts)), seen.lens.marked(facts)
        for place in (row.place for row in seen.view.places(groups)):
            yield _Told(place, groups[place.id], known, parties)


def all_on(seen: Sight, asked: When) -> OnAnswer:
    """Who held what on a day; of a month or year the state on its last day, and the changes within it."""
    from whoheld.history.answer import last_day  # noqa: PLC0415 - see Ready.make_ready
    from whoheld.history.change import changes_of  # noqa: PLC0415
    from whoheld.history.ready import change_at, row_on  # noqa: PLC0415
    from whoheld.history.snapshot import OnAnswer, place_on  # noqa: PLC0415

    day, kept = last_day(asked), seen.view.kept
    rows = [row_on(spot, s, day) for spot, s in kept.on(day) if spot.id not in seen.anew]
    told = [] if asked.is_day else [(s.id, change_at(s, t)) for s, t in kept.turns(asked) if s.id not in seen.anew]
    for place, known, _ in charted(seen, seen.anew):
        rows += [row] if (row := place_on(place, known, day)) else []
        told += [] if asked.is_day else [(place.id, change) for change in changes_of(place, known, asked)]
    told.sort(key=lambda one: (one[1].end or "", one[1].place, one[0]))
    rows.sort(key=lambda row: (row.place, row.place_id))
    return OnAnswer(asked.edtf, tuple(rows), tuple(change for _, change in told))


def all_changes(seen: Sight) -> list[Change]:
    """Every change of control, by day and place."""
    from whoheld.history.change import changes_of  # noqa: PLC0415 - see Ready.make_ready
    from whoheld.history.ready import change_at  # noqa: PLC0415

    told = [(spot.id, change_at(spot, turn)) for spot, turn in seen.view.kept.turns() if spot.id not in seen.anew]
    told += [(place.id, c) for place, known, _ in charted(seen, seen.anew) for c in changes_of(place, known)]
    told.sort(key=lambda one: (one[1].end or one[1].start or "", one[1].place, one[1].start or "", one[0]))
    return [change for _, change in told]


def all_spells(seen: Sight, place_id: str | None = None) -> list[SpellRow]:
    """The spells of every place, by the place's name and in order, each with its evidence; of one, if it is named."""
    from whoheld.history.chronicle import spell_rows  # noqa: PLC0415 - see Ready.make_ready

    wanted = {place_id} if place_id else every(seen.view)
    told = [spell_rows(place, known, facts) for place, known, facts in charted(seen, sorted(wanted))]
    return sorted((row for rows in told for row in rows), key=lambda row: (row.place, row.place_id))


def all_disputes(seen: Sight, place_id: str | None = None) -> list[Dispute]:
    """Where accounts disagree, by place and day; of one place, if it is named."""
    from whoheld.history.dispute import disputes_of  # noqa: PLC0415 - see Ready.make_ready

    wanted = {place_id} if place_id else seen.view.kept.disputed() | seen.anew
    found = [(place.id, d) for place, known, facts in charted(seen, wanted) for d in disputes_of(place, known, facts)]
    found.sort(key=lambda one: (one[1].place, one[1].start or "", one[1].end or "", one[0]))
    return [dispute for _, dispute in found]


def all_charted(seen: Sight, drawings: Drawings, told_of: Mapping[str, int] | None = None) -> Chart:
    """Every place that claims are about, with all its stretches; places are drawn anew that are not in ``drawings``.

    ``told_of`` is how many claims about each place come through the lens; None where all do.
    """
    from whoheld.history.chart import ChartedPlace, chart  # noqa: PLC0415 - see Ready.make_ready
    from whoheld.history.ready import made_ready  # noqa: PLC0415

    rows = seen.view.places()
    known = dict(seen.view.kept.of(row.place.id for row in rows if row.place.id not in seen.anew))
    for told in _told(seen, seen.anew):
        key = told.place.id, frozenset(claim.id for claim in told.claims)
        if key not in drawings:
            drawings[key] = made_ready(told.place, told.timeline())
        known[told.place.id] = drawings[key]
    stretches = {place_id: one.stretches for place_id, one in known.items()}
    heard = {row.place.id: row.claims for row in rows} if told_of is None else told_of
    shown = (row.place for row in rows if heard.get(row.place.id))
    places = [ChartedPlace(place, heard[place.id], stretches.get(place.id, ())) for place in shown]
    return chart(places, (turn for one in known.values() for turn in one.turns))


def stale_places(view: View) -> frozenset[str]:
    """Places whose kept spells must not be used: all of them, where other rules made them."""
    from whoheld.history.rules import version  # noqa: PLC0415 - see Ready.make_ready

    return view.kept.stale() if view.kept.version() == version() else every(view)


def _dimmed(view: View, lens: Lens) -> frozenset[str]:
    """Places of which a lens may hide something."""
    if lens.open:
        return frozenset()
    if lens.judged_only:
        return every(view)
    return view.told_of(lens.hidden(view.facts()))


def every(view: View) -> frozenset[str]:
    """The ids of all places."""
    return frozenset(row.place.id for row in view.places())


def _through(lens: Lens, rows: Iterable[ClaimRow], facts: Mapping[str, DocumentFacts]) -> list[Claim]:
    """The claims that a lens lets through."""
    return lens.through((row.claim for row in rows if row.judged or not lens.judged_only), facts)


def _control(view: View, place_ids: Iterable[str]) -> dict[str, list[ClaimRow]]:
    """Control claims by place."""
    groups: dict[str, list[ClaimRow]] = defaultdict(list)
    for row in view.claims(kinds=CONTROL, place_ids=place_ids):
        if row.claim.place_id:
            groups[row.claim.place_id].append(row)
    return dict(sorted(groups.items()))
