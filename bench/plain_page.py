"""The yardstick of every page: a bare Streamlit page with one choice and one Plotly chart that
depends on it.
"""

import plotly.graph_objects as go
import streamlit as st

st.set_page_config(page_title="Halaman polos", layout="wide")
TRIWULAN = ("TW I", "TW II", "TW III", "TW IV")
chosen_triwulan = st.segmented_control("Posisi", TRIWULAN, default="TW III") or "TW III"
heights = [TRIWULAN.index(chosen_triwulan) + month % 5 for month in range(12)]
st.write(chosen_triwulan)
st.plotly_chart(go.Figure(go.Bar(x=list(range(1, 13)), y=heights)))
