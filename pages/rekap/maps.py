"""The maps of satker: their capaian per area or triwulan. A cell opens its satker."""

from collections.abc import Sequence
from functools import partial
from typing import Literal

import streamlit as st

from monev.charts import heatmap
from monev.figures import recap
from monev.figures import recap_pictures as frames
from monev.figures.peta import signs_sentence
from monev.figures.recap_lists import area_frame, triwulan_frame
from monev.ui import address, page_parts, pictures, screen
from monev.ui.context import RencanaContext
from monev.ui.page_words import safe_line
from pages.rekap import about, reports
from pages.rekap.about import RecapContent

Per = Literal["area", "triwulan"]
_PHONE_COLUMNS = 4
_FIRST_COLUMN = "kolom"
"""The parameter in the address of the first column that a phone shows."""
_NAMES_ON_PHONE = 0.36
_TABLE = {
    "satker": "Satker",
    "laporan": "Laporan",
    "kolom": "Kolom",
    "selesai": "Selesai",
    "target": "Target",
    "jatuh_tempo": "Jatuh tempo",
    "capaian": "Capaian",
    "terlambat": "Terlambat",
    "belum_dilaporkan": "Di antaranya belum dilaporkan",
}
_LISTS = {"area": area_frame, "triwulan": triwulan_frame}


def show(ctx: RencanaContext, content: RecapContent, per: Per) -> None:
    """Draw the map of the satker that match the search, one page at a time."""
    found = about.list_rows(content)
    shown, last = page_parts.page_of(found, about.ROWS_PER_PAGE)
    about.show_tools(found)
    if per == "area":
        drawn = recap.area_map(ctx.db, content.offices, shown)
    else:
        drawn = recap.triwulan_map(ctx.db, shown, ctx.choice.posisi)
    show_map(ctx, content, drawn, per)
    if per == "triwulan" and shown:
        reports.show(ctx, shown)
    page_parts.show_pages(last)


def show_map(ctx: RencanaContext, content: RecapContent, drawn: recap.RecapMap, per: Per) -> None:
    """Draw a map with the names of its columns and its table; on a phone four columns at a time."""
    if not drawn.rows:
        return
    frame = frames.map_frame(drawn)
    sizes = {}
    columns = [column for column in drawn.columns if not column.is_total]
    some = frame
    if screen.is_narrow():
        first = _first_column(len(columns))
        some = frames.some_columns(frame, first, _PHONE_COLUMNS)
        sizes = {"label_share": _NAMES_ON_PHONE}
        if len(columns) > _PHONE_COLUMNS:
            _choose_columns(columns)
    key = f"rekap_{per}"
    name = about.file_name(content)
    pictures.show(
        partial(heatmap.draw, some, words=frames.MAP_WORDS, **sizes),
        key=key,
        alt=f"Peta satker dan {per}. {frames.map_sentence(frame)}",
        file_name=name,
        on_touch=partial(about.open_office, content),
    )
    if signs := signs_sentence("capaian", rencana_only=not frame["late"].any()):
        st.caption(signs)
    if per == "area":
        st.caption(" · ".join(safe_line(column.name) for column in columns))
    listed = _LISTS[per](ctx.db, [row.office for row in drawn.rows])
    pictures.show_table(listed, _TABLE, key=key, file_name=name, shares=["capaian"])


def _first_column(count: int) -> int:
    asked = address.read_number(st.query_params.get(_FIRST_COLUMN, "")) or 0
    return asked if asked in range(0, count, _PHONE_COLUMNS) else 0


def _choose_columns(columns: Sequence[recap.MapColumn]) -> None:
    """Draw the choice of the columns that a phone shows, each named by its first and last one."""
    parts = {}
    for start in range(0, len(columns), _PHONE_COLUMNS):
        some = columns[start : start + _PHONE_COLUMNS]
        parts[str(start)] = " – ".join(dict.fromkeys((some[0].label, some[-1].label)))
    page_parts.choose_part(parts, "0", key=_FIRST_COLUMN, label="Kolom yang tampak")
