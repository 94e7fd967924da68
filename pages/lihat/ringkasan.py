"""Ringkasan: where do we stand? For a pimpinan with one minute and a phone; no picture library is loaded."""

import streamlit as st

from monev import keadaan
from monev.ui import bagian, kata, konteks, ringkas

k = konteks.kini()
if k.p is None:
    bagian.belum_ada_rencana()
    st.stop()

hasil = keadaan.ringkasan(k.db, k.p)
area = keadaan.per_area(k.db, k.p)
bagian.kalimat(kata.tanpa_ulangan(keadaan.kalimat_ringkasan(k.p, hasil.kini, area)))
ringkas.angka_utama(hasil)
ringkas.ikuti_angka(k, hasil)
ringkas.baris_area(k.pilihan, area, rencana_saja=not k.p.ada_realisasi)
ringkas.yang_berikut(k, hasil)
