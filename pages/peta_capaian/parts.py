"""The parts of Peta Capaian: its switches, the picture, the rows of a chosen cell, the table behind it."""

from __future__ import annotations

from typing import Literal, NamedTuple

import pandas as pd
import streamlit as st

from monev import figures
from monev.database import to_rows
from monev.ui import langkah_panel, page_parts, page_words
from monev.ui.address import bind_one
from monev.ui.context import Context
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


class Switches(NamedTuple):
    """What is mapped (`measure`), per month or triwulan, and how finely (`level` "area" or "sub_area")."""

    measure: Literal["capaian", "bukti"]
    per: Literal["bulan", "triwulan"]
    level: Literal["area", "sub_area"]


def choose_map(*, narrow: bool) -> Switches:
    """The switches over the map. Sub-areas by month do not fit a phone: there they go by triwulan."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        measure = st.segmented_control(
            "Yang dipetakan",
            list(_MEASURES),
            format_func=_MEASURES.__getitem__,
            required=True,
            label_visibility="collapsed",
            **bind_one("ukuran", list(_MEASURES), "capaian"),
        )
        per_place = st.container(width="content")
        detailed = st.toggle("Sub-area", **bind_one("rinci", (True, False), False))
        if narrow and detailed:
            return Switches(measure, "triwulan", "sub_area")
        per = per_place.segmented_control(
            "Per",
            list(_PER),
            format_func=_PER.__getitem__,
            required=True,
            label_visibility="collapsed",
            **bind_one("per", list(_PER), "bulan"),
        )
    return Switches(measure, per, "sub_area" if detailed else "area")


def show_picture(k: Context, cells: pd.DataFrame, switches: Switches, *, narrow: bool) -> tuple[int, int] | None:
    """The map with its key; the row and column of the cell that was touched, None while none is."""
    cell_key = f"sel_{k.view.rencana_id}_{'_'.join(switches)}"
    chosen = st.session_state.get(cell_key)
    measure, per, _ = switches
    picture = peta_capaian(
        cells,
        per=per,
        unit=_UNITS[measure],
        tahun=k.view.tahun,
        narrow=narrow,
        rencana_only=not k.view.ada_realisasi,
        chosen=chosen,
    )
    board.show(
        picture,
        key="peta",
        on_choose=lambda cell: _on_choose(cell_key, cell),
        alt=f"Peta {_MEASURES[measure].lower()} per area dan {per}, rencana {k.view.satker} tahun {k.view.tahun}. "
        "Isinya sama dengan Tabel dan unduhan di bawah gambar.",
    )
    terlambat = ":orange[▲] = terlambat · " if k.view.ada_realisasi else ""
    page_parts.show_legend(
        f"n/N = {_UNITS[measure]} dari seluruhnya · {terlambat}(N) abu-abu = belum jatuh tempo · "
        "kosong = tidak ada tenggat. Ketuk sebuah sel untuk melihat isinya."
    )
    return chosen


def _on_choose(cell_key: str, cell: list[int]) -> None:
    """A cell is chosen; the one that was chosen already is let go."""
    st.session_state[cell_key] = None if st.session_state.get(cell_key) == cell else cell


def show_cell_rows(k: Context, cells: pd.DataFrame, per: Literal["bulan", "triwulan"], chosen: tuple[int, int]) -> None:
    """The tenggat of the chosen cell."""
    row_order, column = chosen
    matching = cells.loc[(cells["baris_urutan"] == row_order) & (cells["kolom"] == column)]
    if matching.empty:
        return
    cell = to_rows(matching)[0]
    sub_area = cell["sub_area"] if cell["tingkat"] == "sub_area" else None
    tenggat = figures.cell_content(k.db, k.view, cell["area"], sub_area, *figures.column_months(per, column))
    st.markdown(f"#### {page_words.safe(cell['nama_baris'])} · {cell['nama_kolom']}", anchors=False)
    langkah_panel.show_tenggat_pages(k, tenggat, key=f"sel_{row_order}_{column}")


def show_table(k: Context, cells: pd.DataFrame, switches: Switches) -> None:
    """The same as a table, with its download."""
    file_name = f"peta {switches.measure} {k.view.satker} {k.view.posisi:%Y-%m-%d}"
    page_parts.table_and_download(lambda: cells, _TABLE_COLUMNS, file_name=file_name, key="peta")
