"""The parts of Peta Capaian: its switches, the picture, the rows of a chosen cell, the table behind it."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from monev import keadaan
from monev.ui import bagian, baris, kata
from monev.ui.alamat import ikat_satu
from monev.ui.gambar import papan
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
    kunci_sel = f"sel_{k.p.rencana_id}_{ukuran}_{per}_{tingkat}"
    dipilih = st.session_state.get(kunci_sel)
    gambar = peta_capaian(
        sel,
        per=per,
        satuan=_SATUAN[ukuran],
        tahun=k.p.tahun,
        sempit=sempit,
        rencana_saja=not k.p.ada_realisasi,
        dipilih=dipilih,
    )
    papan.tampilkan(
        gambar,
        kunci="peta",
        saat_dipilih=lambda isi: _saat_dipilih(kunci_sel, isi),
        alt=f"Peta {_UKURAN[ukuran].lower()} per area dan {per}, rencana {k.p.satker} tahun {k.p.tahun}. "
        "Isinya sama dengan Tabel dan unduhan di bawah gambar.",
    )
    terlambat = ":orange[▲] = terlambat · " if k.p.ada_realisasi else ""
    bagian.keterangan(
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


def _saat_dipilih(kunci_sel: str, isi: list[int]) -> None:
    """A cell is chosen; the one that was chosen already is let go."""
    st.session_state[kunci_sel] = None if st.session_state.get(kunci_sel) == isi else isi


def _isi_sel(k: Konteks, sel: pd.DataFrame, per: str, dipilih: list[int] | None) -> None:
    if dipilih is None:
        return
    baris_urutan, kolom = dipilih
    cocok = sel[(sel["baris_urutan"] == baris_urutan) & (sel["kolom"] == kolom)]
    if cocok.empty:
        return
    satu = keadaan.ke_baris(cocok)[0]
    sub_area = satu["sub_area"] if satu["tingkat"] == "sub_area" else None
    isi = keadaan.isi_sel(k.db, k.p, satu["area"], sub_area, *keadaan.bulan_kolom(per, kolom))
    st.markdown(f"#### {kata.aman(satu['nama_baris'])} · {satu['nama_kolom']}", anchors=False)
    baris.baris_tenggat_berhalaman(k, isi, kunci=f"sel_{baris_urutan}_{kolom}")
