"""Lapor: what is to be done and reported, mine or all, and how far is the quarter?

All in one table, the same for a hand on a phone and for a clerk with a keyboard.
"""

from monev.ui import context
from pages.lapor import quarter

quarter.show_report(context.current(context.Context))
