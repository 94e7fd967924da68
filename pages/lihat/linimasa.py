"""Linimasa: what is due when? A lane per langkah, a mark per tenggat; a mark opens its langkah."""

import streamlit as st

from monev import keadaan
from monev.ui import bagian, kata, konteks, layar, linimasa

k = konteks.kini()
if k.p is None:
    bagian.belum_ada_rencana()
    st.stop()

bagian.kalimat(kata.kalimat_linimasa(k.p, keadaan.ringkasan(k.db, k.p)))
linimasa.tampilkan(k, sempit=layar.sempit())
layar.tanya()
