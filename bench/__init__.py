"""`make bench`: how fast the pages and the reader are, as ratios against bare things measured in
the same run."""
