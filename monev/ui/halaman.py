"""The pages of the product: one table of where each is, its name and its address."""

from __future__ import annotations

import streamlit as st

RINGKASAN = "pages/lihat/ringkasan.py"
LINIMASA = "pages/lihat/linimasa.py"
PETA_CAPAIAN = "pages/lihat/peta_capaian.py"
KESENJANGAN = "pages/lihat/kesenjangan_bukti.py"
RAPAT = "pages/rapat/rapat.py"
UNGGAH = "pages/ubah/unggah.py"
RIWAYAT = "pages/lihat/riwayat.py"
MUTU_DATA = "pages/ubah/mutu_data.py"

_DAFTAR = (
    (RINGKASAN, "Ringkasan", "ringkasan"),
    (LINIMASA, "Linimasa", "linimasa"),
    (PETA_CAPAIAN, "Peta Capaian", "peta-capaian"),
    (KESENJANGAN, "Kesenjangan Bukti", "kesenjangan-bukti"),
    (RAPAT, "Rapat", "rapat"),
    (UNGGAH, "Unggah", "unggah"),
    (RIWAYAT, "Riwayat", "riwayat"),
    (MUTU_DATA, "Mutu Data", "mutu-data"),
)


def semua() -> list[st.Page]:
    """Every page in the order of the menu; the first is the one that opens without an address."""
    return [
        st.Page(berkas, title=judul, url_path=alamat, default=berkas == RINGKASAN) for berkas, judul, alamat in _DAFTAR
    ]


def layar_penuh(halaman: st.Page) -> bool:
    """Whether this run shows nothing but the page itself: the screens of a meeting, on a projector."""
    return halaman.url_path == "rapat" and "rapat" in st.query_params


def alamat() -> frozenset[str]:
    """Every address a page opens at, as the browser writes it: / for the first page, /linimasa and so on."""
    return frozenset("/" if berkas == RINGKASAN else f"/{alamat}" for berkas, _, alamat in _DAFTAR)
