"""A bare Streamlit page with the figures of one of our pages (`gambar` in the address) and a choice
of triwulan.
"""

import json
import os
from pathlib import Path

import plotly.graph_objects as go
import streamlit as st

st.set_page_config(page_title="Gambar yang sama", layout="wide")
figures = json.loads(Path(os.environ["MONEV_BENCH_GAMBAR"]).read_text(encoding="utf-8"))
of_triwulan = figures[st.query_params["gambar"]]
chosen = st.segmented_control("Posisi", [*of_triwulan], default="TW III") or "TW III"
st.write(chosen)
for number, spec in enumerate(of_triwulan[chosen]):
    st.plotly_chart(go.Figure(spec), key=f"gambar_{number}", theme=None)
