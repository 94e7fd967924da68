"""The questions of an unggahan, each with the form that settles it, tanpa target first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from monev import keadaan
from monev.teks import potong
from monev.ui import bagian, kata
from monev.ui.konteks import Konteks
from monev.ui.mutu import formulir, pesan, unduhan

if TYPE_CHECKING:
    from monev.mutu import Pertanyaan

_JENIS = {
    "tanpa_target": "Tanpa target waktu",
    "waktu": "Target waktu meragukan",
    "bukti": "Pecahan bukti",
    "area": "Area",
    "judul": "Arti kolom",
    "benar": "Perlu dilihat",
    "catatan": "Catatan",
    "terjawab": "Sudah dijawab",
}


def tampilkan(k: Konteks, semua: Sequence[Pertanyaan]) -> None:
    """The list, filtered by kind, a page at a time; each question opens to its form."""
    menurut = {jenis: [satu for satu in semua if _jenis(satu) == jenis] for jenis in _JENIS}
    ada = [jenis for jenis, isi in menurut.items() if isi]
    if not ada:
        st.markdown("Semua sel terbaca tanpa pertanyaan.")
        unduhan.tawarkan(k, semua)
        return
    dipilih = st.pills(
        "Jenis pertanyaan",
        ada,
        selection_mode="multi",
        format_func=lambda jenis: f"{_JENIS[jenis]} ({keadaan.format_angka(len(menurut[jenis]))})",
        key="mutu_jenis",
        label_visibility="collapsed",
    )
    tampak = [satu for jenis in ada for satu in menurut[jenis] if not dipilih or jenis in dipilih]
    awal, akhir = bagian.potongan(len(tampak), kunci="mutu_tanya")
    for ke, satu in enumerate(tampak[awal:akhir], start=awal):
        _satu(k, satu, f"{k.p.unggahan_id}_{ke}_{_jenis(satu)}")
    unduhan.tawarkan(k, semua)


def _jenis(satu: Pertanyaan) -> str:
    if satu.jawaban is not None:
        return "terjawab"
    if satu.tanpa_target:
        return "tanpa_target"
    return satu.hal or "catatan"


def _satu(k: Konteks, satu: Pertanyaan, kunci: str) -> None:
    from monev import mutu

    lipatan = st.expander(_judul(satu), on_change="rerun", key=f"mutu_tanya_{kunci}")
    if not lipatan.open:
        return
    with lipatan:
        st.markdown(_isi(satu))
        if satu.jawaban is not None:
            nilai = kata.sebaris(mutu.sebut_jawaban(satu.jawaban.butir))
            st.markdown(f":green[★ Dijawab] **{nilai}** oleh {kata.aman(satu.jawaban.pelaku)}.")
            st.button("Tarik jawaban ini", key=f"tarik_{kunci}", on_click=pesan.cabut, args=(k, satu.jawaban.butir))
        elif satu.hal is not None:
            formulir.tampilkan(k, satu, kunci)


def _judul(satu: Pertanyaan) -> str:
    tempat = f"sel {satu.sel}" if satu.sel else f"baris {satu.baris}" if satu.baris else ""
    awal = "★ " if satu.jawaban is not None else ""
    if satu.kode:
        isi = f"**{kata.aman(satu.kode)}** {kata.aman(potong(satu.langkah_aksi, 70))}"
        hal = kata.sebaris(f"{satu.kolom} {_tertulis(satu.nilai)}") if satu.kolom else ""
    else:
        isi, hal = kata.sebaris(potong(satu.pesan, 90)), ""
    return f"{awal}{' · '.join(s for s in (isi, hal, kata.aman(tempat)) if s)}"


def _tertulis(nilai: str) -> str:
    return f"“{potong(nilai, 30)}”" if nilai else "kosong"


def _isi(satu: Pertanyaan) -> str:
    tempat = [f"lembar {kata.sebaris(satu.lembar)}"] if satu.lembar else []
    tempat += [f"sel {kata.aman(satu.sel)}"] if satu.sel else []
    tempat += [f"kolom {kata.sebaris(satu.kolom)}"] if satu.kolom else []
    tertulis = f"“{kata.aman(satu.nilai)}”" if satu.nilai else "*(kosong)*"
    awal = f"**{', '.join(tempat)}** · tertulis: {tertulis}\n\n" if tempat else ""
    return f"{awal}{kata.aman(satu.pesan)}"
