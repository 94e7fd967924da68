"""A meeting to try on sample data: begun and ended here, where meetings begin."""

from __future__ import annotations

import streamlit as st

from monev.access import NotAllowed
from monev.core.dates import format_day
from monev.meeting.practice import Practice, offered
from monev.ui import address, guard, page_parts, rehearsal
from monev.ui.context import Context
from pages.rapat import room


def show_practice(k: Context) -> None:
    """What is practised now, with the way out; else the meetings that can be tried, where the plan is a sample."""
    if rehearsal.current() is not None:
        page_parts.show_sentence(rehearsal.remark())
        st.button("Akhiri latihan", on_click=_stop)
        return
    choices = offered(k.view)
    if not choices or not _may_practise(k):
        return
    with st.expander("Berlatih memimpin rapat"):
        st.markdown(
            "Coba rapat kantor contoh ini seolah harinya tiba: buka, catat, putuskan, unduh dokumennya. "
            "Tidak ada yang tersimpan, dan orang lain tidak melihatnya."
        )
        with st.container(horizontal=True, gap="small"):
            for choice in choices:
                label = f"Latihan rapat {choice.periode.short_name} ({format_day(choice.day)})"
                st.button(label, key=f"latihan_{choice.periode.code}", on_click=_start, args=(k, choice))


def _may_practise(k: Context) -> bool:
    """Not who only looks through a guest's link: a practice takes room that those who work here need."""
    return k.visitor.is_local or k.visitor.is_person


def _start(k: Context, practice: Practice) -> None:
    with guard.guard():
        if not _may_practise(k):
            raise NotAllowed("Tautan tamu hanya untuk melihat.", "Masuk dengan nama Anda untuk berlatih.")
        rehearsal.begin(k.db, practice)
        _look_at(practice.periode.end.isoformat())


def _stop() -> None:
    rehearsal.end()
    _look_at("")


def _look_at(posisi: str) -> None:
    room.leave_room()
    address.write_one("posisi", posisi)
