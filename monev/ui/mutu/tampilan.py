"""The page below its sentence: how surely cells were read, and one part at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from monev.ui import bagian, kata
from monev.ui.konteks import Konteks
from monev.ui.mutu import baca_ulang, kolom, pesan, pilihan, tabel, tanya
from monev.ui.mutu.pasti import kepastian
from monev.ui.penjaga import dijaga

if TYPE_CHECKING:
    from monev.mutu import RingkasMutu

_BAGIAN = {
    "pertanyaan": "Pertanyaan",
    "banding": "Bandingkan dengan berkas",
    "kolom": "Arti kolom",
    "pilihan": "Pilihan tersimpan",
}


@st.fragment
@dijaga
def tampilkan(k: Konteks, *, sempit: bool) -> None:
    """Everything of the page; a fragment, so that an answer redraws only this."""
    from monev import mutu  # here: the reader is not needed to open other pages

    semua = mutu.pertanyaan(k.db, k.p)
    ringkas = mutu.ringkas(k.db, k.p, semua)
    st.markdown(f"### {kata.aman(mutu.kalimat_mutu(ringkas))}", anchors=False)
    _sel(ringkas)
    pesan.tampilkan()
    baca_ulang.tawarkan(k)
    dibuka = bagian.pilih_bagian(_BAGIAN, "pertanyaan", kunci="mutu_bagian")
    if dibuka == "banding":
        tabel.tampilkan(k, ringkas, sempit=sempit)
    elif dibuka == "kolom":
        kolom.tampilkan(k, sempit=sempit)
    elif dibuka == "pilihan":
        pilihan.tampilkan(k)
    else:
        tanya.tampilkan(k, semua)


def _sel(ringkas: RingkasMutu) -> None:
    if ringkas.sel:
        st.markdown(" · ".join(kepastian(kode, jumlah) for kode, jumlah in ringkas.sel.items()))
        st.caption("Selebihnya disalin huruf demi huruf. Tidak ada sel yang ditebak tanpa disebutkan di sini.")
