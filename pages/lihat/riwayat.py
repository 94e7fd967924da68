"""Riwayat: how did the rencana come to be what it is? Its versions, what each changed, planned against reached."""

import streamlit as st

from monev import keadaan
from monev.ui import bagian, konteks, layar, riwayat

k = konteks.kini()
if k.pilihan is None:
    bagian.belum_ada_rencana()
    st.stop()

versi = keadaan.riwayat(k.db, k.pilihan.satker, k.pilihan.tahun)
if k.p is None:
    bagian.semua_dibatalkan(k.pilihan.satker, k.pilihan.tahun)
bagian.kalimat(keadaan.kalimat_riwayat(versi))
riwayat.tampilkan(k, versi, sempit=layar.sempit())
layar.tanya()
