"""Kesenjangan Bukti: what proof is missing, and from whom? The list, its downloads, a message for the group."""

import streamlit as st

from monev import figures
from monev.ui import context, page_parts, page_words, screen_width
from pages.kesenjangan_bukti import parts

k = context.current_context()
if k.p is None:
    page_parts.show_no_rencana()
    st.stop()

listing = figures.kesenjangan(k.db, k.p)
result = figures.ringkasan(k.db, k.p)
page_parts.show_sentence(page_words.without_repetition(figures.kesenjangan_sentence(k.p, result.current, len(listing))))
if listing.empty:
    parts.show_empty(k)
else:
    parts.show(k, listing, narrow=screen_width.is_narrow())
    screen_width.ask_width()
