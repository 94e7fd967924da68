"""Peta Capaian: how much of what falls due in each month is done, per area? A cell opens to its
rows."""

import streamlit as st

from monev import figures
from monev.database import rows_of
from monev.figures.peta import peta
from monev.ui import context, langkah_panel, looks, page_words, screen
from monev.ui.looks import Block, blocks
from pages.peta_capaian import the_map

k = context.current(context.Context)
counts = figures.current_counts(k.db, k.view)
sentence = figures.ringkasan_sentence(k.view, counts, rows_of(figures.per_area(k.db, k.view)))
is_narrow = screen.is_phone()
switches, complaints = the_map.read_switches(is_narrow=is_narrow)
cells = peta(k.db, k.view, *switches)
chosen, unknown_cell = the_map.read_chosen_cell(k, switches)
content: list[Block] = [blocks.sentence(page_words.without_repetition(sentence, k.view, counts))]
if unknown := [*complaints, *unknown_cell]:
    content.append(blocks.notice(" ".join(unknown)))
is_empty = cells.empty or not cells["N"].any()
if is_empty:
    nothing = "Belum ada yang dapat dipetakan: tidak ada target yang dinilai."
    content.append(blocks.sentence(nothing, key="kosong"))
looks.show(content, key="peta_kalimat")
if not is_empty:
    row = the_map.show_switches(is_narrow=is_narrow, rencana_only=k.view.rencana_only)
    with st.container(key="map-and-rows"):
        with st.container(key="map"):
            the_map.show_map(k, cells, switches, chosen, row)
        if chosen:
            rows = the_map.chosen_rows(k, switches, chosen)
            looks.show(rows, key="peta", plan_only=k.view.rencana_only)
    the_map.show_table(k, cells, switches)
langkah_panel.open_requested(k)
