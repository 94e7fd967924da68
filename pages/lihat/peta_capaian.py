"""Peta Capaian: how much of what falls due in each month is done, per area? A cell opens to its rows."""

import streamlit as st

from monev import keadaan
from monev.ui import bagian, kata, konteks, layar, peta

k = konteks.kini()
if k.p is None:
    bagian.belum_ada_rencana()
    st.stop()

hasil = keadaan.ringkasan(k.db, k.p)
bagian.kalimat(kata.tanpa_ulangan(keadaan.kalimat_ringkasan(k.p, hasil.kini, keadaan.per_area(k.db, k.p))))
peta.tampilkan(k, sempit=layar.sempit())
layar.tanya()
