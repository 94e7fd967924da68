"""The parts of Peta Capaian: its switches, the picture, the rows of a chosen cell, the table behind it."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from monev import figures
from monev.ui import page_parts, page_words, row_lines
from monev.ui.address_filters import bind_one
from monev.ui.context import Context
from monev.ui.guard import guarded
from monev.ui.pictures import board
from monev.ui.pictures.heatmap_picture import peta_capaian

_MEASURES = {"capaian": "Capaian", "bukti": "Kelengkapan bukti"}
_UNITS = {"capaian": "tenggat selesai", "bukti": "bukti ada"}
_PER = {"bulan": "Bulan", "triwulan": "Triwulan"}
_TABLE_COLUMNS = {
    "nama_baris": "Area",
    "nama_kolom": "Jatuh tempo",
    "n": "Selesai atau ada",
    "N": "Seluruhnya",
    "terlambat": "Terlambat",
}


@st.fragment
@guarded
def show(k: Context, *, narrow: bool) -> None:
    """Everything below the sentence; a fragment, so that a switch or a chosen cell redraws only this."""
    size, per, level = _show_switches(narrow)
    cell = figures.matrix(k.db, k.p, size, per, level)
    cell_key = f"sel_{k.p.rencana_id}_{size}_{per}_{level}"
    chosen = st.session_state.get(cell_key)
    picture = peta_capaian(
        cell,
        per=per,
        unit=_UNITS[size],
        tahun=k.p.tahun,
        narrow=narrow,
        rencana_only=not k.p.ada_realisasi,
        chosen=chosen,
    )
    board.show(
        picture,
        key="peta",
        on_choose=lambda content: _on_choose(cell_key, content),
        alt=f"Peta {_MEASURES[size].lower()} per area dan {per}, rencana {k.p.satker} tahun {k.p.tahun}. "
        "Isinya sama dengan Tabel dan unduhan di bawah gambar.",
    )
    terlambat = ":orange[▲] = terlambat · " if k.p.ada_realisasi else ""
    page_parts.show_legend(
        f"n/N = {_UNITS[size]} dari seluruhnya · {terlambat}(N) abu-abu = belum jatuh tempo · "
        "kosong = tidak ada tenggat. Ketuk sebuah sel untuk melihat isinya."
    )
    _show_cell_content(k, cell, per, chosen)
    page_parts.table_and_download(
        lambda: cell, _TABLE_COLUMNS, file_name=f"peta {size} {k.p.satker} {k.p.posisi:%Y-%m-%d}", key="peta"
    )


def _show_switches(narrow: bool) -> tuple[str, str, str]:
    """What is mapped, per what, how finely. Sub-areas by month do not fit a phone: there they go by triwulan."""
    common: dict[str, Any] = {"required": True, "label_visibility": "collapsed"}
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        size = st.segmented_control(
            "Yang dipetakan",
            list(_MEASURES),
            format_func=_MEASURES.get,
            **common,
            **bind_one("ukuran", list(_MEASURES), "capaian"),
        )
        per_place = st.container(width="content")
        detailed = st.toggle("Sub-area", **bind_one("rinci", (True, False), False))
        if narrow and detailed:
            return size, "triwulan", "sub_area"
        per = per_place.segmented_control(
            "Per", list(_PER), format_func=_PER.get, **common, **bind_one("per", list(_PER), "bulan")
        )
    return size, per, "sub_area" if detailed else "area"


def _on_choose(cell_key: str, content: list[int]) -> None:
    """A cell is chosen; the one that was chosen already is let go."""
    st.session_state[cell_key] = None if st.session_state.get(cell_key) == content else content


def _show_cell_content(k: Context, cell: pd.DataFrame, per: str, chosen: list[int] | None) -> None:
    if chosen is None:
        return
    row_order, column = chosen
    matching = cell[(cell["baris_urutan"] == row_order) & (cell["kolom"] == column)]
    if matching.empty:
        return
    one = figures.to_rows(matching)[0]
    sub_area = one["sub_area"] if one["tingkat"] == "sub_area" else None
    content = figures.cell_content(k.db, k.p, one["area"], sub_area, *figures.column_months(per, column))
    st.markdown(f"#### {page_words.safe(one['nama_baris'])} · {one['nama_kolom']}", anchors=False)
    row_lines.show_tenggat_pages(k, content, key=f"sel_{row_order}_{column}")
