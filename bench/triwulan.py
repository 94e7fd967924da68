"""The ends of the four triwulan, which the benches choose as posisi in turn."""

TRIWULAN = {"TW I": "03-31", "TW II": "06-30", "TW IV": "12-31", "TW III": "09-30"}
"""Name on the button → month and day, in the order of presses."""
