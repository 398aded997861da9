"""Pages of the web that a person names: fetched once, politely, and never anything else."""
