"""How people and programs ask."""
