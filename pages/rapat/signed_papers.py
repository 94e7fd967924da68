"""The scans of a meeting's signed papers, put beside it as files from the list of meetings."""

from __future__ import annotations

import streamlit as st

from monev import meeting
from monev.core.dates import format_short_day
from monev.core.file_references import files_of
from monev.meeting import Rapat
from monev.ui import guard, looks
from monev.ui.bukti_files import choose_file, file_item
from monev.ui.context import Context
from monev.ui.looks import blocks
from monev.ui.visitor import current_actor


def show_signed_papers(k: Context, r: Rapat) -> None:
    """Every scan there is, and for who leads meetings the place to add one."""
    items = [
        file_item(file, f"{_version_name(paper.versi)}, disimpan {format_short_day(paper.day)}")
        for paper in r.naskah
        for file in files_of(paper.berkas)
    ]
    if items:
        looks.show([blocks.files("Naskah bertanda tangan", items, key="naskah")], key=f"naskah_{r.nomor}")
    else:
        st.caption("Pindai naskah yang sudah ditandatangani, lalu simpan di sini sebagai PDF atau gambar.")
    if not k.may("rapat"):
        return
    chosen = choose_file("Tambah naskah", key=f"naskah_pilih_{r.nomor}_{len(r.naskah)}")
    if chosen is not None:
        with guard.guard():
            meeting.add_signed_paper(k.db, r, chosen.name, chosen.getvalue(), pelaku=current_actor(k.db))
            st.rerun()


def _version_name(corrections: int) -> str:
    return f"Perbaikan ke-{corrections}" if corrections else "Naskah pertama"
