"""Read a file as grids of cells.

The gate judges it, a child process opens it, and there is one reader for each format.
"""
