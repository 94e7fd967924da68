"""The evaluation meeting: opened, recorded live, closed and corrected; its follow-ups; its screens
as data. Pages are elsewhere.
"""
