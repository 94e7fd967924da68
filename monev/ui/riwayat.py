"""The parts of Riwayat: the versions, the S-curve over them, the targets that moved, any two compared."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from monev import keadaan
from monev.istilah import JENIS_PERUBAHAN
from monev.keadaan import Kurva, format_capaian
from monev.tanggal import sebut_pendek, sebut_tenggat
from monev.teks import potong
from monev.ui import bagian, kata, versi
from monev.ui.gambar import papan
from monev.ui.gambar.kurva import kurva_capaian
from monev.ui.konteks import Konteks
from monev.ui.penjaga import dijaga

_BAGIAN = {"versi": "Versi", "kurva": "Kurva capaian", "bergeser": "Target bergeser", "banding": "Bandingkan"}
_BELUM_DILAPORKAN = "belum dilaporkan"
_KOLOM_KURVA = {
    "titik": "Titik",
    "tanggal": "Tanggal",
    "n": "Jumlah tenggat",
    "N": "Dari seluruhnya",
    "persen": "Persen",
    "keterangan": "Keterangan",
}
_KOLOM_BERGESER = {
    "unggahan": "Digeser oleh unggahan",
    "posisi": "Posisi",
    "pelaku": "Oleh",
    "kode": "Kode",
    "langkah_aksi": "Langkah aksi",
    "dari": "Semula",
    "ke": "Menjadi",
    "terlewat": "Sudah terlewat",
    "hari_lewat": "Hari lewat",
    "status_kini": "Kini",
}
_KOLOM_BANDING = {
    "jenis": "Perubahan",
    "kode": "Kode",
    "langkah_aksi": "Langkah aksi",
    "tenggat": "Tenggat",
    "kolom": "Kolom",
    "dari": "Dari",
    "ke": "Menjadi",
}


@st.fragment
@dijaga
def tampilkan(k: Konteks, riwayat: pd.DataFrame, *, sempit: bool) -> None:
    """Everything below the sentence; a fragment, so that opening a part redraws only this."""
    versi.yang_baru_terjadi()
    ada = {"versi"} | ({"banding"} if len(riwayat) > 1 else set()) | (set() if k.p is None else {"kurva", "bergeser"})
    dapat = {nama: kata_bagian for nama, kata_bagian in _BAGIAN.items() if nama in ada}
    dibuka = bagian.pilih_bagian(dapat, "versi", kunci="bagian")
    if dibuka == "kurva":
        _kurva(k, sempit)
    elif dibuka == "bergeser":
        _bergeser(k, sempit)
    elif dibuka == "banding":
        _banding(k, riwayat)
    else:
        versi.daftar(k, riwayat)


def _kurva(k: Konteks, sempit: bool) -> None:
    kurva = keadaan.kurva(k.db, k.p)
    st.markdown(kata.aman(keadaan.kalimat_kurva(kurva)))
    papan.tampilkan(
        kurva_capaian(kurva, tahun=k.p.tahun, posisi=k.p.posisi, sempit=sempit),
        kunci="kurva",
        alt=f"Kurva rencana dan capaian {k.p.satker} tahun {k.p.tahun}. {keadaan.kalimat_kurva(kurva)} "
        "Isinya sama dengan tabel di bawah gambar.",
    )
    st.caption(
        f"Bagian dari semua tenggat setahun. Garis putus: jatuh tempo menurut unggahan {kurva.unggahan_rencana}. "
        "Bulatan bernomor: selesai menurut unggahan itu pada posisinya; kosong: diganti unggahan sesudahnya. "
        "◇: rencana saja."
    )
    _per_triwulan(kurva, sempit)
    bagian.tabel_dan_unduhan(
        _titik(kurva), _KOLOM_KURVA, nama_berkas=f"kurva capaian {k.p.satker} {k.p.tahun}", kunci="kurva"
    )


def _per_triwulan(kurva: Kurva, sempit: bool) -> None:
    """Planned and reached at the end of each quarter: side by side where there is room, else one under the other."""
    semua = keadaan.ke_baris(kurva.triwulan)
    judul = [f"{b['nama']}, {sebut_pendek(b['tanggal'])}" for b in semua]
    rencana = [format_capaian(b["rencana_n"], b["rencana_N"]) for b in semua]
    tercapai = [_tercapai(b) for b in semua]
    if sempit:
        bagian.daftar(f"**{j}**: rencana {r} · tercapai {t}" for j, r, t in zip(judul, rencana, tercapai, strict=True))
    else:
        bagian.tabel(("", *judul), (("**Rencana**", *rencana), ("**Tercapai**", *tercapai)))


def _tercapai(b: dict[str, Any]) -> str:
    if b["unggahan"] is None:
        return _BELUM_DILAPORKAN
    return f"{format_capaian(b['n'], b['N'])}, unggahan {b['unggahan']}"


def _titik(kurva: Kurva) -> pd.DataFrame:
    """Every point of the picture as rows: the plan's months first, then the unggahan."""
    rencana = kurva.rencana.assign(titik="Rencana", keterangan=f"menurut unggahan {kurva.unggahan_rencana}")
    unggahan = kurva.unggahan.assign(
        titik=[f"Unggahan {nomor}" for nomor in kurva.unggahan["unggahan"]],
        keterangan=[_keterangan_titik(b) for b in keadaan.ke_baris(kurva.unggahan)],
    )
    return pd.concat([rencana[list(_KOLOM_KURVA)], unggahan[list(_KOLOM_KURVA)]], ignore_index=True)


