"""The preview of an upload as a story: how the file was read, what it changes, each sentence opened to its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from monev.istilah import JENIS_PERUBAHAN, JENIS_TARGET
from monev.keadaan import format_angka
from monev.model import Bacaan, Langkah
from monev.tanggal import sebut_tenggat
from monev.teks import potong
from monev.ui import bagian, baris, kata
from monev.ui.beda import beda
from monev.ui.catatan import daftar_catatan, menurut_sel

if TYPE_CHECKING:
    from monev.unggah import Perubahan, Rancangan

_TENGGAT_DISEBUT = 4
_BERBUNYI = frozenset({"teks_berubah", "laporan_berubah"})
"""Kinds whose texts are shown word by word, where there are words on both sides."""


def hasil_baca(bacaan: Bacaan) -> None:
    """Whose plan, how much was found in it, how each row was read, and the questions it raises."""
    st.markdown(_terbaca(bacaan))
    if bacaan.langkah:
        lipatan = st.expander("Bagaimana tiap baris dibaca", on_change="rerun", key="unggah_cara")
        if lipatan.open:
            with lipatan:
                langkah = bacaan.langkah
                awal, akhir = bagian.potongan(len(langkah), kunci="unggah_cara")
                bagian.daftar(_satu_langkah(satu) for satu in langkah[awal:akhir])
    if bacaan.peringatan:
        with st.expander(f"Perlu dilihat ({format_angka(len(menurut_sel(bacaan.peringatan)))})"):
            daftar_catatan(bacaan.peringatan)


def _terbaca(bacaan: Bacaan) -> str:
    tenggat = sum(len(satu.tenggat) for satu in bacaan.langkah)
    bukti = sum(len(satu.bukti) for satu in bacaan.langkah)
    isi = [f"{format_angka(len(bacaan.langkah))} langkah, {format_angka(tenggat)} tenggat"] if bacaan.langkah else []
    if bacaan.langkah:
        isi.append(f"{format_angka(bukti)} bukti yang disebut")
    if bacaan.realisasi is not None:
        isi.append(f"{format_angka(len(bacaan.realisasi))} baris realisasi")
    if bacaan.bukti is not None:
        isi.append(f"{format_angka(len(bacaan.bukti))} baris bukti")
    simulasi = f" · {kata.DATA_SIMULASI}" if bacaan.simulasi else ""
    return f"Terbaca: **{kata.aman(bacaan.satker)}**, tahun **{bacaan.tahun}**: {', '.join(isi)}{simulasi}."


def _satu_langkah(satu: Langkah) -> str:
    if satu.tenggat:
        sebutan = [sebut_tenggat(t.tenggat) for t in satu.tenggat[:_TENGGAT_DISEBUT]]
        lebih = ", …" if len(satu.tenggat) > _TENGGAT_DISEBUT else ""
        waktu = f"{len(satu.tenggat)} tenggat ({JENIS_TARGET[satu.jenis_target]}): {', '.join(sebutan)}{lebih}"
    else:
        waktu = kata.status_markdown("tanpa_target")
    return (
        f"**{kata.aman(satu.kode)}** {kata.aman(potong(satu.langkah_aksi, 100))} · "
        f"“{kata.sebaris(satu.target_waktu) or 'kosong'}” → {waktu} · {len(satu.bukti)} bukti"
    )


def ringkas(rancangan: Rancangan, bacaan: Bacaan) -> None:
    """How much changes, in one line; what a person should know of the merge and of the posisi."""
    from monev.unggah.cerita import cerita

    bab = cerita(rancangan.perubahan)
    hitungan = " · ".join(f"{format_angka(len(satu.isi))} {JENIS_PERUBAHAN[satu.jenis]}" for satu in bab)
    if not rancangan.dasar:
        rencana = f"{kata.aman(rancangan.satker)} tahun {rancangan.tahun}"
        st.markdown(f"**Ini unggahan pertama** untuk {rencana}: {hitungan}.")
    elif bab:
        st.markdown(f"**{format_angka(len(rancangan.perubahan))} perubahan** terhadap yang tersimpan: {hitungan}.")
    else:
        st.markdown("**Tidak ada isi yang berubah**; yang baru hanya posisinya.")
    for kalimat in rancangan.keterangan:
        st.info(kata.aman(kalimat))
    baru = [satu for satu in rancangan.peringatan if satu not in bacaan.peringatan]
    if baru:
        with st.expander(f"Perlu dilihat sebelum menyimpan ({format_angka(len(baru))})", expanded=True):
            daftar_catatan(baru)


def rincian(rancangan: Rancangan) -> None:
    """A sentence per kind of change, in the order of what matters, each to be opened to its rows. What takes away is
    not among them: it stands above, a box each."""
    from monev.unggah.cerita import cerita

    for bab in cerita(rancangan.perubahan):
        if bab.mengurangi:
            continue
        lipatan = st.expander(kata.aman(bab.kalimat), on_change="rerun", key=f"ubah_{bab.jenis}")
        if lipatan.open:
            with lipatan:
                awal, akhir = bagian.potongan(len(bab.isi), kunci=f"ubah_{bab.jenis}")
                bagian.daftar(_satu(satu) for satu in bab.isi[awal:akhir])


def _satu(satu: Perubahan) -> str:
    if satu.jenis not in _BERBUNYI or not (satu.dari and satu.ke):
        return baris.satu_perubahan(satu.sebagai_dict())
    tenggat = f" · {sebut_tenggat(satu.tenggat)}" if satu.tenggat else ""
    awal = f"**{kata.aman(satu.kode)}** {kata.aman(potong(satu.langkah_aksi, 60))}{tenggat}"
    return f"{awal} · {kata.aman(satu.kolom)}: {beda(satu.dari, satu.ke)}"
