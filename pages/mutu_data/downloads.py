"""Downloads of Mutu Data: the questions as a list for the ZI team, and the workbook with the answers in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from monev.ui.context import Context

if TYPE_CHECKING:
    from monev.quality import Question

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def offer_downloads(k: Context, everything: Sequence[Question]) -> None:
    """Both buttons; each file is made only when asked for."""
    with st.container(horizontal=True, gap="small"):
        if everything:
            st.download_button(
                "Unduh daftar pertanyaan (.xlsx)",
                lambda: _question_listing(k, everything),
                file_name=f"pertanyaan rencana {k.p.satker} {k.p.tahun}.xlsx",
                mime=_XLSX,
                on_click="ignore",
            )
        st.download_button(
            "Unduh rencana yang sudah dibetulkan (.xlsx)",
            lambda: _corrected_rencana(k),
            file_name=f"rencana dibetulkan {k.p.satker} {k.p.tahun}.xlsx",
            mime=_XLSX,
            on_click="ignore",
            help="Templat unggahan terbaru: jawaban yang tersimpan ditulis di selnya, tulisan asal di kolom sendiri.",
        )


def _question_listing(k: Context, everything: Sequence[Question]) -> bytes:
    from monev.outputs.lists import questions_xlsx

    return questions_xlsx(everything, k.p)


def _corrected_rencana(k: Context) -> bytes:
    from monev.outputs.template import make_corrected

    return make_corrected(k.db, k.p.satker, k.p.tahun)
