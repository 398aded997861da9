"""What the answers about ground take for granted, where nothing else is asked for."""

from __future__ import annotations

#: So many days must have gone by since the day that is asked about.
PAST_DAYS = 90
#: Evidence that is older than so many days before the day asked about is called stale.
STALE_DAYS = 180
#: A place with no road within so many kilometres is left out of a graph of roads.
REACH_KM = 5.0
