"""The parts of Linimasa: which areas are open, the filters, the picture, the panel of a chosen langkah."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pandas as pd
import streamlit as st

from monev import figures
from monev.core.dates import MONTH_NAMES
from monev.core.statuses import STATUS_TENGGAT
from monev.core.text import shorten
from monev.database import to_rows
from monev.ui import langkah_panel, page_parts, page_words
from monev.ui.address import bind_many, requested_values
from monev.ui.context import Context
from monev.ui.pictures import board
from monev.ui.pictures.picture_base import PICTURE_MARKS
from monev.ui.pictures.timeline import linimasa

_LANES_PER_SCREEN = 24
"""How many lanes fit under the chooser and the sentence at 1366×768."""
_SOON = timedelta(days=31)
_WITHOUT_PIC = "(tanpa PIC)"
_TABLE_COLUMNS = {
    "kode": "Kode",
    "nama_area": "Area",
    "langkah_aksi": "Langkah aksi",
    "tenggat": "Tenggat",
    "jatuh_tempo": "Jatuh tempo",
    "status": "Status",
    "hari_terlambat": "Hari lewat tenggat",
    "pic": "PIC",
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What the person wants to see of the timeline; empty means everything."""

    area: list[str]
    status: list[str]
    pic: list[str]
    bulan: list[int]

    def apply(self, tenggat: pd.DataFrame) -> pd.DataFrame:
        """The tenggat that match."""
        matching = pd.Series(True, index=tenggat.index)
        if self.area:
            matching &= tenggat["area"].isin(self.area)
        if self.status:
            matching &= tenggat["status"].isin(self.status)
        if self.pic:
            matching &= tenggat["pic"].fillna(_WITHOUT_PIC).isin(self.pic)
        if self.bulan:
            matching &= pd.to_datetime(tenggat["jatuh_tempo"]).dt.month.isin(self.bulan)
        return tenggat.loc[matching]

    @property
    def is_active(self) -> bool:
        """Whether anything is filtered at all."""
        return bool(self.area or self.status or self.pic or self.bulan)

    def describe(self) -> list[str]:
        """What is chosen, in words."""
        area = [f"area {a}" for a in self.area]
        status = [STATUS_TENGGAT[s].label for s in self.status]
        return [*area, *status, *self.pic, *(MONTH_NAMES[b - 1] for b in self.bulan)]


def show_choices(k: Context, tenggat: pd.DataFrame, langkah: pd.DataFrame) -> tuple[list[str], Filters]:
    """Which areas are unfolded (all of them while a filter is on), and the filters."""
    area_names = dict(langkah[["area", "nama_area"]].drop_duplicates().itertuples(index=False))
    open_key = _open_key(k)
    if open_key not in st.session_state:
        st.session_state[open_key] = _areas_to_open(tenggat, langkah, k)
    # Set again in every run: a run that another one overtakes may never reach the browser.
    st.session_state[open_key] = st.session_state[open_key]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption("Buka area", width="content")
        opened = st.pills(
            "Buka area",
            list(area_names),
            selection_mode="multi",
            key=open_key,
            label_visibility="collapsed",
        )
        filters = _read_filters(tenggat, area_names)
        if filters.is_active:
            page_parts.offer_clear_filters(filters.describe(), "area", "status", "pic", "bulan")
    return list(area_names) if filters.is_active else opened, filters


def _open_key(k: Context) -> str:
    return f"buka_{k.view.rencana_id}_{k.view.posisi}"


def show_picture(k: Context, tenggat: pd.DataFrame, langkah: pd.DataFrame, opened: list[str], *, narrow: bool) -> None:
    """The timeline with its key; a touch on a mark opens its langkah, on an area folds it open or shut."""
    picture = linimasa(
        tenggat,
        langkah,
        figures.matrix(k.db, k.view),
        tahun=k.view.tahun,
        posisi=k.view.posisi,
        opened=opened,
        narrow=narrow,
        rencana_only=not k.view.ada_realisasi,
    )
    board.show(
        picture,
        key="linimasa",
        on_choose=lambda target: _on_choose(target[0], target[1], _open_key(k)),
        alt=f"Linimasa tenggat rencana {k.view.satker} tahun {k.view.tahun}, satu lajur per langkah. "
        "Isinya sama dengan Tabel dan unduhan di bawah gambar.",
    )
    mark = page_words.picture_key(PICTURE_MARKS, rencana_only=not k.view.ada_realisasi)
    page_parts.show_legend(
        f"{mark} · batang = rentang waktu · angka di atas = tenggat per bulan. Ketuk tanda untuk membuka langkahnya."
    )


