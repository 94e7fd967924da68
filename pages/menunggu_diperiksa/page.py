"""Menunggu diperiksa: which bukti are said to be there, and are they what they should be? A checker's inbox."""

from monev.ui import context, permission
from pages.menunggu_diperiksa import waiting

k = context.current(context.Context)
if permission.offers(k, "verifikasi"):
    waiting.show_waiting(k)
