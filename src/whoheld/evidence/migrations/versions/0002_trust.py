"""Judgements, who may be a witness of whom, and the spells of each place kept ready."""

import sqlalchemy as sa
from alembic import op

from whoheld.evidence.copies import fill

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    judgements()
    witnesses()
    namesakes()
    spells()


def judgements() -> None:
    op.create_table(
        "judgements",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("at", sa.String(length=20), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("act", sa.String(length=20), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgements")),
    )
    op.create_table(
        "forgotten",
        sa.Column("doc_id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("doc_id", name=op.f("pk_forgotten")),
    )


def witnesses() -> None:
    op.create_table(
        "leanings",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("first", sa.Date(), nullable=True),
        sa.Column("last", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_leanings")),
    )
    op.create_table(
        "passages",
        sa.Column("doc_id", sa.String(length=64), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("print", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["doc_id"], ["documents.id"], name=op.f("fk_passages_doc_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("doc_id", "start", name=op.f("pk_passages")),
    )
    op.create_index(op.f("ix_passages_print"), "passages", ["print"])
    op.create_table(
        "prints",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kin", sa.BigInteger(), nullable=False),
        sa.Column("bands", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prints")),
    )
    op.create_index(op.f("ix_prints_kin"), "prints", ["kin"])
    op.create_table(
        "bands",
        sa.Column("band", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("print", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("band", "print", name=op.f("pk_bands")),
        sqlite_with_rowid=False,
    )
    fill(op.get_bind())


def namesakes() -> None:
    op.add_column("sightings", sa.Column("stands_for", sa.Text(), nullable=True))
    op.add_column("sightings", sa.Column("why", sa.Text(), nullable=True))
    op.add_column("place_names", sa.Column("sure", sa.Integer(), server_default="1", nullable=False))
    op.add_column("place_names", sa.Column("stands_for", sa.Text(), nullable=True))
    op.add_column("claims", sa.Column("told_id", sa.Text(), nullable=True))
    op.drop_index(op.f("ix_place_names_folded"), "place_names")
    op.create_index(op.f("ix_place_names_folded_sure_place_id"), "place_names", ["folded", "sure", "place_id"])
    op.create_index(op.f("ix_place_names_stands_for"), "place_names", ["stands_for"])
    op.execute("UPDATE place_names SET sure = 0 WHERE place_id LIKE 'name:%'")


def spells() -> None:
    lean()
    op.create_table(
        "kept_places",
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("disputed", sa.Boolean(), nullable=False),
        place_of("kept_places"),
        sa.PrimaryKeyConstraint("place_id", name=op.f("pk_kept_places")),
    )
    op.create_table(
        "stretches",
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=True),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("sharing", sa.String(length=20), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("last_evidence", sa.Date(), nullable=True),
        place_of("stretches"),
        sa.PrimaryKeyConstraint("place_id", "first", name=op.f("pk_stretches")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "turns",
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=True),
        sa.Column("former_holder", sa.Text(), nullable=True),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("end", sa.Date(), nullable=True),
        sa.Column("stance", sa.String(length=20), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("source_doc", sa.Text(), nullable=False),
        sa.Column("first", sa.Boolean(), nullable=False),
        place_of("turns"),
        sa.PrimaryKeyConstraint("place_id", "seq", name=op.f("pk_turns")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_turns_end"), "turns", ["end"], unique=False)
    op.create_table(
        "stale",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_stale")),
    )
    op.create_index(op.f("ix_stale_place_id"), "stale", ["place_id"], unique=False)


def lean() -> None:
    """Keys of three texts are kept once, in the table itself, where SQLite would keep them twice; an index less."""
    op.drop_index(op.f("ix_place_names_spelling"), "place_names")
    if op.get_bind().dialect.name == "sqlite":
        for table in ("sightings", "place_names"):
            with op.batch_alter_table(table, recreate="always", table_kwargs={"sqlite_with_rowid": False}):
                pass


def place_of(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_place_id")
    return sa.ForeignKeyConstraint(["place_id"], ["places.id"], name=name, ondelete="CASCADE")
