"""The Rapat page: the list of meetings and the form that opens one (awal), and the meeting's room (ruang)."""

import streamlit as st

from monev.ui.konteks import Konteks


def tampilkan(k: Konteks) -> None:
    """The room of the meeting in the address, else where meetings are opened and found again."""
    nomor = st.query_params.get("rapat")
    if nomor is None:
        from monev.ui.rapat import awal

        awal.tampilkan(k)
    else:
        from monev.ui.rapat import ruang

        ruang.tampilkan(k, nomor)
