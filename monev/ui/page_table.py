"""The pages of the product: one table of where each is, its name and its address."""

from __future__ import annotations

import streamlit as st

RINGKASAN = "pages/ringkasan/page.py"
LINIMASA = "pages/linimasa/page.py"
PETA_CAPAIAN = "pages/peta_capaian/page.py"
KESENJANGAN = "pages/kesenjangan_bukti/page.py"
RAPAT = "pages/rapat/page.py"
UNGGAH = "pages/unggah/page.py"
RIWAYAT = "pages/riwayat/page.py"
MUTU_DATA = "pages/mutu_data/page.py"

_PAGES = (
    (RINGKASAN, "Ringkasan", "ringkasan"),
    (LINIMASA, "Linimasa", "linimasa"),
    (PETA_CAPAIAN, "Peta Capaian", "peta-capaian"),
    (KESENJANGAN, "Kesenjangan Bukti", "kesenjangan-bukti"),
    (RAPAT, "Rapat", "rapat"),
    (UNGGAH, "Unggah", "unggah"),
    (RIWAYAT, "Riwayat", "riwayat"),
    (MUTU_DATA, "Mutu Data", "mutu-data"),
)


def all_pages() -> list[st.Page]:
    """Every page in the order of the menu; the first is the one that opens without an address."""
    return [
        st.Page(file, title=heading, url_path=address, default=file == RINGKASAN) for file, heading, address in _PAGES
    ]


def is_full_screen(the_page: st.Page) -> bool:
    """Whether this run shows nothing but the page itself: the screens of a meeting, on a projector."""
    return the_page.url_path == "rapat" and "rapat" in st.query_params


def page_addresses() -> frozenset[str]:
    """Every address a page opens at, as the browser writes it: / for the first page, /linimasa and so on."""
    return frozenset("/" if file == RINGKASAN else f"/{address}" for file, _, address in _PAGES)
