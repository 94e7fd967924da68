"""Unggah: choose a file, see how it was read and what it changes, confirm. Nothing is stored before the last step."""

from monev.ui import context
from pages.unggah import steps

steps.show(context.current_context())
