"""Peta Capaian: how much of what falls due in each month is done, per area? A cell opens to its rows."""

import streamlit as st

from monev import figures
from monev.ui import context, page_parts, page_words, screen_width
from monev.ui.context import Context
from monev.ui.guard import guarded
from pages.peta_capaian import parts


@st.fragment
@guarded
def show_map(k: Context, *, narrow: bool) -> None:
    """Everything below the sentence; a fragment, so that a switch or a chosen cell redraws only this."""
    switches = parts.choose_map(narrow=narrow)
    cells = figures.matrix(k.db, k.view, *switches)
    chosen = parts.show_picture(k, cells, switches, narrow=narrow)
    if chosen is not None:
        parts.show_cell_rows(k, cells, switches.per, chosen)
    parts.show_table(k, cells, switches)


k = context.current_view()
if k is None:
    page_parts.show_no_rencana()
    st.stop()

counts = figures.ringkasan(k.db, k.view).current
page_parts.show_sentence(
    page_words.without_repetition(figures.ringkasan_sentence(k.view, counts, figures.per_area(k.db, k.view)))
)
show_map(k, narrow=screen_width.is_narrow())
screen_width.ask_width()
