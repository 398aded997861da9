"""A distance as it is told, beside the straight line between the same places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whoheld.almanac.folding import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from whoheld.claims.statement import Statement
    from whoheld.history.ways.straight import Distance, Located


@dataclass(frozen=True, slots=True)
class ToldDistance:
    """What a document says of how far it is.

    Attributes:
        words: The figure as written.
        low, high: Its bounds in kilometres, both included; None where the words leave one open.
        source: Who says so; None for the author.
        stance: How it is put.
        doc, statement_id, quote: The document's name, the statement, and its words.
        more_km: By how many kilometres it is more than the straight line, less where below 0; None where it is open.
        beside: The same in words.
    """

    words: str
    low: float | None
    high: float | None
    source: str | None
    stance: str
    doc: str
    statement_id: str
    quote: str
    more_km: int | None
    beside: str


def told_of(
    line: Distance, statements: Iterable[Statement], names: tuple[Collection[str], Collection[str]]
) -> Iterator[ToldDistance]:
    """What is told of the distance between the two ends of a line, either way round, in the order of the statements.

    Args:
        line: The straight line.
        statements: Distances, in any order; those between other places, or with one end, are left out.
        names: Folded names of the line's two ends, by which a statement means them where it has no ids.
    """
    for one in statements:
        pairs = ((one.from_id, one.from_place), (one.to_id, one.to_place))
        for first, second in (pairs, pairs[::-1]):
            if _is(*first, line.a, names[0]) and _is(*second, line.b, names[1]):
                yield _told(one, line)
                break


def _is(place_id: str | None, name: str | None, end: Located, names: Collection[str]) -> bool:
    return place_id == end.id if place_id else fold(name or "") in names


def _told(one: Statement, line: Distance) -> ToldDistance:
    more = _more(one.low, one.high, line)
    return ToldDistance(
        words=" ".join((one.figure_text or "").split()),
        low=one.low,
        high=one.high,
        source=one.source,
        stance=one.stance.value,
        doc=one.doc,
        statement_id=one.id,
        quote=one.quote,
        more_km=more,
        beside=_beside(more),
    )


def _more(low: float | None, high: float | None, line: Distance) -> int | None:
    """Kilometres beyond the line, 0 within its rounding and where the line lies within the bounds."""
    if low is not None and low > line.km:
        more = low - line.km
    elif high is not None and high < line.km:
        more = high - line.km
    else:
        return 0 if low is not None and high is not None else None
    return 0 if abs(more) <= line.within_km else round(more)


def _beside(more: int | None) -> str:
    if more is None:
        return "open at one end"
    if not more:
        return "as the straight line"
    return f"{abs(more)} km {'more' if more > 0 else 'less'} than the straight line"
