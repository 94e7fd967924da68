"""The register of satker: read from a table, checked as a whole, stored as one entry with the
changes.
"""
