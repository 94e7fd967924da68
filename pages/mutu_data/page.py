"""Mutu Data: how was each cell of the plan understood, what is to be asked, and how is it settled?"""

from __future__ import annotations

import streamlit as st

from monev import quality
from monev.core.statuses import CERTAINTY
from monev.figures import format_number
from monev.quality import QualitySummary
from monev.ui import context, guard, outcome, page_parts, page_words
from monev.ui.context import Context
from pages.mutu_data import answers, columns, comparison, questions, reread, sitting

_PARTS = {
    "pertanyaan": "Jawab satu per satu",
    "daftar": "Semua pertanyaan",
    "banding": "Bandingkan dengan berkas",
    "kolom": "Arti kolom",
    "pilihan": "Pilihan tersimpan",
}
_COLOURS = {
    "diragukan": "orange",
    "ditafsirkan": "blue",
    "sambungan": "blue",
    "diwarisi": "violet",
    "gabungan": "violet",
    "pilihan": "green",
    "diubah": "gray",
    "disalin": "gray",
}


def show_summary(summary: QualitySummary) -> None:
    """The sentence that answers the page's question, and how many cells were read how surely."""
    page_parts.show_sentence(quality.quality_sentence(summary))
    if summary.cells:
        st.markdown("Sel: " + " · ".join(_certainty_mark(kode, count) for kode, count in summary.cells.items()))
        st.caption("Sel selebihnya disalin huruf demi huruf. Tidak ada sel yang ditebak tanpa disebutkan di sini.")


def choose_part(k: Context) -> str:
    """Which part of the page is open: who may not answer begins with the list."""
    return page_parts.choose_part(_PARTS, "pertanyaan" if k.may("atur_baca") else "daftar", key="mutu_bagian")


def _certainty_mark(kode: str, count: int) -> str:
    term = CERTAINTY[kode]
    return f":{_COLOURS[kode]}[{page_words.safe(term.mark)}\u00a0{term.label} {format_number(count)}]"


def offer_corrected(k: Context) -> None:
    """The plan with the stored answers written into its cells; made only when it is asked for."""
    page_parts.offer_file(
        "Unduh rencana yang sudah dibetulkan (.xlsx)",
        lambda: _corrected_rencana(k),
        f"rencana dibetulkan {k.view.satker} {k.view.tahun}.xlsx",
        help="Templat unggahan terbaru: jawaban yang tersimpan ditulis di selnya, tulisan asal di kolom sendiri.",
    )


def _corrected_rencana(k: Context) -> bytes:
    from monev.outputs.template import make_corrected  # here: openpyxl is 92 ms that only a download needs

    return make_corrected(*k.rencana)


@st.fragment
@guard.guarded
def show_quality(k: context.Context) -> None:
    """Everything of the page; a fragment, so that an answer redraws only this."""
    asked = quality.list_questions(k.db, k.view)
    summary = quality.summarise(k.db, k.view, asked)
    first = st.container()
    opened = choose_part(k)
    if opened == "pertanyaan":
        sitting.show_sitting(k, asked)
        show_summary(summary)
        return
    with first:
        show_summary(summary)
        outcome.show(answers.BLOCK)
    reread.offer_rereading(k)
    if opened == "banding":
        comparison.show_comparison(k)
    elif opened == "kolom":
        columns.show_columns(k)
    elif opened == "pilihan":
        answers.show_choices(k)
    else:
        questions.show_questions(k, asked)
        offer_corrected(k)


show_quality(context.current(context.Context))
