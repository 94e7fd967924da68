"""Catatan perubahan: who did what, when and from where? Every entry of the journal, for who manages
people."""

from monev.ui import context
from pages.catatan import log_lines

log_lines.show_log(context.current(context.AnyContext))
