"""The template workbook: for a rencana that is there, and blank for an office that starts."""

from __future__ import annotations

from types import ModuleType

import streamlit as st

from monev.core.clock import today
from monev.core.office_names import clean_name
from monev.reading.identity import WRITTEN, name_complaints
from monev.ui import page_parts, page_words
from monev.ui.context import AnyContext

PLAN_YEARS = range(2015, 2101)


def offer_templates(k: AnyContext) -> None:
    """Both templates to download; made only when asked for."""
    st.markdown("### Belum punya berkasnya?", anchors=False)
    if k.view is not None:
        satker, tahun = k.view.satker, k.view.tahun
        st.markdown(
            "Templat berisi rencana yang tersimpan, dengan kolom untuk realisasi dan bukti tiap target. "
            "Isi, simpan, lalu unggah di sini."
        )
        page_parts.offer_file(
            f"Unduh templat {page_words.safe(satker)} {tahun}",
            lambda: _maker().make_template(k.db, satker, tahun),
            f"templat {satker} {tahun}.xlsx",
        )
        page_parts.fold("Sebagai CSV, satu berkas per lembar", _offer_csv, k, satker, tahun, key="templat_csv")
    with st.expander("Templat kosong untuk satker atau tahun yang baru", expanded=k.view is None):
        _offer_blank()


def _offer_csv(k: AnyContext, satker: str, tahun: int) -> None:
    with st.container(horizontal=True, gap="small"):
        for sheet, display_name in (("rencana", "Rencana"), ("realisasi", "Realisasi"), ("bukti", "Bukti")):
            page_parts.offer_file(
                f"{display_name} .csv",
                lambda sheet=sheet: _maker().make_csv(k.db, satker, tahun, sheet),
                f"{sheet} {satker} {tahun}.csv",
                key=f"templat_csv_{sheet}",
            )


def _offer_blank() -> None:
    text = st.text_input("Nama satker", key="templat_satker", placeholder="KPU Kabupaten …", max_chars=120)
    satker = clean_name(text)
    wrong = name_complaints(satker, WRITTEN)
    for complaint in wrong:
        st.error(page_words.safe(complaint.pesan))
    tahun = st.selectbox("Tahun rencana", PLAN_YEARS, index=PLAN_YEARS.index(today().year), key="templat_tahun")
    page_parts.offer_file(
        "Unduh templat kosong",
        lambda: _maker().make_empty_template(satker, tahun),
        f"templat {satker or 'satker'} {tahun}.xlsx",
        disabled=not satker or bool(wrong),
    )


def _maker() -> ModuleType:
    from monev.outputs import template  # here: openpyxl is 92 ms that only a download needs

    return template
