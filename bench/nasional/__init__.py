"""`make bench-nasional`: measures what other offices cost one office: N offices against one, in one
run.
"""
