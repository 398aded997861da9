"""Somebody else's table beside a record."""
