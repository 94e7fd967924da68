"""The map of Peta: its switches, its picture, and the rows that a cell counts."""

from functools import partial
from typing import NamedTuple

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from monev import figures
from monev.charts import heatmap as chart
from monev.core.statuses import OVERDUE, STATUS_TENGGAT
from monev.core.text import joined
from monev.database import rows_of
from monev.figures import heatmap
from monev.figures.peta import (
    Level,
    Order,
    Per,
    Size,
    headings,
    peta_cells,
    scale_words,
    signs_sentence,
)
from monev.figures.rows import BuktiRow, CellRow, TenggatRow
from monev.figures.told import overdue_name
from monev.ui import address, looks, page_parts, pictures, screen
from monev.ui.context import Context
from monev.ui.looks import blocks, tenggat_blocks
from monev.ui.looks.block_parts import RowItem

MEASURES = {"capaian": "Target", "bukti": "Bukti"}
PER = {"bulan": "Bulan", "triwulan": "Triwulan"}
_IN_DETAIL, _LATE_FIRST = "True", "terlambat"
_ROWS_PER_PAGE = 250
_MAP_BESIDE_ROWS = 0.66
"""The share of the page's width for the map beside the rows of a cell (charts.css)."""
_TABLE_COLUMNS = {
    "row_name": "Area",
    "column_name": "Jatuh tempo",
    "n": "Terpenuhi",
    "N": "Seluruhnya",
    **{kode: STATUS_TENGGAT[kode].label for kode in OVERDUE},
}
_FAILURES = ("n", *OVERDUE)


class Switches(NamedTuple):
    """What is mapped, per month or triwulan, how finely, and in which order."""

    measure: Size
    per: Per
    level: Level
    order: Order


class ChosenCell(NamedTuple):
    """The chosen cell: its row of `peta_cells`, and the scale of its map."""

    cell: CellRow
    per: Per


def read_switches(*, is_narrow: bool) -> tuple[Switches, list[str]]:
    """Read the switches from the address, with remarks on what was not understood.

    On a narrow screen the map is per triwulan, since months don't fit.
    """
    known = {"ukuran": MEASURES, "per": PER, "rinci": (_IN_DETAIL, "False"), "urut": (_LATE_FIRST,)}
    asked = st.query_params
    switches = Switches(
        measure="bukti" if asked.get("ukuran") == "bukti" else "capaian",
        per="triwulan" if is_narrow or asked.get("per") == "triwulan" else "bulan",
        level="sub_area" if asked.get("rinci") == _IN_DETAIL else "area",
        order="terlambat" if asked.get("urut") == _LATE_FIRST else "rencana",
    )
    return switches, address.not_understood(known)


def answer(ctx: Context, measure: Size) -> tuple[str, str]:
    """Say what the map sums up to, as Ringkasan and Bukti say it, with a note beside it."""
    counts = figures.current_counts(ctx.db, ctx.view)
    remark = figures.opening_remark(ctx.view)
    if measure == "bukti":
        missing = figures.kesenjangan(ctx.db, ctx.view)
        sentence, parts = figures.bukti_answer(ctx.view, counts, missing)
        return sentence, joined(remark, parts, by=" ")
    areas = rows_of(figures.per_area(ctx.db, ctx.view))
    where = remark or figures.where_late_sentence(areas)
    return figures.plan_sentence(ctx.view, counts), where


def show_switches(ctx: Context, *, is_narrow: bool) -> DeltaGenerator:
    """Draw the row of switches above the map, without those that would change nothing."""
    row = st.container(horizontal=True, vertical_alignment="center", key="peta_pilihan")
    with row:
        _choose("Yang dipetakan", "ukuran", MEASURES)
        if not is_narrow:
            _choose("Per", "per", PER)
        is_sorted = st.query_params.get("urut") == _LATE_FIRST
        # a phone shows all areas at once
        if not ctx.view.rencana_only and (not is_narrow or is_sorted):
            late = overdue_name(figures.current_counts(ctx.db, ctx.view)._asdict()).capitalize()
            st.toggle(f"{late} dahulu", **address.bind_toggle("urut", _LATE_FIRST))
        st.toggle("Sub-area", **address.bind_toggle("rinci", _IN_DETAIL))
    return row


def _choose(label: str, name: str, words: dict[str, str]) -> None:
    """Draw a choice of `words`, kept in the address as `name`; the first is the default."""
    options = list(words)
    st.segmented_control(
        label,
        options,
        format_func=words.__getitem__,
        required=True,
        label_visibility="collapsed",
        width="content",
        **address.bind_one(name, options, options[0]),
    )


