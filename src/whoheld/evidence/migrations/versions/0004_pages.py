"""Where the pages of a document begin, so that evidence can name the page."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("documents", sa.Column("pages", sa.Text(), nullable=True))
