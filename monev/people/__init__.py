"""Who signs in: people and their roles, passwords and sessions, links for guests
(docs/operations.md)."""
