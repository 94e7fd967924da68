"""Pengaturan: what is still to be set up, my own account, what is shown, and where an office's documents are set."""

import streamlit as st

from monev import VERSION
from monev.ui import context
from pages.pengaturan import own_account, readiness, sample_data

k = context.current_context()
readiness.show_readiness(k)
own_account.show_own_account(k)
sample_data.show_sample_data(k)
sample_data.show_office(k)
st.caption(f"Semua perubahan dicatat di jurnal: siapa, kapan, dan apa. Monev ZI {VERSION}.")
