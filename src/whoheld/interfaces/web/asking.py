"""The questions about the whole record, its places and its days, answered by its Python API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import whoheld
from whoheld.almanac.when import When
from whoheld.evidence.rows import PlaceRow
from whoheld.interfaces.web.charting import mapped
from whoheld.interfaces.web.packed import Packed
from whoheld.interfaces.web.seeing import key_of
from whoheld.interfaces.words import record_name
from whoheld.options import reviewer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whoheld.almanac.place import Place
    from whoheld.evidence.judgement import JudgementRow
    from whoheld.evidence.rows import ActorRow, DocumentRow
    from whoheld.history.change import Change
    from whoheld.history.dispute import Dispute
    from whoheld.history.revision import Revision
    from whoheld.history.snapshot import PlaceOnDay
    from whoheld.interfaces.web.desk import Desk
    from whoheld.record import Record


def record(desk: Desk) -> dict[str, Any]:
    """What the record is, how much is in it, and what a judgement needs."""
    told: dict[str, Any] = desk.kept("record", lambda: _summary(desk.record))
    until = desk.record.answered_until().isoformat()
    return {**told, "answered_until": until, "by": reviewer(desk.by), "token": desk.token}


def chart(desk: Desk, **lens: Any) -> Packed:  # noqa: ANN401 - the values of a lens
    """All places on all days."""
    seen = desk.seen(**lens)
    packed: Packed = desk.kept(key_of("map", lens), lambda: Packed.of(mapped(seen.chart(), seen.side_of)))
    return packed


def place(desk: Desk, id: str, on: str | None, **lens: Any) -> dict[str, Any]:  # noqa: A002, ANN401 - as in the path
    """A place with all that is said of it."""
    seen = desk.seen(**lens)
    found = seen.find_place(id)
    history = seen.history(found.id)
    return {
        "place": _row_of(desk, found).row(),
        "held": seen.held(found.id, on).row() if on else None,
        "spells": [spell.row() for spell in history],
        "unused": [item.row() for item in history.unused],
        "casualties": [harm.row() for harm in seen.casualties(found.id)],
        "disputes": [dispute.row() for dispute in seen.disputes(found.id)],
    }


def places(desk: Desk) -> Sequence[PlaceRow]:
    """The places that claims are about."""
    rows: Sequence[PlaceRow] = desk.kept("places", desk.record.places)
    return rows


def revisions(desk: Desk, place: str, on: str) -> Sequence[Revision]:
    """How the answer for a day changed."""
    return desk.record.revisions(place, on)


def on_day(desk: Desk, date: str, **lens: Any) -> Sequence[PlaceOnDay]:  # noqa: ANN401 - see chart
    """Who held what on a day."""
    rows: Sequence[PlaceOnDay] = desk.kept(key_of("on", lens, date), lambda: list(desk.seen(**lens).on(date)))
    return rows


def changes(desk: Desk, **lens: Any) -> Sequence[Change]:  # noqa: ANN401 - see chart
    """Every change of control."""
    rows: Sequence[Change] = desk.kept(key_of("changes", lens), lambda: desk.seen(**lens).changes())
    return rows


def disputes(desk: Desk, **lens: Any) -> Sequence[Dispute]:  # noqa: ANN401 - see chart
    """Where accounts disagree."""
    rows: Sequence[Dispute] = desk.kept(key_of("disputes", lens), lambda: desk.seen(**lens).disputes())
    return rows


def documents(desk: Desk) -> Sequence[DocumentRow]:
    """The documents."""
    rows: Sequence[DocumentRow] = desk.kept("documents", desk.record.documents)
    return rows


def actors(desk: Desk) -> Sequence[ActorRow]:
    """The actors that claims name."""
    rows: Sequence[ActorRow] = desk.kept("actors", desk.record.actors)
    return rows


def judgements(desk: Desk) -> Sequence[JudgementRow]:
    """What people judged."""
    return desk.record.judgements()


def _row_of(desk: Desk, found: Place) -> PlaceRow:
    """A place as it stands in the list; one that no claim is about any more has none there."""
    return next((row for row in places(desk) if row.place.id == found.id), PlaceRow(found, 0, {}))


def _summary(kept: Record) -> dict[str, Any]:
    documents = kept.documents()
    days = sorted(day.isoformat() for row in documents if row.published and (day := When.parse(row.published).latest))
    return {
        "name": record_name(kept.location),
        "version": whoheld.__version__,
        "documents": len(documents),
        "claims": sum(row.claims for row in documents),
        "places": len(kept.places()),
        "actors": len(kept.actors()),
        "judgements": len(kept.judgements()),
        "published": [days[0], days[-1]] if days else [None, None],
        "sides": [side.row() for side in kept.sides()],
    }
