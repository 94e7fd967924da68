"""Read a file as grids of cells: the gate judges it, a child process opens it, one reader for each
format.
"""
