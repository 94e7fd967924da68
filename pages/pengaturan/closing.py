"""Plans whose year is over: closed with one button, and opened again.

In a closed plan nothing is due any more.
"""

import streamlit as st

from monev.core import clock
from monev.core.dates import format_day
from monev.database import Database
from monev.figures import list_rencana
from monev.ui import outcome, page_parts
from monev.ui.context import AnyContext, current_actor
from monev.ui.page_words import safe_line
from monev.writing.closing import closable_plans, close_plan

_BLOCK = "penutupan"


def show_closing(ctx: AnyContext) -> None:
    """Draw the block for the managers of an office that has a plan of a past year."""
    ended = [row for row in closable_plans(ctx.db) if ctx.visitor.may("atur_kantor", row["satker"])]
    closed = [
        row
        for row in list_rencana(ctx.db)
        if row["ditutup"] and ctx.visitor.may("atur_kantor", row["satker"])
    ]
    if not ended and not closed:
        return
    with outcome.titled("Rencana tahun lalu", key="penutupan_rencana", told=_BLOCK):
        st.markdown(
            "Rencana yang ditutup tetap dapat dilihat dan dibandingkan, tetapi tidak berubah lagi "
            "dan tidak menagih siapa pun: tidak di Tugas saya, menu, email, kalender, maupun "
            "daftar yang belum mengunggah."
        )
        for row in ended:
            name = f"{safe_line(row['satker'])} {row['tahun']}"
            key = f"tutup_{row['rencana_id']}"
            proposed = ": sudah waktunya ditutup" if row["diusulkan"] else ""
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.markdown(f"**{name}**{proposed}", width="stretch")
                about = (ctx.db, row["satker"], row["tahun"], True)
                page_parts.button("Tutup rencana", _set_closed, *about, key=key)
        for row in closed:
            name = f"{safe_line(row['satker'])} {row['tahun']}"
            key = f"buka_{row['rencana_id']}"
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                since = format_day(row["ditutup"].astimezone(clock.zone()).date())
                st.markdown(f"**{name}**: ditutup {since}", width="stretch")
                about = (ctx.db, row["satker"], row["tahun"], False)
                page_parts.button("Buka lagi", _set_closed, *about, key=key)


def _set_closed(db: Database, satker: str, tahun: int, closed: bool) -> None:
    said = (
        "ditutup. Bila ada yang harus dibetulkan, buka lagi di sini." if closed else "dibuka lagi."
    )
    with outcome.refusals(_BLOCK, f"Rencana {safe_line(satker)} {tahun} {said}"):
        close_plan(db, satker, tahun, closed=closed, pelaku=current_actor(db))
