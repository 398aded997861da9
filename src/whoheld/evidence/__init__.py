"""The record: every claim, its document and its sources."""
