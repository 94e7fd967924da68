"""The router: page config, the menu, the chooser on top of every page, and the page itself; nothing else."""

import streamlit as st

from monev.ui import basis, halaman, pemilih, penjaga

st.set_page_config(page_title="Monev ZI", page_icon="📋", layout="wide", initial_sidebar_state="collapsed")
buka = st.navigation(halaman.semua(), position="top")
with penjaga.jaga():
    if pemilih.tampilkan(basis.basisdata()):
        buka.run()
        pemilih.kaki()
