"""Pengguna dan akses: who may sign in and do what, and what guests see.

It also says if others in the office can come in.
"""

import streamlit as st

from monev.ui import context
from pages.orang import people, reach

ctx = context.current(context.AnyContext)
people.show_people(ctx)
reach.show_guests(ctx)
reach.show_reach(ctx)
st.caption("Semua perubahan tercatat: siapa yang mengubah, kapan, dan apa.")
