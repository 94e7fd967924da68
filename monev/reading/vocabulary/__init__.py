"""The reader's words as data: nothing is decided here."""
