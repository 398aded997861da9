"""The questions about claims, their sources and their sentences, answered by the record's Python API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whoheld.interfaces.web.seeing import LENS, key_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whoheld.evidence.rows import SourceRow
    from whoheld.interfaces.web.desk import Desk


def claims(desk: Desk, q: str | None, **wanted: Any) -> dict[str, Any]:  # noqa: ANN401 - as in the table
    """Claims that fit, a part of them, with how many there are of each sort."""
    seen = desk.seen(**{name: wanted.pop(name) for name in LENS})
    return {**seen.find(q or "", **wanted).row(), "limit": wanted["limit"]}


def claim(desk: Desk, id: str) -> dict[str, Any]:  # noqa: A002 - as in the path
    """A claim where it stands."""
    return desk.record.claim(id).row()


def document(desk: Desk, id: str) -> dict[str, Any]:  # noqa: A002 - as in the path
    """A document with its parts and its claims."""
    return desk.record.document(id).row()


def sources(desk: Desk, **lens: Any) -> Sequence[SourceRow]:  # noqa: ANN401 - the values of a lens
    """Who says what."""
    rows: Sequence[SourceRow] = desk.kept(key_of("sources", lens), lambda: desk.seen(**lens).sources())
    return rows


def look_up(desk: Desk, q: str) -> dict[str, Any]:
    """What a text may be the name of; an actor comes with the side by which maps and claims are asked for."""
    told = desk.record.look_up(q).row()
    # Of a name that is of several sides the first is taken: one side at a time is asked for.
    sided = [{**hit, "side": desk.record.side_of(hit["name"]).partition("; ")[0]} for hit in told["actors"]]
    return {**told, "actors": sided}


def compare(desk: Desk, a: str, b: str, **lens: Any) -> dict[str, Any]:  # noqa: ANN401 - the values of a lens
    """What two sources say."""
    return desk.seen(**lens).compare(a, b).row()


def queue(desk: Desk, by: str | None, skip: str | None, limit: int, **lens: Any) -> dict[str, Any]:  # noqa: ANN401 - see compare
    """What a person should look at first."""
    return desk.seen(**lens).queue(by, limit, skip.split(",") if skip else ()).row()
