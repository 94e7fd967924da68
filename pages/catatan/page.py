"""Catatan perubahan: who did what, when, and from where?

All journal entries, for those who manage people.
"""

from monev.ui import context
from pages.catatan import log_lines

log_lines.show_log(context.current(context.AnyContext))
