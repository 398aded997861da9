"""Asking a record: what is in it, and who held what."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from copy import copy
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Self, TypeVar

from whoheld.almanac.when import When
from whoheld.codebook import CONTROL, HARM, StatementType
from whoheld.errors import BadDate, QuestionError
from whoheld.evidence.leaflet import Rows
from whoheld.evidence.lens import EVERYTHING, Lens
from whoheld.evidence.lookup import find_place, like_named
from whoheld.evidence.outline import Sieve
from whoheld.evidence.palette import UNKNOWN_COLOUR
from whoheld.evidence.statements import CHUNK
from whoheld.record.ready import Ready, all_changes, all_charted, all_disputes, all_on, all_spells

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from whoheld.almanac.place import Place
    from whoheld.claims.claim import Claim
    from whoheld.evidence.leaflet import Colours
    from whoheld.evidence.outline import Outline
    from whoheld.evidence.rows import ActorRow, ClaimRow, DocumentRow, PlaceRow
    from whoheld.evidence.source import DocumentFacts
    from whoheld.evidence.store import View
    from whoheld.history.answer import HeldAnswer
    from whoheld.history.change import Change
    from whoheld.history.chart import Chart
    from whoheld.history.chronicle import HistoryAnswer, SpellRow
    from whoheld.history.dispute import Dispute
    from whoheld.history.events.casualties import Casualties
    from whoheld.history.revision import Revision
    from whoheld.history.snapshot import OnAnswer
    from whoheld.record.ready import Sight


#: A closed list of the codebook.
E = TypeVar("E", bound=StrEnum)


#: Of the places with like names, so many with the most claims are looked at, and so many are named.
_LOOKED_AT = 20
_PROPOSED = 3


class Asks(Ready):
    """A record that answers."""

    _lens: Lens = EVERYTHING

    def through(
        self,
        *,
        known_by: str | date | When | None = None,
        reported_by: str | date | When | None = None,
        judged_only: bool = False,
    ) -> Self:
        """The same record as far as it was known by a day (of a month or a year, by its last day), or judged.

        Args:
            known_by: Only documents published by then count; one without a day of publication counts from its reading.
            reported_by: Claims of later documents count too, if they say that their source spoke by then.
            judged_only: Only claims count that a person accepted, corrected or added.

        Raises:
            BadDate: Not a day, month or year.
        """
        seen = copy(self)
        seen._lens = Lens(_last_day(known_by), _last_day(reported_by), judged_only)  # noqa: SLF001 - of its own kind
        return seen

    def documents(self) -> list[DocumentRow]:
        """The documents, by name."""
        with self._view() as view:
            return view.documents()

    def actors(self) -> list[ActorRow]:
        """The actors that claims name, by name."""
        with self._view() as view:
            return view.actors()

    def places(self) -> list[PlaceRow]:
        """The places that claims are about, by name."""
        with self._view() as view:
            return view.places()

    def find_place(self, spelling: str) -> Place:
        """The place that a spelling, or an id, stands for.

        Raises:
            UnknownPlace: Nothing in the record is called so.
            AmbiguousPlace: Several places fit equally well.
        """
        with self._view() as view:
            return find_place(view, spelling)

    def held(self, place: str, day: str | date | When) -> HeldAnswer:
        """Who held a place on a day (of a month or a year: on its last day), and who says so.

        Raises:
            QuestionError: No single place of that name, or no date.
        """
        from whoheld.history import answer  # noqa: PLC0415 - who only reads into a record need not answer

        asked = when(day)
        with self._view() as view:
            found = find_place(view, place)
            around = [area.id for area in view.areas_around(found)]
            own = self._control(view, [found.id])
            of_area = self._of_areas(view, around, answer.last_day(asked)) if around else []
            facts = view.facts({claim.doc_id for claim in (*own, *of_area)})
            own, of_area = self._lens.through(own, facts), self._lens.through(of_area, facts)
            known = self._lens.marked(facts)
            parties = self._parties(view, facts)
            told = answer.held(found, own, asked, facts=known, sides=parties, area_claims=of_area)
            if told.silent:
                told = told.proposing(self._perhaps(view, found))
            return told.coloured(self._palette)

    def history(self, place: str) -> HistoryAnswer:
        """The spells of a place in order, each with its evidence.

        Raises:
            QuestionError: No single place of that name.
        """
        from whoheld.history import chronicle  # noqa: PLC0415 - see held

        with self._view() as view:
            found = find_place(view, place)
            own = self._control(view, [found.id])
            facts = view.facts({claim.doc_id for claim in own})
            own, known = self._lens.through(own, facts), self._lens.marked(facts)
            told = chronicle.history(found, own, facts=known, sides=self._parties(view, facts))
            if not told.spells:
                told = replace(told, perhaps=self._perhaps(view, found))
            return told.coloured(self._palette)

    def revisions(self, place: str, day: str | date | When) -> list[Revision]:
        """How the answer for a day changed as documents were published.

        Raises:
            QuestionError: No single place of that name, or no date.
        """
        from whoheld.history import revision  # noqa: PLC0415 - see held

        asked = when(day)
        with self._view() as view:
            found = find_place(view, place)
            own = self._control(view, [found.id])
            facts = view.facts({claim.doc_id for claim in own})
            return revision.revisions(
                found, self._lens.through(own, facts), asked, facts=facts, sides=self._parties(view, facts)
            )

    def on(self, day: str | date | When) -> OnAnswer:
        """Every place with known control on a day; of a month or a year, on its last day, with the changes within.

        Places that are only known to be fought over or besieged are among them, their holder unknown.

        Raises:
            BadDate: Not a day, month or year.
        """
        asked = when(day)
        with self._all_places() as seen:
            return all_on(seen, asked).coloured(self._palette)

    def changes(self) -> list[Change]:
        """Every change of control, by day and place."""
        with self._all_places() as seen:
            return Rows(all_changes(seen), self._palette, "changes of control")

    def spells(self, place: str | None = None) -> list[SpellRow]:
        """Every spell of every place, by place and in order, each with its evidence; of one place, if it is named.

        They are worked out from the claims, each time: some three seconds for ten thousand claims.

        Raises:
            QuestionError: No single place of that name.
        """
        with self._view() as view:
            seen = self._sight(view, self._lens)
            found = all_spells(seen, find_place(view, place).id if place else None)
            return Rows(found, self._palette, "spells")

    def disputes(self, place: str | None = None) -> list[Dispute]:
        """Where accounts disagree, by place and day, with both sides quoted; of one place, if it is named.

        Raises:
            QuestionError: No single place of that name.
        """
        with self._all_places() as seen:
            found = all_disputes(seen, find_place(seen.view, place).id if place else None)
            return Rows(found, self._palette, "disputes")

    def chart(self) -> Chart:
        """Every place that claims are about, with who held it from when to when: what a map needs to show any day.

        Through a lens only claims count that it lets through, and places of which it lets none through are left out.
        """
        drawings = self._drawn.at(self.state())
        with self._all_places() as seen:
            return all_charted(seen, drawings, None if self._lens.open else self._told_of_places(seen.view))

    def casualties(
        self, place: str, first: str | date | When | None = None, last: str | date | When | None = None
    ) -> list[Casualties]:
        """Who came to harm at a place, event by event, with the figure of each source; never added up or averaged.

        Args:
            place: Any spelling of the place.
            first: The first day wanted (of a month or a year its first); none for all that went before.
            last: The last day wanted (of a month or a year its last); none for all that came after.

        Raises:
            QuestionError: No single place of that name, no date, or the last day before the first.
        """
        from whoheld.history.events import casualties  # noqa: PLC0415 - see held

        within = between(first, last)
        with self._view() as view:
            found = find_place(view, place)
            rows = [row for row in view.claims(kinds=HARM, place_ids=[found.id]) if self._counts(row)]
            boxed = [r for r in view.statements([StatementType.LOSSES]) if r.statement.place_id == found.id]
            facts = view.facts({*(row.claim.doc_id for row in rows), *(r.statement.doc_id for r in boxed)})
            own, known = self._lens.through((row.claim for row in rows), facts), self._lens.marked(facts)
            told = casualties.casualties(
                found,
                own,
                facts=known,
                sides=self._parties(view, facts),
                within=within,
                boxed=[r.statement for r in self._lens.stated(boxed, facts)],
            )
            return Rows(told, self._palette, f"events of harm at {found.name}")

    def _palette(self) -> Colours:
        """The colours in which a notebook shows sides."""
        return lambda _: UNKNOWN_COLOUR

    @contextmanager
    def _all_places(self) -> Iterator[Sight]:
        """All places through the lens; what is kept ready is of use only to who looks at everything."""
        if self._lens.open:
            self._ready_if_possible()
        with self._view() as view:
            yield self._sight(view, self._lens)

    def _told_of_places(self, view: View) -> Counter[str]:
        """How many claims about each place come through the lens."""
        return Counter(one.place_id for one in self._heard(view, Sieve(), view.facts()) if one.place_id)

    def _heard(self, view: View, sieve: Sieve, facts: Mapping[str, DocumentFacts]) -> list[Outline]:
        """The claims that come through a sieve and through the lens, in outline."""
        found = view.outlines(sieve)
        if self._lens.open:
            return list(found)
        return self._lens.through((one for one in found if one.judged or not self._lens.judged_only), facts)

    def _control(self, view: View, place_ids: Iterable[str]) -> list[Claim]:
        return [row.claim for row in view.claims(kinds=CONTROL, place_ids=place_ids) if self._counts(row)]

    def _perhaps(self, view: View, silent: Place) -> tuple[str, ...]:
        """The places that may have been meant, of which something is known, where nothing is of this one."""
        near = [row.place for row in like_named(view, silent.name) if row.place.id != silent.id][:_LOOKED_AT]
        own = self._control(view, [place.id for place in near])
        own = self._lens.through(own, view.facts({claim.doc_id for claim in own}))
        told = {claim.place_id for claim in own if claim.moves}
        known = [place for place in near if place.id in told][:_PROPOSED]
        return tuple(f"{p.name} ({p.id})" if p.name == silent.name else p.name for p in known)

    def _of_areas(self, view: View, areas: list[str], day: date) -> list[Claim]:
        """What is said of areas up to a day; without a lens only as much as an answer shows."""
        from whoheld.history.answer import AREA_CLAIMS  # noqa: PLC0415 - see held

        return view.latest(areas, day, AREA_CLAIMS) if self._lens.open else self._control(view, areas)

    def _counts(self, row: ClaimRow) -> bool:
        return bool(row.judged) or not self._lens.judged_only


def rows_of(view: View, ids: Sequence[str]) -> Iterator[ClaimRow]:
    """Claims in the order of these ids."""
    for at in range(0, len(ids), CHUNK):
        part = ids[at : at + CHUNK]
        shown = {row.claim.id: row for row in view.claims(ids=part)}
        yield from (shown[one] for one in part)


def between(first: str | date | When | None, last: str | date | When | None) -> When | None:
    """The days from the first to the last; None where neither is given."""
    if first is None and last is None:
        return None
    begin, end = (when(day) if day is not None else When() for day in (first, last))
    try:
        return When(begin.earliest, end.latest)
    except ValueError as error:
        raise BadDate(f"{error}: give the first day first") from error


def chosen(closed: type[E], given: E | str | None, what: str) -> E | None:
    """The value of a closed list that was named; None if none was.

    Raises:
        QuestionError: It is not in the list.
    """
    try:
        return closed(given) if given else None
    except ValueError as error:
        raise QuestionError(f"{str(given)!r} is no {what}; ask for one of: {', '.join(closed)}") from error


def when(day: str | date | When) -> When:
    """A day, month or year as a person gives it.

    Raises:
        BadDate: It is none.
    """
    if isinstance(day, When):
        return day
    if isinstance(day, date):
        return When.on(day)
    try:
        return When.parse(day)
    except ValueError as error:
        raise BadDate(str(error)) from error


def _last_day(day: str | date | When | None) -> date | None:
    if day is None:
        return None
    from whoheld.history.answer import last_day  # noqa: PLC0415 - see Asks.held

    return last_day(when(day))
