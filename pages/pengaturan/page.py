"""Pengaturan: who is signed in and who may, what guests see, what is shown, and what an office's documents carry."""

import streamlit as st

from monev.ui import context
from pages.pengaturan import guests, own_account, parts, people, reach

k = context.current_context()
own_account.show_own_account(k)
people.show_people(k)
guests.show_guests(k)
parts.show_sample_data(k)
parts.show_office(k)
reach.show_reach(k)
st.caption("Semua perubahan dicatat di jurnal: siapa, kapan, dan apa.")
