"""Data beside a journal that must be changed and forgotten: secrets, and people's names
(docs/design.md §6).
"""
