"""Ringkasan: where do we stand? For a pimpinan with one minute and a phone; no picture library is loaded."""

import streamlit as st

from monev import figures
from monev.ui import context, page_parts, page_words
from pages.ringkasan import parts

k = context.current_context()
if k.p is None:
    page_parts.show_no_rencana()
    st.stop()

result = figures.ringkasan(k.db, k.p)
area = figures.per_area(k.db, k.p)
page_parts.show_sentence(page_words.without_repetition(figures.ringkasan_sentence(k.p, result.current, area)))
parts.show_main_figures(result)
parts.follow_figures(k, result)
parts.show_area_rows(k.choice, area, rencana_only=not k.p.ada_realisasi)
parts.show_what_follows(k, result)
