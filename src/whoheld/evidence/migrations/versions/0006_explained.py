"""Which event explanations explain, and to which of them the author leans: beside the statements that give them."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("statements", sa.Column("explained", sa.Text(), nullable=True))
    op.add_column("statements", sa.Column("leaning", sa.String(length=20), nullable=True))
    op.add_column("statements", sa.Column("leaning_text", sa.Text(), nullable=True))
