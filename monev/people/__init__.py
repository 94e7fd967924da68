"""People who sign in, with their roles, passwords and sessions; links for guests
(docs/operations.md).
"""
