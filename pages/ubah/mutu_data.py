"""Mutu Data: how was each cell of the plan understood, what is to be asked, and how is it settled?"""

import streamlit as st

from monev.ui import bagian, konteks, layar
from monev.ui.mutu import tampilan

k = konteks.kini()
if k.p is None:
    bagian.belum_ada_rencana()
    st.stop()

tampilan.tampilkan(k, sempit=layar.sempit())
layar.tanya()