def show_map(
    ctx: Context,
    cells: pd.DataFrame,
    switches: Switches,
    chosen: ChosenCell | None,
    beside: DeltaGenerator,
) -> None:
    """Draw the map and the meaning of its signs. `beside`: the row of its switches."""
    rencana_only = ctx.view.rencana_only
    words = scale_words(switches.measure, rencana_only=rencana_only)
    code = chosen.cell["code"] if chosen else ""
    names = headings(cells, switches.per, ctx.view)
    if screen.is_narrow():
        names = [name.removeprefix("TW ") for name in names]
    file_name = f"peta {switches.measure} {ctx.view.dated_name}"
    draw = partial(chart.draw, cells, words=words, chosen=code, headings=names)
    if signs := signs_sentence(cells, words):
        st.caption(signs)
    pictures.show(
        pictures.remembered(ctx, draw, "peta", switches, code),
        key="peta",
        alt=_alt(ctx, cells, switches),
        file_name=file_name,
        on_touch=partial(_touch, code),
        beside=beside,
        share=_MAP_BESIDE_ROWS if chosen and screen.layout() == "wide" else 1,
    )


def show_table(ctx: Context, cells: pd.DataFrame, switches: Switches) -> None:
    """Draw the numbers of the map as a table, in a fold."""
    left_out = _FAILURES if ctx.view.rencana_only else ()
    columns = {name: heading for name, heading in _TABLE_COLUMNS.items() if name not in left_out}
    file_name = f"peta {switches.measure} {ctx.view.dated_name}"
    pictures.show_table(cells, columns, key="peta", file_name=file_name)


def _touch(open_code: str, code: object) -> None:
    """Open the touched cell, or close it if it is open."""
    address.write_choices({"sel": "" if code == open_code else str(code)})


def _alt(ctx: Context, cells: pd.DataFrame, switches: Switches) -> str:
    """Return what the map shows and the words of its last cell, the sum of all."""
    measure = MEASURES[switches.measure].lower()
    about = (
        f"Peta {measure} per area dan {switches.per}, rencana {ctx.view.satker} tahun "
        f"{ctx.view.tahun}."
    )
    total = rows_of(cells, CellRow)[-1]
    told = heatmap.describe_cell(total, switches.measure)
    return f"{about} {total['row_name']}, {total['column_full']}: {told}."


def read_chosen_cell(ctx: Context, switches: Switches) -> tuple[ChosenCell | None, list[str]]:
    """Return the cell that the address names, at any scale, or a sentence if there is none."""
    code = st.query_params.get("sel")
    if not code:
        return None, []
    scales: tuple[Per, ...] = (switches.per, "bulan", "triwulan")
    for per in dict.fromkeys(scales):
        cells = peta_cells(ctx.db, ctx.view, switches.measure, per, "sub_area")
        if cells.empty:
            continue
        for cell in rows_of(cells[(cells["code"] == code) & (cells["N"] > 0)], CellRow):
            return ChosenCell(cell, per), []
    return None, [f"Sel “{address.as_shown(code)}” kosong atau tidak ada pada peta ini."]


def show_rows(ctx: Context, switches: Switches, chosen: ChosenCell) -> None:
    """Draw the rows that the chosen cell counts: tenggat or bukti, each opening its langkah."""
    cell = chosen.cell
    measure = switches.measure
    rencana_only = ctx.view.rencana_only
    sub_area = (cell["sub_area"] or "") if cell["tingkat"] == "sub_area" else None
    place = (cell["area"], sub_area, *heatmap.column_months(chosen.per, cell["kolom"]))
    items: list[RowItem] = []
    if measure == "capaian":
        for row in rows_of(heatmap.cell_content(ctx.db, ctx.view, *place), TenggatRow):
            told = figures.tell([row])
            shown_row = tenggat_blocks.told_row(told, told.bukti)
            items.append({**shown_row, "act": {"langkah": row["kode"]}})
    else:
        for row in rows_of(heatmap.cell_bukti(ctx.db, ctx.view, *place), BuktiRow):
            items.append({**tenggat_blocks.bukti_row(row), "act": {"langkah": row["kode"]}})
    shown, last = page_parts.page_of(items, _ROWS_PER_PAGE)
    words = heatmap.describe_cell(cell, measure)
    where = f"{cell['row_name']} · {cell['column_full']}"
    appears = pictures.was_touched("peta") and screen.layout() != "wide"  # there it stands beside
    heading = blocks.heading(f"{where}: {words}", act={"sel": ""}, appears=appears)
    listed = blocks.rows(heading["text"], shown, key=cell["code"])
    card = blocks.group("card", heading, listed, key="rows")
    looks.show([card], key="peta", plan_only=rencana_only)
    page_parts.show_pages(last)
