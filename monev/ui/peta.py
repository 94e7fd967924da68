"""The parts of Peta Capaian: its switches, the picture, the rows of a chosen cell, the table behind it."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from monev import keadaan
from monev.ui import bagian, baris, kata
from monev.ui.alamat import ikat_satu
from monev.ui.gambar.dasar import KONFIG
from monev.ui.gambar.peta import peta_capaian
from monev.ui.konteks import Konteks
from monev.ui.penjaga import dijaga

_UKURAN = {"capaian": "Capaian", "bukti": "Kelengkapan bukti"}
_SATUAN = {"capaian": "tenggat selesai", "bukti": "bukti ada"}
_PER = {"bulan": "Bulan", "triwulan": "Triwulan"}
_KOLOM_TABEL = {
    "nama_baris": "Area",
    "nama_kolom": "Jatuh tempo",
    "n": "Selesai atau ada",
    "N": "Seluruhnya",
    "terlambat": "Terlambat",
}


@st.fragment
@dijaga
def tampilkan(k: Konteks, *, sempit: bool) -> None:
    """Everything below the sentence; a fragment, so that a switch or a chosen cell redraws only this."""
    ukuran, per, tingkat = _saklar(sempit)
    sel = keadaan.matriks(k.db, k.p, ukuran, per, tingkat)
    gambar = peta_capaian(
        sel, per=per, satuan=_SATUAN[ukuran], tahun=k.p.tahun, sempit=sempit, rencana_saja=not k.p.ada_realisasi
    )
    dipilih = st.plotly_chart(
        gambar,
        theme=None,
        config=KONFIG,
        key=f"peta_{ukuran}_{per}_{tingkat}",
        on_select="rerun",
        selection_mode="points",
        alt=f"Peta {_UKURAN[ukuran].lower()} per area dan {per}, rencana {k.p.satker} tahun {k.p.tahun}. "
        "Isinya sama dengan Tabel dan unduhan di bawah gambar.",
    )
    terlambat = ":orange[▲] = terlambat · " if k.p.ada_realisasi else ""
    st.caption(
        f"n/N = {_SATUAN[ukuran]} dari seluruhnya · {terlambat}(N) abu-abu = belum jatuh tempo · "
        "kosong = tidak ada tenggat. Ketuk sebuah sel untuk melihat isinya."
    )
    _isi_sel(k, sel, per, dipilih)
    bagian.tabel_dan_unduhan(
        lambda: sel, _KOLOM_TABEL, nama_berkas=f"peta {ukuran} {k.p.satker} {k.p.posisi:%Y-%m-%d}", kunci="peta"
    )


def _saklar(sempit: bool) -> tuple[str, str, str]:
    """What is mapped, per what, how finely. Sub-areas by month do not fit a phone: there they go by triwulan."""
    umum: dict[str, Any] = {"required": True, "label_visibility": "collapsed"}
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        ukuran = st.segmented_control(
            "Yang dipetakan",
            list(_UKURAN),
            format_func=_UKURAN.get,
            **umum,
            **ikat_satu("ukuran", list(_UKURAN), "capaian"),
        )
        tempat_per = st.container(width="content")
        rinci = st.toggle("Sub-area", **ikat_satu("rinci", (True, False), False))
        if sempit and rinci:
            return ukuran, "triwulan", "sub_area"
        per = tempat_per.segmented_control(
            "Per", list(_PER), format_func=_PER.get, **umum, **ikat_satu("per", list(_PER), "bulan")
        )
    return ukuran, per, "sub_area" if rinci else "area"


def _isi_sel(k: Konteks, sel: pd.DataFrame, per: str, dipilih: Any) -> None:
    titik = dipilih["selection"]["points"]
    if not titik:
        return
    baris_urutan, kolom = titik[0]["customdata"]
    cocok = sel[(sel["baris_urutan"] == baris_urutan) & (sel["kolom"] == kolom)]
    if cocok.empty:
        return
    satu = keadaan.ke_baris(cocok)[0]
    sub_area = satu["sub_area"] if satu["tingkat"] == "sub_area" else None
    isi = keadaan.isi_sel(k.db, k.p, satu["area"], sub_area, *keadaan.bulan_kolom(per, kolom))
    st.markdown(f"#### {kata.aman(satu['nama_baris'])} · {satu['nama_kolom']}", anchors=False)
    baris.baris_tenggat_berhalaman(k, isi, kunci=f"sel_{baris_urutan}_{kolom}")
