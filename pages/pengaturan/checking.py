"""Who checks which area of an office's plan."""

import streamlit as st

from monev.core.clock import today_within
from monev.database import rows_of
from monev.figures import format_area, list_rencana, per_area, view_at
from monev.figures.rows import AreaRow
from monev.outputs.settings import checkers, read_checkers, store_checkers
from monev.ui import outcome, page_parts
from monev.ui.context import AnyContext, current_actor
from monev.ui.page_words import safe_line
from pages.pengaturan.mail import choose_office, managed_offices

_BLOCK = "pemeriksa_area"


def show_checking(ctx: AnyContext) -> None:
    """Draw the block for the managers of an office, the sample too."""
    if not (offices := managed_offices(ctx, sample=True)):
        return
    with outcome.titled("Pemeriksa", key="pemeriksa_area", told=_BLOCK):
        satker = choose_office("Kantor", offices, key="pemeriksa_satker")
        if checkers(ctx.db, satker):
            page_parts.fold("Pemeriksa tiap area", _show_form, ctx, satker, key="pemeriksa_atur")
        else:
            st.caption("Belum ada orang dengan peran pemeriksa di kantor ini.")


def _show_form(ctx: AnyContext, satker: str) -> None:
    tahun = max(row["tahun"] for row in list_rencana(ctx.db) if row["satker"] == satker)
    view = view_at(ctx.db, satker, tahun, today_within(tahun))
    st.caption(
        "Bukti areanya berdiri paling atas di Menunggu diperiksa; pemeriksa lain tetap boleh "
        "memeriksanya."
    )
    given = read_checkers(ctx.db, satker)
    names = {"": "siapa pun"} | checkers(ctx.db, satker)
    with st.form(f"pemeriksa_{satker}"):
        changed = {}
        for row in rows_of(per_area(ctx.db, view), AreaRow):
            area = row["area"]
            former = given.get(area, "")
            label = safe_line(format_area(area, row["nama_area"]))
            who = page_parts.choose(
                label, names, former if former in names else "", key=f"{_BLOCK} {area} {former}"
            )
            if who != former:
                changed[area] = who
        if st.form_submit_button("Simpan", type="primary"):
            with outcome.refusals(_BLOCK, "Tersimpan."):
                store_checkers(ctx.db, satker, changed, pelaku=current_actor(ctx.db))
            st.rerun()
