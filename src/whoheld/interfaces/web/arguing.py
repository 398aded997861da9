"""The questions about what is argued: statements by type, and the explanations of one event as a group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whoheld.evidence.roster import members
from whoheld.evidence.sifted import Facets, Sought
from whoheld.interfaces.web import asking
from whoheld.interfaces.web.seeing import LENS, asked_of, key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from whoheld.evidence.argued import StatementRow
    from whoheld.evidence.sifted import Sifted
    from whoheld.interfaces.web.desk import Desk


def statements(
    desk: Desk,
    *,
    q: str | None,
    type: str | None,  # noqa: A002 - the word of the codebook
    stance: str | None,
    offset: int,
    limit: int,
    **wanted: Any,  # noqa: ANN401 - place, side, source, doc and the lens, as in the table
) -> dict[str, Any]:
    """Statements that fit, a part of them, with how many there are of each sort.

    With them comes every group of explanations that one of them belongs to, whole: a rival is never left out because it
    does not fit.
    """
    rows = _told(desk, wanted)
    facets = {name: frozenset([value] if value else ()) for name, value in (("type", type), ("stance", stance))}
    sought = Sought(q or "", facets, lambda row: row.statement.quote, _facets)
    told = sought.sift(rows, offset, limit)
    groups = _groups(told.rows, lambda: _told(desk, {name: wanted[name] if name in LENS else None for name in wanted}))
    titles = _titles(desk, (*told.rows, *(row for group in groups.values() for row in group)))
    fitting = {row.statement.id for row in sought.sift(rows, 0, len(rows)).rows} if groups else set()
    beside = [_group(key, group, fitting) for key, group in groups.items()]
    return {**told.row(), "limit": limit, "names": _names(rows, told), "titles": titles, "groups": beside}


def statement(desk: Desk, id: str) -> dict[str, Any]:  # noqa: A002 - as in the path
    """A statement where it stands."""
    return desk.record.statement(id).row()


def _told(desk: Desk, wanted: dict[str, Any]) -> Sequence[StatementRow]:
    def made() -> Sequence[StatementRow]:
        seen, asked = asked_of(desk, wanted)
        return seen.statements(**asked)

    rows: Sequence[StatementRow] = desk.kept(key_of("statements", wanted), made)
    return rows


def _facets(row: StatementRow) -> Facets:
    told = row.statement
    place = told.place_id or told.about_place
    return {
        "type": (str(told.type),),
        "stance": (str(told.stance),),
        "source": tuple(members(row.said_by)),
        "place": (place,) if place else (),
        "doc": (told.doc_id,),
    }


def _names(rows: Iterable[StatementRow], told: Sifted[StatementRow]) -> dict[str, str]:
    """The names of the places and documents that are counted, by id."""
    places, docs = told.counts.get("place", {}), told.counts.get("doc", {})
    names: dict[str, str] = {}
    for row in rows:
        one = row.statement
        if one.place_id and one.about_place and one.place_id in places:
            names.setdefault(one.place_id, one.about_place)
        if one.doc_id in docs:
            names.setdefault(one.doc_id, one.doc)
    return names


def _titles(desk: Desk, rows: Iterable[StatementRow]) -> dict[str, str]:
    """The titles of the documents of some statements, by id; those that have one."""
    shown = {row.statement.doc_id for row in rows}
    return {row.id: row.title for row in asking.documents(desk) if row.id in shown and row.title}


def _groups(
    shown: Iterable[StatementRow], every: Callable[[], Iterable[StatementRow]]
) -> dict[str, list[StatementRow]]:
    """The groups that some statements belong to, each with all its explanations; ``every`` gives all statements."""
    found: dict[str, list[StatementRow]] = {key: [] for row in shown if (key := row.statement.event)}
    for row in every() if found else ():
        if (key := row.statement.event) in found:
            found[key].append(row)
    return found


def _group(key: str, rows: Iterable[StatementRow], fitting: set[str]) -> dict[str, Any]:
    """A group with all its explanations, and the ids of those that fit what was asked, also on other pages."""
    told = [row.row() for row in rows]
    return {"id": key, "rows": told, "fit": [row["id"] for row in told if row["id"] in fitting]}
