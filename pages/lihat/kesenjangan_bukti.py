"""Kesenjangan Bukti: what proof is missing, and from whom? The list, its downloads, a message for the group."""

import streamlit as st

from monev import keadaan
from monev.ui import bagian, kata, konteks, layar, senjang

k = konteks.kini()
if k.p is None:
    bagian.belum_ada_rencana()
    st.stop()

daftar = keadaan.kesenjangan(k.db, k.p)
hasil = keadaan.ringkasan(k.db, k.p)
bagian.kalimat(kata.tanpa_ulangan(keadaan.kalimat_kesenjangan(k.p, hasil.kini, len(daftar))))
if daftar.empty:
    senjang.kosong(k)
else:
    senjang.tampilkan(k, daftar, sempit=layar.sempit())
    layar.tanya()
