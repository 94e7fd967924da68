"""The parts of Kesenjangan Bukti: filters with counts, the list, downloads, the message."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd
import streamlit as st

from monev import keadaan
from monev.keadaan import format_angka
from monev.tanggal import sebut_tenggat
from monev.teks import potong
from monev.ui import bagian, kata, panel_langkah
from monev.ui.alamat import ikat_banyak, ikat_satu
from monev.ui.halaman import PETA_CAPAIAN
from monev.ui.konteks import Konteks
from monev.ui.penjaga import dijaga

_TANPA_PIC = "(tanpa PIC)"
_DI_ALAMAT = ("jenis", "pic", "area")
_MENDESAK = "Paling mendesak"
_URUTAN: dict[str, tuple[str, bool]] = {
    "Tenggat terlama": ("jatuh_tempo", True),
    "Tenggat terbaru": ("jatuh_tempo", False),
    "Area": ("area", True),
    "PIC": ("pic_tampil", True),
    "Jenis bukti": ("jenis_bukti", True),
}
"""Besides the order the list comes in: column and whether it ascends."""
_BUKTI_BIASA = "Belum ada"
_MIME_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def kosong(k: Konteks) -> None:
    """Nothing is missing (or nothing is due yet): said by the sentence above; here the way on."""
    st.page_link(PETA_CAPAIAN, label="Lihat Peta Capaian →", query_params=k.pilihan.url())


@st.fragment
@dijaga
def tampilkan(k: Konteks, daftar: pd.DataFrame, *, sempit: bool) -> None:
    """Everything below the sentence; a fragment, so that a filter redraws only the list."""
    daftar = daftar.assign(pic_tampil=daftar["pic"].fillna(_TANPA_PIC))
    if sempit:
        with st.popover("Saring menurut jenis, PIC, area", width="stretch"):
            cocok, dipilih = _saring(k, daftar)
        if dipilih:
            bagian.hapus_saringan(dipilih, *_DI_ALAMAT)
        _isi(k, cocok, len(daftar), sempit=True)
        return
    kiri, kanan = st.columns([4, 1], gap="medium")
    with kanan:
        cocok, _ = _saring(k, daftar)
    with kiri:
        _isi(k, cocok, len(daftar), sempit=False)


def _saring(k: Konteks, daftar: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """The rows that match, and what was chosen in words."""
    kelompok = keadaan.kelompok_kesenjangan(k.db, k.p)
    nama = dict(daftar[["area", "nama_area"]].drop_duplicates().itertuples(index=False))
    cocok, semua = daftar, []
    for judul, jenis, kolom, sebut_nilai in (
        ("Jenis bukti", "jenis", "jenis_bukti", str),
        ("PIC", "pic", "pic", lambda n: n or _TANPA_PIC),
        ("Area", "area", "area", lambda n: keadaan.sebut_area(n, nama.get(n, ""))),
    ):
        dipilih = _pilihan(judul, jenis, kelompok, sebut_nilai)
        if dipilih:
            cocok = cocok[cocok[kolom].fillna("").isin(dipilih)]
            semua += [sebut_nilai(nilai) for nilai in dipilih]
    return cocok, semua


def _pilihan(judul: str, kelompok: str, hitungan: pd.DataFrame, sebut_nilai: Callable[[str], str]) -> list[str]:
    """One filter; every choice says how many bukti it stands for, the largest first. None where all are of one."""
    jumlah = {b["nilai"]: b["n"] for b in keadaan.ke_baris(hitungan[hitungan["kelompok"] == kelompok])}
    if len(jumlah) < 2:
        return []
    return st.pills(
        judul,
        list(jumlah),
        selection_mode="multi",
        format_func=lambda nilai: f"**{format_angka(jumlah.get(nilai, 0))}** {kata.aman(sebut_nilai(nilai))}",
        wrap=True,
        **ikat_banyak(kelompok, list(jumlah)),
    )


def _isi(k: Konteks, daftar: pd.DataFrame, semua: int, *, sempit: bool) -> None:
    cocok, urut = _cari_dan_urutkan(daftar)
    _tindakan(k, cocok, semua)
    if cocok.empty:
        st.markdown("Tidak ada bukti yang cocok dengan saringan ini.")
        return
    halaman = bagian.berhalaman(cocok, kunci="kesenjangan")
    rencana_saja, ada_pic = not k.p.ada_realisasi, bool(daftar["pic"].notna().any())
    for judul, isi in _kelompok(halaman, rencana_saja) if urut == _MENDESAK else [("", halaman)]:
        if judul:
            st.markdown(f"#### {judul}", anchors=False)
        baris = keadaan.ke_baris(isi)
        if sempit:
            bagian.daftar(_butir(b, rencana_saja, ada_pic=ada_pic) for b in baris)
        else:
            kepala = ["Tenggat", "Langkah", "Bukti yang belum ada", *(["PIC"] if ada_pic else [])]
            bagian.tabel(kepala, (_sel(b, rencana_saja, ada_pic=ada_pic) for b in baris))
    panel_langkah.pilih(k, halaman["kode"], kunci="kesenjangan")


def _cari_dan_urutkan(daftar: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        cari = st.text_input(
            "Cari",
            key="cari",
            type="search",
            placeholder="Cari kode, langkah, bukti, PIC",
            label_visibility="collapsed",
            bind="query-params",
        )
        urut = st.selectbox(
            "Urutkan",
            [_MENDESAK, *_URUTAN],
            label_visibility="collapsed",
            width=200,
            **ikat_satu("urut", [_MENDESAK, *_URUTAN], _MENDESAK),
        )
    if cari.strip():
        isi = daftar[["kode", "langkah_aksi", "bukti", "jenis_bukti", "pic_tampil"]].agg(" ".join, axis=1)
        daftar = daftar[isi.str.contains(cari.strip(), case=False, regex=False)]
    if urut == _MENDESAK:
        return daftar, urut
    kolom, naik = _URUTAN[urut]
    return daftar.sort_values(kolom, ascending=naik, kind="stable"), urut


def _tindakan(k: Konteks, cocok: pd.DataFrame, semua: int) -> None:
    """Downloads and the message carry just the rows that are shown; made only when asked for."""
    nama = f"kesenjangan bukti {k.p.satker} {k.p.posisi:%Y-%m-%d}"
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        sebagian = f" dari {format_angka(semua)}" if len(cocok) < semua else ""
        st.markdown(f"**{format_angka(len(cocok))}{sebagian} bukti**", width="content")
        st.download_button(
            "Unduh .xlsx", lambda: _xlsx(cocok, k), file_name=f"{nama}.xlsx", mime=_MIME_XLSX, on_click="ignore"
        )
        st.download_button(
            "Unduh .csv", lambda: _csv(cocok, k), file_name=f"{nama}.csv", mime="text/csv", on_click="ignore"
        )
        salin = st.popover("Salin teks", on_change="rerun", key="salin_teks")
        if salin.open:
            with salin:
                _pesan(k, cocok)


def _pesan(k: Konteks, cocok: pd.DataFrame) -> None:
    from monev.keluaran import pesan

    teks = pesan.kesenjangan(cocok, k.p)
    if len(teks) > pesan.PESAN_TERPANJANG:
        st.warning(
            f"Pesan ini {format_angka(len(teks))} huruf, sedangkan satu pesan WhatsApp memuat paling banyak "
            f"{format_angka(pesan.PESAN_TERPANJANG)}. Saring dahulu, misalnya satu PIC atau satu area."
        )
        return
    st.caption("Ketuk tanda salin di sudut kanan atas, lalu tempel di grup WhatsApp.")
    st.code(teks, language=None, wrap_lines=True, height=380)


def _xlsx(cocok: pd.DataFrame, k: Konteks) -> bytes:
    from monev.keluaran import daftar_kesenjangan  # here: openpyxl is 92 ms that only a download needs

    return daftar_kesenjangan.ke_xlsx(cocok, k.p)


def _csv(cocok: pd.DataFrame, k: Konteks) -> bytes:
    from monev.keluaran import daftar_kesenjangan

    return daftar_kesenjangan.ke_csv(cocok, k.p)


def _kelompok(daftar: pd.DataFrame, rencana_saja: bool) -> Iterator[tuple[str, pd.DataFrame]]:
    """The rows of a page by how bad it is: done without proof, overdue, asked for but not due yet."""
    selesai, lewat = daftar["selesai_tanpa_bukti"], daftar["hari_terlambat"] > 0
    for judul, pilih in (
        ("Selesai tanpa bukti", selesai),
        ("Sudah jatuh tempo" if rencana_saja else kata.istilah("terlambat").label, ~selesai & lewat),
        ("Jatuh tempo pada posisi ini", ~selesai & ~lewat),
    ):
        if pilih.any():
            yield judul, daftar[pilih]


def _lewat(b: dict[str, Any], rencana_saja: bool) -> str:
    """Since when: no number of days and no date is broken over two lines, or half of one would read as the other."""
    tenggat = sebut_tenggat(b["tenggat"]).replace(" ", "\u00a0")
    if not b["hari_terlambat"]:
        return f"{'belum lewat' if b['selesai_tanpa_bukti'] else 'hari ini'} · {tenggat}"
    return f"{kata.hari_terlambat(b['hari_terlambat'], rencana_saja=rencana_saja)} sejak {tenggat}"


def _bukti(b: dict[str, Any]) -> str:
    """The document, with its jenis where its name does not say it."""
    teks = f"**{kata.sebaris(b['bukti'])}**"
    if b["jenis_bukti"].casefold() not in b["bukti"].casefold():
        teks += f" ({kata.sebaris(b['jenis_bukti'])})"
    if b["status_bukti"] != _BUKTI_BIASA:
        teks += f" · {b['status_bukti']}"
    if b["tautan"]:
        teks += f" · {kata.tautan(b['tautan'])}"
    return teks


def _langkah(b: dict[str, Any], panjang: int) -> str:
    return f"**{kata.aman(b['kode'])}** {kata.sebaris(potong(b['langkah_aksi'], panjang))}"


def _sel(b: dict[str, Any], rencana_saja: bool, *, ada_pic: bool) -> list[str]:
    pic = [kata.sebaris(b["pic_tampil"])] if ada_pic else []
    return [_lewat(b, rencana_saja), _langkah(b, 90), _bukti(b), *pic]


def _butir(b: dict[str, Any], rencana_saja: bool, *, ada_pic: bool) -> str:
    """On a phone a line each: since when, what is missing, for what, from whom."""
    baris = [_lewat(b, rencana_saja), _bukti(b), _langkah(b, 70)]
    if ada_pic:
        baris.append(f":gray[{kata.sebaris(b['pic_tampil'])}]")
    return "  \n  ".join(baris)
