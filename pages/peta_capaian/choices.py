"""What of the map is chosen: its switches, a cell and the rows it counts, what a touch changes; the table behind it."""

from __future__ import annotations

import streamlit as st

from monev import figures
from monev.core.dates import format_tenggat
from monev.core.text import shorten
from monev.database import Row
from monev.ui import address, page_parts
from monev.ui.context import Context
from monev.ui.looks import Block, blocks, tenggat_blocks
from pages.peta_capaian import map_blocks
from pages.peta_capaian.map_blocks import ChosenCell, Switches

MEASURES = {"capaian": "Capaian", "bukti": "Kelengkapan bukti"}
_PLAN_MEASURES = {"capaian": "Target", "bukti": "Bukti yang diperlukan"}
PER = {"bulan": "Bulan", "triwulan": "Triwulan"}
_IN_DETAIL = "True"
_ROWS_PER_PAGE = 250
_TABLE_COLUMNS = {
    "nama_baris": "Area",
    "nama_kolom": "Jatuh tempo",
    "n": "Selesai atau ada",
    "N": "Seluruhnya",
    "terlambat": "Terlambat",
    "belum_dilaporkan": "Di antaranya belum dilaporkan",
}
_FAILURES = ("n", "terlambat", "belum_dilaporkan")


def read_switches() -> tuple[Switches, list[str]]:
    """The switches as the address has them, and what of it was not understood."""
    complaints = address.not_understood({"ukuran": MEASURES, "per": PER, "rinci": (_IN_DETAIL, "False")})
    measure = "bukti" if st.query_params.get("ukuran") == "bukti" else "capaian"
    per = "triwulan" if st.query_params.get("per") == "triwulan" else "bulan"
    level = "sub_area" if st.query_params.get("rinci") == _IN_DETAIL else "area"
    return Switches(measure, per, level), complaints


def switch_blocks(switches: Switches, *, rencana_only: bool) -> Block:
    """The switches over the map. Months do not fit a narrow screen: there the choice of them is not offered."""
    words = _PLAN_MEASURES if rencana_only else MEASURES
    measures = [blocks.switch(text, switches.measure == name, ukuran=name) for name, text in words.items()]
    per = [blocks.switch(text, switches.per == name, per=name) | {"looks": "m-wide-only"} for name, text in PER.items()]
    is_fine = switches.level == "sub_area"
    detail = [blocks.switch("Sub-area", is_fine, rinci="" if is_fine else _IN_DETAIL)]
    return blocks.switches("Yang dipetakan", [measures, per, detail])


def read_chosen_cell(k: Context, switches: Switches) -> tuple[ChosenCell | None, list[str]]:
    """The cell the address names, also one of the other scale of months or of a sub-area: a copied link shows it on
    every screen. Without one None; of one that is not there a sentence."""
    code = st.query_params.get("sel")
    if not code:
        return None, []
    for per in dict.fromkeys((switches.per, "bulan", "triwulan")):
        for row in figures.matrix(k.db, k.view, switches.measure, per, "sub_area"):
            if map_blocks.cell_code(row, per) == code and row["N"]:
                return ChosenCell(code, row, per), []
    return None, [f"Sel “{address.as_shown(code)}” kosong atau tidak ada pada peta ini."]


def chosen_rows(k: Context, switches: Switches, chosen: ChosenCell | None) -> list[Block]:
    """What the chosen cell counts: its tenggat, or its bukti; each leads to its langkah."""
    if chosen is None:
        return []
    row, measure, rencana_only = chosen.row, switches.measure, k.view.rencana_only
    sub_area = row["sub_area"] if row["tingkat"] == "sub_area" else None
    place = (row["area"], sub_area, *figures.column_months(chosen.per, row["kolom"]))
    if measure == "capaian":
        items = [_tenggat_item(row, k) for row in figures.cell_content(k.db, k.view, *place)]
    else:
        items = [_bukti_item(row, k) for row in figures.cell_bukti(k.db, k.view, *place)]
    shown, pages = page_parts.page_of(items, _ROWS_PER_PAGE)
    heading = blocks.opened(
        f"{row['nama_baris']} · {map_blocks.column_name(row['kolom'], chosen.per, k.view)}: "
        f"{figures.describe_cell(row, measure, rencana_only=rencana_only)}",
        note=figures.describe_cell_lateness(row, measure, rencana_only=rencana_only),
        act={"sel": ""},
    )
    return [blocks.group("card", heading, blocks.rows(heading["text"], shown, key=chosen.code), *pages, key="rows")]


def _tenggat_item(t: Row, k: Context) -> Block:
    bukti = [f"bukti {figures.format_fraction(t['bukti_n'], t['bukti_N'])}"] if t["bukti_N"] else []
    row = tenggat_blocks.tenggat_row(t, rencana_only=k.view.rencana_only, notes=bukti)
    return row | {"act": {"langkah": t["kode"]}}


def _bukti_item(b: Row, k: Context) -> Block:
    status = "selesai" if b["hadir"] else "terlambat" if b["celah"] else "belum_jatuh_tempo"
    term = figures.tenggat_term({**b, "status": status}, rencana_only=k.view.rencana_only)
    return {
        "mark": term.mark,
        "status": "" if k.view.rencana_only else status,
        "text": b["bukti"],
        "state": b["status_bukti"] if b["hadir"] or not k.view.rencana_only else "",
        "notes": [
            f"{b['kode']} {shorten(b['langkah_aksi'], 80)}",
            *(part for part in (format_tenggat(b["tenggat"]), b["pic"]) if part),
        ],
        "act": {"langkah": b["kode"]},
    }


def table_blocks(k: Context, cells: list[Row], switches: Switches) -> list[Block]:
    """The same as a table, with its download."""
    file_name = f"peta {switches.measure} {k.view.satker} {k.view.posisi:%Y-%m-%d}"
    columns = {
        name: heading for name, heading in _TABLE_COLUMNS.items() if not (k.view.rencana_only and name in _FAILURES)
    }
    return page_parts.table_and_download(lambda: cells, columns, file_name=file_name, key="peta")
