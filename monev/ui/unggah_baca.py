"""The second step of Unggah: how the file reads, whose plan it is, what has to be mended before it can be taken."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import streamlit as st

from monev.baca.penolakan import TANPA_TAHUN
from monev.galat import BerkasDitolak
from monev.keadaan import daftar_rencana, format_angka, ke_baris
from monev.model import Bacaan, Catatan
from monev.ui import catatan, draf, kata, konteks, penjaga, pilihan
from monev.ui.konteks import Konteks
from monev.ui.mutu import kolom
from monev.ui.pilihan import Pilihan

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

JENIS = ["xlsx", "xlsm", "xls", "ods", "csv", "docx", "docm", "pdf"]
_INGATAN = "unggah_bacaan"


@dataclass(frozen=True, slots=True)
class Berkas:
    """The chosen file: `kunci` tells one choosing from another."""

    kunci: str
    nama: str
    isi: bytes


def lupakan() -> None:
    """Let go of what was read."""
    st.session_state.pop(_INGATAN, None)


def periksa_berkas(k: Konteks, berkas: Berkas, kemajuan: DeltaGenerator) -> Bacaan | None:
    """The file as it reads, once satker and tahun are known and confirmed; None while it is refused or asks."""
    if draf.pdf(berkas.isi):
        draf.tawarkan(berkas.nama, berkas.isi, kemajuan)
        return None
    bacaan, lembar = _pilih_tabel(berkas, kemajuan)
    if bacaan is None:
        return None
    if not bacaan.langkah and (bacaan.realisasi is not None or bacaan.bukti is not None) and bacaan.asal is None:
        dipilih = _pilih_rencana(k)
        if dipilih is None:
            return None
        bacaan = _baca(berkas, kemajuan, *dipilih, lembar=lembar)
    elif any(satu.pesan == TANPA_TAHUN for satu in bacaan.galat):
        tahun = st.number_input(
            "Tahun rencana (tidak ditemukan di berkas)", 2015, 2100, None, placeholder="misalnya 2025", format="%d"
        )
        if tahun is not None:
            bacaan = _baca(berkas, kemajuan, bacaan.satker, int(tahun), lembar=lembar)
    if bacaan.galat:
        if not bacaan.langkah and bacaan.realisasi is None and bacaan.bukti is None:
            kolom.tanyakan(berkas.kunci, berkas.isi)
        _tolak(berkas, replace(bacaan, galat=_semua_keluhan(k, bacaan)))
        return None
    if bacaan.satker is None:
        dasar = k.pilihan.satker if k.pilihan and not (k.p and k.p.simulasi) else ""
        satker = st.text_input("Nama satker (tidak ditemukan di berkas)", dasar, max_chars=120).strip()
        if not satker:
            st.markdown("Tulis nama satkernya untuk melanjutkan.")
            return None
        bacaan = _baca(berkas, kemajuan, satker, bacaan.tahun, lembar=lembar)
    return bacaan if _memang_ini(k, bacaan) else None


def _pilih_tabel(berkas: Berkas, kemajuan: DeltaGenerator) -> tuple[Bacaan | None, str | None]:
    """The reading, and which of several plans in the file it is of; None while that is not chosen."""
    bacaan = _baca(berkas, kemajuan)
    if not bacaan.pilihan:
        return bacaan, None
    lembar = st.selectbox(
        "Berkas ini berisi lebih dari satu rencana aksi. Yang mana yang diunggah?",
        bacaan.pilihan,
        index=None,
        placeholder="Pilih satu",
        width=460,
        key=f"unggah_lembar_{berkas.kunci}",
    )
    return (_baca(berkas, kemajuan, lembar=lembar) if lembar else None), lembar


def _baca(
    berkas: Berkas,
    kemajuan: DeltaGenerator,
    satker: str | None = None,
    tahun: int | None = None,
    lembar: str | None = None,
) -> Bacaan:
    """Read once per file and choice: each touch on the page below would read it again otherwise."""
    from monev.unggah import periksa  # here: the reader is not needed to open the page

    arti = kolom.dipilih(berkas.kunci)
    kunci = (berkas.kunci, satker, tahun, lembar, tuple(arti.judul_kolom.items()))
    ingatan = st.session_state.setdefault(_INGATAN, {})
    if kunci not in ingatan:
        kemajuan.progress(0.2, text=f"Membaca {kata.aman(berkas.nama)} …")
        ingatan[kunci] = periksa(
            berkas.isi, berkas.nama, satker=satker, tahun=tahun, lembar=lembar, db=konteks.kini().db, pilihan=arti
        )
    return ingatan[kunci]


def _semua_keluhan(k: Konteks, bacaan: Bacaan) -> tuple[Catatan, ...]:
    """Everything there is to mend, what can only be told from the stored rencana too; of posisi nothing yet."""
    from monev.unggah import rancang

    semua = bacaan.galat
    if bacaan.satker is not None and bacaan.tahun is not None:
        try:
            rancang(k.db, bacaan, posisi=pilihan.batas_posisi(bacaan.tahun)[1])
        except BerkasDitolak as galat:
            semua = galat.galat
    return semua


def _tolak(berkas: Berkas, bacaan: Bacaan) -> None:
    penjaga.tampilkan(
        BerkasDitolak(
            f"Ada {format_angka(len(catatan.menurut_sel(bacaan.galat)))} hal yang perlu diperbaiki di {berkas.nama}.",
            "Perbaiki yang disebut di bawah ini, simpan berkasnya, lalu pilih lagi. Belum ada yang berubah.",
            galat=bacaan.galat,
        )
    )
    catatan.tawarkan_salinan(berkas.nama, berkas.isi, bacaan.galat, bacaan.peringatan, kunci="baca")


def _pilih_rencana(k: Konteks) -> tuple[str, int] | None:
    """Which stored rencana a file of reports alone is about: it names neither satker nor tahun."""
    ada = [(b["satker"], int(b["tahun"])) for b in ke_baris(daftar_rencana(k.db))]
    if not ada:
        st.warning(
            "**Berkas ini hanya memuat realisasi atau bukti, sedangkan belum ada rencana yang tersimpan.** "
            "Unggah dahulu tabel rencana aksinya."
        )
        return None
    kini = (k.pilihan.satker, k.pilihan.tahun) if k.pilihan else ada[0]
    return st.selectbox(
        "Berkas ini memuat realisasi atau bukti saja. Untuk rencana mana?",
        ada,
        index=ada.index(kini) if kini in ada else 0,
        format_func=lambda satu: f"{satu[0]} · {satu[1]}",
        width=460,
    )


def _memang_ini(k: Konteks, bacaan: Bacaan) -> bool:
    """Whether the file is of the rencana being looked at, or the person says that it is meant for its own.

    A sample being looked at asks nothing: a newcomer's first upload is of another office.
    """
    beda = _beda(k.pilihan, bacaan) if k.pilihan and not (k.p and k.p.simulasi) else ()
    if not beda:
        return True
    for kalimat in beda:
        st.warning(kata.aman(kalimat))
    berkas = "berkas ini untuk" if _sudah_ada(k, bacaan) else "ini rencana baru"
    return st.checkbox(
        f"Benar, {berkas} {kata.aman(bacaan.satker)} tahun {bacaan.tahun}",
        key=f"unggah_memang_{bacaan.satker}_{bacaan.tahun}",
    )


def _beda(dipilih: Pilihan, bacaan: Bacaan) -> tuple[str, ...]:
    from monev.unggah.pemeriksaan import bukan_pilihan

    return tuple(satu.pesan for satu in bukan_pilihan(bacaan, dipilih.satker, dipilih.tahun))


def _sudah_ada(k: Konteks, bacaan: Bacaan) -> bool:
    from monev.satker import nama_baku

    return any(
        nama_baku(b["satker"]) == nama_baku(bacaan.satker) and b["tahun"] == bacaan.tahun
        for b in ke_baris(daftar_rencana(k.db))
    )
