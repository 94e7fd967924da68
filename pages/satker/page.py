"""Satker: which offices are there, who is above whom, and what was each called before?

The register.
"""

from monev.ui import context, outcome
from pages.satker import register

ctx = context.current(context.AnyContext)
outcome.show(register.BLOCK)
register.show_register(ctx)
register.show_upload(ctx)
