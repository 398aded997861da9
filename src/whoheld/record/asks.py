"""Asking a record: what is in it, and who held what."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from whoheld.almanac.when import When
from whoheld.codebook import CONTROL, Kind
from whoheld.errors import BadDate, QuestionError
from whoheld.evidence.lookup import find_place
from whoheld.record.ready import Ready, all_changes, all_disputes, all_on

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whoheld.almanac.place import Place
    from whoheld.claims.claim import Claim
    from whoheld.evidence.rows import ActorRow, ClaimRow, DocumentRow, PlaceRow
    from whoheld.evidence.store import View
    from whoheld.history.answer import HeldAnswer
    from whoheld.history.change import Change
    from whoheld.history.chronicle import HistoryAnswer
    from whoheld.history.dispute import Dispute
    from whoheld.history.snapshot import OnAnswer


class Asks(Ready):
    """A record that answers."""

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

    def claims(
        self, *, kind: Kind | str | None = None, place: str | None = None, doc: str | None = None
    ) -> list[ClaimRow]:
        """Claims in the order of documents' names and of telling; of one kind, place, or document (name or id).

        Raises:
            QuestionError: No such kind, or no single place of that name.
        """
        wanted = _kind(kind) if kind else None
        with self._view() as view:
            ids = [find_place(view, place).id] if place else None
            return view.claims(kind=wanted, place_ids=ids, doc=doc)

    def held(self, place: str, day: str | date | When) -> HeldAnswer:
        """Who held a place on a day (of a month or a year: on its last day), and who says so.

        Raises:
            QuestionError: No single place of that name, or no date.
        """
        from whoheld.history import answer  # noqa: PLC0415 - who only reads into a record need not answer

        asked = _when(day)
        with self._view() as view:
            found = find_place(view, place)
            around = [area.id for area in view.areas_around(found)]
            own = _control(view, [found.id])
            of_area = view.latest(around, answer.last_day(asked), answer.AREA_CLAIMS)
            facts = view.facts({claim.doc_id for claim in (*own, *of_area)})
            return answer.held(found, own, asked, facts=facts, sides=self._sides, area_claims=of_area)

    def history(self, place: str) -> HistoryAnswer:
        """The spells of a place in order, each with its evidence.

        Raises:
            QuestionError: No single place of that name.
        """
        from whoheld.history import chronicle  # noqa: PLC0415 - see held

        with self._view() as view:
            found = find_place(view, place)
            own = _control(view, [found.id])
            facts = view.facts({claim.doc_id for claim in own})
            return chronicle.history(found, own, facts=facts, sides=self._sides)

    def on(self, day: str | date | When) -> OnAnswer:
        """Every place with known control on a day; of a month or a year, on its last day, with the changes within.

        Raises:
            BadDate: Not a day, month or year.
        """
        asked = _when(day)
        self._ready_if_possible()
        with self._view() as view:
            return all_on(view, asked, self._sides)

    def changes(self) -> list[Change]:
        """Every change of control, by day and place."""
        self._ready_if_possible()
        with self._view() as view:
            return all_changes(view, self._sides)

    def disputes(self) -> list[Dispute]:
        """Where accounts disagree, by place and day, with both sides quoted."""
        self._ready_if_possible()
        with self._view() as view:
            return all_disputes(view, self._sides)


def _control(view: View, place_ids: Iterable[str] | None = None) -> list[Claim]:
    return [row.claim for row in view.claims(place_ids=place_ids) if row.claim.kind in CONTROL]


def _kind(kind: Kind | str) -> Kind:
    try:
        return Kind(kind)
    except ValueError as error:
        raise QuestionError(f"{kind!r} is no kind of claim; ask for one of: {', '.join(Kind)}") from error


def _when(day: str | date | When) -> When:
    if isinstance(day, When):
        return day
    if isinstance(day, date):
        return When.on(day)
    try:
        return When.parse(day)
    except ValueError as error:
        raise BadDate(str(error)) from error
