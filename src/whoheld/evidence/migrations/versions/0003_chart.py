"""Kept stretches also say, name by name, who holds a place and who may, and whether it is besieged."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    # What is kept follows from the claims: it is made anew rather than mended.
    op.drop_table("stretches")
    op.create_table(
        "stretches",
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=True),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("sharing", sa.String(length=20), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("besieged", sa.Boolean(), nullable=False),
        sa.Column("last_evidence", sa.Date(), nullable=True),
        sa.Column("holders", sa.Text(), nullable=False),
        sa.Column("others", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["place_id"], ["places.id"], name=op.f("fk_stretches_place_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("place_id", "first", name=op.f("pk_stretches")),
        sqlite_with_rowid=False,
    )
    op.execute("DELETE FROM meta WHERE key = 'spells'")
