"""Mutu Data: how was each cell of the plan understood, what is to be asked, and how is it settled?"""

import streamlit as st

from monev.ui import context, page_parts, screen_width
from pages.mutu_data import parts

k = context.current_context()
if k.p is None:
    page_parts.show_no_rencana()
    st.stop()

parts.show_page(k, narrow=screen_width.is_narrow())
screen_width.ask_width()
