"""Ringkasan: where do we stand? For a pimpinan with one minute and a phone; no picture library is loaded.

Every number leads to its rows: `daftar` in the address names the figure, and its list stands in the page's place.
"""

from urllib.parse import urlencode

import streamlit as st

from monev.ui import context, langkah_panel, looks
from monev.ui.evidence_links import SHEET
from monev.ui.looks import blocks
from pages.ringkasan import lists, overview

k = context.current(context.Context)
wanted = st.query_params.get("daftar")
if wanted is None:
    sheet = blocks.sheet(f"{SHEET}?{urlencode(k.choice.url())}")
    files = overview.files_to_send(k)
    content = [*overview.build(k), sheet, overview.buttons_to_send(files)]
    looks.show(content, key="ringkasan", plan_only=k.view.rencana_only, files=files)
else:
    looks.show(lists.build(k, wanted), key="ringkasan", plan_only=k.view.rencana_only)

langkah_panel.open_requested(k)
