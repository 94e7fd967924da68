"""The four steps of Unggah: choose → check → preview → confirm. Nothing is stored before the last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from monev.galat import BerkasDitolak, VersiBentrok
from monev.keadaan import format_angka
from monev.model import Bacaan
from monev.tanggal import sebut
from monev.ui import catatan, kata, penjaga, pilihan, templat, tinjau, unggah_baca, unggah_posisi, unggah_rencana
from monev.ui.halaman import RINGKASAN, RIWAYAT
from monev.ui.konteks import Konteks
from monev.ui.mutu import kolom
from monev.ui.pemilih import PELAKU_LOKAL
from monev.ui.pilihan import Pilihan
from monev.ui.unggah_baca import Berkas

if TYPE_CHECKING:
    from datetime import date

    from streamlit.delta_generator import DeltaGenerator

    from monev.unggah import Rancangan

_TERSIMPAN, _KE = "unggah_tersimpan", "unggah_ke"
_MINTA, _BERUBAH = "unggah_minta", "unggah_berubah"
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
    kemajuan = st.empty()
    bacaan = unggah_baca.periksa_berkas(k, berkas, kemajuan)
    if bacaan is None:
        kemajuan.empty()
        return
    tinjau.hasil_baca(bacaan)
    posisi = unggah_posisi.pilih(k, bacaan, st.session_state[_KE])
    if posisi is None:
        return
    _tangga(tangga, 3)
    rancangan = _rancang(k, berkas, bacaan, posisi, kemajuan)
    if rancangan is None:
        return
    _tangga(tangga, 4 if rancangan.siap else 3)
    _simpan(k, rancangan.isi, berkas, rancangan.setuju, siap=rancangan.siap)


def _tangga(tempat: DeltaGenerator, kini: int) -> None:
    butir = []
    for nomor, nama in enumerate(_LANGKAH, start=1):
        if nomor < kini:
            butir.append(f":green[✓ {nama}]")
        else:
            butir.append(f"**{nomor} {nama}**" if nomor == kini else f":gray[{nomor} {nama}]")
    tempat.markdown("  →  ".join(butir))


def _baru_tersimpan() -> None:
    """What the last Simpan stored, and where to look at it."""
    tersimpan = st.session_state.pop(_TERSIMPAN, None)
    if tersimpan:
        pesan, tujuan = tersimpan
        st.success(pesan)
        with st.container(horizontal=True, gap="medium"):
            st.page_link(RINGKASAN, label="**Buka Ringkasan pada posisi itu →**", query_params=tujuan)
            st.page_link(RIWAYAT, label="Lihat di Riwayat, atau batalkan →", query_params=tujuan)


def _pilih(k: Konteks) -> Berkas | None:
    ke = st.session_state.setdefault(_KE, 0)
    unggahan = st.file_uploader(
        "Berkas Excel, Word, LibreOffice atau CSV: tabel rencana aksi seperti di SK, templat yang sudah diisi, atau "
        "realisasi saja. PDF dibuatkan draf Excel untuk diperiksa.",
        type=unggah_baca.JENIS,
        key=f"berkas_{ke}",
    )
    if unggahan is None:
        unggah_baca.lupakan()
        unggah_rencana.lupakan()
        templat.tawarkan(k)
        return None
    st.button("← Pilih berkas lain", type="tertiary", on_click=_ulang, help="Belum ada yang disimpan.")
    return Berkas(unggahan.file_id, unggahan.name, unggahan.getvalue())


def _ulang() -> None:
    """Back to the first step: an empty place to choose a file, and nothing kept of the one before."""
    st.session_state[_KE] += 1
    unggah_baca.lupakan()
    unggah_rencana.lupakan()


def _rancang(
    k: Konteks, berkas: Berkas, bacaan: Bacaan, posisi: date, kemajuan: DeltaGenerator
) -> unggah_rencana.Hasil | None:
    """What storing it would do, shown as a story; None while it is refused or changes nothing."""
    try:
        hasil = unggah_rencana.rencanakan(k, berkas, bacaan, posisi, kemajuan)
    except BerkasDitolak as galat:
        penjaga.tampilkan(galat)
        catatan.tawarkan_salinan(berkas.nama, berkas.isi, galat.galat, bacaan.peringatan, kunci="rancang")
        return None
    finally:
        kemajuan.empty()
    if not hasil.isi.sama_persis:
        return hasil
    for kalimat in hasil.isi.keterangan:
        st.info(kata.aman(kalimat))
    st.info("Isi berkas ini sama dengan yang sudah tersimpan. Tidak ada yang perlu disimpan.")
    if hasil.isi.berkas_dikenal:
        st.markdown(
            "Berkas yang sama persis tidak disimpan dua kali. Untuk melaporkan keadaan yang sama pada posisi lain, "
            "unduh templat terbaru dan unggah itu dengan posisi barunya."
        )
    else:
        st.markdown("Untuk melaporkan keadaan yang sama pada posisi lain, ganti posisinya di atas.")
    return None


def _simpan(k: Konteks, rancangan: Rancangan, berkas: Berkas, setuju: frozenset[str], *, siap: bool) -> None:
    teks = st.text_input("Catatan (boleh kosong)", max_chars=300, placeholder="misalnya: laporan triwulan III")
    if st.session_state.pop(_BERUBAH, False):
        _katakan_berubah()
    if not siap:
        st.markdown("Untuk menyimpan, jawab dan centang dahulu semua yang ditanyakan di atas.")
    st.button(
        f"Simpan sebagai unggahan {rancangan.isi['unggahan']}",
        type="primary",
        disabled=not siap,
        on_click=_minta_simpan,
        args=(rancangan.dasar,),
    )
    # What was seen when the button was pressed; a version that landed since is shown before anything is stored.
    dilihat = st.session_state.pop(_MINTA, None)
    if dilihat is None or not siap:
        return
    if dilihat != rancangan.dasar:
        _katakan_berubah()
        return
    from monev.unggah import simpan

    # Before the unggahan, which was read with them.
    kolom.simpan_sementara(k.db, rancangan.satker, rancangan.tahun, berkas.kunci)
    try:
        with st.spinner("Menyimpan …"):
            entri = simpan(
                k.db,
                rancangan,
                pelaku=PELAKU_LOKAL,
                berkas=berkas.isi,
                nama_berkas=berkas.nama,
                catatan=teks.strip(),
                setuju=setuju,
            )
    except VersiBentrok:
        st.session_state[_BERUBAH] = True
        st.rerun()
    _selesai(rancangan, entri.isi["unggahan"])


def _minta_simpan(dasar: str) -> None:
    st.session_state[_MINTA] = dasar


def _katakan_berubah() -> None:
    st.warning(
        "**Belum disimpan:** orang lain baru saja menyimpan rencana ini. Berkas Anda sudah digabung dengan isinya; "
        "periksa sekali lagi perubahan di atas, lalu tekan Simpan."
    )


def _selesai(rancangan: Rancangan, nomor: int) -> None:
    tujuan = Pilihan(rancangan.satker, rancangan.tahun, rancangan.posisi)
    langkah = rancangan.isi["langkah"]
    tenggat = [t for satu in langkah for t in satu["tenggat"]]
    selesai = sum(t["laporan"] == "selesai" for t in tenggat)
    pesan = (
        f"**Tersimpan** sebagai unggahan {nomor} {kata.aman(rancangan.satker)} tahun {rancangan.tahun}, posisi "
        f"{sebut(rancangan.posisi)}: {format_angka(len(langkah))} langkah, {format_angka(len(tenggat))} tenggat, "
        f"{format_angka(selesai)} dilaporkan selesai; {format_angka(len(rancangan.perubahan))} perubahan."
    )
    st.session_state[_TERSIMPAN] = (pesan, tujuan.url())
    _ulang()
    pilihan.tetapkan(tujuan)
    st.rerun()
