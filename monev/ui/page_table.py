"""The pages of the product: one table of where each is, its name and its address."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from monev.access import Visitor

# In full: Streamlit looks for a relative path beside the router.
_FOLDER = Path(__file__).resolve().parents[2] / "pages"

RINGKASAN = str(_FOLDER / "ringkasan" / "page.py")
TUGAS_SAYA = str(_FOLDER / "tugas_saya" / "page.py")
LINIMASA = str(_FOLDER / "linimasa" / "page.py")
PETA_CAPAIAN = str(_FOLDER / "peta_capaian" / "page.py")
KESENJANGAN = str(_FOLDER / "kesenjangan_bukti" / "page.py")
RAPAT = str(_FOLDER / "rapat" / "page.py")
UNGGAH = str(_FOLDER / "unggah" / "page.py")
RIWAYAT = str(_FOLDER / "riwayat" / "page.py")
MUTU_DATA = str(_FOLDER / "mutu_data" / "page.py")
REKAP = str(_FOLDER / "rekap" / "page.py")
SATKER = str(_FOLDER / "satker" / "page.py")
PENGATURAN = str(_FOLDER / "pengaturan" / "page.py")
CATATAN = str(_FOLDER / "catatan" / "page.py")

_PAGES = (
    (RINGKASAN, "Ringkasan", "ringkasan"),
    (TUGAS_SAYA, "Tugas saya", "tugas-saya"),
    (LINIMASA, "Linimasa", "linimasa"),
    (PETA_CAPAIAN, "Peta Capaian", "peta-capaian"),
    (KESENJANGAN, "Kesenjangan Bukti", "kesenjangan-bukti"),
    (RAPAT, "Rapat", "rapat"),
    (UNGGAH, "Unggah", "unggah"),
    (RIWAYAT, "Riwayat", "riwayat"),
    (MUTU_DATA, "Mutu Data", "mutu-data"),
    (REKAP, "Rekap", "rekap"),
    (SATKER, "Satker", "satker"),
    (PENGATURAN, "Pengaturan", "pengaturan"),
    (CATATAN, "Catatan Perubahan", "catatan"),
)


_ONLY_TO_DO = (UNGGAH, MUTU_DATA, PENGATURAN, CATATAN)
"""Pages on which there is nothing to look at for who may only look."""


_OF_ALL = (REKAP, PENGATURAN, CATATAN)
"""Pages that show more than the satker that is chosen."""


def looks_at_all(file: str) -> bool:
    """Whether what is stored for any satker may change a page."""
    return file in _OF_ALL


def pages_of(visitor: Visitor) -> list[st.Page]:
    """The pages in the order of the menu, the first the one that opens without an address; what a visitor may not open
    is not in the menu, and the router answers its address with the way in."""
    return [
        st.Page(
            file,
            title=heading,
            url_path=address,
            default=file == RINGKASAN,
            visibility="visible" if may_open(file, visitor) else "hidden",
        )
        for file, heading, address in _PAGES
    ]


def may_open(file: str, visitor: Visitor) -> bool:
    """Whether a visitor may open a page; what they may do on it is asked there. Tugas saya has something to say only
    to who is somebody's PIC, and at the machine itself, where it is asked whose tasks are meant."""
    if file == TUGAS_SAYA:
        return visitor.is_local or any(visitor.pics.values())
    if file == CATATAN:
        return visitor.may_anywhere("atur_orang")
    if file == SATKER:
        return visitor.may("atur_satker", None)
    if file == REKAP:
        return sees_several(visitor)
    if visitor.is_local or visitor.is_person:
        return True
    return file == RINGKASAN if visitor.sight == "ringkasan" else visitor.sight == "semua" and file not in _ONLY_TO_DO


def sees_several(visitor: Visitor) -> bool:
    """Whether a visitor may look at more than one satker: then there is something to compare."""
    if visitor.is_person:
        return visitor.may("lihat", None) or len(visitor.places_of("lihat")) > 1
    return visitor.is_local or (visitor.sight == "semua" and visitor.only_satker is None)


def file_of(the_page: st.Page) -> str:
    """The page of this table that a run shows."""
    return page_of(f"/{the_page.url_path}") or RINGKASAN


def is_full_screen(the_page: st.Page) -> bool:
    """Whether this run shows nothing but the page itself: the screens of a meeting, on a projector."""
    return the_page.url_path == "rapat" and "rapat" in st.query_params


def draws_own_head(the_page: st.Page) -> bool:
    """Whether a page looks at many satker at once, so that the head over one of them is not its own."""
    return file_of(the_page) == REKAP


def page_addresses() -> dict[str, str]:
    """Every address a page opens at, as the browser writes it (/ for the first page, /linimasa and so on), and what the
    page is called."""
    return {address_of(file): heading for file, heading, _ in _PAGES}


def own_address_of_first_page() -> str:
    """The address a person writes for the first page, by its name; Streamlit knows it as / alone."""
    return next(f"/{address}" for file, _, address in _PAGES if file == RINGKASAN)


def address_of(file: str) -> str:
    """The address of one page as the browser writes it: /linimasa, and / for the first."""
    return "/" if file == RINGKASAN else next(f"/{address}" for one, _, address in _PAGES if one == file)


def page_of(path: str) -> str | None:
    """The page an address leads to; None where it is none of ours."""
    return next((file for file, _, _ in _PAGES if address_of(file) == path), None)
