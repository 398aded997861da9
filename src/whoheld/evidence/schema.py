"""The tables of a record; the migrations make them, this module names them for queries.

Nothing here belongs to one database: days are dates, structured values are compact JSON in text columns (so that they
compare and group alike everywhere), instants are ISO 8601 text in UTC.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect

#: The newest revision in ``migrations/versions``: what this version of WhoHeld writes.
HEAD = "0007"
#: Revisions that this version migrates on opening for writing.
OLDER: frozenset[str] = frozenset({"0001", "0002", "0003", "0004", "0005", "0006"})


class Compact(TypeDecorator[Any]):
    """A value as JSON text with sorted keys and no blanks: equal values are equal texts."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The value as text; None stays NULL."""
        return None if value is None else compact(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ANN401, ARG002
        """The text as value."""
        return None if value is None else json.loads(value)


_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def compact(value: object) -> str:
    """JSON with sorted keys, without blanks and with letters as they are."""
    return _JSON.encode(value)


#: Numbers that a text or a gazetteer may give beyond two thousand million; every number of SQLite is so wide.
_WIDE = Integer().with_variant(BigInteger(), "postgresql")

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

#: ``whoheld``: the version that made the record.
meta = Table("meta", metadata, Column("key", String(40), primary_key=True), Column("value", Text, nullable=False))

#: Alembic's own table, named here so that opening a record need not load Alembic.
revision = Table("alembic_version", MetaData(), Column("version_num", String(32), primary_key=True))

documents = Table(
    "documents",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("name", Text, nullable=False),
    Column("path", Text, nullable=False, index=True),
    Column("title", Text),
    Column("byline", Text),
    Column("publisher", Text),
    Column("url", Text, index=True),
    Column("published", Text),
    Column("published_earliest", Date),
    Column("published_latest", Date),
    Column("published_basis", String(20), nullable=False),
    Column("language", String(20), nullable=False),
    Column("encoding", String(40), nullable=False),
    Column("text", Text, nullable=False),
    Column("blocks", Compact, nullable=False),
    Column("offsets", Compact, nullable=False),
    Column("infobox", Compact, nullable=False),
    Column("notes", Compact, nullable=False),
    Column("remarks", Compact, nullable=False),
    Column("version_of", String(64), ForeignKey("documents.id")),
    Column("reader", String(80), nullable=False),
    Column("read_at", String(20), nullable=False),
    Column("unread", Text),
    Column("pages", Compact),
)

places = Table(
    "places",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("feature", String(20), nullable=False),
    Column("placing", String(20), nullable=False),
    Column("lon", Float),
    Column("lat", Float),
    Column("country", String(2), nullable=False),
    Column("division", String(40), nullable=False),
    Column("layer", Text, nullable=False),
    Column("candidates", Compact, nullable=False),
    Column("reason", Text, nullable=False),
    Index(None, "country", "division"),
)

#: What each document makes of a place; `places` holds what most of them make of it. Where other documents show that
#: another place is meant, ``stands_for`` names that one, and ``why`` says how that is known.
sightings = Table(
    "sightings",
    metadata,
    Column("place_id", Text, ForeignKey("places.id"), primary_key=True),
    Column("doc_id", String(64), ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("seen", Compact, nullable=False),
    Column("stands_for", Text),
    Column("why", Text),
    sqlite_with_rowid=False,
)

#: How each document spells a place; ``sure`` is 1 where it puts it among its other places on the map, else 0.
place_names = Table(
    "place_names",
    metadata,
    Column("place_id", Text, ForeignKey("places.id"), primary_key=True),
    Column("doc_id", String(64), ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("spelling", Text, primary_key=True),
    Column("folded", Text, nullable=False),
    Column("count", Integer, nullable=False),
    Column("sure", Integer, nullable=False, server_default="1"),
    Column("stands_for", Text, index=True),
    Index(None, "folded", "sure", "place_id"),
    sqlite_with_rowid=False,
)

#: ``place_id`` is the place that is meant; ``told_id`` is what the document itself made of it, where that is another.
claims = Table(
    "claims",
    metadata,
    Column("id", String(20), primary_key=True),
    Column("doc_id", String(64), ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("quote_start", Integer, nullable=False),
    Column("quote_end", Integer, nullable=False),
    Column("raw_start", Integer, nullable=False),
    Column("raw_end", Integer, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("actor", Text),
    Column("target", Text),
    Column("place", Text),
    Column("place_id", Text, ForeignKey("places.id")),
    Column("unnamed", Text),
    Column("extent", String(20)),
    Column("start", Date),
    Column("end", Date),
    Column("source", Text),
    Column("stance", String(20), nullable=False),
    Column("low", _WIDE),
    Column("high", _WIDE),
    Column("unit", Text),
    Column("weapon", Text),
    Column("actor_text", Text),
    Column("target_text", Text),
    Column("source_text", Text),
    Column("place_text", Text),
    Column("date_text", Text),
    Column("reported", Date),
    Column("span", String(20), nullable=False),
    Column("modality", Text, nullable=False),
    Column("polarity", Text, nullable=False),
    Column("certainty", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("reasons", Compact, nullable=False),
    Column("reader", String(80), nullable=False),
    Column("superseded_by", String(80)),
    Column("told_id", Text),
    Index(None, "doc_id", "seq"),
    Index(None, "place_id", "superseded_by"),
)

#: What documents argue, expect and measure; no answer about control looks here. ``place_id`` is what the document
#: itself made of the place: what others show that it means stands in `sightings`.
statements = Table(
    "statements",
    metadata,
    Column("id", String(20), primary_key=True),
    Column("doc_id", String(64), ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("type", String(20), nullable=False),
    Column("quote", Text, nullable=False),
    Column("quote_start", Integer, nullable=False),
    Column("quote_end", Integer, nullable=False),
    Column("raw_start", Integer, nullable=False),
    Column("raw_end", Integer, nullable=False),
    Column("source", Text),
    Column("source_text", Text),
    Column("about_place", Text),
    Column("place_id", Text, ForeignKey("places.id"), index=True),
    Column("about_actor", Text),
    Column("stance", String(20), nullable=False),
    Column("stance_text", Text, nullable=False),
    Column("low", Float),
    Column("high", Float),
    Column("unit", Text),
    Column("figure_text", Text),
    Column("start", Date),
    Column("end", Date),
    Column("from_place", Text),
    Column("from_id", Text, ForeignKey("places.id"), index=True),
    Column("to_place", Text),
    Column("to_id", Text, ForeignKey("places.id"), index=True),
    Column("kind", String(20)),
    Column("group", Integer),
    Column("explained", Compact),
    Column("leaning", String(20)),
    Column("leaning_text", Text),
    Column("reasons", Compact, nullable=False),
    Column("reader", String(80), nullable=False),
    Column("superseded_by", String(80)),
    Index(None, "doc_id", "seq"),
)

layers = Table(
    "layers",
    metadata,
    Column("name", Text, primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("added_at", String(20), nullable=False),
)

layer_places = Table(
    "layer_places",
    metadata,
    Column("layer", Text, ForeignKey("layers.name", ondelete="CASCADE"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("alternates", Compact, nullable=False),
    Column("lon", Float, nullable=False),
    Column("lat", Float, nullable=False),
    Column("feature", String(20), nullable=False),
    Column("kind", Text, nullable=False),
    Column("country", String(2), nullable=False),
    Column("division", String(40), nullable=False),
    Column("population", _WIDE, nullable=False),
)

#: What people said of the record, in the order in which they said it; rows are added, never changed.
judgements = Table(
    "judgements",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", String(20), nullable=False),
    Column("by", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("act", String(20), nullable=False),
    Column("about", Compact, nullable=False),
    Column("value", Compact, nullable=False),
)

#: Documents that were taken out, so that nobody reads them in again unawares.
forgotten = Table(
    "forgotten",
    metadata,
    Column("doc_id", String(64), primary_key=True),
    Column("name", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", String(20), nullable=False),
)

#: To which side a source leans on which days, by a user's file.
leanings = Table(
    "leanings",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("source", Text, nullable=False),
    Column("side", Text, nullable=False),
    Column("first", Date),
    Column("last", Date),
)

#: The passages of documents in which claims stand, each with the number of its words (see `prints`); ``first`` and
#: ``last`` bound the text that it is compared by.
passages = Table(
    "passages",
    metadata,
    Column("doc_id", String(64), ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("print", BigInteger, nullable=False, index=True),
)

#: Each wording once; ``kin`` is the smallest number among those that it is a near copy of, itself included.
prints = Table(
    "prints",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("kin", BigInteger, nullable=False, index=True),
    Column("bands", LargeBinary, nullable=False),
)

#: Where wordings that may be near copies meet.
bands = Table(
    "bands",
    metadata,
    Column("band", BigInteger, primary_key=True, autoincrement=False),
    Column("print", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
#: Places whose spells are ready, and whether accounts of them differ; what is kept follows from the claims alone.
kept_places = Table(
    "kept_places",
    metadata,
    Column("place_id", Text, ForeignKey("places.id", ondelete="CASCADE"), primary_key=True),
    Column("disputed", Boolean, nullable=False),
    info={"derived": True},
)

#: Stretches of days on which one and the same answer stands for a place; `last` NULL for one that nothing ends.
stretches = Table(
    "stretches",
    metadata,
    Column("place_id", Text, ForeignKey("places.id", ondelete="CASCADE"), primary_key=True),
    Column("first", Date, primary_key=True),
    Column("last", Date),
    Column("holder", Text, nullable=False),
    Column("sharing", String(20), nullable=False),
    Column("status", String(20), nullable=False),
    Column("besieged", Boolean, nullable=False),
    Column("last_evidence", Date),
    Column("holders", Text, nullable=False),
    Column("others", Text, nullable=False),
    sqlite_with_rowid=False,
    info={"derived": True},
)

#: The changes of control of a place, in order.
turns = Table(
    "turns",
    metadata,
    Column("place_id", Text, ForeignKey("places.id", ondelete="CASCADE"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("holder", Text),
    Column("former_holder", Text),
    Column("start", Date),
    Column("end", Date, index=True),
    Column("stance", String(20), nullable=False),
    Column("source", Text),
    Column("source_doc", Text, nullable=False),
    Column("first", Boolean, nullable=False),
    sqlite_with_rowid=False,
    info={"derived": True},
)

#: Places of which something was written since their spells were made ready; a mark a writing, none shared by two.
stale = Table(
    "stale",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("place_id", Text, nullable=False, index=True),
    info={"derived": True},
)
