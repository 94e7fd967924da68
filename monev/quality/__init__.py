"""How well a plan was read (docs/reading.md)."""
