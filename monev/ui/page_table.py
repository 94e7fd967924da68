"""The pages of the product: their names, addresses and places in the menu, and what each needs."""

from collections.abc import Collection
from math import inf
from pathlib import Path
from typing import Literal, NamedTuple

import streamlit as st

from monev.access import Action, Visitor
from monev.ui.context import AnyContext, Context, RencanaContext

# In full: Streamlit looks for a relative path beside the router.
_FOLDER = Path(__file__).resolve().parents[2] / "pages"
CHOSEN_FILE = "unggah_berkas"
"""The session key of the file chosen on Unggah."""


class Page(NamedTuple):
    """A page.

    `needs`: the least context it can be shown with. `of_all`: it shows more than the chosen satker.
    `only_to_do`: it has nothing for guests, who may only look. Head and menu say the same `title`.
    """

    title: str
    address: str
    needs: type[AnyContext] = Context
    of_all: bool = False
    only_to_do: bool = False

    @property
    def file(self) -> str:
        """The path of its script, as Streamlit names a page."""
        return str(_FOLDER / self.address.replace("-", "_") / "page.py")

    @property
    def path(self) -> str:
        """Its address as the browser writes it: /linimasa, and / for Ringkasan."""
        return "/" if self == RINGKASAN else f"/{self.address}"


REKAP = Page("Rekap", "rekap", needs=RencanaContext, of_all=True)
RINGKASAN = Page("Ringkasan", "ringkasan")
LINIMASA = Page("Linimasa", "linimasa")
PETA_CAPAIAN = Page("Peta", "peta-capaian")
KESENJANGAN = Page("Bukti", "kesenjangan-bukti")
CAKUPAN_LKE = Page("Cakupan LKE", "cakupan-lke")
LAPOR = Page("Lapor", "lapor", only_to_do=True)
MENUNGGU = Page("Periksa", "menunggu-diperiksa")
RAPAT = Page("Rapat", "rapat")
UNGGAH = Page("Unggah", "unggah", needs=AnyContext, only_to_do=True)
RIWAYAT = Page("Riwayat", "riwayat", needs=AnyContext)
PENGATURAN = Page("Pengaturan", "pengaturan", needs=AnyContext, of_all=True, only_to_do=True)
PANDUAN = Page("Panduan", "panduan", needs=AnyContext, of_all=True)

EVERY_DAY, OTHERS = "", "Lainnya"
_LOOK = (REKAP, RINGKASAN, LINIMASA, PETA_CAPAIAN, KESENJANGAN, LAPOR, MENUNGGU, RAPAT)
"""The everyday pages in the order of who mostly looks; the others stand behind *Lainnya*."""
_WORK = (REKAP, RINGKASAN, LAPOR, MENUNGGU, KESENJANGAN, LINIMASA, PETA_CAPAIAN, RAPAT)
"""The same in the order of a person who reports or checks."""
_SELDOM = (CAKUPAN_LKE, UNGGAH, RIWAYAT, PENGATURAN, PANDUAN)
_PAGES = [*_LOOK, *_SELDOM]
OF_FIGURES = (RINGKASAN, LINIMASA, PETA_CAPAIAN, KESENJANGAN, CAKUPAN_LKE)
"""Pages that say first what their figures may not tell."""
NARROWED = (RINGKASAN, LINIMASA, PETA_CAPAIAN, KESENJANGAN, LAPOR, MENUNGGU)
"""Pages that count and list only the chosen areas and PICs."""
ACTING = (LAPOR, MENUNGGU)
"""Pages that act: they show the newest version as it is today, never a past day."""
WITHOUT_DAY = (RAPAT, UNGGAH, PENGATURAN)
"""Pages whose head has no day: their own form asks for it, or it changes nothing there."""
_ONLY_FOR: dict[Page, tuple[Action, ...]] = {MENUNGGU: ("verifikasi", "verifikasi_kedua")}
"""Pages for people who may do one of these actions somewhere."""
PART = "bagian"
"""The parameter that names the open part of a page."""
LOG, PEOPLE, OFFICES, PICS = "catatan", "orang", "satker", "pic"
"""The log of all changes, a part of Riwayat; people, the register of satker, and PIC for langkah
without one, of Pengaturan."""
READ = "bacaan"
"""The original of the stored plan, a part of Unggah."""
_MOVED: dict[str, tuple[Page, str]] = {
    "/catatan": (RIWAYAT, LOG),
    "/mutu-data": (UNGGAH, READ),
    "/orang": (PENGATURAN, PEOPLE),
    "/satker": (PENGATURAN, OFFICES),
    "/tugas-saya": (LAPOR, ""),
}
"""Addresses of pages that were, each with the page and the part it leads on to."""
SEARCH = "/cari"
"""The address that answers the search box; it is no page."""
NEWEST = "/terbaru"
"""The address that says which entry a rencana came to last; a meeting's room asks it."""
_FEW = 7
"""Up to so many doors all stand in the menu's line; of more those of every day."""


def layout_of(page: Page) -> Literal["centered", "wide"]:
    """Return the layout of a page: a column in the middle for pages to set up and to read."""
    return "centered" if page in (PENGATURAN, PANDUAN) else "wide"


