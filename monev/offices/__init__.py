"""The register of satker: read from a table, checked as a whole, and stored as one entry.

The entry has the changes.
"""
