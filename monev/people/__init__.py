"""People who sign in, with their roles, passwords and sessions.

Links for guests (docs/operations.md).
"""
