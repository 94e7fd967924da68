"""The date an upload reports of: a day, or the end of a triwulan in one touch."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import streamlit as st

from monev.jam import hari_ini, posisi_bawaan
from monev.tanggal import akhir_triwulan, sebut
from monev.ui import kata, pilihan
from monev.ui.pemilih import TRIWULAN

if TYPE_CHECKING:
    from monev.model import Bacaan
    from monev.ui.konteks import Konteks

_BARU_LEWAT = timedelta(days=45)
"""How long after its end a triwulan is still what people come to report of."""


def pilih(k: Konteks, bacaan: Bacaan, ke: int) -> date | None:
    """The posisi of this file, the `ke`-th chosen in this visit; None while no date stands there."""
    awal, akhir = pilihan.batas_posisi(bacaan.tahun)
    kunci = f"unggah_posisi_{ke}_{bacaan.tahun}"
    bawaan = max(awal, posisi_bawaan(bacaan.tahun), _tersimpan(k, bacaan))
    tanggal = st.session_state.setdefault(kunci, min(bawaan, akhir))
    lewat = [t for t in TRIWULAN if akhir_triwulan(bacaan.tahun, t) <= hari_ini()]
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        posisi = st.date_input(
            "Posisi: keadaan pada tanggal berapa yang dilaporkan berkas ini? (hari/bulan/tahun)",
            min_value=awal,
            max_value=akhir,
            format="DD/MM/YYYY",
            width=460,
            key=kunci,
        )
        if lewat:
            _triwulan(kunci, bacaan.tahun, lewat, tanggal)
    if posisi is None:
        st.markdown("Pilih tanggal posisinya untuk melanjutkan.")
    elif bacaan.realisasi is not None or bacaan.bukti is not None:
        _ingatkan(posisi, bacaan.tahun, lewat)
    return posisi


def _tersimpan(k: Konteks, bacaan: Bacaan) -> date:
    """What was reported last of this rencana: what is told next is not told of a day before it."""
    if k.p is None or (k.p.satker, k.p.tahun) != (bacaan.satker, bacaan.tahun):
        return date.min
    return k.p.posisi_terbaru


def _triwulan(kunci: str, tahun: int, lewat: list[int], tanggal: date | None) -> None:
    kunci_tw = f"{kunci}_tw"
    st.session_state[kunci_tw] = next((t for t in lewat if akhir_triwulan(tahun, t) == tanggal), None)

    def setel() -> None:
        if st.session_state[kunci_tw] is not None:
            st.session_state[kunci] = akhir_triwulan(tahun, st.session_state[kunci_tw])

    st.segmented_control(
        "Akhir triwulan",
        lewat,
        format_func=kata.nama_triwulan,
        key=kunci_tw,
        label_visibility="collapsed",
        on_change=setel,
    )


def _ingatkan(posisi: date, tahun: int, lewat: list[int]) -> None:
    """Uploads come in just after a triwulan closed: dated later, they would not show where that triwulan is judged."""
    baru = [t for t in lewat if akhir_triwulan(tahun, t) < posisi <= akhir_triwulan(tahun, t) + _BARU_LEWAT]
    if baru:
        triwulan, akhir = kata.nama_triwulan(baru[-1]), sebut(akhir_triwulan(tahun, baru[-1]))
        st.caption(
            f"Ini laporan {triwulan}? Pilih {triwulan} di atas: keadaan per {akhir} hanya dinilai dari unggahan yang "
            f"posisinya {akhir} atau sebelumnya."
        )
