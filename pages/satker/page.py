"""Satker: which offices are there, who is above whom, what was each called? The register, for who manages all of it."""

import streamlit as st

from monev.ui import context
from pages.satker import parts

k = context.current_context()
if k.visitor.may("atur_satker", None):
    parts.show_outcome()
    parts.show_register(k)
    parts.show_upload(k)
else:
    st.info("Daftar satker diatur admin untuk semua satker.")
