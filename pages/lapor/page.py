"""Lapor triwulan: what is left to report for this quarter, and how far is it done?

All on one screen.
"""

from monev.ui import context
from pages.lapor import quarter

quarter.show_report(context.current(context.Context))
