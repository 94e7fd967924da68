"""A meeting that people were asked to is moved or called off, from the list of meetings: nobody has to be there."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from monev import meeting
from monev.core.errors import MonevError
from monev.core.typed_input import NAME_LENGTH, TITLE_LENGTH, EntryRefused
from monev.meeting import Rapat
from monev.ui import guard, page_words
from monev.ui.context import Context
from monev.ui.visitor import current_actor

_MOVE, _CALL_OFF = "Pindahkan jadwal", "Batalkan rapat"


def show_schedule_change(k: Context, r: Rapat) -> None:
    """What is to be done, why, and the number of the letter that says so; one called off can be held after all."""
    choices = [_MOVE] if r.is_called_off else [_MOVE, _CALL_OFF]
    what = st.radio("Yang dilakukan", choices, key=f"ralat_{r.nomor}", horizontal=True)
    with st.form(f"ralat_{r.nomor}_isian", border=False):
        value, place = _schedule_fields(r) if what == _MOVE else ({}, {})
        said = {
            "alasan": st.text_input("Alasan, seperti tertulis di surat", max_chars=TITLE_LENGTH),
            "surat_nomor": st.text_input("Nomor surat (boleh kosong)", max_chars=NAME_LENGTH),
        }
        place |= {"alasan": st.empty()}
        if st.form_submit_button(what, type="primary"):
            _store(k, r, what, value, said, place)


def _schedule_fields(r: Rapat) -> tuple[dict[str, Any], dict[str, Any]]:
    """The schedule as it is said now, to be changed; and where a refusal of each field is said."""
    value: dict[str, Any] = {}
    place: dict[str, Any] = {}
    day, begin, end = st.columns(3)
    with day:
        value["tanggal"] = st.date_input("Tanggal rapat", r.tanggal, format="DD/MM/YYYY")
        place["tanggal"] = st.empty()
    for column, name, heading in ((begin, "mulai", "Jam mulai"), (end, "selesai", "Jam selesai")):
        with column:
            value[name] = st.text_input(heading, getattr(r.rincian, name), placeholder="09.30")
            place[name] = st.empty()
    value["tempat"] = st.text_input("Tempat", r.tempat, max_chars=NAME_LENGTH)
    return value, place


def _store(
    k: Context, r: Rapat, what: str, value: dict[str, date | str], said: dict[str, str], place: dict[str, Any]
) -> None:
    try:
        if what == _MOVE:
            meeting.move_rapat(k.db, r, value, **said, pelaku=current_actor(k.db))
        else:
            meeting.call_off_rapat(k.db, r, **said, pelaku=current_actor(k.db))
    except EntryRefused as error:
        for name, sentence in error.entries.items():
            place.get(name, st).error(page_words.safe(sentence))
    except MonevError as error:
        guard.show_error(error)
    else:
        st.rerun()
