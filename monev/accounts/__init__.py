"""What is kept beside a journal because it must be changed and forgotten: secrets, and what people
are called (docs/design.md §6)."""
