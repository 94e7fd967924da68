"""Ringkasan as a file to send, on the page that shows it: one touch makes it and hands it over."""

from __future__ import annotations

from monev.outputs.ringkasan_page import Form, make_ringkasan, ringkasan_file_name
from monev.ui import looks
from monev.ui.context import Context
from monev.ui.looks import Block, blocks

_LABELS: dict[Form, str] = {"png": "Unduh gambar untuk WhatsApp", "pdf": "Unduh PDF satu halaman"}


def files(k: Context) -> looks.Files:
    """Ringkasan as each kind of file, by its name."""
    return {ringkasan_file_name(k.view, form): lambda form=form: make_ringkasan(k.db, k.view, form) for form in _LABELS}


def build(offered: looks.Files) -> Block:
    """A button for each; nothing is made before one is pressed."""
    return blocks.actions(looks.file_button(label, name) for label, name in zip(_LABELS.values(), offered, strict=True))
