"""The Word templates to begin with, where an office's own is given."""

from __future__ import annotations

import streamlit as st

from monev.outputs.documents import FORMS, office_template


def show_starter(kode: str, name: str) -> None:
    """Offers the template of this document; it is made when it is asked for."""
    st.download_button(
        "Unduh templat awal",
        lambda: office_template.read_starter(kode),
        file_name=f"Templat {name}.docx",
        mime=FORMS["docx"][1],
        key=f"templat_awal_{kode}",
        help="Medannya sudah di tempatnya: ubah tata letaknya di Word, lalu pasang di sini.",
        on_click="ignore",
    )
