"""What of a record is written: what the limits let through, and the places and documents that it is about."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from whoheld.acquisition.document import BlockKind
from whoheld.almanac.when import UNKNOWN, When
from whoheld.evidence.party import members
from whoheld.interfaces.limits import Limits
from whoheld.interfaces.onefile.unsigned import Unsigned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from whoheld.claims.claim import Claim
    from whoheld.claims.statement import Statement
    from whoheld.evidence.argued import StatementRow
    from whoheld.evidence.card import DocumentCard
    from whoheld.evidence.rows import ClaimRow, DocumentRow, PlaceRow
    from whoheld.history.change import Change
    from whoheld.history.chronicle import SpellRow
    from whoheld.history.foresight.ledger import Forecast
    from whoheld.record import Record


@dataclass(frozen=True)
class Picked:
    """What of a record is written.

    Attributes:
        claims: By document and in the order of telling; only those that the limits let through. Of forecasts those
            that foretell, of statements none.
        places: By id, every place that these claims or statements are about.
        documents: By id, their documents; without where they lie on this machine.
        texts: Id of a document -> its whole text; empty unless whole texts are wanted.
        record: For what else is needed (sides, side_of, casualties).
        limits: What was asked for.
        table: Which of `kinds.TABLES` a format that can hold several is to hold.
        statements: Those that are written; empty unless the table is of them.
        forecasts: The same of the ledger.
        rejected: How many statements are not written because a person rejected them.
    """

    claims: tuple[ClaimRow, ...]
    places: Mapping[str, PlaceRow]
    documents: Mapping[str, DocumentRow]
    record: Record
    texts: Mapping[str, str] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    table: str = "claims"
    statements: tuple[StatementRow, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    rejected: int = 0

    def told(self) -> Iterator[Claim | Statement]:
        """The claims, or the statements, that are written or that rows rest on."""
        yield from (row.claim for row in self.claims)
        yield from (row.statement for row in self.statements)

    @cached_property
    def spells(self) -> tuple[SpellRow, ...]:
        """The spells of the places, sides and days that are wanted; worked out when they are first asked for."""
        return tuple(s for s in self.record.spells() if self._wanted(s.place_id, s.holders) and self._lasts(s))

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """The changes at the places, of the sides, and on the days that are wanted."""
        return tuple(c for c in self.record.changes() if self._passes(c))

    @cached_property
    def cited(self) -> Mapping[str, ClaimRow]:
        """Every claim that spells may rest on, by id: also those of other days and sides than are wanted."""
        return {row.claim.id: row for row in self.record.claims()}

    @cached_property
    def all_documents(self) -> Mapping[str, DocumentRow]:
        """Every document of the record, by id: spells may rest on any."""
        return {row.id: _nowhere(row) for row in self.record.documents()}

    def _wanted(self, place_id: str, holders: Iterable[str | None]) -> bool:
        """Whether a place is wanted, and one of these names is, or is part of, the side that is."""
        return self.limits.at(place_id) and (not self.limits.side or self._of_side(holders))

    def sides_of(self, names: str) -> str:
        """The sides that joint names are part of, by the names that the record lists them by, joined by "; "."""
        if names not in self._asked:
            self._asked[names] = self.record.side_of(names)
        return self._asked[names]

    def _of_side(self, holders: Iterable[str | None]) -> bool:
        return any(self.limits.side in members(self.sides_of(names)) for names in holders if names)

    @cached_property
    def _asked(self) -> dict[str, str]:
        return {}

    def _lasts(self, spell: SpellRow) -> bool:
        return self.limits.within(spell.began.earliest, spell.ended.latest)

    def _passes(self, change: Change) -> bool:
        first, last = (date.fromisoformat(day) if day else None for day in (change.start, change.end))
        mine = self._wanted(change.place_id, (change.holder, change.former_holder))
        return mine and self.limits.within(first, last)


def pick(record: Record, limits: Limits, table: str = "claims", *, rejected: bool = False) -> Picked:
    """What the limits let through of a record.

    Args:
        record: The record, already seen through the days and judgements that are wanted.
        limits: Places, side, days, stances; whether whole texts are wanted.
        table: Which of `kinds.TABLES` is to be written.
        rejected: Whether statements are written that a person rejected.

    Raises:
        QuestionError: The record has no such side.
    """
    argued = _statements(record, limits) if table == "statements" else []
    kept = [row for row in argued if rejected or row.judged != "rejected"]
    ahead = _forecasts(record, limits) if table == "forecasts" else []
    claims = [] if table == "statements" else _claims(record, limits, ahead if table == "forecasts" else None)
    told: list[Claim | Statement] = [*(row.claim for row in claims), *(row.statement for row in kept)]
    doc_ids, about = {one.doc_id for one in told}, {one.place_id for one in told}
    documents = {row.id: _nowhere(row) for row in record.documents() if row.id in doc_ids}
    unsigned = Unsigned(record.judgements())
    return Picked(
        claims=tuple(_of_claim(row, unsigned) for row in claims),
        places={row.place.id: _of_place(row, unsigned) for row in record.places() if row.place.id in about},
        documents=documents,
        record=record,
        texts={i: _without_comments(record.document(i)) for i in documents} if limits.with_text else {},
        limits=limits,
        table=table,
        statements=tuple(_of_statement(row, unsigned) for row in kept),
        forecasts=tuple(ahead),
        rejected=len(argued) - len(kept),
    )


def _claims(record: Record, limits: Limits, ahead: Sequence[Forecast] | None) -> list[ClaimRow]:
    """The claims that the limits let through; of the ledger, where it is wanted, those that its rows rest on."""
    if ahead is not None:
        wanted = {row.claim_id for row in ahead}
        return [row for row in record.claims() if row.claim.id in wanted]
    found = record.find(side=limits.side or None, limit=None).rows
    return [row for row in found if limits.at(row.claim.place_id) and limits.tells(row.claim)]


def _statements(record: Record, limits: Limits) -> list[StatementRow]:
    """The statements that the limits let through, rejected ones too; they are of no day."""
    side, places = limits.side or None, limits.places
    found = [row for row in record.statements(side=side, rejected=True) if limits.puts(row.statement.stance)]
    if places is None:
        return found
    # Also those whose document has no claim about the place, by its name: so the record answers.
    about = {row.statement.id for i in places for row in record.statements(place=i, side=side, rejected=True)}
    return [row for row in found if row.statement.id in about]


def _forecasts(record: Record, limits: Limits) -> list[Forecast]:
    """The rows of the ledger that the limits let through, by the days within which they should come true."""
    found = record.forecasts(side=limits.side or None)
    return [r for r in found if limits.at(r.place_id) and limits.puts(r.stance) and _due(r, limits)]


def _due(row: Forecast, limits: Limits) -> bool:
    when = When.parse(row.window) if row.window else UNKNOWN
    return limits.within(when.earliest, when.latest)


def _nowhere(row: DocumentRow) -> DocumentRow:
    """A document without where it lies on this machine, and how it was read."""
    return replace(row, path="", notes=())


def _of_claim(row: ClaimRow, unsigned: Unsigned) -> ClaimRow:
    """A claim whose reasons name no reviewer."""
    reasons = {name: unsigned.words(why) for name, why in row.claim.reasons.items()}
    if reasons == row.claim.reasons:
        return row
    return replace(row, claim=replace(row.claim, reasons=reasons).named(row.claim.id))


def _of_statement(row: StatementRow, unsigned: Unsigned) -> StatementRow:
    """A statement whose reasons name no reviewer."""
    reasons = {name: unsigned.words(why) for name, why in row.statement.reasons.items()}
    return replace(row, statement=replace(row.statement, reasons=reasons))


def _of_place(row: PlaceRow, unsigned: Unsigned) -> PlaceRow:
    """A place whose reason names no reviewer."""
    return replace(row, place=replace(row.place, reason=unsigned.words(row.place.reason)))


def _without_comments(card: DocumentCard) -> str:
    """A document's text with readers' comments blanked, so that every offset still holds."""
    text = card.text
    for block in card.blocks:
        if block.kind is BlockKind.COMMENT:
            blank = "".join(c if c == "\n" else " " for c in text[block.start : block.end])
            text = text[: block.start] + blank + text[block.end :]
    return text
