"""What the last touch did or why it could not: kept over one redraw, shown where it belongs."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from monev.core.errors import MonevError
from monev.reading.choices import ChoiceItem
from monev.ui import page_words
from monev.ui.chooser import LOCAL_ACTOR
from monev.ui.context import Context

_SUCCESS, _ERRORS = "mutu_berhasil", "mutu_galat"


def show_message() -> None:
    """What was stored, with one touch to take it back."""
    if success := st.session_state.pop(_SUCCESS, None):
        st.success(success)


def show_error(key: str) -> None:
    """Why the answer of this form was not stored."""
    if sentence := st.session_state.get(_ERRORS, {}).get(key):
        st.error(sentence)


def store_answers(k: Context, item: Iterable[ChoiceItem], key: str) -> None:
    """Keep answers; a callback, so that what follows is drawn with them."""
    from monev.writing.reading_choices import store_choices

    complaint = st.session_state.setdefault(_ERRORS, {})
    complaint.pop(key, None)
    try:
        store_choices(k.db, k.p.satker, item, pelaku=LOCAL_ACTOR, tahun=k.p.tahun)
    except MonevError as rejection:
        complaint[key] = f"{page_words.safe(rejection.pesan)} {page_words.safe(rejection.advice)}".strip()
    else:
        st.session_state[_SUCCESS] = (
            "**Jawaban tersimpan** dan berlaku untuk berkas berikutnya. Rencana yang tersimpan belum berubah."
        )


def withdraw_answer(k: Context, item: ChoiceItem) -> None:
    """Take an answer back; a callback."""
    from monev.writing.reading_choices import withdraw_choices

    withdraw_choices(k.db, k.p.satker, [item], pelaku=LOCAL_ACTOR)
    st.session_state[_SUCCESS] = "**Jawaban ditarik kembali.** Rencana yang tersimpan tidak berubah."
