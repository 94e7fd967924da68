"""The template workbook: for a rencana that is there, and blank for an office that starts."""

from __future__ import annotations

import streamlit as st

from monev.jam import hari_ini
from monev.ui import kata
from monev.ui.konteks import Konteks

_MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def tawarkan(k: Konteks) -> None:
    """Both templates to download; made only when asked for."""
    st.markdown("#### Belum punya berkasnya?", anchors=False)
    if k.p is not None:
        satker, tahun = k.p.satker, k.p.tahun
        st.markdown(
            "Templat berisi rencana yang tersimpan, dengan kolom untuk realisasi dan bukti tiap tenggat. "
            "Isi, simpan, lalu unggah di sini."
        )
        st.download_button(
            f"Unduh templat {kata.aman(satker)} {tahun}",
            lambda: _templat(k, satker, tahun),
            file_name=f"templat {satker} {tahun}.xlsx",
            mime=_MIME,
            on_click="ignore",
        )
        _sebagai_csv(k, satker, tahun)
    with st.expander("Templat kosong untuk satker atau tahun yang baru", expanded=k.p is None):
        _kosong()


def _sebagai_csv(k: Konteks, satker: str, tahun: int) -> None:
    """Each sheet on its own as CSV; they come back through the same door."""
    lipatan = st.expander("Sebagai CSV, satu berkas per lembar", on_change="rerun", key="templat_csv")
    if not lipatan.open:
        return
    with lipatan, st.container(horizontal=True, gap="small"):
        for lembar, sebutan in (("rencana", "Rencana"), ("realisasi", "Realisasi"), ("bukti", "Bukti")):
            st.download_button(
                f"{sebutan} .csv",
                lambda lembar=lembar: _csv(k, satker, tahun, lembar),
                file_name=f"{lembar} {satker} {tahun}.csv",
                mime="text/csv",
                key=f"templat_csv_{lembar}",
                on_click="ignore",
            )


def _kosong() -> None:
    satker = st.text_input("Nama satker", key="templat_satker", placeholder="KPU Kabupaten …", max_chars=120).strip()
    tahun = st.number_input("Tahun rencana", 2015, 2100, hari_ini().year, key="templat_tahun")
    st.download_button(
        "Unduh templat kosong",
        lambda: _templat_kosong(satker, int(tahun)),
        file_name=f"templat {satker or 'satker'} {tahun}.xlsx",
        mime=_MIME,
        on_click="ignore",
        disabled=not satker,
    )


def _templat(k: Konteks, satker: str, tahun: int) -> bytes:
    from monev.keluaran.templat import buat_templat  # here: openpyxl is 92 ms that only a download needs

    return buat_templat(k.db, satker, tahun)


def _csv(k: Konteks, satker: str, tahun: int, lembar: str) -> bytes:
    from monev.keluaran.templat_csv import buat_csv

    return buat_csv(k.db, satker, tahun, lembar)


def _templat_kosong(satker: str, tahun: int) -> bytes:
    from monev.keluaran.templat import buat_templat_kosong

    return buat_templat_kosong(satker, tahun)
