"""Data beside a journal that must be changed and forgotten: secrets, and people's names.

See docs/design.md §6.
"""
