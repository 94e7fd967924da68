"""Rapat: the meeting itself, on a projector: opened, led from screen to screen, recorded as it goes, closed."""

import streamlit as st

from monev.ui import context, page_parts
from pages import rapat

k = context.current_context()
if k.p is None:
    page_parts.show_no_rencana()
    st.stop()

rapat.show_rapat(k)
