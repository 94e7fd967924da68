"""Downloads of Mutu Data: the questions as a list for the ZI team, and the workbook with the answers in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from monev.ui.konteks import Konteks

if TYPE_CHECKING:
    from monev.mutu import Pertanyaan

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def tawarkan(k: Konteks, semua: Sequence[Pertanyaan]) -> None:
    """Both buttons; each file is made only when asked for."""
    with st.container(horizontal=True, gap="small"):
        if semua:
            st.download_button(
                "Unduh daftar pertanyaan (.xlsx)",
                lambda: _daftar(k, semua),
                file_name=f"pertanyaan rencana {k.p.satker} {k.p.tahun}.xlsx",
                mime=_XLSX,
                on_click="ignore",
            )
        st.download_button(
            "Unduh rencana yang sudah dibetulkan (.xlsx)",
            lambda: _terbetulkan(k),
            file_name=f"rencana dibetulkan {k.p.satker} {k.p.tahun}.xlsx",
            mime=_XLSX,
            on_click="ignore",
            help="Templat unggahan terbaru: jawaban yang tersimpan ditulis di selnya, tulisan asal di kolom sendiri.",
        )


def _daftar(k: Konteks, semua: Sequence[Pertanyaan]) -> bytes:
    from monev.keluaran.pertanyaan import ke_xlsx

    return ke_xlsx(semua, k.p)


def _terbetulkan(k: Konteks) -> bytes:
    from monev.keluaran.terbetulkan import buat_terbetulkan

    return buat_terbetulkan(k.db, k.p.satker, k.p.tahun)
