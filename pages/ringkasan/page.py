"""Ringkasan: where do we stand, what is late, which proof is missing, what comes, and who has it?

For a pimpinan with one minute and a phone. Every number leads to its rows: `daftar` in the address
names a figure, whose list replaces the page.
"""

import streamlit as st

from monev.ui import context, langkah_panel
from pages.ringkasan import lists, sheet

ctx = context.current(context.Context)
if wanted := st.query_params.get("daftar"):
    lists.show(ctx, wanted)
else:
    sheet.show(ctx)

langkah_panel.open_requested(ctx)
