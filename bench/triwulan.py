"""The posisi that every bench changes between: the ends of the four triwulan."""

TRIWULAN = {"TW I": "03-31", "TW II": "06-30", "TW IV": "12-31", "TW III": "09-30"}
"""Name on the button → month and day, in the order in which they are pressed."""
