"""The router: page config, the menu, the chooser on top of every page, and the page itself; nothing else."""

import streamlit as st

from monev.ui import basis, halaman, pemilih, penjaga

buka = st.navigation(halaman.semua(), position="top")
st.set_page_config(
    page_title=f"{buka.title} · Monev ZI", page_icon="📋", layout="wide", initial_sidebar_state="collapsed"
)
with penjaga.jaga():
    penuh = halaman.layar_penuh(buka)
    if pemilih.tampilkan(basis.basisdata(), layar_penuh=penuh):
        buka.run()
        if not penuh:
            pemilih.kaki()
