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
from monev.ui import langkah_panel, page_parts, page_words
from monev.ui.address_filters import bind_many, requested_values
from monev.ui.context import Context
from monev.ui.guard import guarded
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
        return tenggat[matching]

    @property
    def is_active(self) -> bool:
        """Whether anything is filtered at all."""
        return bool(self.area or self.status or self.pic or self.bulan)

    def describe(self) -> list[str]:
        """What is chosen, in words."""
        area = [f"area {a}" for a in self.area]
        status = [STATUS_TENGGAT[s].label for s in self.status]
        return [*area, *status, *self.pic, *(MONTH_NAMES[b - 1] for b in self.bulan)]


@st.fragment
@guarded
def show(k: Context, *, narrow: bool) -> None:
    """Everything below the sentence; a fragment, so that folding and filtering redraw only this."""
    tenggat, langkah = figures.tenggat(k.db, k.p), figures.langkah(k.db, k.p)
    area_name = dict(langkah[["area", "nama_area"]].drop_duplicates().itertuples(index=False))
    open_key = f"buka_{k.p.rencana_id}_{k.p.posisi}"
    if open_key not in st.session_state:
        st.session_state[open_key] = _areas_to_open(tenggat, langkah, k)
    # Set again in every run: a run that another one overtakes may never reach the browser.
    st.session_state[open_key] = st.session_state[open_key]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption("Buka area", width="content")
        opened = st.pills(
            "Buka area",
            list(area_name),
            selection_mode="multi",
            key=open_key,
            label_visibility="collapsed",
        )
        filters = _read_filters(tenggat, area_name)
        if filters.is_active:
            page_parts.offer_clear_filters(filters.describe(), "area", "status", "pic", "bulan")
    if filters.is_active:
        tenggat = filters.apply(tenggat)
        langkah = langkah[langkah["kode"].isin(tenggat["kode"])]
        opened = list(area_name)
    _show_picture(k, tenggat, langkah, opened, open_key, narrow)
    page_parts.table_and_download(
        lambda: tenggat.assign(status=tenggat["status"].map(lambda s: STATUS_TENGGAT[s].label)),
        _TABLE_COLUMNS,
        file_name=f"linimasa {k.p.satker} {k.p.posisi:%Y-%m-%d}",
        key="linimasa",
        open_at=_open_from_list,
    )
    kode = st.query_params.get("langkah")
    if kode:
        langkah_panel.open_panel(k, kode, on_close=_close_panel)


def _show_picture(
    k: Context, tenggat: pd.DataFrame, langkah: pd.DataFrame, opened: list[str], open_key: str, narrow: bool
) -> None:
    picture = linimasa(
        tenggat,
        langkah,
        figures.matrix(k.db, k.p),
        tahun=k.p.tahun,
        posisi=k.p.posisi,
        opened=opened,
        narrow=narrow,
        rencana_only=not k.p.ada_realisasi,
    )
    board.show(
        picture,
        key="linimasa",
        on_choose=lambda content: _on_choose(*content, open_key),
        alt=f"Linimasa tenggat rencana {k.p.satker} tahun {k.p.tahun}, satu lajur per langkah. "
        "Isinya sama dengan Tabel dan unduhan di bawah gambar.",
    )
    mark = page_words.picture_key(PICTURE_MARKS, rencana_only=not k.p.ada_realisasi)
    page_parts.show_legend(
        f"{mark} · batang = rentang waktu · angka di atas = tenggat per bulan. Ketuk tanda untuk membuka langkahnya."
    )


def _areas_to_open(tenggat: pd.DataFrame, langkah: pd.DataFrame, k: Context) -> list[str]:
    """Areas with something late or due within a month, those with most of it first, as many as one screen holds."""
    limit = pd.Timestamp(k.p.posisi + _SOON)
    jatuh_tempo = pd.to_datetime(tenggat["jatuh_tempo"])
    soon = tenggat["status"].isin(["berjalan", "belum_jatuh_tempo"]) & (jatuh_tempo <= limit)
    if len(langkah) + langkah["area"].nunique() <= _LANES_PER_SCREEN:
        return langkah["area"].unique().tolist()
    attention = tenggat.loc[(tenggat["status"] == "terlambat") | soon, "area"].value_counts()
    path = langkah["area"].value_counts()
    rest = _LANES_PER_SCREEN - len(path)
    opened = []
    for area in attention.index:
        if path[area] <= rest:
            opened.append(area)
            rest -= path[area]
    return opened or attention.index[:1].tolist()


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
    heading = {b.kode: f"{b.kode} {shorten(b.langkah_aksi, 80)}" for b in tenggat.itertuples()}

    def open_at() -> None:
        st.query_params["langkah"] = st.session_state["buka_linimasa"]
        st.session_state["buka_linimasa"] = None

    st.selectbox(
        "Buka langkah",
        list(heading),
        index=None,
        format_func=heading.get,
        placeholder="Pilih langkahnya",
        key="buka_linimasa",
        on_change=open_at,
    )


def _close_panel() -> None:
    st.query_params.pop("langkah", None)
