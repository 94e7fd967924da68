"""What falls due finds its person, by mail: each letter is sent once, to whom it concerns
(docs/operations.md)."""
