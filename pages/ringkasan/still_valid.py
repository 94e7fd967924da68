"""The line before a triwulan: does the plan still hold? Asked of who may upload a new one."""

import streamlit as st

from monev.core.clock import today_within
from monev.figures import view_at
from monev.figures.next_triwulan import asked_triwulan, is_asked, question
from monev.ui import outcome, page_parts
from monev.ui.context import Context, current_actor
from monev.ui.page_table import UNGGAH
from monev.writing.still_valid import say_valid

_BLOCK = "masih_berlaku"


def show(ctx: Context) -> None:
    """Draw the line with its two answers, or what became of one."""
    outcome.show(_BLOCK)
    if not ctx.may("unggah"):
        return
    plan = view_at(*ctx.rencana, today_within(ctx.view.tahun))
    if not is_asked(plan):
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=_BLOCK):
        st.markdown(f"**{question(plan)}**", width="stretch")
        page_parts.button("Masih berlaku", _say, ctx, asked_triwulan(plan).short_name)
        st.page_link(UNGGAH.file, label="Unggah rencana baru →", query_params=ctx.choice.url())


def _say(ctx: Context, triwulan: str) -> None:
    done = f"Rencana dinyatakan masih berlaku untuk {triwulan}. *Riwayat* menyimpan pernyataan ini."
    with outcome.refusals(_BLOCK, done):
        say_valid(*ctx.rencana, pelaku=current_actor(ctx.db))
