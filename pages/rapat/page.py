"""Rapat: the meeting itself, on a projector: opened, led from screen to screen, recorded as it goes, closed."""

import streamlit as st

from monev.ui import context

k = context.current(context.Context)
# Imported here: the list of meetings needs nothing of a meeting's screens, nor these of it.
rapat_number = st.query_params.get("rapat")
if rapat_number is None:
    from pages.rapat import meeting_list, office_settings, practice

    meeting_list.show_start(k)
    meeting_list.show_earlier_meetings(k)
    practice.show_practice(k)
    if k.may("atur_kantor"):
        office_settings.show_office(k)
else:
    from pages.rapat import room

    room.show_room(k, rapat_number)
