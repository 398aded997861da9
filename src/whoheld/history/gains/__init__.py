"""How fast a side gains, as told and as placed."""