def is_ruled(page: Page) -> bool:
    """True if the chosen satker, tahun and posisi decide what a page shows.

    Only then they are drawn.
    """
    if page == UNGGAH:
        return CHOSEN_FILE not in st.session_state
    if (page, st.query_params.get(PART)) == (PENGATURAN, PICS):
        return True
    return not page.of_all and (page, st.query_params.get(PART)) != (RIWAYAT, LOG)


def menu(doors: Collection[Page], room: float = inf) -> dict[str, list[st.Page]]:
    """Return every page by its group, for `st.navigation`.

    `doors` stand in the menu; the others open by their address only. `room`: the pixels in the
    menu's line.
    """
    groups: dict[str, list[st.Page]] = {}
    for group, pages in grouped(_PAGES, doors, room).items():
        for page in pages:
            visibility = "visible" if page in doors else "hidden"
            is_first = page == RINGKASAN
            door = st.Page(
                page.file,
                title=page.title,
                url_path=page.address,
                default=is_first,
                visibility=visibility,
            )
            groups.setdefault(group, []).append(door)
    return groups


def grouped(
    pages: Collection[Page], doors: Collection[Page], room: float = inf
) -> dict[str, list[Page]]:
    """Return pages by the name of their group, in the order of the menu.

    All `doors` stand in the menu's line if they are few, else those of every day; the last of them
    stand behind *Lainnya* where there is no `room`.
    """
    line = [page for page in doors if len(doors) <= _FEW or page in _LOOK]
    while len(line) > 1 and _length(line) > room:
        line.pop()
    found: dict[str, list[Page]] = {}
    for page in dict.fromkeys((*doors, *pages)):
        group = OTHERS if page in doors and page not in line else EVERY_DAY
        found.setdefault(group, []).append(page)
    return found


def _length(line: Collection[Page]) -> float:
    """Return about how many pixels the names of pages need beside each other."""
    return sum(7.2 * len(page.title) + 24 for page in line)


def doors_of(visitor: Visitor, *, several: bool) -> list[Page]:
    """List the pages in a visitor's menu, in order. `several`: they may see several satker."""
    is_of_use = {REKAP: several, UNGGAH: visitor.may_anywhere("unggah")}
    works = visitor.is_person and any(may_open(page, visitor) for page in (LAPOR, MENUNGGU))
    order = (*(_WORK if works else _LOOK), *_SELDOM)
    return [page for page in order if is_of_use.get(page, True) and may_open(page, visitor)]


def first_page(
    visitor: Visitor, doors: Collection[Page], *, is_ready: bool, compares: bool
) -> Page:
    """Return the page a visit begins with if its address names none (docs/screens.md).

    `is_ready`: an office has uploaded its plan. `compares`: two or more have, for one tahun.
    """
    sets_up = visitor.is_person and not is_ready and visitor.may_anywhere("atur_kantor")
    is_above = visitor.is_person and sees_several(visitor)
    own = {
        PENGATURAN: sets_up,
        REKAP: compares or is_above,
        LAPOR: visitor.is_person,
        MENUNGGU: visitor.is_person,
    }
    return next((page for page, is_theirs in own.items() if is_theirs and page in doors), RINGKASAN)


def may_open(page: Page, visitor: Visitor) -> bool:
    """True if a visitor may open a page; each act on it is checked there.

    Lapor is only for those who report: a PIC, an operator, or anybody at the machine itself.
    """
    if page == LAPOR:
        return visitor.is_local or any(visitor.pics.values()) or visitor.may_anywhere("lapor")
    if page in _ONLY_FOR:
        return any(map(visitor.may_anywhere, _ONLY_FOR[page]))
    if page == REKAP:
        return sees_several(visitor)
    if not visitor.is_guest:
        return True
    if visitor.sight == "ringkasan":
        return page == RINGKASAN
    return visitor.sight == "semua" and not page.only_to_do


def sees_several(visitor: Visitor) -> bool:
    """True if a visitor may see more than one satker, so that there is something to compare."""
    if visitor.is_person:
        return visitor.may("lihat", None) or len(visitor.places_of("lihat")) > 1
    return visitor.is_local or (visitor.sight == "semua" and visitor.only_satker is None)


def is_full_screen(page: Page) -> bool:
    """True if this run shows only the page itself: a meeting on a projector."""
    return page == RAPAT and "rapat" in st.query_params


def page_addresses() -> dict[str, str]:
    """Return address → page name of every page: / for Ringkasan, /linimasa and so on."""
    return {page.path: page.title for page in _PAGES}


def new_address(path: str) -> tuple[str, dict[str, str]] | None:
    """Return the path and query that an address leads on to.

    It is that of a page that was, or of one of ours in capitals. None: it is neither.
    """
    low = path.lower()
    if low in _MOVED:
        page, part = _MOVED[low]
        return page.path, {PART: part} if part else {}
    page = page_of(low)
    return (page.path, {}) if page and low != path else None


def page_of(path: str) -> Page | None:
    """Return the page of an address; None if it is none of ours."""
    return next((page for page in _PAGES if page.path == path), None)
