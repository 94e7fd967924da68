"""Cakupan LKE: which pilar of the LKE does the plan serve, and with how much bukti?"""

import streamlit as st

from monev.outputs.coverage import coverage, coverage_sentence, source_sentence
from monev.ui import context, langkah_panel, page_parts
from pages.cakupan_lke import linking, the_sheet

_PARTS = {"cakupan": "Cakupan", "tautkan": "Tautkan"}

ctx = context.current(context.Context)
found = coverage(ctx.db, ctx.view)
if not any(each.langkah for each in found) and "bagian" not in st.query_params:
    linking.begin(ctx)
else:
    page_parts.show_sentence(coverage_sentence(found))
    part = page_parts.choose_part(_PARTS, "cakupan", key="bagian")
    if part == "tautkan":
        linking.show(ctx)
    else:
        the_sheet.show(ctx, found)
st.caption(source_sentence())
langkah_panel.open_requested(ctx)
