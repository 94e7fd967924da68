"""The pages of the product: one table of where each is, its name and address, and what it needs to be shown at all."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import streamlit as st

from monev.access import Visitor
from monev.ui.context import AnyContext, Context, RencanaContext

# In full: Streamlit looks for a relative path beside the router.
_FOLDER = Path(__file__).resolve().parents[2] / "pages"


CHOSEN_FILE = "unggah_berkas"
"""Where a visit keeps the file it chose on Unggah."""


class _Page(NamedTuple):
    """A page in the menu. `needs`: the least it can be shown with. `of_all`: it shows more than the satker that is
    chosen. `only_to_do`: it shows nothing to who may only look."""

    title: str
    address: str
    needs: type[AnyContext] = Context
    of_all: bool = False
    only_to_do: bool = False

    @property
    def file(self) -> str:
        return str(_FOLDER / self.address.replace("-", "_") / "page.py")


_PAGES = (
    _Page("Ringkasan", "ringkasan"),
    _Page("Tugas saya", "tugas-saya"),
    _Page("Linimasa", "linimasa"),
    _Page("Peta Capaian", "peta-capaian"),
    _Page("Kesenjangan Bukti", "kesenjangan-bukti"),
    _Page("Rapat", "rapat"),
    _Page("Unggah", "unggah", needs=AnyContext, only_to_do=True),
    _Page("Riwayat", "riwayat", needs=RencanaContext),
    _Page("Mutu Data", "mutu-data", only_to_do=True),
    _Page("Rekap", "rekap", needs=RencanaContext, of_all=True),
    _Page("Satker", "satker", needs=AnyContext),
    _Page("Pengaturan", "pengaturan", needs=AnyContext, of_all=True, only_to_do=True),
    _Page("Catatan Perubahan", "catatan", needs=AnyContext, of_all=True, only_to_do=True),
)
"""In the order of the menu; the first opens without an address."""
_BY_FILE = {page.file: page for page in _PAGES}

(
    RINGKASAN,
    TUGAS_SAYA,
    LINIMASA,
    PETA_CAPAIAN,
    KESENJANGAN,
    RAPAT,
    UNGGAH,
    RIWAYAT,
    MUTU_DATA,
    REKAP,
    SATKER,
    PENGATURAN,
    CATATAN,
) = _BY_FILE


def looks_at_all(file: str) -> bool:
    """Whether what is stored for any satker may change a page."""
    return _BY_FILE[file].of_all


def is_ruled(file: str) -> bool:
    """Whether the satker, tahun and posisi that are chosen rule what a page shows: only there are they shown and
    chosen. On Unggah a file that was chosen says itself whose it is."""
    return not looks_at_all(file) and file != SATKER and (file != UNGGAH or CHOSEN_FILE not in st.session_state)


def shows_figures(file: str) -> bool:
    """Whether a page shows figures, so that it is said first what they may not tell."""
    return file in (RINGKASAN, TUGAS_SAYA, LINIMASA, PETA_CAPAIAN, KESENJANGAN)


def can_show(file: str, context: AnyContext) -> bool:
    """Whether there is what a page needs: any rencana, or also an unggahan of it that stands."""
    return isinstance(context, _BY_FILE[file].needs)


def pages_of(visitor: Visitor) -> list[st.Page]:
    """The pages of the menu; what a visitor may not open is not in it, and the router answers its address with the way
    in."""
    return [
        st.Page(
            file,
            title=page.title,
            url_path=page.address,
            default=file == RINGKASAN,
            visibility="visible" if may_open(file, visitor) else "hidden",
        )
        for file, page in _BY_FILE.items()
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
    if visitor.sight == "ringkasan":
        return file == RINGKASAN
    return visitor.sight == "semua" and not _BY_FILE[file].only_to_do


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
    return file_of(the_page) == RAPAT and "rapat" in st.query_params


def page_addresses() -> dict[str, str]:
    """Every address a page opens at, as the browser writes it (/ for the first page, /linimasa and so on), and what the
    page is called."""
    return {address_of(file): page.title for file, page in _BY_FILE.items()}


def own_address_of_first_page() -> str:
    """The address a person writes for the first page, by its name; Streamlit knows it as / alone."""
    return f"/{_PAGES[0].address}"


def address_of(file: str) -> str:
    """The address of one page as the browser writes it: /linimasa, and / for the first."""
    return "/" if file == RINGKASAN else f"/{_BY_FILE[file].address}"


def page_of(path: str) -> str | None:
    """The page an address leads to; None where it is none of ours."""
    return next((file for file in _BY_FILE if address_of(file) == path), None)
