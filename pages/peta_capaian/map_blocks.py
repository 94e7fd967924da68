"""The map of Peta Capaian as blocks: its rows and columns, its cells, and the key to their looks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from monev import figures
from monev.core.dates import format_day
from monev.database import Row
from monev.figures import OTHER_TAHUN, UP_TO_POSISI, HeatmapCell, View, heatmap_cell, heatmap_columns
from monev.figures.heatmap import TOTALS, WHOLE_PLAN, heatmap_lines
from monev.ui import page_words
from monev.ui.context import Context
from monev.ui.looks import Block, blocks
from monev.ui.looks.tenggat_blocks import NOT_DUE_YET, cell_looks, key_to_cells, usual_cells

Per = Literal["bulan", "triwulan"]
_HIDDEN_BELOW = {"bulan": "bulan", "triwulan": "both"}
"""Months give way to triwulan on a narrow screen; a map by triwulan fits every screen."""


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
    maps = [_map(k.view, cells, switches, switches.per, _HIDDEN_BELOW[switches.per], chosen)]
    if switches.per == "bulan":
        by_triwulan = figures.matrix(k.db, k.view, switches.measure, "triwulan", switches.level)
        maps.append(_map(k.view, by_triwulan, switches, "triwulan", "triwulan", chosen))
    return blocks.group("stack", *maps, key="map")


def _map(p: View, rows: Sequence[Row], switches: Switches, per: Per, shown: str, chosen: ChosenCell | None) -> Block:
    filled = {row["kolom"] for row in rows if row["N"]}
    columns, names = heatmap_columns(per, filled), figures.column_names(per)
    return blocks.heatmap(
        f"Peta {switches.measure} per area dan {per}, rencana {p.satker} tahun {p.tahun}",
        [
            {"label": names[number], "name": column_name(number, per, p), "total": number in TOTALS}
            for number in columns
        ],
        [_line(line, columns, switches, per, p, chosen) for line in heatmap_lines(rows)],
        per=shown,
    )


def _line(
    line: dict[int, Row],
    columns: Sequence[int],
    switches: Switches,
    per: Per,
    p: View,
    chosen: ChosenCell | None,
) -> Block:
    """One row of the map. Every row of the matrix has its column of what is due by posisi."""
    first = line[UP_TO_POSISI]
    cells = [_cell(line[number], switches, per, p, chosen) if number in line else None for number in columns]
    return {"label": first["nama_baris"], "level": first["tingkat"], "cells": cells}


def _cell(row: Row, switches: Switches, per: Per, p: View, chosen: ChosenCell | None) -> Block:
    code = cell_code(row, per)
    describing = (figures.describe_cell, figures.describe_cell_lateness)
    told = (describe(row, switches.measure, rencana_only=p.rencana_only) for describe in describing)
    words = ", ".join(filter(None, told))
    is_open = chosen is not None and chosen.code == code
    touched = {"act": {"sel": "" if is_open else code}, "on": is_open} if row["N"] else {}
    looks = cell_looks(heatmap_cell(row, rencana_only=p.rencana_only))
    name = f"{row['nama_baris']}, {column_name(row['kolom'], per, p)}: {looks['text']}, {words}"
    return looks | {"name": name} | touched


def cell_code(row: Row, per: Per) -> str:
    """How the address names a cell: V-9, V.a-tw3, semua-posisi."""
    number = row["kolom"]
    totals = {UP_TO_POSISI: "posisi", WHOLE_PLAN: "setahun", OTHER_TAHUN[per]: "lain"}
    column = totals.get(number, str(number) if per == "bulan" else f"tw{number}")
    if row["tingkat"] == "semua":
        return f"semua-{column}"
    return f"{row['area']}{'.' + (row['sub_area'] or '') if row['tingkat'] == 'sub_area' else ''}-{column}"


def column_name(number: int, per: Per, p: View) -> str:
    """A month, a triwulan or the total in full."""
    if number == UP_TO_POSISI:
        return f"s.d. {format_day(p.posisi)}"
    if number == WHOLE_PLAN:
        return "setahun"
    if number == OTHER_TAHUN[per]:
        return "tahun lain"
    return page_words.month_name(number) if per == "bulan" else page_words.triwulan_name(number)


def key_to_map(switches: Switches, *, rencana_only: bool) -> Block:
    """What the looks of the cells mean, shown by cells; those of a plan without a number, since a map by triwulan has
    others than the one by month."""
    late, whole = (
        ("terlambat", "semua selesai") if switches.measure == "capaian" else ("bukti belum ada", "bukti lengkap")
    )
    if rencana_only:
        unit = "target" if switches.measure == "capaian" else "bukti"
        loads = ((0.0, "paling sedikit"), (1.0, "paling banyak"))
        return key_to_cells([(HeatmapCell("", "rencana", share=share), f"{words} {unit}") for share, words in loads])
    partly = (HeatmapCell("2/5", "sebagian", 2 / 5), "sebagian, sisanya belum jatuh tempo")
    return key_to_cells([*usual_cells(late, whole), partly, NOT_DUE_YET])
