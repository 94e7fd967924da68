"""Lapor triwulan: what is left to report for this quarter, and how far is it done? All on one
screen."""

from monev.ui import context, langkah_panel
from pages.lapor import quarter

ctx = context.current(context.Context)
quarter.show_report(ctx)
if not quarter.show_chosen_document(ctx):
    langkah_panel.open_requested(ctx)
