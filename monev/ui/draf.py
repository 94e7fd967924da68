"""A PDF on Unggah: not an upload, but a draft workbook to download, check and upload."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from monev.galat import BerkasDitolak
from monev.keadaan import format_angka
from monev.ui import kata, penjaga

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from monev.keluaran.draf import Draf

_MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_INGATAN = "unggah_draf"


def pdf(isi: bytes) -> bool:
    """Whether a chosen file is a PDF, by its content."""
    from monev.baca.berkas import adalah_pdf

    return adalah_pdf(isi)


def tawarkan(nama: str, isi: bytes, kemajuan: DeltaGenerator) -> None:
    """The draft of a PDF to download, with what to check; or why there is none and what to do instead."""
    try:
        draf = _buat(nama, isi, kemajuan)
    except BerkasDitolak as galat:
        penjaga.tampilkan(galat)
        return
    finally:
        kemajuan.empty()
    st.info(
        f"**{kata.aman(nama)} adalah PDF, jadi belum diunggah.** Dari tabelnya dibuat draf Excel berisi "
        f"{format_angka(draf.langkah)} langkah. Unduh, periksa, perbaiki, lalu unggah draf itu di sini."
    )
    for satu in draf.petunjuk:
        st.markdown(f"- {kata.aman(satu)}")
    st.download_button(
        "Unduh draf Excel",
        draf.isi,
        file_name=f"draf {Path(nama).stem}.xlsx",
        mime=_MIME,
        type="primary",
        on_click="ignore",
    )


def _buat(nama: str, isi: bytes, kemajuan: DeltaGenerator) -> Draf:
    """The draft, made once per file: each touch on the page would make it again otherwise. Raises BerkasDitolak."""
    from monev.keluaran.draf import buat_draf  # here: openpyxl is 92 ms that only a PDF needs

    kunci = hashlib.sha256(isi).hexdigest()
    ingatan = st.session_state.get(_INGATAN)
    if ingatan is None or ingatan[0] != kunci:
        kemajuan.progress(0.2, text=f"Membaca tabel di {kata.aman(nama)} …")
        st.session_state[_INGATAN] = (kunci, buat_draf(isi))
    return st.session_state[_INGATAN][1]
