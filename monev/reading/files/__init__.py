"""A file → grids of cells: the gate that judges it, the child process that opens it, one reader for
each format."""
