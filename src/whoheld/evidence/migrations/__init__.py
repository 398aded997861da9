"""How a record came to its present tables, one revision a file, run by Alembic."""
