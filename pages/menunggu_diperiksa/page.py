"""Menunggu diperiksa: which bukti are said to be there, and are they what they should be? A
checker's inbox."""

from monev.ui import context
from pages.menunggu_diperiksa import waiting

k = context.current(context.Context)
if k.offers("verifikasi"):
    waiting.show_waiting(k)
