"""`make bench`: measures the speed of pages and reader as ratios to bare programs in the same
run.
"""
