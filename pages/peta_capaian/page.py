"""Peta Capaian: how much of what falls due in each month is done, per area? A cell opens to its rows."""

import streamlit as st

from monev import figures
from monev.ui import context, page_parts, page_words, screen_width
from pages.peta_capaian import parts

k = context.current_context()
if k.p is None:
    page_parts.show_no_rencana()
    st.stop()

result = figures.ringkasan(k.db, k.p)
page_parts.show_sentence(
    page_words.without_repetition(figures.ringkasan_sentence(k.p, result.current, figures.per_area(k.db, k.p)))
)
parts.show(k, narrow=screen_width.is_narrow())
screen_width.ask_width()
