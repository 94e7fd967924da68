"""Small parts every page is built from: empty states, lists and tables as text, lazy tables with their download."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import pandas as pd
import streamlit as st

from monev.keluaran.tabel import ke_csv
from monev.tanggal import sebut_tenggat
from monev.teks import potong
from monev.ui import kata, konteks
from monev.ui.halaman import RIWAYAT, UNGGAH

_SEHALAMAN = 25


def belum_ada_rencana() -> None:
    """The whole page while there is nothing to show: what this is, and the one thing to do."""
    dipilih = konteks.kini().pilihan
    if dipilih is not None:
        semua_dibatalkan(dipilih.satker, dipilih.tahun)
        st.page_link(RIWAYAT, label="**Pulihkan di Riwayat →**")
        st.page_link(UNGGAH, label="**Unggah berkas baru →**")
        return
    st.markdown("### Belum ada rencana yang dimuat")
    st.markdown(
        "Monev ZI membaca tabel *Rencana Aksi Pembangunan Zona Integritas* dari berkas Excel atau CSV, "
        "lalu menunjukkan apa yang jatuh tempo, apa yang sudah selesai, dan bukti apa yang masih kurang."
    )
    st.page_link(UNGGAH, label="**Unggah rencana pertama →**")


def semua_dibatalkan(satker: str, tahun: int) -> None:
    """Says that a rencana has no unggahan that stands, and that nothing of it is lost."""
    st.markdown("### Semua unggahan rencana ini sudah dibatalkan", anchors=False)
    st.markdown(
        f"{kata.aman(satker)} tahun {tahun} tidak punya unggahan yang berlaku, jadi tidak ada yang dapat dinilai. "
        "Tidak ada yang terhapus: setiap unggahan dan berkas aslinya masih tersimpan."
    )


def keterangan(teks: str) -> None:
    """What the marks of a picture mean, as small Markdown: a caption would fade their colours below 4.5 : 1."""
    st.markdown(f":small[{teks}]")


def hapus_saringan(dipilih: Iterable[str], *nama: str) -> None:
    """Says which filters of the address are on, and takes the query parameters `nama` away in one touch."""

    def hapus() -> None:
        for satu in nama:
            st.query_params.pop(satu, None)

    st.button(
        f"✕ Hapus saringan: {kata.sebaris(potong(', '.join(dipilih), 60))}",
        type="tertiary",
        on_click=hapus,
        key="hapus_saringan",
    )


def kalimat(teks: str) -> None:
    """The sentence that answers the page's question, first and large."""
    st.markdown(f"### {kata.aman(teks)}", anchors=False)


def daftar(butir: Iterable[str]) -> None:
    """A list of Markdown lines as one element."""
    st.markdown("\n".join(f"- {b}" for b in butir))


def tabel(kepala: Sequence[str], baris: Iterable[Sequence[str]]) -> None:
    """A table of Markdown cells as one element: real text, legible from afar, without the data grid's bundle."""
    garis = [f"| {' | '.join(kepala)} |", f"|{'---|' * len(kepala)}"]
    garis += [f"| {' | '.join(sel.replace(chr(10), ' ') or ' ' for sel in satu)} |" for satu in baris]
    st.markdown("\n".join(garis))


def potongan(banyak: int, *, kunci: str, sehalaman: int = _SEHALAMAN) -> tuple[int, int]:
    """From where to where one page of rows reaches, with the page chooser where there is more than one."""
    halaman = -(-banyak // sehalaman)
    ke = st.pagination(halaman, key=f"halaman_{kunci}") if halaman > 1 else 1
    return (ke - 1) * sehalaman, ke * sehalaman


def pilih_bagian(bagian: dict[str, str], bawaan: str, *, kunci: str) -> str:
    """Which part of a page is open, kept in the address; `bagian`: name in the address → words for people."""
    return st.segmented_control(
        "Bagian",
        list(bagian),
        default=bawaan,
        format_func=bagian.get,
        key=kunci,
        required=True,
        label_visibility="collapsed",
        bind="query-params",
    )


def berhalaman(bingkai: pd.DataFrame, *, kunci: str) -> pd.DataFrame:
    """One page of a frame's rows."""
    awal, akhir = potongan(len(bingkai), kunci=kunci)
    return bingkai.iloc[awal:akhir]


def tabel_dan_unduhan(
    isi: pd.DataFrame | Callable[[], pd.DataFrame],
    kolom: dict[str, str],
    *,
    nama_berkas: str,
    kunci: str,
    buka: Callable[[pd.DataFrame], None] | None = None,
) -> None:
    """The table behind a picture: made, drawn and sent only once it is opened, with its download as CSV.

    `buka` shows what leads from its rows on, for who cannot touch the picture.
    `kolom`: name in the frame → heading for people, in order. Dates are words here and ISO in the file, for programs.
    """
    lipatan = st.expander("Tabel dan unduhan", on_change="rerun", key=f"tabel_{kunci}")
    if not lipatan.open:
        return
    bingkai = isi() if callable(isi) else isi
    rapi = bingkai[list(kolom)]
    if "tenggat" in kolom:
        rapi = rapi.assign(tenggat=[sebut_tenggat(t) if t else "" for t in rapi["tenggat"].fillna("")])
    rapi = rapi.rename(columns=kolom)
    tanggal = {
        nama: st.column_config.DateColumn(format="DD/MM/YYYY") for nama in rapi.select_dtypes("datetime").columns
    }
    with lipatan:
        st.dataframe(rapi, hide_index=True, column_config=tanggal)
        st.download_button(
            "Unduh .csv",
            ke_csv(bingkai, kolom),
            file_name=f"{nama_berkas}.csv",
            mime="text/csv",
            key=f"unduh_{kunci}",
            on_click="ignore",
        )
        if buka is not None:
            buka(bingkai)
