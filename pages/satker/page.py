"""Satker: which offices are there, who is above whom, what was each called? The register, for who manages all of it."""

from monev.ui import context
from pages.satker import parts

k = context.current_context()
parts.show_outcome()
parts.show_register(k)
parts.show_upload(k)