def _keterangan_titik(b: dict[str, Any]) -> str:
    if not b["dilaporkan"]:
        return "rencana saja"
    return "selesai" if b["dipakai"] else "selesai; diganti unggahan sesudahnya"


def _bergeser(k: Konteks, sempit: bool) -> None:
    semua = keadaan.target_bergeser(k.db, k.p)
    st.markdown(f"**{kata.aman(keadaan.kalimat_bergeser(semua))}**")
    if semua.empty:
        st.markdown("Bila sebuah unggahan mengubah target waktu, di sini tampak semula kapan dan menjadi kapan.")
        return
    st.caption("Target yang digeser setelah terlewat tetap tercatat pernah terlewat, walau kini belum jatuh tempo.")
    potongan = keadaan.ke_baris(bagian.berhalaman(semua, kunci="bergeser"))
    if sempit:
        bagian.daftar(" · ".join(sel for sel in _satu_geser(b) if sel) for b in potongan)
    else:
        kepala = ("Langkah", "Semula → menjadi", "Ketika digeser", "Kini", "Oleh")
        bagian.tabel(kepala, (_satu_geser(b) for b in potongan))
    rapi = semua.assign(
        terlewat=semua["terlewat"].map({True: "ya", False: "tidak"}),
        status_kini=[kata.istilah(s).label if isinstance(s, str) else None for s in semua["status_kini"]],
    )
    bagian.tabel_dan_unduhan(
        rapi, _KOLOM_BERGESER, nama_berkas=f"target bergeser {k.p.satker} {k.p.tahun}", kunci="bergeser"
    )


def _satu_geser(b: dict[str, Any]) -> tuple[str, str, str, str, str]:
    if b["terlewat"]:
        lewat = f" {b['hari_lewat']} hari" if b["hari_lewat"] else ""
        saat_itu = f":orange[▲ sudah lewat{lewat}]"
    else:
        saat_itu = "belum lewat" if b["dari"] else ""
    return (
        f"**{kata.aman(b['kode'])}** {kata.sebaris(potong(b['langkah_aksi'], 80))}",
        f"{_waktu(b['dari'], 'tidak ada')} → **{_waktu(b['ke'], 'dicabut')}**",
        saat_itu,
        kata.status_markdown(b["status_kini"]) if b["status_kini"] else "",
        f"unggahan {b['unggahan']} ({sebut_pendek(b['posisi'])}), {kata.sebaris(b['pelaku'])}",
    )


def _waktu(tenggat: str | None, kosong: str) -> str:
    return sebut_tenggat(tenggat) if tenggat else kosong


def _banding(k: Konteks, riwayat: pd.DataFrame) -> None:
    semua = {b["unggahan"]: b for b in keadaan.ke_baris(riwayat)}
    nomor = sorted(semua)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        dari = _pilih_versi("Dari", semua, nomor, nomor[-2], "banding_dari")
        ke = _pilih_versi("Ke", semua, nomor, nomor[-1], "banding_ke")
    if dari == ke:
        st.markdown("Pilih dua unggahan yang berbeda.")
        return
    beda = keadaan.perbandingan(k.db, semua[dari]["unggahan_id"], semua[ke]["unggahan_id"])
    if beda.empty:
        st.markdown(f"Isi unggahan {dari} dan unggahan {ke} sama.")
        return
    st.markdown(f"**Dari unggahan {dari} ke unggahan {ke}: {keadaan.format_angka(len(beda))} perubahan.**")
    jumlah = beda["jenis"].value_counts().to_dict()
    versi.pilih_perubahan(jumlah, lambda: beda, kunci=f"banding_{dari}_{ke}")
    bagian.tabel_dan_unduhan(
        beda.assign(jenis=beda["jenis"].map(JENIS_PERUBAHAN)),
        _KOLOM_BANDING,
        nama_berkas=f"perubahan unggahan {dari} ke {ke} {k.pilihan.satker} {k.pilihan.tahun}",
        kunci="banding",
    )


def _pilih_versi(label: str, semua: dict[int, dict[str, Any]], nomor: list[int], bawaan: int, kunci: str) -> int:
    def sebutan(n: int) -> str:
        batal = " (dibatalkan)" if semua[n]["dibatalkan"] else ""
        return f"Unggahan {n} · {sebut_pendek(semua[n]['posisi'])}{batal}"

    return st.selectbox(label, nomor, index=nomor.index(bawaan), format_func=sebutan, key=kunci, width=320)
