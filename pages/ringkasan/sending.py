"""Ringkasan as a file to send, on the page that shows it: one touch makes it and hands it over."""

from __future__ import annotations

import streamlit as st

from monev.outputs.ringkasan_page import Form, make_ringkasan, ringkasan_file_name
from monev.ui import page_parts
from monev.ui.context import Context

_LABELS: dict[Form, tuple[str, str]] = {
    "png": ("Unduh gambar untuk WhatsApp", ":material/image:"),
    "pdf": ("Unduh PDF satu halaman", ":material/picture_as_pdf:"),
}


def offer_ringkasan(k: Context) -> None:
    """A button for each kind of file; nothing is made before one is pressed."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="kirim_ringkasan"):
        for form, (label, icon) in _LABELS.items():
            page_parts.offer_file(
                label,
                lambda form=form: make_ringkasan(k.db, k.view, form),
                ringkasan_file_name(k.view, form),
                key=f"kirim_{form}",
                icon=icon,
            )
