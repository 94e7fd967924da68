"""Rapat: the meeting itself, on a projector: opened, led from screen to screen, recorded as it goes, closed."""

import streamlit as st

from monev.ui import bagian, konteks, rapat

k = konteks.kini()
if k.p is None:
    bagian.belum_ada_rencana()
    st.stop()

rapat.tampilkan(k)
