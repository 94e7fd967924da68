"""The versions of a rencana, newest first: what each is, what it changed, its file, cancelling it, restoring it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pandas as pd
import streamlit as st

from monev import keadaan
from monev.galat import GalatMonev
from monev.istilah import JENIS_PERUBAHAN
from monev.keadaan import Pandangan, format_angka
from monev.tanggal import sebut, sebut_pendek
from monev.ui import bagian, baris, kata, penjaga, pilihan
from monev.ui.halaman import RINGKASAN
from monev.ui.konteks import Konteks
from monev.ui.pemilih import PELAKU_LOKAL
from monev.ui.pilihan import Pilihan

JENIS_UNGGAHAN = {"berkas": "berkas", "rapat": "rapat", "suntingan": "suntingan di aplikasi"}
_SIDIK_PENDEK = 12
_PESAN, _BERUBAH, _GALAT = "riwayat_pesan", "riwayat_berubah", "riwayat_galat"


def yang_baru_terjadi() -> None:
    """Says once what the last cancelling or restoring did, after the whole page has taken it in."""
    if st.session_state.pop(_BERUBAH, False):
        st.rerun()
    pesan = st.session_state.pop(_PESAN, None)
    if pesan:
        st.success(pesan)


def daftar(k: Konteks, riwayat: pd.DataFrame) -> None:
    """A card for each version, a page of them at a time."""
    dipilih = k.pilihan
    giliran = keadaan.giliran(k.db, dipilih.satker, dipilih.tahun)
    jumlah = keadaan.jumlah_perubahan(k.db, dipilih.satker, dipilih.tahun)
    if st.session_state.get(_GALAT, (giliran.batalkan,))[0] != giliran.batalkan:
        penjaga.tampilkan(st.session_state.pop(_GALAT)[1])
    for satu in keadaan.ke_baris(bagian.berhalaman(riwayat, kunci="riwayat")):
        with st.container(border=True, key=f"versi_{satu['unggahan']}", gap="xsmall"):
            _judul(satu, terbaru=satu["unggahan"] == giliran.batalkan, p=k.p)
            pilih_perubahan(
                jumlah.get(satu["unggahan"], {}),
                lambda id_unggahan=satu["unggahan_id"]: keadaan.perubahan(k.db, id_unggahan),
                kunci=f"versi_{satu['unggahan']}",
            )
            _tindakan(k, satu, giliran, riwayat)


def pilih_perubahan(jumlah: dict[str, int], ambil: Any, *, kunci: str) -> None:
    """Changes as counts by kind, in the order of what matters; a touched count opens to its rows, a page at a time.

    `ambil` gives the rows (of `monev.keadaan.perubahan`), and is asked only once a count is touched.
    """
    if not jumlah:
        return
    jenis = st.pills(
        "Yang berubah; ketuk untuk melihat barisnya",
        [j for j in JENIS_PERUBAHAN if j in jumlah],
        format_func=lambda j: f"{format_angka(jumlah[j])} {JENIS_PERUBAHAN[j]}",
        key=f"perubahan_{kunci}",
        label_visibility="collapsed",
    )
    if jenis:
        semua = ambil()
        cocok = semua[semua["jenis"] == jenis]
        isi = keadaan.ke_baris(bagian.berhalaman(cocok, kunci=f"perubahan_{kunci}_{jenis}"))
        bagian.daftar(baris.satu_perubahan(b) for b in isi)


def _judul(satu: dict[str, Any], *, terbaru: bool, p: Pandangan | None) -> None:
    tanda = [f":gray-badge[{JENIS_UNGGAHAN.get(satu['jenis'], satu['jenis'])}]"]
    if satu["dibatalkan"]:
        tanda.append(":orange-badge[✕ dibatalkan]")
    elif terbaru:
        tanda.append(":green-badge[✓ terbaru]")
    if p is not None and p.unggahan == satu["unggahan"]:
        tanda.append(f":blue-badge[● yang tampak per {sebut_pendek(p.posisi)}]")
    st.markdown(f"**Unggahan {satu['unggahan']}** · posisi **{sebut(satu['posisi'])}** {' '.join(tanda)}")
    butir = [
        f"disimpan {_saat(satu['waktu'])} oleh {kata.aman(satu['pelaku'])}",
        f"{format_angka(satu['langkah'])} langkah, {format_angka(satu['tenggat'])} tenggat",
    ]
    if satu["nama_berkas"]:
        butir.append(kata.aman(satu["nama_berkas"]))
    if satu["sha256"]:
        butir.append(f"SHA-256 {satu['sha256'][:_SIDIK_PENDEK]}…")
    teks = " · ".join(butir)
    if satu["catatan"]:
        teks += f"  \nCatatan: {kata.sebaris(satu['catatan'])}"
    if satu["dibatalkan"]:
        siapa = f"oleh {kata.aman(satu['dibatalkan_oleh'])}, {_saat(satu['dibatalkan_pada'])}"
        teks += f"  \nDibatalkan {siapa}: {kata.sebaris(satu['alasan'])}"
    st.caption(teks)


def _tindakan(k: Konteks, satu: dict[str, Any], giliran: keadaan.Giliran, riwayat: pd.DataFrame) -> None:
    nomor = satu["unggahan"]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if not satu["dibatalkan"]:
            tujuan = Pilihan(k.pilihan.satker, k.pilihan.tahun, satu["posisi"], nomor)
            st.page_link(RINGKASAN, label="Lihat keadaan per unggahan ini →", query_params=tujuan.url())
        if satu["sha256"]:
            _berkas_asli(k, satu)
        if nomor == giliran.batalkan:
            _tanya_batal(k, nomor, giliran.setelah, _pengganti(riwayat, nomor))
        if nomor == giliran.pulihkan:
            ke = (k, nomor, giliran.setelah)
            st.button("Pulihkan", key=f"pulihkan_{nomor}", on_click=_pulihkan, args=ke)


def _berkas_asli(k: Konteks, satu: dict[str, Any]) -> None:
    """The file as it came, read only once somebody asks for it."""
    nomor = satu["unggahan"]
    lipatan = st.popover("Berkas asli", on_change="rerun", key=f"berkas_{nomor}")
    if not lipatan.open:
        return
    from monev.unggah.versi import berkas_asli  # here: looking at a page does not load the reader

    with lipatan, penjaga.jaga():
        nama, isi = berkas_asli(k.db, k.pilihan.satker, k.pilihan.tahun, nomor)
        st.markdown(f"**{kata.aman(nama)}**, {format_angka(len(isi))} bita, sama persis dengan yang diunggah.")
        st.caption("SHA-256, untuk mencocokkan salinan:")
        st.code(satu["sha256"], language=None, wrap_lines=True)
        st.download_button("Unduh berkas asli", isi, file_name=nama, key=f"unduh_asli_{nomor}", on_click="ignore")


def _pengganti(riwayat: pd.DataFrame, nomor: int) -> dict[str, Any] | None:
    """The version that counts once `nomor` is cancelled."""
    sisa = [b for b in keadaan.ke_baris(riwayat) if not b["dibatalkan"] and b["unggahan"] < nomor]
    return sisa[0] if sisa else None


def _tanya_batal(k: Konteks, nomor: int, setelah: str, pengganti: dict[str, Any] | None) -> None:
    """Asks for the reason. What is cancelled is what the person saw when they answered: `setelah` goes along."""
    lipatan = st.popover("Batalkan …", on_change="rerun", key=f"batalkan_{nomor}")
    if not lipatan.open:
        return
    with lipatan:
        if _GALAT in st.session_state:
            penjaga.tampilkan(st.session_state.pop(_GALAT)[1])
        if pengganti is None:
            akibat = "Sesudah ini rencana tidak punya unggahan yang berlaku, jadi tidak ada yang dapat dinilai."
        else:
            akibat = (
                f"Semua halaman kembali memakai unggahan {pengganti['unggahan']} (posisi {sebut(pengganti['posisi'])})."
            )
        st.markdown(f"{akibat} Tidak ada yang dihapus: unggahan ini dapat dipulihkan selama belum ada unggahan baru.")
        kunci = f"alasan_{nomor}"
        st.text_area("Alasan pembatalan", key=kunci, placeholder="misalnya: berkas tertukar")
        ke = (k, nomor, setelah, kunci)
        st.button("Batalkan unggahan ini", type="primary", key=f"setuju_batal_{nomor}", on_click=_batalkan, args=ke)


def _batalkan(k: Konteks, nomor: int, setelah: str, kunci_alasan: str) -> None:
    from monev.unggah.versi import batalkan  # here: see _berkas_asli

    rencana = (k.pilihan.satker, k.pilihan.tahun)
    alasan = st.session_state[kunci_alasan]
    try:
        batalkan(k.db, *rencana, alasan=alasan, pelaku=PELAKU_LOKAL, unggahan=nomor, setelah=setelah)
    except GalatMonev as galat:
        st.session_state[_GALAT] = (nomor, galat)
    else:
        if k.pilihan.unggahan == nomor:
            pilihan.tetapkan(replace(k.pilihan, unggahan=None))
        _selesai(f"Unggahan {nomor} dibatalkan. Bila keliru, tekan Pulihkan pada unggahan itu.")


def _pulihkan(k: Konteks, nomor: int, setelah: str) -> None:
    from monev.unggah.versi import pulihkan  # here: see _berkas_asli

    rencana = (k.pilihan.satker, k.pilihan.tahun)
    try:
        pulihkan(k.db, *rencana, pelaku=PELAKU_LOKAL, unggahan=nomor, setelah=setelah)
    except GalatMonev as galat:
        st.session_state[_GALAT] = (None, galat)
    else:
        _selesai(f"Unggahan {nomor} dipulihkan dan berlaku lagi.")


def _selesai(pesan: str) -> None:
    """A callback runs before the redraw of the versions alone; the line on top of the page has to follow as well."""
    st.session_state[_PESAN] = pesan
    st.session_state[_BERUBAH] = True


def _saat(waktu: datetime) -> str:
    return f"{sebut_pendek(waktu.date())} {waktu:%H.%M}"
