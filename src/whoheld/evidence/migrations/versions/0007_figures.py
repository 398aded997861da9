"""The days of a statement, the two ends of a distance, and what befell those counted or was gained."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

#: The ends of a distance, each with its place.
_ENDS = ("from", "to")


def upgrade() -> None:
    with op.batch_alter_table("statements") as table:
        table.add_column(sa.Column("start", sa.Date(), nullable=True))
        table.add_column(sa.Column("end", sa.Date(), nullable=True))
        for name in _ENDS:
            table.add_column(sa.Column(f"{name}_place", sa.Text(), nullable=True))
            table.add_column(sa.Column(f"{name}_id", sa.Text(), nullable=True))
            table.create_foreign_key(op.f(f"fk_statements_{name}_id"), "places", [f"{name}_id"], ["id"])
        table.add_column(sa.Column("kind", sa.String(length=20), nullable=True))
    for name in _ENDS:
        op.create_index(op.f(f"ix_statements_{name}_id"), "statements", [f"{name}_id"])
