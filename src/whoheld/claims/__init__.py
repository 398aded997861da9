"""From mentions to claims, each grounded in a place, a day and a side."""
