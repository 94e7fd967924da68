"""Ringkasan: where do we stand? For a pimpinan with one minute and a phone; no picture library is loaded.

Every number leads to its rows: `daftar` in the address names the figure, and its list stands in the page's place.
"""

import streamlit as st

from monev.ui import context, langkah_panel, looks
from pages.ringkasan import lists, overview, sending

k = context.current_view()
wanted = st.query_params.get("daftar")
content = overview.build(k) if wanted is None else lists.build(k, wanted)
looks.show(content, key="ringkasan", plan_only=k.view.rencana_only)
if wanted is None:
    sending.offer_ringkasan(k)

langkah_panel.open_requested(k)
