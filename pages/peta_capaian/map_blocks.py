"""The map of Peta Capaian: its switches, cells and key, the rows a touched cell counts, and the table behind it."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

import streamlit as st

from monev import figures
from monev.core.dates import MONTH_NAMES, format_day, format_tenggat
from monev.core.text import shorten
from monev.database import Row
from monev.figures import HeatmapCell, View, heatmap, heatmap_cell, heatmap_columns
from monev.ui import address, page_parts
from monev.ui.context import Context
from monev.ui.looks import Block, blocks, tenggat_blocks
from monev.ui.looks.tenggat_blocks import NOT_DUE_YET, cell_looks, key_to_cells, usual_cells

Per = Literal["bulan", "triwulan"]
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


class Switches(NamedTuple):
    """What is mapped (`measure`), per month or triwulan, and how finely (`level` "area" or "sub_area")."""

    measure: Literal["capaian", "bukti"]
    per: Per
    level: Literal["area", "sub_area"]


class ChosenCell(NamedTuple):
    """The cell that was touched: its code in the address, and its row of the matrix."""

    code: str
    row: Row
    per: Per


def draw_map(k: Context, cells: list[Row], switches: Switches, chosen: ChosenCell | None) -> Block:
    """The map: by month with the one by triwulan for narrow screens, or by triwulan alone; words where it is empty."""
    if not any(row["N"] for row in cells):
        return blocks.sentence("Belum ada yang dapat dipetakan: tidak ada target yang dinilai.")
    if switches.per == "triwulan":  # which fits every screen
        return blocks.group("stack", _map(k.view, cells, switches, "both", chosen), key="map")
    by_triwulan = switches._replace(per="triwulan")
    narrow = _map(k.view, figures.matrix(k.db, k.view, *by_triwulan), by_triwulan, "triwulan", chosen)
    return blocks.group("stack", _map(k.view, cells, switches, "bulan", chosen), narrow, key="map")


def _map(p: View, rows: Sequence[Row], switches: Switches, shown: str, chosen: ChosenCell | None) -> Block:
    per = switches.per
    numbers, names = heatmap_columns(per, {row["kolom"] for row in rows if row["N"]}), heatmap.column_names(per)
    columns = [
        {"label": names[number], "name": column_name(number, per, p), "total": number in heatmap.TOTALS}
        for number in numbers
    ]
    lines = []
    for line in heatmap.heatmap_lines(rows):
        first = line[heatmap.UP_TO_POSISI]  # every row of the matrix has its column of what is due by posisi
        cells = [_cell(line[number], switches, p, chosen) if number in line else None for number in numbers]
        lines.append({"label": first["nama_baris"], "level": first["tingkat"], "cells": cells})
    label = f"Peta {switches.measure} per area dan {per}, rencana {p.satker} tahun {p.tahun}"
    return blocks.heatmap(label, columns, lines, per=shown)


def _cell(row: Row, switches: Switches, p: View, chosen: ChosenCell | None) -> Block:
    code = cell_code(row, switches.per)
    describing = (heatmap.describe_cell, heatmap.describe_cell_lateness)
    told = (describe(row, switches.measure, rencana_only=p.rencana_only) for describe in describing)
    words = ", ".join(filter(None, told))
    is_open = chosen is not None and chosen.code == code
    touched = {"act": {"sel": "" if is_open else code}, "on": is_open} if row["N"] else {}
    looks = cell_looks(heatmap_cell(row, rencana_only=p.rencana_only))
    name = f"{row['nama_baris']}, {column_name(row['kolom'], switches.per, p)}: {looks['text']}, {words}"
    return looks | {"name": name} | touched


def cell_code(row: Row, per: Per) -> str:
    """How the address names a cell: V-9, V.a-tw3, semua-posisi."""
    number = row["kolom"]
    totals = {heatmap.UP_TO_POSISI: "posisi", heatmap.WHOLE_PLAN: "setahun", heatmap.OTHER_TAHUN[per]: "lain"}
    column = totals.get(number, str(number) if per == "bulan" else f"tw{number}")
    if row["tingkat"] == "semua":
        return f"semua-{column}"
    return f"{row['area']}{'.' + (row['sub_area'] or '') if row['tingkat'] == 'sub_area' else ''}-{column}"


def column_name(number: int, per: Per, p: View) -> str:
    if number == heatmap.UP_TO_POSISI:
        return f"s.d. {format_day(p.posisi)}"
    name = heatmap.column_names(per)[number]
    if number in (heatmap.WHOLE_PLAN, heatmap.OTHER_TAHUN[per]):
        return name.lower()
    return MONTH_NAMES[number - 1] if per == "bulan" else name


def key_to_map(switches: Switches, *, rencana_only: bool) -> Block:
    """What the looks of the cells mean, shown by cells; those of a plan without a number."""
    of_capaian = switches.measure == "capaian"
    late, whole = ("terlambat", "semua selesai") if of_capaian else ("bukti belum ada", "bukti lengkap")
    if rencana_only:
        unit = "target" if of_capaian else "bukti"
        loads = {f"paling sedikit {unit}": 0.0, f"paling banyak {unit}": 1.0}
        return key_to_cells((HeatmapCell("", "rencana", share=share), words) for words, share in loads.items())
    partly = (HeatmapCell("2/5", "sebagian", 2 / 5), "sebagian, sisanya belum jatuh tempo")
    return key_to_cells([*usual_cells(late, whole), partly, NOT_DUE_YET])


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
    """The cell the address names, at any scale of the map, or a sentence where it is not there."""
    code = st.query_params.get("sel")
    if not code:
        return None, []
    scales: tuple[Per, ...] = (switches.per, "bulan", "triwulan")
    for per in dict.fromkeys(scales):
        for row in figures.matrix(k.db, k.view, switches.measure, per, "sub_area"):
            if cell_code(row, per) == code and row["N"]:
                return ChosenCell(code, row, per), []
    return None, [f"Sel “{address.as_shown(code)}” kosong atau tidak ada pada peta ini."]


def chosen_rows(k: Context, switches: Switches, chosen: ChosenCell | None) -> list[Block]:
    """What the chosen cell counts: its tenggat, or its bukti; each leads to its langkah."""
    if chosen is None:
        return []
    row, measure, rencana_only = chosen.row, switches.measure, k.view.rencana_only
    sub_area = row["sub_area"] if row["tingkat"] == "sub_area" else None
    place = (row["area"], sub_area, *heatmap.column_months(chosen.per, row["kolom"]))
    if measure == "capaian":
        items = []
        for t in heatmap.cell_content(k.db, k.view, *place):
            notes = [f"bukti {figures.format_fraction(t['bukti_n'], t['bukti_N'])}"] if t["bukti_N"] else []
            shown = tenggat_blocks.tenggat_row(t, rencana_only=rencana_only, notes=notes)
            items.append(shown | {"act": {"langkah": t["kode"]}})
    else:
        items = [_bukti_item(row, k) for row in heatmap.cell_bukti(k.db, k.view, *place)]
    shown, pages = page_parts.page_of(items, _ROWS_PER_PAGE)
    words = heatmap.describe_cell(row, measure, rencana_only=rencana_only)
    late = heatmap.describe_cell_lateness(row, measure, rencana_only=rencana_only)
    where = f"{row['nama_baris']} · {column_name(row['kolom'], chosen.per, k.view)}"
    heading = blocks.opened(f"{where}: {words}", note=late, act={"sel": ""})
    return [blocks.group("card", heading, blocks.rows(heading["text"], shown, key=chosen.code), *pages, key="rows")]


def _bukti_item(b: Row, k: Context) -> Block:
    status = "selesai" if b["hadir"] else "terlambat" if b["celah"] else "belum_jatuh_tempo"
    term = figures.tenggat_term({**b, "status": status}, rencana_only=k.view.rencana_only)
    notes = (f"{b['kode']} {shorten(b['langkah_aksi'], 80)}", format_tenggat(b["tenggat"]), b["pic"])
    state = b["status_bukti"] if b["hadir"] or not k.view.rencana_only else ""
    sign = {"mark": term.mark, "status": "" if k.view.rencana_only else status}
    return blocks.row(b["bukti"], state, notes, **sign, act={"langkah": b["kode"]})


def table_blocks(k: Context, cells: list[Row], switches: Switches) -> list[Block]:
    file_name = f"peta {switches.measure} {k.view.satker} {k.view.posisi:%Y-%m-%d}"
    left_out = _FAILURES if k.view.rencana_only else ()
    columns = {name: heading for name, heading in _TABLE_COLUMNS.items() if name not in left_out}
    return page_parts.table_and_download(lambda: cells, columns, file_name=file_name, key="peta")
