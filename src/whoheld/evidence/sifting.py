"""Claims in outline out of the tables: the database leaves out what it can, the rest is looked at here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, and_, func, literal, or_, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction

from whoheld.evidence.outline import MARKS, Outline, has_words
from whoheld.evidence.schema import claims
from whoheld.evidence.statements import CHUNK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import ColumnElement, Connection, Select
    from sqlalchemy.sql.compiler import SQLCompiler

    from whoheld.evidence.outline import Sieve

_OUTLINE = (*(claims.c[name] for name in Outline._fields[:-1]), literal(""))


class octets(GenericFunction[int]):  # noqa: N801 - named as the function of SQL is
    """How many bytes a text has in UTF-8."""

    type = Integer()
    inherit_cache = True


@compiles(octets)
def _octets(element: octets, compiler: SQLCompiler, **kw: Any) -> str:  # noqa: ANN401 - what the compiler hands on
    return f"octet_length({compiler.process(element.clauses, **kw)})"


@compiles(octets, "sqlite")
def _octets_of_sqlite(element: octets, compiler: SQLCompiler, **kw: Any) -> str:  # noqa: ANN401 - likewise
    # Files are opened by SQLite of before 3.43 too, which knows no octet_length.
    return f"length(cast({compiler.process(element.clauses, **kw)} as blob))"


def sifted(connection: Connection, sieve: Sieve) -> Iterator[Outline]:
    """The claims that stand and come through a sieve, in no order that may be relied upon."""
    query = _query(sieve)
    if not sieve.words:
        return map(Outline._make, connection.execute(query).all())
    told = connection.execute(query.add_columns(claims.c.quote)).all()
    return (Outline._make(row[:-1]) for row in told if has_words(row[-1], sieve.words))


def _query(sieve: Sieve) -> Select[Any]:
    query = select(*_OUTLINE).where(claims.c.superseded_by.is_(None))
    if sieve.kind:
        query = query.where(claims.c.kind == sieve.kind.value)
    if sieve.stance:
        query = query.where(claims.c.stance == sieve.stance.value)
    for column, ids in ((claims.c.place_id, sieve.place_ids), (claims.c.doc_id, sieve.doc_ids)):
        if ids is not None:
            query = query.where(_among(column, ids))
    if sieve.words:
        query = query.where(and_(*(may_hold(claims.c.quote, word) for word in sieve.words)))
    return query


def _among(column: ColumnElement[str], ids: Iterable[str]) -> ColumnElement[bool]:
    """Whether a column has one of some values, however many they are."""
    listed = sorted(ids)
    parts = [column.in_(listed[i : i + CHUNK]) for i in range(0, len(listed), CHUNK)]
    return or_(*parts) if parts else column.in_([])


def may_hold(quote: ColumnElement[str], word: str) -> ColumnElement[bool]:
    """Whether a quote may have a word: letters beyond ASCII are folded here, where the rules of folding are."""
    beyond = octets(quote) != func.length(quote)
    if not word.isascii():
        return beyond
    bare: ColumnElement[str] = func.replace(quote, "&", "and")
    for mark in MARKS:
        bare = func.replace(bare, mark, "")
    return or_(beyond, bare.icontains(word, autoescape=True))
