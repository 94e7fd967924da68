"""Riwayat: how did the rencana come to be what it is? Its versions, what each changed, planned against reached."""

import streamlit as st

from monev import figures
from monev.ui import context, page_parts, screen_width
from pages.riwayat import parts

k = context.current_context()
if k.choice is None:
    page_parts.show_no_rencana()
    st.stop()

versions = figures.riwayat(k.db, k.choice.satker, k.choice.tahun)
if k.p is None:
    page_parts.show_all_cancelled(k.choice.satker, k.choice.tahun)
page_parts.show_sentence(figures.riwayat_sentence(versions))
parts.show(k, versions, narrow=screen_width.is_narrow())
screen_width.ask_width()
