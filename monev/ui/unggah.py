"""The four steps of Unggah: choose → check → preview → confirm. Nothing is stored before the last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from monev.galat import BerkasDitolak
from monev.jam import posisi_bawaan
from monev.keadaan import format_angka
from monev.model import Bacaan
from monev.tanggal import sebut
from monev.ui import kata, penjaga, pilihan, templat, tinjau
from monev.ui.halaman import RINGKASAN
from monev.ui.konteks import Konteks
from monev.ui.pemilih import PELAKU_LOKAL
from monev.ui.pilihan import Pilihan

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator
    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from monev.unggah import Rancangan

_BACAAN, _TERSIMPAN, _KE = "unggah_bacaan", "unggah_tersimpan", "unggah_ke"
_LANGKAH = ("Pilih berkas", "Periksa", "Lihat perubahan", "Simpan")


def tampilkan(k: Konteks) -> None:
    """The page: each step stands under the one before it and waits for what it needs."""
    st.markdown("### Unggah rencana atau realisasi", anchors=False)
    _baru_tersimpan()
    tangga = st.empty()
    _tangga(tangga, 1)
    berkas = _pilih(k)
    if berkas is None:
        return
    _tangga(tangga, 2)
    bacaan = _periksa(k, berkas)
    if bacaan is None:
        return
    _tangga(tangga, 3)
    rancangan = _rancang(k, bacaan)
    if rancangan is None:
        return
    setuju = tinjau.perubahan(rancangan, bacaan)
    _tangga(tangga, 4)
    _simpan(k, rancangan, berkas, setuju)


def _tangga(tempat: DeltaGenerator, kini: int) -> None:
    butir = []
    for nomor, nama in enumerate(_LANGKAH, start=1):
        if nomor < kini:
            butir.append(f":green[✓ {nama}]")
        else:
            butir.append(f"**{nomor} {nama}**" if nomor == kini else f":gray[{nomor} {nama}]")
    tempat.markdown("  →  ".join(butir))


def _baru_tersimpan() -> None:
    tersimpan = st.session_state.pop(_TERSIMPAN, None)
    if tersimpan:
        pesan, tujuan = tersimpan
        st.success(pesan)
        st.page_link(RINGKASAN, label="**Buka Ringkasan pada posisi itu →**", query_params=tujuan)


def _pilih(k: Konteks) -> UploadedFile | None:
    berkas = st.file_uploader(
        "Berkas Excel (.xlsx) atau CSV: tabel rencana aksi sebagaimana di SK, atau templat yang sudah diisi",
        type=["xlsx", "csv"],
        key=f"berkas_{st.session_state.setdefault(_KE, 0)}",
    )
    if berkas is None:
        st.session_state.pop(_BACAAN, None)
        templat.tawarkan(k)
    return berkas


def _periksa(k: Konteks, berkas: UploadedFile) -> Bacaan | None:
    """The file as it reads, once satker and tahun are known; None while it is refused or still asks for them."""
    bacaan = _baca(berkas)
    if bacaan.tahun is None:
        tahun = st.number_input(
            "Tahun rencana (tidak ditemukan di berkas)", 2015, 2100, None, placeholder="misalnya 2025", format="%d"
        )
        if tahun is not None:
            bacaan = _baca(berkas, bacaan.satker, int(tahun))
    if bacaan.galat:
        penjaga.tampilkan(
            BerkasDitolak(
                f"Ada {format_angka(len(bacaan.galat))} hal yang perlu diperbaiki di {berkas.name}.",
                "Perbaiki yang disebut di bawah ini, simpan berkasnya, lalu pilih lagi. Belum ada yang berubah.",
                galat=bacaan.galat,
            )
        )
        return None
    if bacaan.satker is None:
        dasar = k.p.satker if k.p and not k.p.simulasi else ""
        satker = st.text_input("Nama satker (tidak ditemukan di berkas)", dasar, max_chars=120).strip()
        if not satker:
            st.markdown("Tulis nama satkernya untuk melanjutkan.")
            return None
        bacaan = _baca(berkas, satker, bacaan.tahun)
    tinjau.hasil_baca(bacaan)
    return bacaan


def _baca(berkas: UploadedFile, satker: str | None = None, tahun: int | None = None) -> Bacaan:
    """Read once per file and choice: each touch on the page below would read it again otherwise."""
    from monev.unggah import periksa  # here: the reader is not needed to open the page

    kunci = (berkas.file_id, satker, tahun)
    ingatan = st.session_state.setdefault(_BACAAN, {})
    if kunci not in ingatan:
        with st.spinner("Membaca berkas …"):
            ingatan[kunci] = periksa(berkas.getvalue(), berkas.name, satker=satker, tahun=tahun)
    return ingatan[kunci]


def _rancang(k: Konteks, bacaan: Bacaan) -> Rancangan | None:
    """What storing it would do, at the posisi it reports; None while it is refused or changes nothing."""
    from monev.unggah import rancang

    posisi = st.date_input(
        "Posisi yang dilaporkan berkas ini (hari/bulan/tahun)",
        posisi_bawaan(bacaan.tahun),
        min_value=pilihan.batas_posisi(bacaan.tahun)[0],
        max_value=pilihan.batas_posisi(bacaan.tahun)[1],
        format="DD/MM/YYYY",
        width=420,
        key=f"unggah_posisi_{st.session_state[_KE]}",
    )
    if posisi is None:
        st.markdown("Pilih tanggal posisinya untuk melanjutkan.")
        return None
    try:
        rancangan = rancang(k.db, bacaan, posisi=posisi)
        if rancangan.bentrokan:
            dipilih = tinjau.bentrokan(rancangan)
            rancangan = rancang(k.db, bacaan, posisi=posisi, pilihan=dipilih)
    except BerkasDitolak as galat:
        penjaga.tampilkan(galat)
        return None
    if rancangan.sama_persis:
        st.info("Isi berkas ini sama dengan yang sudah tersimpan. Tidak ada yang perlu disimpan.")
        return None
    return rancangan


def _simpan(k: Konteks, rancangan: Rancangan, berkas: UploadedFile, setuju: frozenset[str]) -> None:
    from monev.unggah import simpan

    catatan = st.text_input("Catatan (boleh kosong)", max_chars=300, placeholder="misalnya: laporan triwulan III")
    belum = bool(rancangan.bentrokan) or not setuju.issuperset(rancangan.mengurangi)
    if belum:
        st.markdown("Untuk menyimpan, jawab dan centang dahulu semua yang ditanyakan di atas.")
    if not st.button(f"Simpan sebagai unggahan {rancangan.isi['unggahan']}", type="primary", disabled=belum):
        return
    with st.spinner("Menyimpan …"):
        entri = simpan(
            k.db,
            rancangan,
            pelaku=PELAKU_LOKAL,
            berkas=berkas.getvalue(),
            nama_berkas=berkas.name,
            catatan=catatan.strip(),
            setuju=setuju,
        )
    tujuan = Pilihan(rancangan.satker, rancangan.tahun, rancangan.posisi)
    pesan = (
        f"**Tersimpan** sebagai unggahan {entri.isi['unggahan']} {kata.aman(rancangan.satker)} tahun "
        f"{rancangan.tahun}, posisi {sebut(rancangan.posisi)}."
    )
    st.session_state[_TERSIMPAN] = (pesan, tujuan.url())
    st.session_state[_KE] += 1
    st.session_state.pop(_BACAAN, None)
    pilihan.tetapkan(tujuan)
    st.rerun()
