"""What all rooms share: records, statuses, words, dates, clock and errors.

It imports no other room.
"""
