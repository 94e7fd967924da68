"""A PDF on Unggah: not an upload, but a draft workbook to download, check and upload."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from monev.core.errors import FileRefused
from monev.figures import format_number
from monev.ui import guard, page_parts, page_words

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from monev.outputs.pdf_draft import Draft

_MEMORY = "unggah_draf"


def offer_draft(name: str, content: bytes, progress: DeltaGenerator) -> None:
    """The draft of a PDF to download, with what to check; or why there is none and what to do instead."""
    try:
        drafts = _make_draft(name, content, progress)
    except FileRefused as error:
        guard.show_error(error)
        return
    finally:
        progress.empty()
    st.info(
        f"**{page_words.safe(name)} adalah PDF, jadi belum diunggah.** Dari tabelnya dibuat draf Excel berisi "
        f"{format_number(drafts.langkah)} langkah. Unduh, periksa, perbaiki, lalu unggah draf itu di sini."
    )
    for sentence in drafts.guidance:
        st.markdown(f"- {page_words.safe(sentence)}")
    page_parts.offer_file("Unduh draf Excel", drafts.content, f"draf {Path(name).stem}.xlsx", type="primary")


def _make_draft(name: str, content: bytes, progress: DeltaGenerator) -> Draft:
    """The draft, made once per file: each touch on the page would make it again otherwise. Raises FileRefused."""
    from monev.outputs.pdf_draft import make_draft  # here: openpyxl is 92 ms that only a PDF needs

    key = hashlib.sha256(content).hexdigest()
    memory = st.session_state.get(_MEMORY)
    if memory is None or memory[0] != key:
        progress.progress(0.2, text=f"Membaca tabel di {page_words.safe(name)} …")
        st.session_state[_MEMORY] = (key, make_draft(content))
    return st.session_state[_MEMORY][1]
