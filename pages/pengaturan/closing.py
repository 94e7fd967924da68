"""Plans whose year is over: closed with one button, and opened again.

In a closed plan nothing is due any more.
"""

from functools import partial

import streamlit as st

from monev.core import clock
from monev.core.dates import format_day
from monev.database import Database, Row
from monev.figures import list_rencana
from monev.ui import outcome, page_parts
from monev.ui.context import AnyContext, current_actor
from monev.ui.page_words import safe_line
from monev.writing.closing import closable_plans, close_plan

_BLOCK = "penutupan"


def show_closing(ctx: AnyContext) -> None:
    """Draw the block for the managers of an office that has a plan of a past year."""
    may = partial(ctx.visitor.may, "atur_kantor")
    ended = [row for row in closable_plans(ctx.db) if may(row["satker"])]
    closed = [row for row in list_rencana(ctx.db) if row["ditutup"] and may(row["satker"])]
    if not ended and not closed:
        return
    with outcome.titled("Rencana tahun lalu", key="penutupan_rencana", told=_BLOCK):
        st.markdown(
            "Rencana yang ditutup tetap dapat dilihat dan dibandingkan, tetapi tidak berubah lagi "
            "dan tidak menagih siapa pun: tidak di Lapor, menu, email, maupun "
            "daftar yang laporannya belum lengkap."
        )
        for row in ended:
            _show_plan(ctx, row, ": sudah waktunya ditutup" if row["diusulkan"] else "", True)
        for row in closed:
            since = format_day(row["ditutup"].astimezone(clock.zone()).date())
            _show_plan(ctx, row, f": ditutup {since}", False)


def _show_plan(ctx: AnyContext, row: Row, state: str, closed: bool) -> None:
    """Draw a plan with the button that closes it, or opens it again."""
    satker, tahun = row["satker"], row["tahun"]
    words = "Tutup rencana" if closed else "Buka lagi"
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{safe_line(satker)} {tahun}**{state}", width="stretch")
        key = f"{words} {row['rencana_id']}"
        page_parts.button(words, _set_closed, ctx.db, satker, tahun, closed, key=key)


def _set_closed(db: Database, satker: str, tahun: int, closed: bool) -> None:
    said = (
        "ditutup. Bila ada yang harus dibetulkan, buka lagi di sini." if closed else "dibuka lagi."
    )
    with outcome.refusals(_BLOCK, f"Rencana {safe_line(satker)} {tahun} {said}"):
        close_plan(db, satker, tahun, closed=closed, pelaku=current_actor(db))
