"""The sheet of the LKE: a map of areas and pilar, and the pilar in their order.

A touch opens the langkah of one.
"""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from monev.charts import heatmap
from monev.core.grouping import group_by
from monev.core.text import shorten
from monev.database import rows_of
from monev.figures import format_capaian, langkah
from monev.figures.rows import LangkahRow
from monev.outputs.coverage import (
    MAP_KEY,
    MAP_WORDS,
    Coverage,
    coverage_frame,
    coverage_sentence,
    map_frame,
)
from monev.outputs.lke import AREAS
from monev.outputs.workbook import LIST_COLUMNS
from monev.ui import address, looks, pictures, screen
from monev.ui.context import Context
from monev.ui.looks import blocks
from monev.ui.looks.block_parts import RowItem
from monev.ui.looks.block_types import Group
from monev.ui.page_table import CAKUPAN_LKE

_CHOSEN = "pilar"
_HEADINGS = {name: heading for name, (heading, _) in LIST_COLUMNS["cakupan_lke"].items()}


def show(ctx: Context, found: Sequence[Coverage]) -> None:
    """Draw the map (on a phone only the list), the opened pilar, and every pilar."""
    name = f"Cakupan LKE {ctx.view.dated_name}"
    chosen = st.query_params.get(_CHOSEN, "")
    if not screen.is_narrow():
        looks_like = {"words": MAP_WORDS, "chosen": chosen, "label_letters": 20, "with_bars": False}
        pictures.show(
            partial(heatmap.draw, map_frame(found), **looks_like),
            key="cakupan",
            alt=f"Peta pemenuhan dan reform per area. {coverage_sentence(found)}",
            file_name=name,
            on_touch=partial(_touch, chosen),
        )
        st.caption(MAP_KEY)
    opened = [_langkah_of(ctx, each) for each in found if each.pilar.code == chosen]
    areas = []
    for (part, area), members in group_by(found, _place).items():
        items = [_item(each) for each in members]
        title = f"{part} {area} {AREAS[area - 1]}"
        areas.append(blocks.card(title, blocks.rows(title, items), key=title))
    looks.show([*opened, *areas], key="cakupan_daftar")
    pictures.show_table(coverage_frame(found), _HEADINGS, key="cakupan", file_name=name)


def _touch(chosen: str, code: object) -> None:
    address.write_choices({_CHOSEN: "" if code == chosen else str(code)})


def _place(each: Coverage) -> tuple[str, int]:
    return each.pilar.part, each.pilar.area


def _item(each: Coverage) -> RowItem:
    mark, status = "○", ""
    if not each.langkah:
        mark, status = "✕", "terlambat"
    elif each.there == each.owed:
        mark, status = "✓", "selesai"
    act = {_CHOSEN: each.pilar.code}
    label = each.pilar.label
    about = (each.pilar.name, each.serving, [each.bukti])
    return blocks.row(*about, mark=mark, status=status, kode=label, act=act)


def _langkah_of(ctx: Context, each: Coverage) -> Group:
    items = []
    for row in rows_of(langkah(ctx.db, ctx.view), LangkahRow):
        if row["kode"] in each.langkah:
            state = f"bukti {format_capaian(row['bukti_n'], row['bukti_N'])}"
            href = looks.same_page(CAKUPAN_LKE, langkah=row["kode"])
            text = shorten(row["langkah_aksi"], 160)
            items.append(
                blocks.row(text, state, [row["pic"]], mark="○", kode=row["kode_tampil"], href=href)
            )
    name = f"{each.pilar.label} {each.pilar.name}"
    appears = pictures.was_touched("cakupan")
    heading = blocks.heading(name, note=each.state, act={_CHOSEN: ""}, appears=appears)
    return blocks.group("card", heading, blocks.rows(heading["text"], items), key="pilar")
