"""What the last touch did or why it could not: kept over one redraw, shown where it belongs."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from monev.baca.pilihan import ButirPilihan
from monev.galat import GalatMonev
from monev.ui import kata
from monev.ui.konteks import Konteks
from monev.ui.pemilih import PELAKU_LOKAL

_BERHASIL, _GALAT = "mutu_berhasil", "mutu_galat"


def tampilkan() -> None:
    """What was stored, with one touch to take it back."""
    if berhasil := st.session_state.pop(_BERHASIL, None):
        st.success(berhasil)


def galat(kunci: str) -> None:
    """Why the answer of this form was not stored."""
    if kalimat := st.session_state.get(_GALAT, {}).get(kunci):
        st.error(kalimat)


def simpan(k: Konteks, butir: Iterable[ButirPilihan], kunci: str) -> None:
    """Keep answers; a callback, so that what follows is drawn with them."""
    from monev.unggah.pilihan import simpan_pilihan

    keluhan = st.session_state.setdefault(_GALAT, {})
    keluhan.pop(kunci, None)
    try:
        simpan_pilihan(k.db, k.p.satker, butir, pelaku=PELAKU_LOKAL, tahun=k.p.tahun)
    except GalatMonev as tolak:
        keluhan[kunci] = f"{kata.aman(tolak.pesan)} {kata.aman(tolak.saran)}".strip()
    else:
        st.session_state[_BERHASIL] = (
            "**Jawaban tersimpan** dan berlaku untuk berkas berikutnya. Rencana yang tersimpan belum berubah."
        )


def cabut(k: Konteks, butir: ButirPilihan) -> None:
    """Take an answer back; a callback."""
    from monev.unggah.pilihan import cabut_pilihan

    cabut_pilihan(k.db, k.p.satker, [butir], pelaku=PELAKU_LOKAL)
    st.session_state[_BERHASIL] = "**Jawaban ditarik kembali.** Rencana yang tersimpan tidak berubah."
