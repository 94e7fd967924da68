"""The pages of the product: one table of where each is, its name and its address."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

# In full: Streamlit looks for a relative path beside the router.
_FOLDER = Path(__file__).resolve().parents[2] / "pages"

RINGKASAN = str(_FOLDER / "ringkasan" / "page.py")
LINIMASA = str(_FOLDER / "linimasa" / "page.py")
PETA_CAPAIAN = str(_FOLDER / "peta_capaian" / "page.py")
KESENJANGAN = str(_FOLDER / "kesenjangan_bukti" / "page.py")
RAPAT = str(_FOLDER / "rapat" / "page.py")
UNGGAH = str(_FOLDER / "unggah" / "page.py")
RIWAYAT = str(_FOLDER / "riwayat" / "page.py")
MUTU_DATA = str(_FOLDER / "mutu_data" / "page.py")

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
