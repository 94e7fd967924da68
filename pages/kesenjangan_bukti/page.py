"""Bukti: who lacks what proof? A strip of PIC, their rows, and a message to each."""

import streamlit as st

from monev import figures
from monev.ui import context, langkah_panel, looks, page_parts
from monev.ui.looks import blocks
from monev.ui.page_table import PETA_CAPAIAN
from pages.kesenjangan_bukti import people, taking_along

ctx = context.current(context.Context)
missing = figures.kesenjangan(ctx.db, ctx.view)
counts = figures.current_counts(ctx.db, ctx.view)
is_narrow = people.show_answer(ctx, counts, missing)
above = page_parts.without_bukti(ctx, counts)
if above:
    looks.show(above, key="kesenjangan_catatan")
if missing or ctx.choice.pic:
    people.show_strip(ctx)
    people.show_people(ctx, missing)
else:  # complete, or nothing is due yet: show the way on
    way = blocks.way("Lihat Peta →", looks.link(PETA_CAPAIAN, ctx.choice.url()))
    looks.show([blocks.actions([way])], key="kesenjangan")
if is_narrow:
    with st.container(horizontal=True):
        taking_along.offer(ctx, missing)
langkah_panel.open_requested(ctx)
