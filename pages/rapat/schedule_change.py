"""A meeting that people were asked to is moved or called off, from the list of meetings: nobody has to be there."""

from __future__ import annotations

import streamlit as st

from monev import meeting
from monev.core.typed_input import NAME_LENGTH, TITLE_LENGTH
from monev.meeting import Rapat
from monev.ui import guard
from monev.ui.context import Context
from monev.ui.visitor import current_actor

_MOVE, _CALL_OFF = "Pindahkan jadwal", "Batalkan rapat"


def show_schedule_change(k: Context, r: Rapat) -> None:
    """What is to be done, why, and the number of the letter that says so; one called off can be held after all."""
    choices = [_MOVE] if r.is_called_off else [_MOVE, _CALL_OFF]
    what = st.radio("Yang dilakukan", choices, key=f"ralat_{r.nomor}", horizontal=True)
    with st.form(f"ralat_{r.nomor}_isian", border=False):
        schedule, said = guard.Entries(), guard.Entries()
        if what == _MOVE:
            _take_schedule(r, schedule)
        said.take("alasan", st.text_input("Alasan, seperti tertulis di surat", max_chars=TITLE_LENGTH))
        said.take("surat_nomor", st.text_input("Nomor surat (boleh kosong)", max_chars=NAME_LENGTH))
        if st.form_submit_button(what, type="primary"):
            _store(k, r, schedule, said)


def _take_schedule(r: Rapat, entries: guard.Entries) -> None:
    """The schedule as it is said now, to be changed."""
    day, begin, end = st.columns(3)
    with day:
        entries.take("tanggal", st.date_input("Tanggal rapat", r.tanggal, format="DD/MM/YYYY"))
    for column, name, heading in ((begin, "mulai", "Jam mulai"), (end, "selesai", "Jam selesai")):
        with column:
            entries.take(name, st.text_input(heading, getattr(r.rincian, name), placeholder="09.30"))
    entries.take("tempat", st.text_input("Tempat", r.tempat, max_chars=NAME_LENGTH))


def _store(k: Context, r: Rapat, schedule: guard.Entries, said: guard.Entries) -> None:
    with guard.at_fields(schedule.places | said.places):
        if schedule.typed:
            meeting.move_rapat(k.db, r, schedule.typed, **said.typed, pelaku=current_actor(k.db))
        else:
            meeting.call_off_rapat(k.db, r, **said.typed, pelaku=current_actor(k.db))
        st.rerun()
