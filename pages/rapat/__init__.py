"""The Rapat page: the list of meetings and the form that opens one (awal), and the meeting's room (ruang)."""

import streamlit as st

from monev.ui.context import Context


def show_rapat(k: Context) -> None:
    """The room of the meeting in the address, else where meetings are opened and found again."""
    number = st.query_params.get("rapat")
    if number is None:
        from pages.rapat import meeting_list

        meeting_list.show_start(k)
    else:
        from pages.rapat import room

        room.show_room(k, number)
