"""Rapat: the meeting itself, on a projector: opened, led from screen to screen, recorded as it goes, closed."""

import streamlit as st

from monev.ui import context
from pages.rapat import meeting_list, office_settings, room

k = context.current(context.Context)
rapat_number = st.query_params.get("rapat")
if rapat_number is not None:
    room.show_room(k, rapat_number)
else:
    meeting_list.show_start(k)
    meeting_list.show_earlier_meetings(k)
    meeting_list.show_practice(k)
    if k.may("atur_kantor"):
        office_settings.show_office(k)
