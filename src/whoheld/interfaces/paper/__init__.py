"""Pictures for print: the map of a day, and the spells of places as a strip."""
