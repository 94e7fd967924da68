"""Ringkasan: where do we stand? For a pimpinan with one minute and a phone; no picture library is loaded."""

import streamlit as st

from monev import figures
from monev.ui import context, page_parts, page_words
from pages.ringkasan import parts

k = context.current_view()
if k is None:
    page_parts.show_no_rencana()
    st.stop()

ringkasan = figures.ringkasan(k.db, k.view)
areas = figures.per_area(k.db, k.view)
page_parts.show_sentence(page_words.without_repetition(figures.ringkasan_sentence(k.view, ringkasan.current, areas)))
parts.show_five_figures(ringkasan)
parts.follow_figures(k, ringkasan)
parts.show_area_rows(k, areas)
parts.show_what_follows(k, ringkasan)
