"""Linimasa: what is due when? A lane per langkah, a mark per tenggat; a mark opens its langkah."""

import streamlit as st

from monev import figures
from monev.ui import context, page_parts, page_words, screen_width
from pages.linimasa import parts

k = context.current_context()
if k.p is None:
    page_parts.show_no_rencana()
    st.stop()

page_parts.show_sentence(page_words.linimasa_sentence(k.p, figures.ringkasan(k.db, k.p)))
parts.show(k, narrow=screen_width.is_narrow())
screen_width.ask_width()
