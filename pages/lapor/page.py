"""Lapor triwulan: what is there to report of this quarter, and how far is that done? All of it on
one screen."""

from monev.ui import context, langkah_panel
from pages.lapor import quarter

ctx = context.current(context.Context)
quarter.show_report(ctx)
if not quarter.show_chosen_document(ctx):
    langkah_panel.open_requested(ctx)
