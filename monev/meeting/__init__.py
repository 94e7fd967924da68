"""The evaluation meeting: opened, recorded live, closed and corrected.

Its follow-ups; its screens as data. Pages are elsewhere.
"""
