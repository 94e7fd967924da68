"""Pengaturan: who is signed in and who may, what guests see, what is shown, and what an office's documents carry."""

import streamlit as st

from monev.ui import context
from pages.pengaturan import guests, own_account, people, reach, sample_data

k = context.current_context()
own_account.show_own_account(k)
people.show_people(k)
guests.show_guests(k)
sample_data.show_sample_data(k)
sample_data.show_office(k)
reach.show_reach(k)
st.caption("Semua perubahan dicatat di jurnal: siapa, kapan, dan apa.")
