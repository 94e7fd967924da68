"""The records of the product, its statuses, words, dates, clock and errors. It knows no other
room."""
