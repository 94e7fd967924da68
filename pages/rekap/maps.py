"""The maps of satker: how much of what was due each has done, per area or triwulan; a cell opens its satker."""

from collections.abc import Sequence
from functools import partial
from typing import Literal

import pandas as pd
import streamlit as st

from monev.charts import heatmap
from monev.figures import recap
from monev.figures import recap_pictures as frames
from monev.ui import address, looks, page_parts, pictures
from monev.ui.context import RencanaContext
from monev.ui.looks import Block, blocks
from pages.rekap import content as about
from pages.rekap.content import RecapContent

_PHONE_COLUMNS = 4
_FIRST_COLUMN = "kolom"
"""In the address: the first column a phone shows."""
_NAMES_ON_PHONE = 0.36
_TABLE = {
    "row_name": "Satker",
    "column_full": "Kolom",
    "text": "Selesai/jatuh tempo",
    "late": "Terlambat",
    "unreported": "Di antaranya belum dilaporkan",
    "row_note": "Laporan",
}


def show(k: RencanaContext, content: RecapContent, per: Literal["area", "triwulan"]) -> None:
    """The map of the satker that fit the search, a page of them at a time."""
    found = about.list_rows(content)
    shown, pages = page_parts.page_of(found, about.ROWS_PER_PAGE)
    if per == "area":
        drawn = recap.area_map(k.db, content.offices, shown)
    else:
        drawn = recap.triwulan_map(k.db, shown, k.choice.posisi)
    frame, is_narrow = frames.map_frame(drawn), pictures.current_theme().is_narrow
    above, first = [about.tools(content, found)], 0
    columns = [column for column in drawn.columns if not column.is_total]
    if is_narrow and len(columns) > _PHONE_COLUMNS:
        first = _first_column(len(columns))
        above.append(_columns_switch(columns, first))
    looks.show(above, key=f"rekap_{per}", on_choose=about.choose)
    if shown:
        _picture(content, frame, first, per, is_narrow=is_narrow)
    names = [{"text": column.name} for column in columns]
    below = [*pages, *([blocks.lines(names, flow=True)] if per == "area" else [])]
    if below:
        looks.show(below, key=f"rekap_{per}_bawah", on_choose=about.choose)
    pictures.show_table(frame, _TABLE, key=f"rekap_{per}", file_name=about.file_name(content))


def _picture(content: RecapContent, frame: pd.DataFrame, first: int, per: str, *, is_narrow: bool) -> None:
    words, some = frames.map_words(frame), frame
    sizes = {}
    if is_narrow:
        some, sizes = frames.some_columns(frame, first, _PHONE_COLUMNS), {"label_share": _NAMES_ON_PHONE}
    pictures.show(
        partial(heatmap.draw, some, words=words, **sizes),
        key=f"rekap_{per}",
        alt=f"Peta satker dan {per}. {frames.map_sentence(frame)}",
        file_name=about.file_name(content),
        on_touch=partial(about.open_office, content),
    )


def _first_column(count: int) -> int:
    asked = address.read_number(st.query_params.get(_FIRST_COLUMN, "")) or 0
    return asked if asked in range(0, count, _PHONE_COLUMNS) else 0


def _columns_switch(columns: Sequence[recap.MapColumn], first: int) -> Block:
    """Which columns a phone shows, by the first and the last of them."""
    starts = range(0, len(columns), _PHONE_COLUMNS)
    choices = []
    for start in starts:
        some = columns[start : start + _PHONE_COLUMNS]
        words = " – ".join(dict.fromkeys((some[0].label, some[-1].label)))
        choices.append(blocks.switch(words, start == first, kolom=str(start or "")))
    return blocks.switches("Kolom yang tampak", [choices])
