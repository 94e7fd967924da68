"""Every answer this satker has given, with one touch to take it back."""

from __future__ import annotations

import streamlit as st

from monev.istilah import HAL_PILIHAN
from monev.tanggal import sebut
from monev.teks import potong
from monev.ui import bagian, kata
from monev.ui.konteks import Konteks
from monev.ui.mutu import pesan


def tampilkan(k: Konteks) -> None:
    """The answers that stand, newest first; withdrawn ones are told in a line."""
    from monev.unggah.pilihan import daftar_pilihan

    semua = daftar_pilihan(k.db, k.p.satker)
    berlaku = [satu for satu in reversed(semua) if not satu.dicabut]
    st.markdown(
        f"Jawaban di bawah ini dipakai setiap kali berkas {kata.aman(k.p.satker)} dibaca. Yang sudah tersimpan tidak "
        "ikut berubah."
    )
    if not berlaku:
        st.markdown("Belum ada jawaban yang tersimpan.")
    awal, akhir = bagian.potongan(len(berlaku), kunci="mutu_pilihan")
    for satu in berlaku[awal:akhir]:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(_satu(satu), width="stretch")
            st.button(
                "Tarik",
                key=f"cabut_{satu.entri}_{satu.butir.kunci}_{satu.butir.langkah}",
                on_click=pesan.cabut,
                args=(k, satu.butir),
            )
    if dicabut := sum(satu.dicabut for satu in semua):
        st.caption(f"{dicabut} jawaban lain sudah ditarik kembali; riwayatnya tetap ada di jurnal.")


def _satu(satu) -> str:
    from monev.mutu import sebut_jawaban

    butir = satu.butir
    tertulis = f"“{kata.sebaris(potong(butir.kunci, 100))}”" if butir.kunci else "sel kosong"
    lingkup = f" · langkah: {kata.sebaris(potong(butir.langkah, 60))}" if butir.langkah else ""
    oleh = f":gray[{sebut(satu.waktu.date())}, {kata.sebaris(satu.pelaku)}]"
    dari = "" if butir.hal == "area" else f"{tertulis} → "
    return f"{HAL_PILIHAN[butir.hal].capitalize()}: {dari}**{kata.sebaris(sebut_jawaban(butir))}**{lingkup} · {oleh}"
