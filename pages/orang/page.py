"""Pengguna dan akses: who may sign in and do what, what guests see, and whether others in the
office can come in."""

import streamlit as st

from monev.ui import context
from pages.orang import people, reach

k = context.current(context.AnyContext)
people.show_people(k)
reach.show_guests(k)
reach.show_reach(k)
st.caption("Semua perubahan tercatat: siapa yang mengubah, kapan, dan apa.")