def show_table(k: Context, tenggat: pd.DataFrame) -> None:
    """The same as a table, with its download and the way into a langkah."""
    page_parts.table_and_download(
        lambda: tenggat.assign(status=tenggat["status"].map(lambda status: STATUS_TENGGAT[status].label)),
        _TABLE_COLUMNS,
        file_name=f"linimasa {k.view.satker} {k.view.posisi:%Y-%m-%d}",
        key="linimasa",
        open_at=_open_from_list,
    )


def open_requested_langkah(k: Context) -> None:
    """The panel of the langkah that stands in the address."""
    kode = st.query_params.get("langkah")
    if kode:
        langkah_panel.open_panel(k, kode, on_close=_close_panel)


def _areas_to_open(tenggat: pd.DataFrame, langkah: pd.DataFrame, k: Context) -> list[str]:
    """Areas with something late or due within a month, those with most of it first, as many as one screen holds."""
    limit = pd.Timestamp(k.view.posisi + _SOON)
    jatuh_tempo = pd.to_datetime(tenggat["jatuh_tempo"])
    soon = tenggat["status"].isin(["berjalan", "belum_jatuh_tempo"]) & (jatuh_tempo <= limit)
    lanes: dict[str, int] = langkah["area"].value_counts().to_dict()
    if len(langkah) + len(lanes) <= _LANES_PER_SCREEN:
        return list(dict.fromkeys(langkah["area"]))
    urgent = tenggat.loc[(tenggat["status"] == "terlambat") | soon, "area"]
    by_urgency = list(urgent.value_counts().to_dict())
    room = _LANES_PER_SCREEN - len(lanes)
    opened = []
    for area in by_urgency:
        if lanes[area] <= room:
            opened.append(area)
            room -= lanes[area]
    return opened or by_urgency[:1]


def _read_filters(tenggat: pd.DataFrame, area_name: dict[str, str]) -> Filters:
    """What the address asks for; the fold to change it is filled only once it is open."""
    pic = sorted(tenggat["pic"].fillna(_WITHOUT_PIC).unique(), key=lambda p: (p == _WITHOUT_PIC, p))
    choice = {"area": list(area_name), "status": list(STATUS_TENGGAT), "pic": pic, "bulan": list(range(1, 13))}
    fold = st.popover("Saring", on_change="rerun", key="saring")
    if fold.open:
        with fold:
            _fill_filters(choice, area_name)
    return Filters(**{name: requested_values(name, content) for name, content in choice.items()})


def _fill_filters(choice: dict[str, list[Any]], area_name: dict[str, str]) -> None:
    stamp: dict[str, tuple[str, str, Callable[[Any], str]]] = {
        "area": ("Area", "Semua area", lambda a: figures.format_area(a, area_name.get(a, ""))),
        "status": ("Status", "Semua status", lambda s: STATUS_TENGGAT[s].label),
        "pic": ("PIC", "Semua PIC", str),
        "bulan": ("Bulan jatuh tempo", "Semua bulan", lambda b: MONTH_NAMES[b - 1]),
    }
    for name, (heading, everything, mention) in stamp.items():
        st.multiselect(
            heading, choice[name], format_func=mention, placeholder=everything, **bind_many(name, choice[name])
        )


def _on_choose(jenis: str, name: str, open_key: str) -> None:
    """What a click does: a mark or name opens its langkah, an area's name or mark folds or unfolds the area."""
    if jenis == "langkah":
        st.query_params["langkah"] = name
    else:
        old = st.session_state[open_key]
        st.session_state[open_key] = [a for a in old if a != name] if name in old else [*old, name]


def _open_from_list(tenggat: pd.DataFrame) -> None:
    """The way into a langkah without touching its mark: by keyboard, or where marks are too small."""
    labels = {t["kode"]: f"{t['kode']} {shorten(t['langkah_aksi'], 80)}" for t in to_rows(tenggat)}

    def open_at() -> None:
        st.query_params["langkah"] = st.session_state["buka_linimasa"]
        st.session_state["buka_linimasa"] = None

    st.selectbox(
        "Buka langkah",
        list(labels),
        index=None,
        format_func=labels.__getitem__,
        placeholder="Pilih langkahnya",
        key="buka_linimasa",
        on_change=open_at,
    )


def _close_panel() -> None:
    st.query_params.pop("langkah", None)
