"""Sends reminders by mail: each letter once, to the people it concerns (docs/operations.md)."""
