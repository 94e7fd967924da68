"""The place for a file to upload, on Unggah and on a page that has no data yet.

The chosen file lives as long as the visit: Streamlit forgets its widgets on another page.
"""

import secrets
from typing import NamedTuple

import streamlit as st

from monev.reading.files import limits
from monev.ui.page_table import CHOSEN_FILE

_PLACE, _NEW = "unggah_tempat", "unggah_baru_dipilih"
AT_TOP = "tersimpan"
"""The parameter in the address that says this page took its own place (`OWN_PLACE` in start.js) and
starts at its top."""


class ChosenFile(NamedTuple):
    """The chosen file; `key` is new each time one is chosen."""

    key: str
    name: str
    content: bytes


def in_hand() -> ChosenFile | None:
    """Return the file chosen in this visit, or None."""
    return st.session_state.get(CHOSEN_FILE)


def was_just_chosen() -> bool:
    """True once after a file was chosen."""
    return bool(st.session_state.pop(_NEW, False))


def show() -> None:
    """Draw the place for a file, as wide as the page."""
    key = f"unggah_berkas_{place()}"
    wanted = "tabel rencana aksi seperti di SK, templat yang sudah diisi, atau realisasi saja"
    label = f"Excel, Word, LibreOffice atau CSV: {wanted}."
    # Every kind can be chosen: a file of another kind is refused with advice.
    most = limits.MAX_SIZE // limits.MIB
    with st.container(key="berkas_dipilih"):
        st.file_uploader(label, key=key, on_change=_keep_chosen, args=(key,), max_upload_size=most)


def place() -> str:
    """Return a key of the place for this visit alone, so that no old file is shown in it."""
    return st.session_state.setdefault(_PLACE, secrets.token_hex(4))


def empty() -> None:
    """Let go of the chosen file, and make the next place a new one."""
    for name in (CHOSEN_FILE, _PLACE):
        st.session_state.pop(name, None)


def _keep_chosen(key: str) -> None:
    """Keep the chosen file, or drop it if the person removed it. A callback.

    Only the callback tells that apart from a place that is empty because another page was open.
    """
    st.session_state.pop(CHOSEN_FILE, None)
    st.query_params.pop(AT_TOP, None)
    if chosen := st.session_state[key]:
        st.session_state[CHOSEN_FILE] = ChosenFile(chosen.file_id, chosen.name, chosen.getvalue())
        st.session_state[_NEW] = True
