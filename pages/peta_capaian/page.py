"""Peta: how much of each month's targets is done, per area? A cell opens its rows."""

import streamlit as st

from monev.figures.peta import peta_cells
from monev.ui import context, langkah_panel, looks, screen
from monev.ui.looks import Block, blocks
from pages.peta_capaian import the_map

ctx = context.current(context.Context)
is_narrow = screen.is_narrow()
switches, complaints = the_map.read_switches(is_narrow=is_narrow)
cells = peta_cells(ctx.db, ctx.view, *switches)
chosen, unknown_cell = the_map.read_chosen_cell(ctx, switches)
content: list[Block] = [blocks.answer(*the_map.answer(ctx, switches.measure))]
if unknown := [*complaints, *unknown_cell]:
    content.append(blocks.notice(" ".join(unknown)))
is_empty = cells.empty or not cells["N"].any()
if is_empty:
    nothing = "Belum ada yang dapat dipetakan: tidak ada target yang dinilai."
    content.append(blocks.sentence(nothing, key="kosong"))
looks.show(content, key="peta_kalimat")
if not is_empty:
    row = the_map.show_switches(ctx, is_narrow=is_narrow)
    with st.container(key="map-and-rows"):
        with st.container(key="map"):
            the_map.show_map(ctx, cells, switches, chosen, row)
        if chosen:
            with st.container():
                the_map.show_rows(ctx, switches, chosen)
    the_map.show_table(ctx, cells, switches)
langkah_panel.open_requested(ctx)
