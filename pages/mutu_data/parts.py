"""The page below its sentence: how surely cells were read, and one part at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from monev.ui import page_parts, page_words
from monev.ui.context import Context
from monev.ui.guard import guarded
from pages.mutu_data import answer_list, cell_table, column_form, flash, question_list, reread
from pages.mutu_data.sureness import certainty_mark

if TYPE_CHECKING:
    from monev.quality import QualitySummary

_PARTS = {
    "pertanyaan": "Pertanyaan",
    "banding": "Bandingkan dengan berkas",
    "kolom": "Arti kolom",
    "pilihan": "Pilihan tersimpan",
}


@st.fragment
@guarded
def show_page(k: Context, *, narrow: bool) -> None:
    """Everything of the page; a fragment, so that an answer redraws only this."""
    from monev import quality  # here: the reader is not needed to open other pages

    everything = quality.list_questions(k.db, k.p)
    summary = quality.summarise(k.db, k.p, everything)
    st.markdown(f"### {page_words.safe(quality.quality_sentence(summary))}", anchors=False)
    _show_cell_counts(summary)
    flash.show_message()
    reread.offer_rereading(k)
    opened = page_parts.choose_part(_PARTS, "pertanyaan", key="mutu_bagian")
    if opened == "banding":
        cell_table.show_comparison(k, summary, narrow=narrow)
    elif opened == "kolom":
        column_form.show_columns(k, narrow=narrow)
    elif opened == "pilihan":
        answer_list.show_choices(k)
    else:
        question_list.show_questions(k, everything)


def _show_cell_counts(summary: QualitySummary) -> None:
    if summary.cells:
        st.markdown(" · ".join(certainty_mark(kode, total_count) for kode, total_count in summary.cells.items()))
        st.caption("Selebihnya disalin huruf demi huruf. Tidak ada sel yang ditebak tanpa disebutkan di sini.")
