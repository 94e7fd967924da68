"""Periksa: which bukti are reported, and are they what they should be?

A checker's inbox.
"""

from monev.ui import context
from pages.menunggu_diperiksa import waiting

ctx = context.current(context.Context)
if ctx.may("verifikasi_kedua") or ctx.offers("verifikasi"):
    waiting.show_waiting(ctx)
