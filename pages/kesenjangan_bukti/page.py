"""Kesenjangan Bukti: what proof is missing, and from whom? The list, its downloads, a message for the group."""

import pandas as pd
import streamlit as st

from monev import figures
from monev.ui import context, page_parts, page_words, screen_width
from monev.ui.context import Context
from monev.ui.guard import guarded
from pages.kesenjangan_bukti import parts


@st.fragment
@guarded
def show_missing(k: Context, kesenjangan: pd.DataFrame, *, narrow: bool) -> None:
    """Everything below the sentence; a fragment, so that a filter redraws only the list."""
    matching, list_place = parts.filter_rows(k, kesenjangan, narrow=narrow)
    with list_place:
        matching, ordering = parts.search_and_sort(matching)
        parts.show_actions(k, matching, len(kesenjangan))
        if matching.empty:
            parts.show_nothing_matches()
        else:
            parts.show_rows(k, matching, ordering, narrow=narrow)


k = context.current_view()
if k is None:
    page_parts.show_no_rencana()
    st.stop()

missing = figures.kesenjangan(k.db, k.view)
counts = figures.ringkasan(k.db, k.view).current
page_parts.show_sentence(page_words.without_repetition(figures.kesenjangan_sentence(k.view, counts, len(missing))))
if missing.empty:
    parts.show_nothing_missing(k)
else:
    show_missing(k, missing, narrow=screen_width.is_narrow())
    screen_width.ask_width()
