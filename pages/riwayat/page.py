"""Riwayat: how did the rencana develop? Its versions, the changes in each, planned against done."""

import streamlit as st

from monev import figures
from monev.database import Row, rows_of
from monev.ui import context, curve, langkah_panel, page_parts
from monev.ui.guard import guarded
from pages.riwayat import versions


@st.fragment
@guarded
def show_history(ctx: context.RencanaContext, riwayat: list[Row]) -> None:
    """Draw everything below the sentence. A fragment, so opening a part redraws only this."""
    curve.go_on()
    versions.show_what_happened()
    opened = versions.choose_part(ctx, riwayat)
    if opened in versions.OF_A_VIEW and isinstance(ctx, context.Context):
        versions.OF_A_VIEW[opened](ctx)
    elif opened == "banding":
        versions.show_comparison(ctx, riwayat)
    else:
        versions.show_versions(ctx, riwayat)


ctx = context.current(context.RencanaContext)
riwayat = figures.riwayat(*ctx.rencana)
if ctx.view is None:
    page_parts.show_all_cancelled(ctx.choice.satker, ctx.choice.tahun)
page_parts.show_sentence(figures.riwayat_sentence(riwayat, ctx.choice.tahun))
show_history(ctx, rows_of(riwayat))
versions.show_journal_check(ctx.db)
if isinstance(ctx, context.Context):
    langkah_panel.open_requested(ctx)
