"""The pages of the product: one table of where each is, its name and address, and what it needs to be shown at all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from monev.access import Action, Visitor
from monev.core.grouping import group_by
from monev.figures.formats import format_number
from monev.ui.context import AnyContext, Context, RencanaContext

# In full: Streamlit looks for a relative path beside the router.
_FOLDER = Path(__file__).resolve().parents[2] / "pages"


CHOSEN_FILE = "unggah_berkas"
"""Where a visit keeps the file it chose on Unggah."""


class _Page(NamedTuple):
    """A page in the menu. `group`: the group of doors it stands in; `door`: what the menu calls it, where that is
    shorter. `needs`: the least it can be shown with. `of_all`: it shows more than the satker that is chosen.
    `only_to_do`: it shows nothing to who may only look."""

    title: str
    address: str
    group: str
    door: str = ""
    needs: type[AnyContext] = Context
    of_all: bool = False
    only_to_do: bool = False

    @property
    def file(self) -> str:
        return str(_FOLDER / self.address.replace("-", "_") / "page.py")


LIHAT, KERJAKAN, DATA, KELOLA = "Lihat", "Kerjakan", "Data", "Kelola"

_PAGES = (
    _Page("Rekap", "rekap", "", needs=RencanaContext, of_all=True),
    _Page("Ringkasan", "ringkasan", LIHAT),
    _Page("Linimasa", "linimasa", LIHAT),
    _Page("Peta Capaian", "peta-capaian", LIHAT, "Peta"),
    _Page("Kesenjangan Bukti", "kesenjangan-bukti", LIHAT, "Kesenjangan"),
    _Page("Tugas saya", "tugas-saya", KERJAKAN),
    _Page("Menunggu diperiksa", "menunggu-diperiksa", KERJAKAN),
    _Page("Rapat", "rapat", KERJAKAN),
    _Page("Unggah", "unggah", DATA, needs=AnyContext, only_to_do=True),
    _Page("Riwayat", "riwayat", DATA, needs=RencanaContext),
    _Page("Mutu Data", "mutu-data", DATA, only_to_do=True),
    _Page("Satker", "satker", KELOLA, needs=AnyContext),
    _Page("Orang dan akses", "orang", KELOLA, needs=AnyContext, of_all=True),
    _Page("Catatan Perubahan", "catatan", KELOLA, "Catatan", needs=AnyContext, of_all=True, only_to_do=True),
    _Page("Pengaturan", "pengaturan", KELOLA, needs=AnyContext, of_all=True, only_to_do=True),
    _Page("Panduan", "panduan", KELOLA, needs=AnyContext, of_all=True),
)
"""In the order of the menu."""
_BY_FILE = {page.file: page for page in _PAGES}

(
    REKAP,
    RINGKASAN,
    LINIMASA,
    PETA_CAPAIAN,
    KESENJANGAN,
    TUGAS_SAYA,
    MENUNGGU,
    RAPAT,
    UNGGAH,
    RIWAYAT,
    MUTU_DATA,
    SATKER,
    ORANG,
    CATATAN,
    PENGATURAN,
    PANDUAN,
) = _BY_FILE
_ONLY_FOR: dict[str, Action] = {MENUNGGU: "verifikasi", ORANG: "atur_orang", CATATAN: "atur_orang"}
"""Pages of who may do just this somewhere."""
SEARCH = "/cari"
"""Where what is typed into the box of search is asked; no page."""
_FEW = 7
"""So many doors stand beside each other; more are put into groups."""


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


def menu(doors: Collection[str], counts: Mapping[str, int]) -> dict[str, list[st.Page]]:
    """Every page by its group, for `st.navigation`: `doors` stand in the menu, each with how much waits behind it, the
    others open by their address alone. A few doors need no groups."""
    groups: dict[str, list[st.Page]] = {}
    for group, files in grouped(_BY_FILE).items():
        # Targets and bukti come to no sum: each is said as its own door says it.
        label = "" if len(doors) <= _FEW else _counted(group, *(counts.get(file, 0) for file in files))
        groups.setdefault(label, []).extend(
            st.Page(
                file,
                title=_counted(door_of(file), counts.get(file, 0)),
                url_path=_BY_FILE[file].address,
                default=file == RINGKASAN,
                visibility="visible" if file in doors else "hidden",
            )
            for file in files
        )
    return groups


def grouped(files: Iterable[str]) -> dict[str, list[str]]:
    """Pages by the name of their group, in the order of the menu."""
    return group_by(files, lambda file: _BY_FILE[file].group)


def door_of(file: str) -> str:
    """What the menu calls a page."""
    return _BY_FILE[file].door or _BY_FILE[file].title


def title_of(file: str) -> str:
    """What a page calls itself."""
    return _BY_FILE[file].title


def _counted(name: str, *counts: int) -> str:
    return f"{name} {' + '.join(format_number(count) for count in counts if count)}".rstrip()


def doors_of(visitor: Visitor, *, several: bool) -> list[str]:
    """The pages that have something to show or to do for a visitor, in the order of the menu. `several`: there is more
    than one satker that they may look at."""
    needless = set() if several else {REKAP}
    if not visitor.may_anywhere("unggah"):
        needless.add(UNGGAH)
    return [file for file in _BY_FILE if file not in needless and may_open(file, visitor)]


def first_page(visitor: Visitor, doors: Collection[str], *, is_ready: bool) -> str:
    """The page that a visit begins with, where its address names none: an admin of what is not set up begins with what
    is missing, who sees several satker with all of them, everybody else with what is theirs to do."""
    own = (
        (PENGATURAN, visitor.is_person and not is_ready and visitor.may_anywhere("atur_kantor")),
        (REKAP, True),
        (TUGAS_SAYA, visitor.is_person),
        (MENUNGGU, visitor.is_person),
    )
    return next((file for file, is_theirs in own if is_theirs and file in doors), RINGKASAN)


def may_open(file: str, visitor: Visitor) -> bool:
    """Whether a visitor may open a page; what they may do on it is asked there. Tugas saya has something to say only
    to who reports: somebody's PIC, an operator, and at the machine itself, where it is asked whose tasks are meant."""
    if file == TUGAS_SAYA:
        return visitor.is_local or any(visitor.pics.values()) or visitor.may_anywhere("lapor")
    if file in _ONLY_FOR:
        return visitor.may_anywhere(_ONLY_FOR[file])
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
    """Every address a page opens at, as the browser writes it (/ for Ringkasan, /linimasa and so on), and what the
    page is called."""
    return {address_of(file): page.title for file, page in _BY_FILE.items()}


def own_address_of_first_page() -> str:
    """The address a person writes for Ringkasan, by its name; Streamlit knows it as / alone."""
    return f"/{_BY_FILE[RINGKASAN].address}"


def address_of(file: str) -> str:
    """The address of one page as the browser writes it: /linimasa, and / for Ringkasan."""
    return "/" if file == RINGKASAN else f"/{_BY_FILE[file].address}"


def page_of(path: str) -> str | None:
    """The page an address leads to; None where it is none of ours."""
    return next((file for file in _BY_FILE if address_of(file) == path), None)
