"""What depends on the system, and nothing else does: Linux, macOS and Windows differ in this room alone.

files       writing that survives a power cut, exchange of what others hold open, locks, names that cannot be
processes   children and their limits, priorities, the console's letters, a port that is ours
"""
