"""A chosen file lives as long as its visit.

The address keeps its name, so that a new visit (after a restart or a reload) can say that the file
must be chosen again.
"""

import streamlit as st

from monev.ui import address
from monev.ui.drop_field import ChosenFile
from monev.ui.page_words import safe_line

_NAME, _HELD = "berkas", "unggah_pernah_dipilih"
_LONGEST_NAME = 120


def tell(file: ChosenFile | None) -> None:
    """Say that the chosen file is gone; nothing if this visit has it or dropped it itself."""
    name = st.query_params.get(_NAME, "")
    if file is not None:
        st.session_state[_HELD] = True
        if name != file.name[:_LONGEST_NAME]:
            address.write_one(_NAME, file.name[:_LONGEST_NAME])
    elif name and st.session_state.get(_HELD):
        address.write_one(_NAME, "")
    elif name:
        why = "Monev ZI dinyalakan lagi atau halaman ini dimuat ulang sebelum disimpan"
        st.info(
            f"Pilihan berkas **{safe_line(name[:_LONGEST_NAME])}** sudah dibuang: {why}. Pilih "
            "lagi berkasnya."
        )
